"""Answering everybody: drafts for all who are to be told, reviewed and approved together, each told once.

Nobody is hit who holds an offer, or whose standby was not told yet; one address that fails stops nobody else.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huiyin.hiring.errors import AlreadyTold, NotAllowed
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Desk,
    Letter,
    LetterKind,
    LetterState,
    Offer,
    Standby,
    Telling,
    Verdict,
)
from huiyin.hiring.services import guarding
from huiyin.hiring.services import letters as own
from huiyin.hiring.services.work import Actor, Work, fresh, working


@dataclass(frozen=True)
class Words:
    """What a letter says."""

    subject: str
    text: str


Compose = Callable[[Telling], Words]
"""Gives the words for a telling. Its `application.candidate`, `.opening` and `decision` are at hand, as are the
scorecards (`application.interviews.all()`, each `scorecards.all()`, each `scores.all()`), without a further query."""


@dataclass
class Prepared:
    """`letters`: drafts · `left_out`: whom it leaves out, and why."""

    letters: list[Letter] = field(default_factory=list)
    left_out: list[tuple[Telling | Letter, str]] = field(default_factory=list)


def to_tell(desk: Desk, opening_id: int | None = None) -> list[Telling]:
    """What is still to be told, oldest decision first, with all that a letter is made of."""
    rows = Telling.objects.filter(
        application__desk=desk, told_at=None, unreachable_at=None, cancelled_at=None
    )
    if opening_id is not None:
        rows = rows.filter(application__opening=opening_id)
    return with_facts(rows.order_by("decided_at", "pk"))


def with_facts(rows: "QuerySet[Telling]") -> list[Telling]:
    """The tellings with everything that words are made of, in a fixed number of queries."""
    return list(
        rows.select_related(
            "decision__decided_by", "decision__standby", "application__candidate", "application__opening__hr",
            "application__opening__head", "application__opening__desk", "letter",
        ).prefetch_related("application__interviews__scorecards__scores__criterion")
    )  # fmt: skip


def prepare(
    desk: Desk, telling_ids: Iterable[int], compose: Compose, *, by: Actor, now: dt.datetime
) -> Prepared:
    """A draft for each telling that has none; a draft that is there stays as it is. Nothing is sent."""
    keys = list(telling_ids)
    done = Prepared()
    with working(desk, "prepare_letters", by=by, now=now) as work:
        rows = with_facts(Telling.objects.filter(application__desk=work.desk, pk__in=keys).order_by("pk"))
        why = why_not(rows)
        new = []
        for telling in rows:
            letter = getattr(telling, "letter", None)
            if telling.pk in why:
                done.left_out.append((telling, why[telling.pk]))
            elif letter is not None and letter.state != LetterState.CANCELLED:
                done.letters.append(letter)
            elif letter is not None:
                done.letters.append(_draft_anew(work, letter, _letter(work, telling, compose(telling))))
            else:
                new.append(_letter(work, telling, compose(telling)))
        done.letters += work.add_many(new)
    return done


def change_letter(
    desk: Desk,
    letter_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    subject: str,
    text: str,
    to: str | None = None,
    version: int | None = None,
) -> Letter:
    """Other words for a draft. Raises NotAllowed once it is approved, Conflict."""
    with working(desk, "change_letter", by=by, now=now) as work:
        letter = fresh(Letter.objects.get(desk=work.desk, pk=letter_id), version)
        if letter.state not in (LetterState.DRAFT, LetterState.FAILED):
            raise NotAllowed(_("This letter is approved already. Take the approval back first."))
        text = text.replace("\r\n", "\n")
        if letter.state == LetterState.FAILED:
            _draft_again(work, letter)
        return work.change(
            letter, subject=" ".join(subject.split()), text=text, to=letter.to if to is None else to
        )


def approve(
    desk: Desk,
    letter_ids: Iterable[int],
    *,
    by: Actor,
    now: dt.datetime,
    send_at: dt.datetime | None = None,
) -> Prepared:
    """These may go out, at `send_at` or at once; each is sent exactly once. Those that may not go stay drafts, with why:
    the guard stands against a sentence, the words are true no longer, an address is missing.

    Approving twice, or by two at once, is the same as once.
    """
    done = Prepared()
    when = max(send_at or now, now)
    with working(desk, "approve_letters", by=by, now=now) as work:
        rows = Letter.objects.filter(desk=work.desk, pk__in=list(letter_ids), state=LetterState.DRAFT)
        letters = list(
            rows.select_related(
                "telling__decision", "telling__application__candidate", "candidate", "offer", "application__candidate"
            )
        )  # fmt: skip
        tellings = [letter.telling for letter in letters if letter.telling is not None]
        why = why_not(tellings)
        going = []
        hurts = _Hurts()
        for letter in letters:
            wrong = (
                why.get(letter.telling_id or 0, "") or own.why_not(letter) or _unfit(letter) or hurts(letter)
            )
            if not wrong:
                going.append(letter)
            elif letter.candidate is not None:
                done.left_out.append((letter.telling or letter, wrong))
            # A reminder that says nothing, or to nobody, stays a draft.
        work.change_many(
            going, [{"state": LetterState.APPROVED, "approved_at": now, "send_at": when}] * len(going)
        )
        told = [letter.telling for letter in going if letter.telling is not None]
        work.change_many(told, [{"tell_at": when}] * len(told))
        done.letters = going
    return done


class _Hurts:
    """Why a letter may not leave as it stands, or "". The names of an opening are asked for once."""

    def __init__(self) -> None:
        self.names: dict[int, tuple[str, ...]] = {}

    def __call__(self, letter: Letter) -> str:
        if letter.candidate is None:
            return ""
        others: tuple[str, ...] = ()
        if letter.application is not None:
            key = letter.application.opening_id
            if key not in self.names:
                own_name = letter.application.candidate.name
                self.names[key] = (*guarding.names_of_others(letter.application), own_name)
            mine = letter.candidate.name
            others = tuple(name for name in self.names[key] if name not in mine)
        blocked = guarding.of_letter(letter, f"{letter.subject}\n{letter.text}", others).blocked
        return _("There is a sentence in it that should not go out.") if blocked else ""


def _draft_anew(work: Work, letter: Letter, written: Letter) -> Letter:
    """A letter that was taken back is written once more."""
    _draft_again(work, letter)
    fields = {name: getattr(written, name) for name in ("to", "subject", "text", "language")}
    work.change_many([letter], [{**fields, "approved_at": None, "send_at": None}])
    return letter


def _draft_again(work: Work, letter: Letter) -> None:
    work.change_many([letter], [own.draft_again(letter)])


def take_back_approval(desk: Desk, letter_ids: Iterable[int], *, by: Actor, now: dt.datetime) -> list[Letter]:
    """Approved letters that did not leave yet are drafts again. Raises AlreadyTold where none of them is."""
    keys = list(letter_ids)
    with working(desk, "take_back_approval", by=by, now=now) as work:
        rows = Letter.objects.filter(desk=work.desk, pk__in=keys, state=LetterState.APPROVED)
        letters = list(rows.select_related("telling"))
        if keys and not letters:
            raise AlreadyTold(_("These letters are on their way. They cannot be taken back."))
        work.change_many(
            letters, [{"state": LetterState.DRAFT, "approved_at": None, "send_at": None}] * len(letters)
        )
        tellings = [letter.telling for letter in letters if letter.telling is not None]
        work.change_many(tellings, [{"tell_at": None}] * len(tellings))
        return letters


def why_not(tellings: Sequence[Telling]) -> dict[int, str]:
    """Those that may not be told now, and why: the guard of every batch."""
    keys = [one.application_id for one in tellings]
    offers = set(
        Offer.objects.filter(application__in=keys, state__in=LIVE_OFFERS).values_list(
            "application", flat=True
        )
    )
    standbys = dict(
        Standby.objects.filter(application__in=keys, ended_at=None).values_list("application", "decision")
    )
    found = {}
    for telling in tellings:
        if telling.cancelled_at is not None:
            found[telling.pk] = _("The decision was taken back.")
        elif telling.is_done:
            found[telling.pk] = _("They have been told already.")
        elif telling.application_id in offers and telling.decision.verdict != Verdict.OFFER_WITHDRAWN:
            found[telling.pk] = _("They hold an offer.")
        elif standbys.get(telling.application_id, telling.decision_id) != telling.decision_id:
            found[telling.pk] = _("They wait on standby, and that has to end first.")
        elif not telling.application.candidate.email:
            found[telling.pk] = _("No e-mail address is known. Tell them by phone.")
    return found


def _unfit(letter: Letter) -> str:
    return "" if letter.text.strip() and letter.to else _("There are no words, or no address, in it yet.")


def _letter(work: Work, telling: Telling, words: Words) -> Letter:
    kind = LetterKind.STANDBY if telling.decision.verdict == Verdict.STANDBY else LetterKind.ANSWER
    return new_letter(work, kind, telling.application, words, telling)


def new_letter(
    work: Work, kind: str, application: Application, words: Words, telling: Telling | None = None
) -> Letter:
    """A draft to the person of an application, not yet in the database."""
    candidate = application.candidate
    return Letter(
        desk=work.desk,
        kind=kind,
        application=application,
        candidate=candidate,
        telling=telling,
        to=candidate.email,
        subject=" ".join(words.subject.split())[:500],
        text=words.text.replace("\r\n", "\n"),
        language=candidate.language,
        prepared_at=work.now,
    )
