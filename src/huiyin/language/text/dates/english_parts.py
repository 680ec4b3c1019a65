"""English parts of a week, a month, a year: early next month, the end of the week, mid April."""

import datetime as dt
import re

from huiyin.language.text.dates import days
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.words import ENGLISH_MONTHS

_PARTS = {
    "end": "end",
    "back end": "end",
    "start": "early",
    "beginning": "early",
    "early": "early",
    "first half": "early",
}
_PARTS |= {
    "middle": "middle",
    "mid": "middle",
    "late": "late",
    "later": "late",
    "latter part": "late",
    "second half": "late",
}
_PARTS |= {
    f"{place} {few}days": "early" for place in ("first", "opening") for few in ("", "few ", "couple of ")
}
_PARTS |= {
    f"{place} {few}days": "end"
    for place in ("last", "final", "closing")
    for few in ("", "few ", "couple of ")
}
_PARTS |= {
    "first part": "early",
    "early part": "early",
    "latter half": "late",
    "tail end": "end",
    "last part": "late",
}
_WEEKS = {"first week": 0, "second week": 1, "third week": 2}


def part(match: re.Match[str], today: dt.date) -> Span | None:
    """What a named part of a week, a month or a year means on `today`; None where it is no time ahead."""
    named = " ".join(match["part_p"].removeprefix("very ").removesuffix("'s").split())
    unit = " ".join(match["part_u"].removeprefix("the ").split())
    if unit == "end" or named in ("month", "year", "week"):
        return ending(named, today) if unit == "end" and named in ("month", "year", "week") else None
    name = unit.rstrip(".")
    if name in ENGLISH_MONTHS:
        return _of_month(named, days.coming_month(today, ENGLISH_MONTHS[name]))
    ahead = unit.startswith(("nex", "nxt", "following", "coming"))
    if unit.endswith(("month", "mth")):
        return _of_month(named, days.add_months(today.replace(day=1), int(ahead)))
    if unit.endswith(("year", "yr")):
        return ending("year", today) if named == "end" and not ahead else None
    if named not in _PARTS:
        return None
    return days.week_part(today, int(ahead), _PARTS[named])


def _of_month(part: str, start: dt.date) -> Span | None:
    if part in _WEEKS:
        first = start + dt.timedelta(weeks=_WEEKS[part])
        return Span(first, first + dt.timedelta(days=6))
    if part == "last week":
        last = days.last_of_month(start)
        return Span(last - dt.timedelta(days=6), last)
    return days.month_part(start, _PARTS[part])


def ending(unit: str, today: dt.date) -> Span:
    """The end of this week, month or year."""
    if unit == "week":
        return days.week_part(today, 0, "end")
    return days.month_part(today.replace(day=1) if unit == "month" else today.replace(month=12, day=1), "end")
