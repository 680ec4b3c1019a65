"""The one place of the desk where a clock is read. Tests set their own moment."""

import datetime as dt


def now() -> dt.datetime:
    """This moment, aware."""
    return dt.datetime.now(dt.UTC)
