"""Hundreds of thousands of rows that live until the end of a verb."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Looking for garbage among so many rows again and again finds none: it waits until they are gone."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
