"""People: last contact, and the introductions between them."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huiyin.desks.candidate.charts.introductions import Branch, introductions
from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.person import Desk
from huiyin.journal import queries
from huiyin.journal.models import Event, Opening

if TYPE_CHECKING:
    from huiyin.journal.models import Person


THANKS = ("thank", "follow_introduction")
MOST_DRAWN = 12


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
    thanked: bool = True

    @property
    def whom(self) -> str:
        """Who made it."""
        by = self.event.person.introduced_by if self.event.person else None
        return by.name if by else words.whom(self.event.opening)


@dataclass(frozen=True)
class PeoplePage:
    """Everybody, and who led to whom."""

    known: list[Known]
    introductions: list[Introduction]

    @property
    def to_thank(self) -> list[Introduction]:
        return [one for one in self.introductions if not one.thanked]

    @property
    def tree(self) -> SafeString:
        """Who led to whom, as a picture."""
        return introductions(_branches(self.introductions), self.sentence)

    @property
    def sentence(self) -> str:
        told = [
            " → ".join([one.event.opening.company, *_names(one), *(led.company for led in one.led_to)])
            for one in self.introductions[:MOST_DRAWN]
        ]
        return _("Who led to whom: %(list)s.") % {"list": _(", ").join(told)}


def people_page(desk: Desk) -> PeoplePage:
    """In a constant number of queries."""
    known = [
        Known(person, [(tie.get_part_display(), tie.opening) for tie in person.involvements.all()])
        for person in queries.people_of(desk.owner).order_by("name", "pk")[:500]
    ]
    known.sort(key=lambda one: one.last_contact or dt.date.min, reverse=True)
    events = (
        Event.objects.filter(owner=desk.owner, confirmed=True)
        .select_related("opening", "person__introduced_by")
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
    thanks = Event.objects.filter(owner=desk.owner, kind="sent", move__in=THANKS, confirmed=True)
    thanked: dict[int, dt.date] = {}
    for key, on in thanks.order_by("on").values_list("opening_id", "on"):
        thanked[key] = on
    made = [
        Introduction(
            event,
            led.get(event.opening_id, []),
            thanked.get(event.opening_id, dt.date.min) >= event.on,
        )
        for event in introducing_once[:100]
    ]
    return PeoplePage(known, made)


def _names(one: Introduction) -> list[str]:
    return [one.event.person.name] if one.event.person else []


def _branches(made: list[Introduction]) -> list[Branch]:
    """The newest introductions as trees: the opening, who spoke there, whom they named, and where that led."""
    roots: dict[int, Branch] = {}
    by_opening: dict[int, Branch] = {}
    for one in reversed(made[:MOST_DRAWN]):
        opening = one.event.opening
        start = by_opening.get(opening.pk)
        if start is None:
            start = roots[opening.pk] = by_opening[opening.pk] = Branch(opening.company, "opening")
        speaker = Branch(one.whom, "person")
        start.led_to.append(speaker)
        last = speaker
        for name in _names(one):
            last = Branch(name, "person")
            speaker.led_to.append(last)
        for led in one.led_to:
            if led.pk not in by_opening:
                by_opening[led.pk] = Branch(led.company, "opening")
                last.led_to.append(by_opening[led.pk])
    return list(roots.values())
