"""What of the journal belongs into a calendar: appointments, promised days, and the days on which to look again."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.channels.voice import language_of
from huiyin.journal import queries
from huiyin.journal.models import Event, Opening, Profile

Kind = Literal["appointment", "promise", "look"]
PAST = dt.timedelta(days=30)
"""How long a day stays in the calendar once it has passed."""


@dataclass(frozen=True)
class Entry:
    """One entry: of a whole day, or from `time` on where the person is. `note`: a sentence, without HR's words."""

    kind: Kind
    opening: Opening
    day: dt.date
    time: dt.time | None
    title: str
    note: str = ""


def entries_of(owner: AbstractBaseUser, today: dt.date, *, with_names: bool = True) -> list[Entry]:
    """The owner's entries around and after `today`, in the language that is active. Names only if `with_names`."""
    found = _appointments(owner, today, with_names) + _promises(owner, today, with_names)
    found += _looks(owner, today, with_names)
    return sorted(found, key=lambda entry: (entry.day, entry.kind, entry.opening.pk))


def _appointments(owner: AbstractBaseUser, today: dt.date, with_names: bool) -> list[Entry]:
    rows = Opening.objects.filter(owner_id=owner.pk, archived_at=None, appointment_on__gte=today - PAST)
    found = []
    for opening in rows:
        about = opening.appointment_about or _("Appointment")
        title = f"{about} · {opening}" if with_names else _("Appointment")
        assert opening.appointment_on is not None
        found.append(Entry("appointment", opening, opening.appointment_on, opening.appointment_time, title))
    return found


def _promises(owner: AbstractBaseUser, today: dt.date, with_names: bool) -> list[Entry]:
    found = []
    for opening, by in open_promises(owner).items():
        if by >= today - PAST:
            title = (
                _("%(opening)s: an answer is promised by today")
                if with_names
                else _("An answer is promised by today")
            )
            note = _(
                "If none comes today, there is no need to write at once. Huiyin says when it is worth it."
            )
            found.append(Entry("promise", opening, by, None, title % {"opening": opening}, note))
    return found


def open_promises(owner: AbstractBaseUser) -> dict[Opening, dt.date]:
    """The openings in which HR owes an answer, with the promised day: no later word has come that settles it."""
    openings = Opening.objects.filter(owner_id=owner.pk, archived_at=None, is_example=False).exclude(
        stage="closed"
    )
    events = Event.objects.filter(opening__in=openings, kind__in=["promise", "received"], confirmed=True)
    promised: dict[int, dt.date] = {}
    for event in events.order_by("opening_id", "on", "pk"):
        named = _promised(event)
        if named is not None:
            promised[event.opening_id] = named
        elif (event.reading or {}).get("outcome") != "no_info":
            promised.pop(event.opening_id, None)
    return {opening: promised[opening.pk] for opening in openings if opening.pk in promised}


def _promised(event: Event) -> dt.date | None:
    if event.kind == "promise":
        return event.by
    named = (event.reading or {}).get("promised_date")
    return dt.date.fromisoformat(named["latest"]) if named else None


def _looks(owner: AbstractBaseUser, today: dt.date, with_names: bool) -> list[Entry]:
    language = language_of(Profile.objects.get(owner_id=owner.pk))
    found = []
    for opening, advice in queries.todays(owner, today, language=language):
        if opening.is_example or advice.move == "let_go":
            continue
        day = advice.next_look if advice.move == "wait" else max(advice.on, today)
        if day is not None and day >= today:
            title = _("Look at %(opening)s again") if with_names else _("Look into Huiyin")
            found.append(Entry("look", opening, day, None, title % {"opening": opening}))
    return found
