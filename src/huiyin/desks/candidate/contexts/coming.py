"""What comes when: the next talks, the days HR named, and the days by which HR wants an answer."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from huiyin.desks.candidate.contexts.told import Told
from huiyin.desks.candidate.person import Desk
from huiyin.journal.models import Event

if TYPE_CHECKING:
    from huiyin.journal.models import Opening
    from huiyin.journal.standing import Mark

AHEAD = dt.timedelta(days=21)
MOST = 5
"""More would be a calendar; there is one."""


@dataclass(frozen=True)
class Coming:
    """Something on a day that is known. `by_you`: it is for the person to do."""

    day: dt.date
    opening: "Opening"
    what: str
    time: dt.time | None = None
    by_you: bool = False


def promises_ahead(desk: Desk) -> list[Event]:
    """The days that HR named and that have not passed; one query."""
    named = Event.objects.filter(owner=desk.owner, kind="promise", confirmed=True)
    named = named.filter(by__range=(desk.today, desk.today + AHEAD), opening__archived_at=None)
    return list(
        named.exclude(opening__stage="closed").select_related("opening").order_by("by", "pk")[: 4 * MOST]
    )


def next_appointments(desk: Desk, marks: "Iterable[Mark]") -> list[int]:
    """The keys of the openings with the next appointments; more of them would not be shown."""
    near = [
        (mark.appointment_on, mark.key)
        for mark in marks
        if mark.appointment_on and desk.today <= mark.appointment_on <= desk.today + AHEAD
    ]
    return [key for _day, key in sorted(near)[:MOST]]


def coming(
    desk: Desk, openings: "Sequence[Opening]", said: Mapping[int, Told], promises: Sequence[Event]
) -> list[Coming]:
    """The next few, the soonest first. `said`: HR's last word where it is known; it may name a day, or settle one."""
    found = [_appointment(opening) for opening in openings if opening.appointment_on]
    for opening in openings:
        if (told := said.get(opening.pk)) and told.word:
            found += _named(opening, told.word)
    for event in promises:
        later = said.get(event.opening_id, Told()).word
        if event.by and (later is None or later.on <= event.on):
            found.append(Coming(event.by, event.opening, _("HR promised an answer by then")))
    near = {
        (one.day, one.opening.pk, one.what): one
        for one in found
        if desk.today <= one.day <= desk.today + AHEAD
    }
    return sorted(near.values(), key=lambda one: (one.day, one.time or dt.time.max, one.opening.pk))[:MOST]


def _appointment(opening: "Opening") -> Coming:
    day = opening.appointment_on
    assert day is not None
    return Coming(day, opening, opening.appointment_about or _("an appointment"), opening.appointment_time)


def _named(opening: "Opening", word: Event) -> list[Coming]:
    reading = word.reading or {}
    found = []
    if day := _day(reading.get("candidate_deadline")):
        found.append(Coming(day, opening, _("HR wants your answer by then"), by_you=True))
    if day := _day(reading.get("promised_date")):
        found.append(Coming(day, opening, _("HR promised an answer by then")))
    return found


def _day(named: Any) -> dt.date | None:
    if not named:
        return None
    return dt.date.fromisoformat(named["latest"] if isinstance(named, dict) else named)
