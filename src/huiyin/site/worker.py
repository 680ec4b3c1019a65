"""The built-in worker: a thread beside the pages that ticks as long as the app is open. HUIYIN_WORKER=0 leaves it out."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, close_old_connections, connection

from huiyin.site.environment import envbool

log = logging.getLogger(__name__)

FIRST = 5.0
PAUSE = 60.0
"""Seconds until the first tick, and between two."""
LEAVE = 5.0
"""Seconds that closing waits for a duty; one that takes longer is taken up again next time."""


@contextmanager
def running(pause: float = PAUSE, first: float = FIRST) -> Iterator[None]:
    """While the block runs, the tick comes by itself."""
    if not envbool("HUIYIN_WORKER", True):
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=_work, args=(stop, first, pause), name="tick", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LEAVE)


def _work(stop: threading.Event, first: float, pause: float) -> None:
    wait = first
    while not stop.wait(wait):
        # Only now: a start that nobody waits for shall not slow the first page down.
        from huiyin.site.tick import tick

        wait = pause
        close_old_connections()
        try:
            tick()
        except DatabaseError as error:
            # The journal may be locked or away for a while; the next tick looks again.
            log.warning("the tick could not reach the journal: %s", error)
    connection.close()
