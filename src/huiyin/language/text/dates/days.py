"""Arithmetic with days, as HR counts them: weeks start on Monday, working days leave out Saturday and Sunday only."""

import calendar
import datetime as dt
from dataclasses import dataclass

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
_LOOKS_BACK = 90


@dataclass(frozen=True, slots=True)
class Span:
    """Days that words name before "by" or "around" is heard: first and last day, both inclusive.

    `end`: words such as "end of the week", which mean "by" its last day. `middle`: the day that "by" means, where it is
    not the last ("by mid-May"). `day_of_month`: only the number of a day was said, so its month may come from a
    neighbour. `said_weekday`: the weekday in the words, which a date beside it may confirm.
    """

    first: dt.date
    last: dt.date
    end: bool = False
    middle: dt.date | None = None
    ambiguous: bool = False
    day_of_month: int | None = None
    said_weekday: int | None = None
    explicit: bool = False


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def weekday_in(day: dt.date, weekday: int, weeks: int) -> dt.date:
    """The weekday of the calendar week that is `weeks` after the week of `day`."""
    return monday_of(day) + dt.timedelta(days=weekday + 7 * weeks)


def coming(day: dt.date, weekday: int) -> dt.date:
    """The next such weekday after `day`; on that weekday itself the one a week later."""
    return day + dt.timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def add_working_days(day: dt.date, count: int) -> dt.date:
    weeks, rest = divmod(count, 5)
    if day.weekday() >= SATURDAY:
        day -= dt.timedelta(days=day.weekday() - FRIDAY)
    day += dt.timedelta(weeks=weeks)
    if day.weekday() + rest > FRIDAY:
        rest += 2
    return day + dt.timedelta(days=rest)


def add_months(day: dt.date, count: int) -> dt.date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_of_month(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def a_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def without_year(today: dt.date, month: int, day: int) -> dt.date | None:
    """The day of that month nearest to `today`: up to three months back, otherwise ahead."""
    for year in (today.year - 1, today.year, today.year + 1):
        found = a_date(year, month, day)
        if found and found >= today - dt.timedelta(days=_LOOKS_BACK):
            return found
    return None


def coming_month(today: dt.date, month: int) -> dt.date:
    """The first day of the next such month, the present one included."""
    return dt.date(today.year + (month < today.month), month, 1)


def next_day_of_month(today: dt.date, day: int) -> dt.date | None:
    """The next day with that number, today included."""
    for months in range(3):
        month = add_months(today.replace(day=1), months)
        found = a_date(month.year, month.month, day)
        if found and found >= today:
            return found
    return None


def easter(year: int) -> dt.date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876, after J. Meeus)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moved = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - moved + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(month: dt.date, weekday: int, number: int) -> dt.date:
    """The first, second … such weekday of the month; -1 is its last, -2 the one before. May pass the month's end."""
    if number < 0:
        last = last_of_month(month)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    first = month.replace(day=1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def nth_working_day(month: dt.date, number: int) -> dt.date:
    """The first, second … weekday from Monday to Friday of the month; -1 is its last."""
    if number > 0:
        return add_working_days(month.replace(day=1) - dt.timedelta(days=1), number)
    last = last_of_month(month)
    last -= dt.timedelta(days=max(last.weekday() - FRIDAY, 0))
    for _ in range(-number - 1):
        last -= dt.timedelta(days=3 if last.weekday() == MONDAY else 1)
    return last


def full_week(month: dt.date, number: int) -> Span:
    """The first, second … week from Monday to Friday that lies in the month; -1 is its last."""
    monday = nth_weekday(month, MONDAY, number)
    return Span(monday, monday + dt.timedelta(days=FRIDAY))


def calendar_week(today: dt.date, number: int) -> Span | None:
    """The next week of that number (ISO 8601), the running one included, as its working days."""
    for year in (today.year, today.year + 1):
        try:
            monday = dt.date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        friday = monday + dt.timedelta(days=FRIDAY)
        if friday >= today:
            return Span(max(monday, today), friday)
    return None


def full_year(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def month_part(first: dt.date, part: str) -> Span:
    """Early: 1 to 10. Middle: 11 to 20, and "by the middle" is the 15th. Late: from 21. End: by the last day."""
    last = last_of_month(first)
    if part == "early":
        return Span(first, first.replace(day=10))
    if part == "middle":
        return Span(first.replace(day=11), first.replace(day=20), middle=first.replace(day=15))
    if part in ("late", "second"):
        return Span(first.replace(day=21 if part == "late" else 11), last)
    return Span(first if part == "whole" else first.replace(day=21), last, end=part == "end")


def week_part(today: dt.date, weeks: int, part: str) -> Span:
    """A week is its working days; its end is Friday. Early: Monday and Tuesday. Middle: Wednesday. Late: from Thursday."""
    monday = weekday_in(today, MONDAY, weeks)
    friday = monday + dt.timedelta(days=FRIDAY)
    if part == "early":
        return Span(monday, monday + dt.timedelta(days=1))
    if part == "middle":
        return Span(monday + dt.timedelta(days=2), monday + dt.timedelta(days=2))
    if part == "weekend":
        return Span(monday + dt.timedelta(days=SATURDAY), monday + dt.timedelta(days=SUNDAY), middle=friday)
    last = friday if friday >= today or weeks > 0 else monday + dt.timedelta(days=SUNDAY)
    if part == "late":
        return Span(last - dt.timedelta(days=1), last)
    first = max(monday, today) if weeks == 0 else monday
    return Span(first, last, end=part == "end" or weeks == 0)
