"""Yes, another opening, or no: what the person says to suggestions."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.channels.mailbox.models import Direction, Suggestion
from huiyin.journal.models import Event, Kind
from huiyin.journal.services.entries import add_event
from huiyin.journal.services.openings import one_opening
from huiyin.journal.services.recording import AlreadyDone, Recording, recorded
from huiyin.journal.services.understanding import flags_of, read_by_huiyin

MOST_DISMISSED = dt.timedelta(days=7)
"""How long the words of a dismissed message stay, should it be wanted back; its sender is remembered."""


@dataclass(frozen=True)
class Chosen:
    """A yes: to which opening (by default the suggested one), and on which day."""

    suggestion_id: int
    opening_id: int | None = None
    on: dt.date | None = None


def confirm(owner: AbstractBaseUser, chosen: Sequence[Chosen], *, now: dt.datetime, once: str = "") -> int:
    """Takes messages into the journal, all of them or none, as one action. Gives how many are new there.

    Raises ValidationError for one without an opening.
    """
    wanted = {one.suggestion_id: one for one in chosen}
    rows = Suggestion.of(owner).filter(pk__in=wanted).order_by("on", "at", "pk")
    waiting = [row for row in rows if not row.taken]
    if not waiting:
        return 0
    _choose(waiting, wanted)
    verb = "import" if len(waiting) > 1 else f"log_{waiting[0].direction}"
    try:
        with recorded(owner, verb, now=now, once=once) as recording:
            if len(waiting) > 1:
                count = len(waiting)
                recording.label = ngettext("%(count)s message", "%(count)s messages", count) % {
                    "count": count
                }
            for row in waiting:
                _take(recording, row, wanted[row.pk])
    except AlreadyDone:
        return 0
    Suggestion.objects.bulk_update(waiting, ["opening", "on", "reading", "dismissed_at"], batch_size=200)
    return len(waiting)


def _choose(waiting: Sequence[Suggestion], wanted: Mapping[int, Chosen]) -> None:
    for row in waiting:
        row.opening_id = wanted[row.pk].opening_id or row.opening_id
        row.dismissed_at = None
        if row.opening_id is None:
            said = _("Which opening does “%(message)s” belong to? Choose one; nothing was taken in yet.")
            raise ValidationError(said % {"message": str(row)[:80]})


def _take(recording: Recording, row: Suggestion, chosen: Chosen) -> None:
    opening = one_opening(recording, row.opening_id or 0)
    event = Event(
        kind=Kind.SENT if row.direction == Direction.SENT else Kind.RECEIVED,
        channel=row.channel,
        subject=row.subject,
        text=row.text,
        at=row.at if chosen.on in (None, row.on) else None,
        source=row.source,
        source_ref=row.ref,
    )
    event.on = row.on = min(chosen.on or row.on, recording.today)
    if event.kind == Kind.SENT:
        event.flags = flags_of(opening, event) if event.text.strip() else []
    else:
        event.reading = read_by_huiyin(event)
    add_event(recording, opening, event, event.on)


def change_opening(owner: AbstractBaseUser, suggestion_id: int, opening_id: int | None) -> Suggestion:
    """Another opening for a suggestion, before it is confirmed. Raises DoesNotExist."""
    row = Suggestion.objects.get(owner_id=owner.pk, pk=suggestion_id)
    if opening_id is not None:
        from huiyin.journal.models import Opening

        Opening.objects.get(owner_id=owner.pk, pk=opening_id)
    row.opening_id, row.why, row.why_words = opening_id, "chosen", ""
    row.save(update_fields=["opening", "why", "why_words"])
    return row


def dismiss(owner: AbstractBaseUser, ids: Iterable[int], *, now: dt.datetime) -> int:
    """No: they are not asked about again, and their senders are not suggested again. Gives how many."""
    rows = Suggestion.waiting(owner).filter(pk__in=list(ids))
    return Suggestion.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(dismissed_at=now)


def bring_back(owner: AbstractBaseUser, ids: Iterable[int]) -> int:
    """Takes a no back, as long as the words are there. Gives how many."""
    rows = Suggestion.objects.filter(owner_id=owner.pk, pk__in=list(ids), dismissed_at__isnull=False)
    return rows.exclude(text="").update(dismissed_at=None)


def forget_dismissed(owner: AbstractBaseUser, now: dt.datetime) -> int:
    """Forgets the words of messages that were dismissed a while ago; the mark and the sender stay."""
    rows = Suggestion.objects.filter(owner_id=owner.pk, dismissed_at__lt=now - MOST_DISMISSED).exclude(
        text=""
    )
    taken = Suggestion.of(owner).filter(pk__in=rows, taken=False).values_list("pk", flat=True)
    return Suggestion.objects.filter(pk__in=list(taken)).update(
        text="", subject="", sender="", attachments=[], thread=[], reading=None
    )
