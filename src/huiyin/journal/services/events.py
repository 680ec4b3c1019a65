"""Verbs on what happened."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.models import Debrief, Event, Kind, Person
from huiyin.journal.services.entries import add_event, check, day_of, one_event, stage_again
from huiyin.journal.services.openings import one_opening
from huiyin.journal.services.recording import recorded
from huiyin.journal.services.repeated import done_once
from huiyin.journal.services.understanding import flags_of, read_by_huiyin, reading_of
from huiyin.process.reading import Reading


@done_once
def log_interview(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    round: str = "",
    last: bool = False,
    signals: Sequence[str] = (),
    text: str = "",
    at: dt.datetime | None = None,
    once: str = "",
) -> Event:
    """An interview that took place. `last`: no further round is planned. `signals`: what was seen in it."""
    with recorded(owner, "log_interview", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        event = Event(kind=Kind.INTERVIEW, round=round, last=last, signals=list(signals), text=text, at=at)
        return add_event(recording, opening, event, on)


@done_once
def log_promise(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    by: dt.date,
    on: dt.date | None = None,
    text: str = "",
    at: dt.datetime | None = None,
    once: str = "",
) -> Event:
    """HR said on the day `on` that there will be an answer by the day `by`; `text`: in HR's words."""
    with recorded(owner, "log_promise", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        return add_event(recording, opening, Event(kind=Kind.PROMISE, by=by, text=text, at=at), on)


@done_once
def log_sent(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    move: str = "",
    channel: str = "",
    text: str = "",
    subject: str = "",
    flags: Sequence[str] | None = None,
    at: dt.datetime | None = None,
    source: str = "typed",
    source_ref: str = "",
    once: str = "",
) -> Event:
    """A message that went to HR, or a call. Its words are checked for courtesy; `flags` are given if that was done."""
    with recorded(owner, "log_sent", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        event = Event(
            kind=Kind.SENT, move=move, channel=channel or opening.channel, text=text, subject=subject, at=at
        )
        event.source, event.source_ref = source, source_ref
        event.on = day_of(recording, event, on)
        if flags is None:
            flags = flags_of(opening, event) if text.strip() else ()
        event.flags = list(flags)
        return add_event(recording, opening, event, on)


@done_once
def log_received(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    channel: str = "",
    text: str = "",
    subject: str = "",
    reading: Mapping[str, Any] | Reading | None = None,
    corrected: bool = False,
    at: dt.datetime | None = None,
    person: Person | None = None,
    source: str = "typed",
    source_ref: str = "",
    once: str = "",
) -> Event:
    """HR's word. Huiyin reads it; a ready `reading` stands instead (with `corrected`, beside Huiyin's own).

    The reading may move the stage and set the next appointment.
    """
    with recorded(owner, "log_received", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        event = Event(
            kind=Kind.RECEIVED, channel=channel or opening.channel, text=text, subject=subject, at=at
        )
        event.source, event.source_ref, event.person = source, source_ref, person
        event.on = day_of(recording, event, on)
        if text.strip() and (reading is None or corrected):
            event.reading = read_by_huiyin(event)
        if reading is not None:
            if corrected:
                event.reading_original = event.reading
            event.reading = reading_of(reading, event)
        return add_event(recording, opening, event, on)


@done_once
def log_introduction(
    owner: AbstractBaseUser,
    opening_id: int,
    person: Person | None = None,
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    text: str = "",
    once: str = "",
) -> Event:
    """Somebody at this opening named or passed the person on to somebody else."""
    with recorded(owner, "log_introduction", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        return add_event(recording, opening, Event(kind=Kind.INTRODUCTION, person=person, text=text), on)


@done_once
def add_note(
    owner: AbstractBaseUser,
    opening_id: int,
    text: str,
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    once: str = "",
) -> Event:
    """A note of the person's own; no evidence."""
    with recorded(owner, "add_note", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        return add_event(recording, opening, Event(kind=Kind.NOTE, text=text), on)


@done_once
def withdraw(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    on: dt.date | None = None,
    text: str = "",
    once: str = "",
) -> Event:
    """The person steps back; the opening closes."""
    with recorded(owner, "withdraw", now=now, once=once) as recording:
        opening = one_opening(recording, opening_id)
        return add_event(recording, opening, Event(kind=Kind.WITHDRAWN, text=text), on)


def correct_reading(
    owner: AbstractBaseUser,
    event_id: int,
    reading: Mapping[str, Any] | Reading,
    *,
    now: dt.datetime,
    version: int | None = None,
) -> Event:
    """The person's own reading of HR's word, kept beside Huiyin's. Keys that are missing stay as they are."""
    with recorded(owner, "correct_reading", now=now) as recording:
        event = one_event(recording, event_id, version)
        if event.kind != Kind.RECEIVED:
            raise ValidationError({"reading": _("Only HR's words have a reading.")})
        opening, before = event.opening, event.reading or {}
        changes = reading.to_dict() if isinstance(reading, Reading) else dict(reading)
        kept = {key: value for key, value in before.items() if key != "second"}
        corrected = reading_of({**kept, "unsure": False, **changes}, event)
        original = event.reading_original if event.corrected else event.reading
        recording.change(event, reading=corrected, reading_original=original or {})
        if corrected["outcome"] != before.get("outcome"):
            stage_again(recording, opening, event)
        recording.label = str(opening)
        return event


def change_event(
    owner: AbstractBaseUser, event_id: int, *, now: dt.datetime, version: int | None = None, **fields: Any
) -> Event:
    """Mends an entry; the log keeps how it was. Another text of HR's is read anew unless a reading comes with it."""
    with recorded(owner, "change_event", now=now) as recording:
        event = one_event(recording, event_id, version)
        known = {
            "on",
            "at",
            "round",
            "last",
            "signals",
            "by",
            "move",
            "channel",
            "text",
            "subject",
            "person",
            "flags",
        }
        if unknown := set(fields) - known:
            raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})
        rewritten = fields.get("text", event.text) != event.text or fields.get("on", event.on) != event.on
        for name, value in fields.items():
            setattr(event, name, value)
        check(recording, event)
        event.refresh_from_db()
        recording.change(event, **fields)
        if rewritten and event.kind == Kind.RECEIVED and not event.corrected and event.text.strip():
            recording.change(event, reading=read_by_huiyin(event))
            stage_again(recording, event.opening, event)
        if rewritten and event.kind == Kind.SENT and "flags" not in fields:
            recording.change(event, flags=flags_of(event.opening, event) if event.text.strip() else [])
        recording.label = str(event.opening)
        return event


def remove_event(owner: AbstractBaseUser, event_id: int, *, now: dt.datetime) -> None:
    """Takes a wrong entry out. The log keeps it; undo brings it back. The stage stays where it is."""
    with recorded(owner, "remove_event", now=now) as recording:
        event = one_event(recording, event_id)
        for step in event.stage_changes.all():
            recording.change(step, event=None)
        # What the person wrote down of the interview stays, also where the interview was a wrong entry.
        for debrief in Debrief.objects.filter(event=event):
            recording.change(debrief, event=None)
        recording.remove(event)
        recording.label = f"{event.opening} · {event.get_kind_display()}"
