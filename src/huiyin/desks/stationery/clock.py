"""The one place of the desks where a clock is read. Tests set their own moment."""

import datetime as dt


def now() -> dt.datetime:
    """This moment, aware."""
    return dt.datetime.now(dt.UTC)
