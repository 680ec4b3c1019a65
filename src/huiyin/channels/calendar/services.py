"""The verbs of the calendar: the feed's address, and appointments that were found."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from huiyin.channels import sealed
from huiyin.channels.calendar.entries import entries_of
from huiyin.channels.calendar.ics import Invitation, calendar_of, invitations_of
from huiyin.channels.calendar.models import Feed, Suggestion
from huiyin.channels.comparing import folded
from huiyin.channels.voice import speaking
from huiyin.journal.models import Opening, Profile
from huiyin.journal.services import openings


def feed_of(owner: AbstractBaseUser, *, now: dt.datetime) -> Feed:
    """The owner's feed; it has no address until one is wanted."""
    made = {"mark": secrets.token_hex(8), "created_at": now}
    return Feed.objects.get_or_create(owner_id=owner.pk, defaults=made)[0]


def open_feed(owner: AbstractBaseUser, *, now: dt.datetime) -> str:
    """A new address for the feed; the one before stops working at once. Gives its secret part."""
    feed = feed_of(owner, now=now)
    token = secrets.token_urlsafe(24)
    feed.token_hash, feed.sealed_token, feed.fetched_at = _hashed(token), sealed.seal(token), None
    feed.save()
    return token


def close_feed(owner: AbstractBaseUser, *, now: dt.datetime) -> None:
    """The address stops working."""
    feed = feed_of(owner, now=now)
    feed.token_hash, feed.sealed_token = None, ""
    feed.save()


def change_feed(owner: AbstractBaseUser, *, now: dt.datetime, with_names: bool, alarms: bool) -> None:
    """What the feed tells."""
    feed = feed_of(owner, now=now)
    feed.with_names, feed.alarms = with_names, alarms
    feed.save(update_fields=["with_names", "alarms"])


def token_of(feed: Feed) -> str:
    """The secret part of the feed's address; empty where there is none. Raises SealBroken."""
    return sealed.unseal(feed.sealed_token) if feed.token_hash else ""


def feed_by(token: str) -> Feed | None:
    """The feed under this address."""
    return Feed.objects.select_related("owner").filter(token_hash=_hashed(token)).first()


def feed_as_ics(feed: Feed, *, now: dt.datetime) -> bytes:
    """The feed's calendar, in its owner's language."""
    profile = Profile.objects.get(owner_id=feed.owner_id)
    with speaking(profile):
        found = entries_of(feed.owner, profile.day(now), with_names=feed.with_names)
        name = _("Huiyin")
        return calendar_of(found, mark=feed.mark, zone=profile.zone, alarms=feed.alarms, name=name)


def suggest_from_ics(
    owner: AbstractBaseUser,
    data: bytes,
    *,
    now: dt.datetime,
    source: str = "file",
    opening: Opening | None = None,
) -> list[Suggestion]:
    """Keeps the appointments of a calendar file as suggestions. `source`: file, mail or calendar · `opening`: if it is
    known. Raises NoCalendar."""
    profile = Profile.objects.get(owner_id=owner.pk)
    found = invitations_of(data, profile.zone)
    return [suggest(owner, invitation, now=now, source=source, opening=opening) for invitation in found]


def suggest(
    owner: AbstractBaseUser,
    found: Invitation,
    *,
    now: dt.datetime,
    source: str,
    opening: Opening | None = None,
) -> Suggestion:
    """Keeps one appointment as a suggestion. One that is known comes up again only if it was moved or cancelled."""
    told = {
        "title": found.title or _("Appointment"),
        "on": found.day,
        "time": found.time,
        "place": found.place,
        "note": found.note,
        "cancelled": found.cancelled,
    }
    known = Suggestion.objects.filter(owner_id=owner.pk, uid=found.uid).first()
    if known is None:
        meant = opening or opening_meant(owner, found)
        made = {"opening": meant, "source": source, "created_at": now, **told}
        # Mail and calendar may bring the same invitation at once.
        known, new = Suggestion.objects.get_or_create(owner_id=owner.pk, uid=found.uid, defaults=made)
        if new:
            return known
    moved = (known.on, known.time, known.cancelled) != (found.day, found.time, found.cancelled)
    if moved:
        known.state = Suggestion.State.OPEN
    for name, value in told.items():
        setattr(known, name, value)
    known.opening = known.opening or opening or opening_meant(owner, found)
    known.save()
    return known


def opening_meant(owner: AbstractBaseUser, found: Invitation) -> Opening | None:
    """The one opening whose company, HR or role the appointment names; None where none or several fit."""
    words = folded(found.words)
    rows = list(Opening.objects.filter(owner_id=owner.pk, archived_at=None).prefetch_related("people"))
    scores: dict[int, int] = {}
    for opening in rows:
        company = folded(opening.company)
        mails = [folded(person.email) for person in opening.people.all() if person.email]
        score = 4 * (len(company) > 1 and company in words) + 4 * any(mail in words for mail in mails)
        title = folded(opening.title)
        score += bool(score and title and title in words) + bool(score and opening.is_open)
        if score:
            scores[opening.pk] = score
    best = max(scores.values(), default=0)
    fits = [opening for opening in rows if scores.get(opening.pk) == best and best]
    return fits[0] if len(fits) == 1 else None


def open_suggestions(owner: AbstractBaseUser) -> list[Suggestion]:
    """What waits for the person's word."""
    return list(
        Suggestion.objects.filter(owner_id=owner.pk, state=Suggestion.State.OPEN).select_related("opening")
    )


def take(owner: AbstractBaseUser, suggestion_id: int, opening_id: int, *, now: dt.datetime) -> Opening:
    """The appointment goes into an opening (a cancelled one out of it). It can be undone like every change.

    Raises Suggestion.DoesNotExist, Opening.DoesNotExist.
    """
    suggestion = Suggestion.objects.get(owner_id=owner.pk, pk=suggestion_id)
    told: dict[str, Any]
    if suggestion.cancelled:
        told = {"appointment_on": None, "appointment_time": None, "appointment_about": ""}
    else:
        about = f"{suggestion.title} · {suggestion.place}" if suggestion.place else suggestion.title
        told = {
            "appointment_on": suggestion.on,
            "appointment_time": suggestion.time,
            "appointment_about": about[:200],
        }
    with transaction.atomic():
        opening = openings.change_opening(owner, opening_id, now=now, **told)
        suggestion.state, suggestion.opening = Suggestion.State.TAKEN, opening
        suggestion.save(update_fields=["state", "opening"])
    return opening


def dismiss(owner: AbstractBaseUser, suggestion_id: int) -> None:
    """Not an appointment of ours. It does not come up again unless it is moved."""
    Suggestion.objects.filter(owner_id=owner.pk, pk=suggestion_id).update(state=Suggestion.State.DISMISSED)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
