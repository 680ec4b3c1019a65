"""How the desk does: how long departments take, who is waited for, who got an answer and when, why, and who got the seat.

Every figure is counted in the database; the number of rows that come back does not grow with the applications.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, Sum, Value, When

from huiyin.hiring.models import Application, Colleague, Decision, Desk, Offer, OfferState, Verdict
from huiyin.hiring.queries import unanswered


@dataclass(frozen=True)
class Spread:
    """How long something takes: `count` of them, the median and the ninth decile, in days."""

    count: int
    median: float
    most: int


@dataclass(frozen=True)
class Figures:
    """`deciding`: by department, working days from the last scorecard to the decision · `waiting`: by colleague, how many
    wait and how many of them past due · `interviewed`, `answered`, `in_time`: people · `answering`: calendar days from
    the last interview to the answer · `unanswered`: who has no answer now · `reasons`: how often each was given ·
    `seats`: by place in the department's order, how many seats went to it.
    """

    deciding: dict[str, Spread]
    waiting: list[tuple[Colleague, int, int]]
    interviewed: int
    answered: int
    in_time: int
    answering: Spread | None
    unanswered: int
    reasons: list[tuple[str, int]]
    seats: dict[int, int]

    @property
    def second_choices(self) -> int:
        """Seats that went to somebody who was not the first choice."""
        return sum(count for place, count in self.seats.items() if place > 1)


def figures(desk: Desk, today: dt.date) -> Figures:
    """The desk's figures, in a fixed number of queries."""
    mine = Application.objects.filter(desk=desk)
    met = mine.filter(interviewed_on__isnull=False)
    counted = met.aggregate(
        interviewed=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        in_time=Count("pk", filter=Q(answered_late=False)),
    )
    answers = (
        met.filter(answered_in__isnull=False).values_list("answered_in").annotate(Count("pk")).order_by()
    )
    return Figures(
        deciding=_deciding(desk),
        waiting=_waiting(desk, today),
        **counted,
        answering=spread(dict(answers)),
        unanswered=unanswered(desk).count(),
        reasons=_reasons(desk),
        seats=_seats(desk),
    )


def spread(counts: dict[int, int]) -> Spread | None:
    """Median and ninth decile of values that are counted: {value: how often}."""
    total = sum(counts.values())
    if not total:
        return None
    ordered = sorted(counts.items())
    low, high = _at(ordered, (total - 1) // 2), _at(ordered, total // 2)
    return Spread(total, (low + high) / 2, _at(ordered, min(9 * total // 10, total - 1)))


def _at(ordered: Sequence[tuple[int, int]], place: int) -> int:
    """The value at a place (from 0) of the whole row."""
    for value, count in ordered:
        if place < count:
            return value
        place -= count
    return ordered[-1][0]


def _deciding(desk: Desk) -> dict[str, Spread]:
    rows = Application.objects.filter(desk=desk, decided_in__isnull=False)
    grouped: dict[str, dict[int, int]] = defaultdict(dict)
    for department, days, count in (
        rows.values_list("opening__department", "decided_in").annotate(Count("pk")).order_by()
    ):
        grouped[department][days or 0] = count
    return {name: found for name in sorted(grouped) if (found := spread(grouped[name])) is not None}


def _waiting(desk: Desk, today: dt.date) -> list[tuple[Colleague, int, int]]:
    late = Case(When(owed_by__lt=today, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = Application.objects.filter(desk=desk, owed_from__isnull=False).values("owed_from")
    counted = {
        row["owed_from"]: (row["people"], row["late"])
        for row in rows.annotate(people=Count("pk"), late=Sum(late)).order_by()
    }
    colleagues = Colleague.objects.filter(desk=desk, pk__in=counted)
    found = [(one, *counted[one.pk]) for one in colleagues]
    return sorted(found, key=lambda row: (-row[2], -row[1]))


def _reasons(desk: Desk) -> list[tuple[str, int]]:
    rows = Decision.objects.filter(
        application__desk=desk, undone_at=None, verdict__in=[Verdict.NO, Verdict.SEAT_GONE]
    )
    found: Counter[str] = Counter()
    # Grouped by the whole list: there are few different ones.
    for reasons, count in rows.values_list("reasons").annotate(Count("pk")).order_by():
        for reason in reasons:
            found[reason] += count
    return found.most_common()


def _seats(desk: Desk) -> dict[int, int]:
    held = Offer.objects.filter(
        application__desk=desk, state__in=[OfferState.ACCEPTED, OfferState.STARTED], place__isnull=False
    )
    rows = held.values_list("place").annotate(Count("pk")).order_by("place")
    return {place: count for place, count in rows if place is not None}
