"""The built-in worker: a thread beside the pages that ticks as long as the app is open. HUIYIN_WORKER=0 leaves it out."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection

from huiyin.site.bell import Bell
from huiyin.site.environment import envbool

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
    bell = Bell()
    thread = threading.Thread(target=_work, args=(bell, first, pause), name="tick", daemon=True)
    thread.start()
    try:
        yield
    finally:
        bell.leave()
        thread.join(LEAVE)


def _work(bell: Bell, first: float, pause: float) -> None:
    if not bell.pause(first):
        return
    # Only now: a start that nobody waits for shall not slow the first page down.
    from huiyin.site.rounds import go_round

    try:
        go_round(bell, pause=pause, done=lambda _found: settle_once())
    finally:
        connection.close()


@cache
def settle_once() -> None:
    """After the first tick all is loaded and stays: Python's collector need not walk through it at every look at a page."""
    gc.collect()
    gc.freeze()
