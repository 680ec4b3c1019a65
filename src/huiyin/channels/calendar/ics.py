"""Entries as iCalendar (RFC 5545), and invitations out of it."""

import datetime as dt
import hashlib
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from huiyin.channels.calendar.entries import Entry
from huiyin.channels.channel import ChannelError

if TYPE_CHECKING:
    from icalendar import Event

LENGTH = dt.timedelta(hours=1)
"""How long an appointment is thought to take; nobody notes its end."""
MOST_BYTES = 5 * 1024 * 1024
MOST_EVENTS = 500


class NoCalendar(ChannelError):
    """A file that is no calendar, or holds no appointment."""


@dataclass(frozen=True)
class Invitation:
    """An appointment out of a calendar file. `day`, `time`: where the person is · `words`: all its text, to be searched."""

    uid: str
    title: str
    day: dt.date
    time: dt.time | None
    place: str
    note: str
    words: str
    cancelled: bool = False


def uid_of(entry: Entry, mark: str) -> str:
    """The entry's name: the same in every calendar that it comes into."""
    return f"{entry.kind}-{entry.opening.pk}@{mark}.huiyin"


def calendar_of(
    entries: Iterable[Entry], *, mark: str, zone: zoneinfo.ZoneInfo, alarms: bool, name: str = ""
) -> bytes:
    """A whole calendar. It says the same as long as the journal does."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Huiyin//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", zone.key)
        calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry, mark, zone, alarms))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def content_of(entry: Entry) -> str:
    """A mark of what an entry says: another one where it has to be put onto a server anew."""
    said = repr((entry.kind, entry.day, entry.time, entry.title, entry.note))
    return hashlib.sha256(said.encode()).hexdigest()


def start_of(entry: Entry, zone: zoneinfo.ZoneInfo) -> dt.date | dt.datetime:
    """The beginning, as a calendar has it."""
    return dt.datetime.combine(entry.day, entry.time, zone) if entry.time else entry.day


def _event(entry: Entry, mark: str, zone: zoneinfo.ZoneInfo, alarms: bool) -> "Event":
    from icalendar import Event

    event = Event()
    start = start_of(entry, zone)
    event.add("uid", uid_of(entry, mark))
    event.add("dtstamp", entry.opening.updated_at.astimezone(dt.UTC))
    event.add("last-modified", entry.opening.updated_at.astimezone(dt.UTC))
    event.add("sequence", entry.opening.revision)
    event.add("summary", entry.title)
    if entry.note:
        event.add("description", entry.note)
    event.add("dtstart", start)
    event.add("dtend", start + (LENGTH if entry.time else dt.timedelta(days=1)))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if entry.time else "TRANSPARENT")
    if alarms:
        for trigger in _triggers(entry):
            event.add_component(_alarm(entry, trigger))
    return event


def _triggers(entry: Entry) -> list[dt.timedelta]:
    """An appointment reminds the day before and an hour before, a promise in the morning; a look is quiet."""
    if entry.kind == "appointment":
        return [dt.timedelta(days=-1), dt.timedelta(hours=-1)] if entry.time else [dt.timedelta(hours=-12)]
    return [dt.timedelta(hours=10)] if entry.kind == "promise" else []


def _alarm(entry: Entry, trigger: dt.timedelta) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", trigger)
    return alarm


def invitations_of(data: bytes, zone: zoneinfo.ZoneInfo) -> list[Invitation]:
    """The appointments in a calendar file, as they fall where the person is. Raises NoCalendar."""
    from icalendar import Calendar

    if len(data) > MOST_BYTES:
        raise NoCalendar(_("This calendar file is larger than 5 MB. An invitation is a small file."))
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoCalendar(_("This is no calendar file that can be read.")) from None
    found = []
    for calendar in calendars:
        cancelled = str(calendar.get("method", "")).upper() == "CANCEL"
        for event in calendar.walk("VEVENT")[:MOST_EVENTS]:
            if invitation := _invitation(event, zone, cancelled):
                found.append(invitation)
    if not found:
        raise NoCalendar(_("There is no appointment in this file."))
    return found


def _invitation(event: Any, zone: zoneinfo.ZoneInfo, cancelled: bool) -> Invitation | None:
    try:
        start = event.decoded("dtstart")
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
    day, time = _local(start, zone)
    title = _text(event, "summary")[:300]
    note, place = _text(event, "description")[:5_000], _text(event, "location")[:500]
    people = " ".join(str(event.get(name, "")) for name in ("organizer", "attendee", "contact"))
    named = _text(event, "uid") or hashlib.sha256(f"{title}{start}".encode()).hexdigest()
    return Invitation(
        uid=named[:500],
        title=title,
        day=day,
        time=time,
        place=place,
        note=note,
        words=f"{title}\n{place}\n{note}\n{people}",
        cancelled=cancelled or _text(event, "status").upper() == "CANCELLED",
    )


def _text(event: Any, name: str) -> str:
    value = event.get(name, "")
    value = value[0] if isinstance(value, list) and value else value
    return str(value).replace("\0", "").encode("utf-8", "replace").decode().strip()


def _local(start: dt.date | dt.datetime, zone: zoneinfo.ZoneInfo) -> tuple[dt.date, dt.time | None]:
    if not isinstance(start, dt.datetime):
        return start, None
    if start.tzinfo is not None:
        start = start.astimezone(zone)
    return start.date(), start.time().replace(second=0, microsecond=0)
