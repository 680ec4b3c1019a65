"""People: last contact, and the introductions between them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huiyin.desks.candidate.charts.introductions import Branch, introductions
from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.person import Desk
from huiyin.journal import queries
from huiyin.journal.introducing import Made
from huiyin.journal.models import Event, Opening

if TYPE_CHECKING:
    from huiyin.journal.models import Person


MOST_DRAWN = 12
A_PAGE = 50


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
    """A page of everybody, and who led to whom. `further`: the number of the next page, 0 after the last."""

    known: list[Known]
    introductions: list[Introduction]
    further: int = 0

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


def people_page(desk: Desk, made: Sequence[Made], at: int = 1) -> PeoplePage:
    """Everybody from the page `at` (1 first) on, last contact first, and the introductions that were `made`."""
    everybody = queries.people_of(desk.owner).order_by(F("last_contact").desc(nulls_last=True), "name", "pk")
    shown = list(everybody[(at - 1) * A_PAGE : at * A_PAGE + 1])
    known = [
        Known(person, [(tie.get_part_display(), tie.opening) for tie in person.involvements.all()])
        for person in shown[:A_PAGE]
    ]
    told = [Introduction(one.event, one.led_to, one.seen.thanked is not None) for one in made]
    return PeoplePage(known, told, at + 1 if len(shown) > A_PAGE else 0)


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
