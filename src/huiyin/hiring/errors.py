"""What a verb of the desk may refuse, beside a field that cannot be right (that is Django's ValidationError)."""

from collections.abc import Sequence
from typing import Any


class HiringError(Exception):
    """Something that cannot be done now; the message is for people and says what to do."""


class Conflict(HiringError):
    """The record was changed meanwhile, by somebody else or in another tab. `current` is the record as it stands now."""

    def __init__(self, message: object, current: Any = None) -> None:
        super().__init__(message)
        self.current = current


class NotAllowed(HiringError):
    """The step does not lead on from where the record stands: an offer without a seat, a decision on a closed opening."""


class Untold(HiringError):
    """It cannot be closed: people still wait for an answer. `waiting`: their applications."""

    def __init__(self, message: object, waiting: Sequence[Any]) -> None:
        super().__init__(message)
        self.waiting = list(waiting)


class AlreadyTold(HiringError):
    """It cannot be taken back: the person has been told."""
