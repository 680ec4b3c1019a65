"""From "five working days" to a day."""

import datetime as dt

from huiyin.language.text.dates import days

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_FARTHEST = 400


def after(today: dt.date, count: int, unit: str) -> dt.date | None:
    """The day that lies `count` units after today. Units: hour, day, working, week, fortnight, month, half_month, half_year.

    None where it would be further off than a year, which no HR promises.
    """
    if unit == "hour":
        found = today + dt.timedelta(days=count // 24)
    elif unit == "working":
        found = days.add_working_days(today, min(count, _FARTHEST))
    elif unit == "half_month":
        found = today + dt.timedelta(days=15)
    elif unit in ("month", "half_year"):
        found = days.add_months(today, 6 if unit == "half_year" else min(count, _FARTHEST))
    else:
        found = today + dt.timedelta(days=_DAYS[unit] * min(count, _FARTHEST))
    return found if (found - today).days <= _FARTHEST else None
