"""From the desk's rows to the words of an answer (huiyin.hiring.answers)."""

import datetime as dt
from collections.abc import Callable, Iterable

from huiyin.desks.recruiter.contexts.scores import strengths
from huiyin.desks.recruiter.place import Place
from huiyin.hiring.answers.answer import CAUSES, Answer, Kind
from huiyin.hiring.answers.reasons import reasons as known_reasons
from huiyin.hiring.answers.writing import write, write_many
from huiyin.hiring.models import Application, Consent, LetterKind, Offer, Stage, Telling, Verdict
from huiyin.hiring.services.telling import Words
from huiyin.process.vocabulary import Language

KINDS: dict[str, Kind] = {
    Verdict.NO: "no",
    Verdict.SEAT_GONE: "gone",
    Verdict.STANDBY: "standby",
    Verdict.OFFER_WITHDRAWN: "offer_withdrawn",
}


def composed(
    place: Place, tellings: Iterable[Telling], page: Callable[[Telling], str] | None = None
) -> dict[int, Words]:
    """The words for each telling, by its key; no two alike. `page`: the address of a person's own page."""
    rows = list(tellings)
    kept = _pool(rows)
    answers = [_answer(place, one, kept, page(one) if page else "") for one in rows]
    written = write_many(answers)
    return {one.pk: Words(letter.subject, letter.text) for one, letter in zip(rows, written, strict=True)}


def again(place: Place, telling: Telling, variant: int, page: str = "") -> Words:
    """Other words for the same thing."""
    letter = write(_answer(place, telling, _pool([telling]), page), variant)
    return Words(letter.subject, letter.text)


def _answer(place: Place, telling: Telling, kept: dict[int, dt.date], page: str) -> Answer:
    application, decision = telling.application, telling.decision
    opening, candidate = application.opening, application.candidate
    kind = KINDS[decision.verdict]
    standby = getattr(decision, "standby", None)
    return Answer(
        id=str(application.pk),
        kind=kind,
        language=_language(candidate.language),
        today=place.today,
        name=candidate.name,
        company=opening.desk.name,
        title=opening.title,
        sender=opening.hr.name,
        interviewed=application.interviewed_on is not None,
        strengths=strengths(telling) if application.interviewed_on else (),
        reasons=tuple(key for key in decision.reasons if key in known_reasons()),
        words=standby.promised if standby else decision.words,
        until=standby.until if standby else None,
        pool_until=kept.get(candidate.pk) if kind in ("no", "gone") else None,
        page=page,
        country=opening.country,
    )


def _pool(tellings: Iterable[Telling]) -> dict[int, dt.date]:
    """Until when each person agreed to be kept."""
    keys = [one.application.candidate_id for one in tellings]
    return dict(Consent.objects.filter(candidate__in=keys, ended_at=None).values_list("candidate", "until"))


OWN: dict[str, Kind] = {
    LetterKind.OFFER: "offer",
    LetterKind.NEWS: "more_time",
    LetterKind.REFERRAL: "referral",
}


def own_letter(
    place: Place,
    application: Application,
    kind: str,
    *,
    until: dt.date | None = None,
    cause: str = "",
    referral: str = "",
    offer: Offer | None = None,
    page: str = "",
    variant: int = 0,
) -> Words:
    """A letter that tells of no decision. `kind`: of OWN · `until`: the day that it names · `offer`: whose terms it carries."""
    opening, candidate = application.opening, application.candidate
    letter = write(
        Answer(
            id=f"{application.pk}.{kind}",
            kind=OWN[kind],
            language=_language(candidate.language),
            today=place.today,
            name=candidate.name,
            company=opening.desk.name,
            title=opening.title,
            sender=opening.hr.name,
            until=until,
            cause=cause if cause in CAUSES else "",
            referral=referral,
            terms=offer.terms if offer else "",
            starts_on=offer.starts_on if offer else None,
            page=page,
            country=opening.country,
        ),
        variant,
    )
    return Words(letter.subject, letter.text)


def one_tap_answer(place: Place, application: Application) -> str:
    """The answer to a question while nothing is decided: true, kind, with a day. One tap sends it."""
    until = application.promised_by or application.answer_by
    if until is None or until < place.today or not _is_undecided(application):
        return ""
    letter = write(
        Answer(
            id=f"{application.pk}.question",
            kind="still_waiting",
            language=_language(application.candidate.language),
            today=place.today,
            channel="portal",
            name=application.candidate.name,
            title=application.opening.title,
            until=until,
        )
    )
    return letter.text


def _is_undecided(application: Application) -> bool:
    """Is "nothing is decided yet" a true word to them?"""
    if application.stage in (Stage.OFFER, Stage.ACCEPTED, Stage.CLOSED):
        return False
    open_telling = application.tellings.filter(told_at=None, unreachable_at=None, cancelled_at=None)
    return not (application.standbys.filter(ended_at=None).exists() or open_telling.exists())


def _language(value: str) -> Language:
    return "zh" if value == "zh" else "en"
