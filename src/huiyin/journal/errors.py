"""What a service may refuse, beside a field that cannot be right (that is Django's ValidationError)."""

from typing import Any


class JournalError(Exception):
    """Something that cannot be done now; the message is for people and says what to do."""


class Conflict(JournalError):
    """The record was changed meanwhile, by another tab or program. `current` is the record as it stands now."""

    def __init__(self, message: object, current: Any = None) -> None:
        super().__init__(message)
        self.current = current


class NothingToUndo(JournalError):
    """The journal's log holds nothing that could be undone (or done again)."""


class BadBackup(JournalError):
    """A file that cannot be written or restored as a backup; the journal is as before."""
