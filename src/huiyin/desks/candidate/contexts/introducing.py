"""What is due for introductions, the cold approach, and the seats that are watched."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.charts.hours import hours
from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.person import Desk
from huiyin.growth import wording_people
from huiyin.growth.approach import WINDOW, Next, Online, next_step, online
from huiyin.growth.introductions import Due
from huiyin.growth.messages import Part, message
from huiyin.growth.watching import Look, Watch
from huiyin.journal import introducing
from huiyin.journal.introducing import Made
from huiyin.process.vocabulary import Language

if TYPE_CHECKING:
    from huiyin.journal.models import Opening

_LETTERS = ("thank", "decline")
_TO_THEM = ("write", "follow", "thank_there")
MOST_DUE = 20


@dataclass(frozen=True)
class Task:
    """One thing for an introduction. `opening`: where it is noted; None: the opening it led to is not in the journal."""

    due: Due
    source: "Opening"
    opening: "Opening | None"
    text: str
    language: str
    no: str = ""
    """The words with which one says no to the introduction, while that is still open."""

    @property
    def title(self) -> str:
        whom = self.due.to or (words.whom(self.source) if self.due.kind not in _TO_THEM else _("them"))
        return _(wording_people.DUES[self.due.kind]) % {"whom": whom}

    @property
    def why(self) -> str:
        return self.due.why[cast(Language, self.language)]

    @property
    def by_letter(self) -> bool:
        """Does the composer have the words?"""
        return self.due.kind in _LETTERS

    @property
    def move(self) -> str:
        """As what it is noted when it was sent."""
        return {"write": "follow_introduction", "follow": "follow_introduction", "ask": ""}.get(
            self.due.kind, "thank"
        )


def tasks(desk: Desk, made: Sequence[Made], *, ahead: bool = True) -> list[Task]:
    """What is due for introductions, and whom one may ask for one; without `ahead`, only what is due by today and owed."""
    found = [_task(desk, due, one) for due, one in introducing.tasks_of(made, desk.today)]
    for due, opening in introducing.to_be_asked(desk.owner, desk.today) if ahead else ():
        text = message(
            "ask",
            cast(Language, opening.language),
            me=desk.profile.name,
            hr=opening.hr_name,
            title=opening.title,
        )
        found.append(Task(due, opening, opening, text, desk.language))
    found.sort(key=lambda task: task.due.on)
    return [task for task in found if ahead or task.due.on <= desk.today][:MOST_DUE]


def _task(desk: Desk, due: Due, one: Made) -> Task:
    source = one.event.opening
    led = one.led_to[0] if one.led_to else None
    opening = led if due.kind in _TO_THEM else source
    text = ""
    if due.kind not in _LETTERS:
        text = message(
            cast(Part, due.kind),
            cast(Language, (opening or source).language),
            me=desk.profile.name,
            hr=due.to,
            by=one.seen.by or source.hr_name,
            company=led.company if led else "",
            title=led.title if led else "",
            material=led.new_material if led else source.new_material,
            well=one.seen.well,
        )
    no = ""
    if due.kind == "write" and led is None:
        spoken = cast(Language, source.language)
        no = message("decline", spoken, me=desk.profile.name, hr=one.seen.by or source.hr_name)
    return Task(due, source, opening, text, desk.language, no)


@dataclass(frozen=True)
class Hours:
    """When HR tends to write, with honest words about how much that says."""

    found: Online

    @property
    def sentence(self) -> str:
        if self.found.best is None:
            return _(wording_people.SAMPLES[self.found.sample])
        day, hour = self.found.best
        told = ngettext(
            "%(in)s of %(all)s message came between %(from)s and %(until)s, most often on a %(day)s.",
            "%(in)s of %(all)s messages came between %(from)s and %(until)s, most often on a %(day)s.",
            self.found.count,
        ) % {
            "in": self.found.in_window(),
            "all": self.found.count,
            "from": f"{hour}:00",
            "until": f"{(hour + WINDOW) % 24}:00",
            "day": _weekday(day),
        }
        return f"{told} {_(wording_people.SAMPLES[self.found.sample])}"

    @property
    def picture(self) -> SafeString:
        return hours(self.found.by_hour, self.sentence)

    @property
    def rows(self) -> list[tuple[str, int]]:
        return [(f"{hour}:00", count) for hour, count in enumerate(self.found.by_hour) if count]


@dataclass(frozen=True)
class Approached:
    """A cold approach under way."""

    opening: "Opening"
    step: Next
    text: str

    @property
    def words(self) -> str:
        return _(wording_people.NEXT[self.step.kind])

    @property
    def due(self) -> bool:
        return self.step.kind == "follow"


def hours_of(desk: Desk) -> Hours:
    zone = desk.profile.zone
    return Hours(online(moment.astimezone(zone) for moment in introducing.moments_of(desk.owner)))


def approaches(desk: Desk) -> list[Approached]:
    """The approaches under way, what is due first."""
    found = []
    for opening, sent, answered in introducing.approaches_of(desk.owner):
        step = next_step(sent, answered, desk.today, opening.country)
        text = ""
        if step.kind == "follow":
            text = message(
                "second",
                cast(Language, opening.language),
                me=desk.profile.name,
                title=opening.title,
                company=opening.company,
                material=opening.new_material,
            )
        found.append(Approached(opening, step, text))
    return sorted(found, key=lambda one: (not one.due, one.step.on))


@dataclass(frozen=True)
class Watched:
    """A closed seat that may open again."""

    opening: "Opening"
    seen: Watch
    looks: tuple[Look, ...]
    language: str
    next_look: dt.date

    @property
    def state(self) -> str:
        if self.seen.reason == "stopped":
            return _("The seat was stopped.")
        if self.seen.closed_well:
            return _("You closed it well; that keeps you in mind.")
        if not self.seen.thanked:
            return _("You have not thanked them yet; a word of thanks keeps you in mind.")
        return _("The close was not an easy one; the odds are small.")

    @property
    def rows(self) -> list[tuple[Look, str, str, str]]:
        """Each look with what happens then, the odds in words, and why."""
        return [
            (
                look,
                _(wording_people.CHANCES[look.chance]),
                "" if look.odds is None else str(wording.odds_words(look.odds)),
                look.why[cast(Language, self.language)],
            )
            for look in self.looks
        ]


def watched(desk: Desk) -> list[Watched]:
    """The watch list, the next look first."""
    return [
        Watched(opening, seen, seen.ahead(desk.today), desk.language, next_look)
        for opening, seen, next_look in introducing.watched_from(desk.owner, desk.today, desk.language)
    ]


def _weekday(day: int) -> str:
    # The fifth of January 2026 is a Monday.
    return date_format(dt.date(2026, 1, 5) + dt.timedelta(day), "l")
