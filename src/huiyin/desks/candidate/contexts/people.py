"""People: last contact, and the introductions between them."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from huiyin.desks.candidate.person import Desk
from huiyin.journal import queries
from huiyin.journal.models import Event, Opening

if TYPE_CHECKING:
    from huiyin.journal.models import Person


@dataclass(frozen=True)
class Known:
    """A person with the openings they stand behind."""

    person: "Person"
    parts: list[tuple[str, "Opening"]]

    @property
    def last_contact(self) -> dt.date | None:
        return self.person.last_contact  # type: ignore[attr-defined,no-any-return]


@dataclass(frozen=True)
class Introduction:
    """An opening's word that led on: where it came from, and where it led."""

    event: Event
    led_to: list["Opening"] = field(default_factory=list)


@dataclass(frozen=True)
class PeoplePage:
    """Everybody, and who led to whom."""

    known: list[Known]
    introductions: list[Introduction]


def people_page(desk: Desk) -> PeoplePage:
    """In a constant number of queries."""
    known = [
        Known(person, [(tie.get_part_display(), tie.opening) for tie in person.involvements.all()])
        for person in queries.people_of(desk.owner).order_by("name", "pk")[:500]
    ]
    known.sort(key=lambda one: one.last_contact or dt.date.min, reverse=True)
    events = (
        Event.objects.filter(owner=desk.owner, confirmed=True)
        .select_related("opening", "person")
        .order_by("-on")
    )
    introducing = events.filter(kind="introduction") | events.filter(kind="received", reading__referral=True)
    led: dict[int, list[Opening]] = {}
    for opening in Opening.objects.filter(owner=desk.owner, came_from__isnull=False):
        led.setdefault(opening.came_from_id or 0, []).append(opening)
    noted = {event.opening_id for event in introducing if event.kind == "introduction"}
    # HR's word and the note of it are one introduction.
    introducing_once = [
        event for event in introducing if event.kind == "introduction" or event.opening_id not in noted
    ]
    introductions = [Introduction(event, led.get(event.opening_id, [])) for event in introducing_once[:100]]
    return PeoplePage(known, introductions)
