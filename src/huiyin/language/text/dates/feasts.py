"""Feasts that people date by, and the day of each in a year."""

import datetime as dt
from collections.abc import Callable

from huiyin.language.text.dates import days


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _from_easter(count: int) -> Callable[[int], dt.date]:
    return lambda year: days.easter(year) + dt.timedelta(days=count)


_KINDS: tuple[tuple[str, Callable[[int], dt.date]], ...] = (
    ("christmas eve|xmas eve|chrimbo eve|christmas eve day", _fixed(12, 24)),
    ("christmas day|xmas day", _fixed(12, 25)),
    ("boxing day|st stephen's day", _fixed(12, 26)),
    ("new year's eve|new years eve|new year eve|nye", _fixed(12, 31)),
    ("new year's day|new years day|new year day", _fixed(1, 1)),
    ("valentine's day|valentines day", _fixed(2, 14)),
    ("st patrick's day|paddy's day", _fixed(3, 17)),
    ("halloween|hallowe'en", _fixed(10, 31)),
    ("bonfire night|guy fawkes night", _fixed(11, 5)),
    ("good friday", _from_easter(-2)),
    ("easter sunday", _from_easter(0)),
    ("easter monday", _from_easter(1)),
    ("maundy thursday", _from_easter(-3)),
)
FEASTS = {name: of_year for names, of_year in _KINDS for name in names.split("|")}
"""The feast's name in lower case, and its day in a year."""


def coming(name: str, today: dt.date) -> dt.date:
    """The next such feast, today included."""
    of_year = FEASTS[name]
    return next(day for year in (today.year, today.year + 1) if (day := of_year(year)) >= today)
