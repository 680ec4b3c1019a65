"""Answering everybody: what is to be told, what is ready, what stands against it."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse

from huiyin.desks.recruiter.contexts.delivery import Delivery, delivery_of
from huiyin.desks.recruiter.place import Place
from huiyin.desks.stationery.looking import Look
from huiyin.hiring.models import Letter, LetterState, Telling
from huiyin.hiring.services import guarding
from huiyin.hiring.services import telling as tell

MOST_ROWS = 100
MOST_TOLD = 30
LATELY = dt.timedelta(days=14)


@dataclass(frozen=True)
class Row:
    """One who is to be told. `state`: "", draft, approved, failed … · `why`: what stands against a letter."""

    telling: Telling
    letter: Letter | None
    state: str
    why: str

    @property
    def delivery(self) -> Delivery:
        return delivery_of(self.telling)


@dataclass
class AnswersPage:
    """`ready`: drafts that may go · `unwritten`: without a draft · `going`: approved, on their way."""

    rows: list[Row]
    total: int
    ready: int
    unwritten: int
    going: int
    first: str
    opening_id: int | None
    told: list[tuple[Telling, Delivery]] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


def answers_page(place: Place, opening_id: int | None) -> AnswersPage:
    """Everybody who is still to be told, in a fixed number of queries."""
    tellings = tell.to_tell(place.desk, opening_id)
    against = tell.why_not(tellings)
    rows = []
    for one in tellings:
        letter = getattr(one, "letter", None)
        if letter is not None and letter.state == LetterState.CANCELLED:
            letter = None
        rows.append(Row(one, letter, letter.state if letter else "", against.get(one.pk, "")))
    going = (LetterState.APPROVED, LetterState.SENDING)
    drafts = [row for row in rows if row.state == LetterState.DRAFT and not row.why]
    first = next((row.letter for row in drafts if row.letter), None)
    return AnswersPage(
        rows=rows[:MOST_ROWS],
        total=len(rows),
        ready=len(drafts),
        unwritten=sum(not row.state and not row.why for row in rows),
        going=sum(row.state in going for row in rows),
        first=reverse("recruiter:letter", args=[first.pk]) if first else "",
        opening_id=opening_id,
        told=_told_lately(place, opening_id),
    )


def _told_lately(place: Place, opening_id: int | None) -> list[tuple[Telling, Delivery]]:
    """Who was told in the last weeks, and whether it arrived, newest first."""
    rows = Telling.objects.filter(application__desk=place.desk, cancelled_at=None, failed_at=None)
    rows = rows.filter(Q(told_at__gte=place.now - LATELY) | Q(unreachable_at__gte=place.now - LATELY))
    if opening_id is not None:
        rows = rows.filter(application__opening=opening_id)
    rows = rows.select_related("application__candidate", "application__opening", "decision")
    return [(one, delivery_of(one)) for one in rows.order_by("-told_at", "-pk")[:MOST_TOLD]]


@dataclass
class LetterPage:
    """One letter under the guard, in the shape that the composer's guard shows. `place`, `of`: where in the batch ·
    `subject_wrong`: what stands against its subject."""

    letter: Letter
    subject: str
    subject_wrong: str
    look: Look
    dismissed: tuple[str, ...]
    before: int | None = None
    after: int | None = None
    place: int = 0
    of: int = 0
    open_slots: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.letter.language

    @property
    def own(self) -> bool:
        """Does it stand for itself: an offer, days more, an introduction?"""
        return self.letter.telling_id is None

    @property
    def blocked(self) -> bool:
        return self.look.blocked or bool(self.subject_wrong)

    @property
    def is_draft(self) -> bool:
        return self.letter.state in (LetterState.DRAFT, LetterState.FAILED)


def letter_page(
    letter: Letter, text: str, dismissed: tuple[str, ...] = (), subject: str | None = None
) -> LetterPage:
    """The letter with `text` as it stands in the form, what the guard says to it, and its neighbours in the batch."""
    others = guarding.names_of_others(letter.application) if letter.application else ()
    head = letter.subject if subject is None else subject
    wrong = [one.why for one in guarding.of_letter(letter, head, others).findings if one.severity == "block"]
    shown = LetterPage(
        letter=letter,
        subject=head,
        subject_wrong=wrong[0] if wrong else "",
        look=Look(text, guarding.of_letter(letter, text, others), dismissed),
        dismissed=dismissed,
    )
    if shown.own:
        return shown
    rows = Letter.objects.filter(desk=letter.desk, state=LetterState.DRAFT, telling__isnull=False)
    if letter.application:
        rows = rows.filter(application__opening=letter.application.opening_id)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    at = keys.index(letter.pk) if letter.pk in keys else -1
    shown.before = keys[at - 1] if at > 0 else None
    shown.after = keys[at + 1] if 0 <= at < len(keys) - 1 else None
    shown.place, shown.of = at + 1, len(keys)
    return shown
