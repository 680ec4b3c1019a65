"""Invitations that come with a mail: the calendar suggests their appointments."""

import logging
from email.errors import MessageError
from email.parser import BytesParser
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser

from huiyin.channels.calendar import services
from huiyin.channels.channel import ChannelError

if TYPE_CHECKING:
    from huiyin.channels.mailbox.models import Suggestion

MOST = 3
MOST_BYTES = 200_000
log = logging.getLogger(__name__)


def calendar_parts(raw: bytes) -> tuple[bytes, ...]:
    """The calendar files in a mail, at most three."""
    if b"text/calendar" not in raw.lower():
        return ()
    try:
        parts = [
            part
            for part in BytesParser().parsebytes(raw).walk()
            if part.get_content_type() == "text/calendar"
        ]
        found = [part.get_payload(decode=True) for part in parts[:MOST]]
    except (RecursionError, ValueError, LookupError, MessageError):
        return ()
    return tuple(one[:MOST_BYTES] for one in found if isinstance(one, bytes))


def suggest_appointments(owner: AbstractBaseUser, suggestion: "Suggestion") -> None:
    """Hands the invitations of a message to the calendar; one that cannot be read is left out."""
    for data in suggestion.invitations:
        try:
            services.suggest_from_ics(
                owner, data, now=suggestion.created_at, source="mail", opening=suggestion.opening
            )
        except ChannelError as error:
            log.info("an invitation was left out: %s", error)
