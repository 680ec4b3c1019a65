"""How much is kept: what ended long ago goes out of sight, and, where the person wants it, HR's words go for good."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from huiyin.journal.models import Change, Event, Kind, Opening, OpeningStage, Profile
from huiyin.journal.services.openings import archive
from huiyin.journal.services.recording import BATCH
from huiyin.journal.services.understanding import read_by_huiyin

MONTH = dt.timedelta(days=30)
MESSAGES = (Kind.SENT, Kind.RECEIVED)
"""What has words of others in it, or words to others. The person's own notes are never touched."""
_READINGS = ("reading", "reading_original")


@dataclass(frozen=True)
class Kept:
    """How many openings go into the archive, and of how many messages the words go."""

    archived: int = 0
    forgotten: int = 0


def due(profile: Profile, today: dt.date) -> Kept:
    """What `tidy` would do today under these settings; they need not be saved. Two queries."""
    return Kept(_to_archive(profile, today).count(), _to_forget(profile, today).count())


def tidy(owner: AbstractBaseUser, *, now: dt.datetime) -> Kept:
    """Does what the person's settings ask for. The archiving is one action and can be undone; the forgetting cannot."""
    profile = Profile.objects.get(owner_id=owner.pk)
    today = profile.day(now)
    keys = list(_to_archive(profile, today).values_list("pk", flat=True))
    if keys:
        archive(owner, *keys, now=now)
    forgotten = 0
    while count := _forget(profile, today):
        forgotten += count
    return Kept(len(keys), forgotten)


def _to_archive(profile: Profile, today: dt.date) -> QuerySet[Opening]:
    return _ended(profile, today, profile.archive_after).filter(archived_at=None)


def _to_forget(profile: Profile, today: dt.date) -> QuerySet[Event]:
    ended = _ended(profile, today, profile.words_for).values("pk")
    words = ~Q(text="") | ~Q(subject="")
    return Event.objects.filter(
        words, owner_id=profile.owner_id, kind__in=MESSAGES, opening_id__in=ended
    ).order_by("pk")


def _ended(profile: Profile, today: dt.date, months: int) -> QuerySet[Opening]:
    """The openings that ended so many months ago; none for 0 months, which means for ever."""
    found = Opening.objects.filter(owner_id=profile.owner_id, stage=OpeningStage.CLOSED, is_example=False)
    return found.filter(stage_since__lte=today - months * MONTH) if months else found.none()


def _forget(profile: Profile, today: dt.date) -> int:
    """Takes the words out of some messages and out of the log, and leaves what they meant. Gives of how many."""
    with transaction.atomic():
        # Every verb takes this lock first: a correction that is made now must not be overwritten with what was read before.
        Profile.objects.select_for_update().get(pk=profile.pk)
        events = list(_to_forget(profile, today)[:BATCH])
        _let_words_go(events)
        changes = list(
            Change.objects.filter(
                owner_id=profile.owner_id, table="event", row__in=[event.pk for event in events]
            )
        )
        for change in changes:
            change.before, change.after = _wordless(change.before), _wordless(change.after)
        Change.objects.bulk_update(changes, ["before", "after"], batch_size=BATCH)
    return len(events)


def _let_words_go(events: Sequence[Event]) -> None:
    for event in events:
        if event.kind == Kind.RECEIVED and event.reading is None:
            event.reading = _meaning(event)
        event.text = event.subject = ""
        for name in _READINGS:
            setattr(event, name, without_words(getattr(event, name)))
        event.version += 1
    Event.objects.bulk_update(events, ["text", "subject", *_READINGS, "version"], batch_size=BATCH)


def _meaning(event: Event) -> dict[str, Any]:
    try:
        return read_by_huiyin(event)
    except ValidationError:
        return {"outcome": "no_info"}


def without_words(reading: dict[str, Any] | None) -> dict[str, Any] | None:
    """A reading without the places it was read from: the answer, reasons and days stay."""
    if reading is None:
        return None
    return {
        name: {**value, "text": None} if isinstance(value, dict) and "text" in value else value
        for name, value in reading.items()
        if name != "evidence"
    }


def _wordless(told: dict[str, Any] | None) -> dict[str, Any] | None:
    if told is None:
        return None
    words = {name: "" for name in ("text", "subject") if name in told}
    return told | words | {name: without_words(told[name]) for name in _READINGS if name in told}
