"""The guard at the door: what a text may say to this person, and that nothing wounding leaves, whichever way it goes."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.hiring.answers.guard import Setting, check
from huiyin.hiring.models import Application, Candidate, Letter, LetterKind, Verdict
from huiyin.language.courtesy.verdict import Verdict as Judged

MOST_NAMES = 500
"""So many of an opening's names are looked for in a text; more people than that are rarely known to each other."""


def of_letter(letter: Letter, text: str, others: Iterable[str] = ()) -> Judged:
    """What the guard finds in the words of a letter, knowing what it may say to this person."""
    telling = letter.telling
    return check(
        text,
        setting=Setting(
            standby_told=telling is not None and telling.decision.verdict == Verdict.STANDBY,
            offer_exists=letter.kind == LetterKind.OFFER
            or (telling is not None and telling.decision.verdict == Verdict.OFFER_WITHDRAWN),
            consented=letter.kind == LetterKind.RENEWAL
            or (letter.candidate is not None and _consented(letter.candidate)),
            others=tuple(others),
        ),
    )


def of_words(
    application: Application, text: str, *, standby: bool = False, offer: bool = False, names: bool = True
) -> Judged:
    """The same for words that are no letter: an answer to a question, terms, what is promised, whom they could meet."""
    return check(
        text,
        setting=Setting(
            standby_told=standby or application.standbys.filter(ended_at=None).exists(),
            offer_exists=offer or application.offers.filter(made_at__isnull=False, ended_at=None).exists(),
            consented=_consented(application.candidate),
            others=names_of_others(application) if names else (),
        ),
    )


def must_pass(
    application: Application, texts: Mapping[str, str], *, standby: bool = False, offer: bool = False
) -> None:
    """Raises ValidationError beside the field in which a sentence must not reach the person."""
    wrong = {}
    for field, text in texts.items():
        if not text.strip():
            continue
        found = of_words(application, text, standby=standby, offer=offer)
        said = [
            _("“%(span)s”: %(why)s") % {"span": one.span, "why": one.why}
            for one in found.findings
            if one.severity == "block"
        ]
        if said:
            wrong[field] = said
    if wrong:
        raise ValidationError(wrong)


def names_of_others(application: Application) -> tuple[str, ...]:
    """The names of the other people of an opening, none of which may stand in words to this one."""
    own = application.candidate.name
    rows = Candidate.objects.filter(applications__opening=application.opening_id, erased_at=None)
    names = rows.exclude(pk=application.candidate_id).values_list("name", flat=True)[:MOST_NAMES]
    return tuple(name for name in names if name and name not in own)


def _consented(candidate: Candidate) -> bool:
    return candidate.consents.filter(ended_at=None).exists()
