"""The page behind a decider's link: the people who wait for the decision, side by side, for a phone."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from huiyin.desks.recruiter.contexts.scores import Card, cards
from huiyin.hiring.models import Application, Criterion, Opening, Stage

WAITING = (Stage.INTERVIEWING, Stage.DECIDING, Stage.FINALIST)
MOST = 30


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for the decision. `bars`: (criterion, mean as 0 to 4)."""

    application: Application
    card: Card | None
    bars: tuple[tuple[str, int], ...]
    place: int


def to_decide(opening: Opening) -> "QuerySet[Application]":
    """Those who were interviewed and wait for the department's word."""
    return Application.objects.filter(
        opening=opening, stage__in=WAITING, interviewed_on__isnull=False, candidate__erased_at=None
    )


def waiting_people(opening: Opening) -> list[Waiting]:
    """Those who were interviewed and are not decided, in the department's order so far."""
    criteria: list[Criterion] = list(opening.criteria.all())
    rows = to_decide(opening).select_related("candidate")
    # Whoever has a place comes first on every database: a finalist who is not shown would lose it.
    people = list(rows.order_by(F("place").asc(nulls_last=True), "pk")[:MOST])
    found = cards(people, criteria)
    people.sort(key=lambda one: (one.place is None, one.place or 0, -_total(found[one.pk]), one.pk))
    return [
        Waiting(
            one,
            found.get(one.pk),
            tuple(zip([criterion.name for criterion in criteria], found[one.pk].level, strict=True)),
            place,
        )
        for place, one in enumerate(people, start=1)
    ]


def _total(card: Card) -> float:
    return sum(mean or 0 for mean in card.means)
