"""Ticking again and again: after a pause, or at once where a mailbox tells of new mail."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from huiyin.site import tick
from huiyin.site.bell import Bell

log = logging.getLogger(__name__)


def go_round(
    bell: Bell,
    *,
    pause: float,
    first: float = 0.0,
    done: Callable[[Sequence[tick.Done]], object] = lambda _found: None,
    clock: Callable[[], dt.datetime] = timezone.now,
) -> None:
    """Ticks until the bell says that it is over. `first`, `pause`: seconds · `done`: hears what each tick did."""
    # Only now: whoever ticks once needs no ears.
    from huiyin.channels.mailbox.idling import Listening

    with Listening(bell.ring) as listening:
        wait = first
        while bell.pause(wait):
            wait = pause
            close_old_connections()
            try:
                listening.attend(clock())
                done(tick.tick())
            except DatabaseError as error:
                # The journal may be locked or away for a while; the next tick looks again.
                log.warning("the tick could not reach the journal: %s", error)
            except Exception:
                # One round that went wrong must not be the last, or reminders would stop without a word.
                log.exception("the tick broke off")
