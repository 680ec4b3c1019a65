"""From a message that concerns an opening to a suggestion, kept once."""

import datetime as dt
import hashlib
import logging
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser

import huiyin
from huiyin.channels.mailbox.appointments import calendar_parts, suggest_appointments
from huiyin.channels.mailbox.glimpse import Glimpse
from huiyin.channels.mailbox.models import Account, Direction, Letter, Suggestion
from huiyin.channels.mailbox.relevance import Match
from huiyin.journal.models import Event, Profile, Source
from huiyin.language.text.mail import mail_of
from huiyin.process.fields import InvalidInput

log = logging.getLogger(__name__)

MOST_KEPT = 30_000
"""Characters of a mail that are kept: HR's words stand at its top, old threads hang below."""
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)


def suggestion_of(
    profile: Profile,
    raw: bytes,
    seen: Glimpse,
    match: Match | None,
    *,
    now: dt.datetime,
    direction: str = Direction.RECEIVED,
    account: Account | None = None,
) -> Suggestion:
    """The mail as a suggestion, read; not kept yet. A mail without words keeps its subject."""
    try:
        mail = mail_of(raw)
        text, sent, attachments = mail.text, mail.sent, mail.attachments
        name, subject = mail.sender, mail.subject
    except InvalidInput:
        text, sent, attachments, name, subject = seen.subject, None, (), seen.sender, seen.subject
    at = sent if sent is not None and EARLIEST < sent <= now else None
    found = Suggestion(
        owner_id=profile.owner_id,
        account=account,
        source=Source.MAIL,
        direction=direction,
        ref=seen.message_id or ref_of(seen.address, subject, str(sent), text),
        thread=list(seen.thread[-20:]),
        sender=storable(name or seen.sender)[:400],
        address=storable(seen.address)[:320],
        subject=storable(subject)[:1000],
        text=storable(text)[:MOST_KEPT],
        attachments=[storable(one)[:200] for one in attachments[:20]],
        channel="email",
        on=profile.day(at or now),
        at=at,
        opening_id=match.opening_id if match else None,
        why=match.why if match else "",
        why_words=storable(match.words)[:400] if match else "",
        created_at=now,
    )
    if direction == Direction.RECEIVED:
        found.reading = reading_of(found)
        found.invitations = calendar_parts(raw)
    return found


def reading_of(suggestion: Suggestion) -> dict[str, object] | None:
    """Huiyin's reading of a suggestion's words; None where there is nothing to read."""
    try:
        return huiyin.read(suggestion.text, channel=suggestion.channel, received=suggestion.on).to_dict()
    except InvalidInput:
        return None
    except Exception:
        # One message that the reader stumbles over must not keep all later ones from coming in.
        log.warning("a message could not be read", exc_info=True)
        return None


def ref_of(*parts: str) -> str:
    """A mark for a message that brings none of its own: the same for the same message."""
    return "sha256:" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


def storable(text: str) -> str:
    """The text without what no database keeps: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def keep(owner: AbstractBaseUser, found: Sequence[Suggestion]) -> int:
    """Keeps those that are new: not in the journal, not suggested before, no letter of ours. Gives their number.

    Asked within the transaction that also moves the mark of what was read; two programs at once keep each once.
    """
    once: dict[str, Suggestion] = {}
    for one in found:
        if len(one.ref) <= 1000:
            once.setdefault(one.ref, one)
    refs = list(once)
    there = set(
        Event.objects.filter(owner_id=owner.pk, source_ref__in=refs).values_list("source_ref", flat=True)
    )
    there |= set(Suggestion.objects.filter(owner_id=owner.pk, ref__in=refs).values_list("ref", flat=True))
    there |= set(
        Letter.objects.filter(owner_id=owner.pk, message_id__in=refs).values_list("message_id", flat=True)
    )
    fresh = [one for ref, one in once.items() if ref not in there]
    Suggestion.objects.bulk_create(fresh, batch_size=200, ignore_conflicts=True)
    for one in fresh:
        suggest_appointments(owner, one)
    return len(fresh)
