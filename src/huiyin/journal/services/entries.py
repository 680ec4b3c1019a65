"""How an event gets into an opening and what it brings about there; the verbs in `events` are made of this."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Event, Kind, Opening
from huiyin.journal.services import stages
from huiyin.journal.services.recording import Recording

EARLIEST = dt.date(1970, 1, 1)
FURTHEST = dt.timedelta(days=730)


def add_event(recording: Recording, opening: Opening, event: Event, on: dt.date | None = None) -> Event:
    """Puts an event into an opening within a verb that is being recorded; the stage follows."""
    event.opening = opening
    event.on = day_of(recording, event, on)
    check(recording, event)
    recording.add(event)
    recording.label = recording.label or str(opening)
    stages.follow(recording, opening, event)
    _appoint(recording, opening, event)
    return event


def one_event(recording: Recording, event_id: int, version: int | None = None) -> Event:
    """The owner's event with this key. Raises Event.DoesNotExist, Conflict."""
    event = Event.objects.select_related("opening").get(owner=recording.owner, pk=event_id)
    if version is not None and version != event.version:
        raise Conflict(
            _("This entry was changed meanwhile, perhaps in another tab. Look at it again."), event
        )
    return event


def day_of(recording: Recording, event: Event, on: dt.date | None) -> dt.date:
    """The day an event happened: as said, else that of its moment, else today."""
    if on is not None:
        return on
    return recording.profile.day(event.at) if event.at else recording.today


def check(recording: Recording, event: Event) -> None:
    """What a row alone cannot know: what has happened lies behind, a promise not too far ahead, people are one's own."""
    for name in ("on", "by"):
        day = getattr(event, name)
        if day is not None and not isinstance(day, dt.date):
            raise ValidationError({name: _("A day is wanted, such as 2026-05-08.")})
    if event.at is not None and (not isinstance(event.at, dt.datetime) or event.at.tzinfo is None):
        raise ValidationError({"at": _("A moment with its time zone is wanted.")})
    if event.on > recording.today:
        message = _("%(day)s lies ahead; today is %(today)s. Note it once it has happened.")
        raise ValidationError({"on": message % {"day": event.on, "today": recording.today}})
    if event.on < EARLIEST:
        raise ValidationError({"on": _("%(day)s is too long ago.") % {"day": event.on}})
    if event.by is not None and event.by > event.on + FURTHEST:
        raise ValidationError({"by": _("%(day)s is more than two years ahead.") % {"day": event.by}})
    if event.person is not None and event.person.owner_id != recording.owner.pk:
        raise ValidationError({"person": _("This person is not in your journal.")})


def _appoint(recording: Recording, opening: Opening, event: Event) -> None:
    """Keeps the day of the next interview or first day that HR names, and forgets one that has come about."""
    if event.kind == Kind.RECEIVED and (named := (event.reading or {}).get("event_date")):
        day = dt.date.fromisoformat(named["latest"])
        if day >= event.on:
            recording.change(opening, appointment_on=day, appointment_time=None, appointment_about="")
    elif event.kind == Kind.INTERVIEW and opening.appointment_on and opening.appointment_on <= event.on:
        recording.change(opening, appointment_on=None, appointment_time=None, appointment_about="")


def stage_again(recording: Recording, opening: Opening, event: Event) -> None:
    """The stage as another reading of the opening's last word wants it."""
    steps = list(opening.stage_changes.order_by("pk"))
    if steps and steps[-1].event_id == event.pk:
        origin = Opening(stage=steps[-1].stage_from, outcome=steps[-2].outcome if len(steps) > 1 else "")
    elif opening.events.filter(kind=Kind.RECEIVED).last() == event:
        origin = opening
    else:
        return
    stage, outcome = stages.stage_after(origin, event)
    stages.move(recording, opening, stage, outcome, event=event)
    _appoint(recording, opening, event)
