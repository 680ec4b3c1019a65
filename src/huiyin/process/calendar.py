"""Working days: China with its make-up days, other countries by their public holidays.

Working days are counted once for the years asked about (and one on either side); then the distance between two days is
one subtraction. Years for which a library has no data, and countries that none knows, count Monday to Friday;
`WorkingDays.knows` tells.
"""

import datetime as dt
from bisect import bisect_left
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

_FIRST_YEAR, _LAST_YEAR = 1990, 2080
"""Outside these years no public holidays are looked up: nobody waits there."""
_FIRST, _END = dt.date(_FIRST_YEAR + 1, 1, 1).toordinal(), dt.date(_LAST_YEAR, 1, 1).toordinal()
_SATURDAY = 5


class WorkingDays:
    """The working days of a country.

    `country`: ISO 3166 code of two letters; an unknown one has weekends and no holidays.
    """

    def __init__(self, country: str) -> None:
        self.country = country
        self._years: dict[int, tuple[list[int], list[int]] | None] = {}
        self._known: dict[int, bool] = {}
        self._start = 0
        self._counted: list[int] = []

    def knows(self, year: int) -> bool:
        """Are the public holidays of that year known? If not, weekdays are taken for working days."""
        if year not in self._known and _FIRST_YEAR < year < _LAST_YEAR:
            self._far(dt.date(year, 6, 1).toordinal())
        return self._known.get(year, False)

    def is_working(self, day: dt.date) -> bool:
        ordinal = day.toordinal()
        place = ordinal - self._start
        if 0 < place < len(self._counted):
            return self._counted[place] > self._counted[place - 1]
        return self.count_ordinal(ordinal) > self.count_ordinal(ordinal - 1)

    def between(self, after: dt.date, until: dt.date) -> int:
        """Working days after `after`, up to and including `until`; below zero if `until` comes first."""
        return self.count(until) - self.count(after)

    def count(self, day: dt.date) -> int:
        """A number that grows by one each working day; only differences mean anything."""
        return self.count_ordinal(day.toordinal())

    def count_ordinal(self, ordinal: int) -> int:
        """`count` of a day given as `date.toordinal()`."""
        place = ordinal - self._start
        if 0 <= place < len(self._counted):
            return self._counted[place]
        return self._far(ordinal)

    def add(self, day: dt.date, count: int) -> dt.date:
        """The working day that is `count` working days after `day` (0: `day`, or the next working day)."""
        if count == 0:
            return self.on_or_after(day)
        ordinal = day.toordinal()
        if count > 0 and self._start <= ordinal < self._start + len(self._counted):
            place = bisect_left(self._counted, self._counted[ordinal - self._start] + count)
            if place < len(self._counted):
                return dt.date.fromordinal(self._start + place)
        step = 1 if count > 0 else -1
        left, found = abs(count), day.toordinal()
        while left and 1 <= found + step <= dt.date.max.toordinal():
            found += step
            left -= self.is_working(dt.date.fromordinal(found))
        return dt.date.fromordinal(found)

    def on_or_after(self, day: dt.date) -> dt.date:
        """`day` itself if people work on it, else the next day on which they do."""
        while not self.is_working(day) and day < dt.date.max:
            day += dt.timedelta(days=1)
        return day

    def counts(self, days: ArrayLike) -> NDArray[np.int64]:
        """`count` for many days, given as ordinals."""
        ordinals = np.asarray(days, dtype=np.int64)
        if not ordinals.size:
            return ordinals
        self._far(int(ordinals.min()))
        self._far(int(ordinals.max()))
        place = ordinals - self._start
        inside = (place >= 0) & (place < len(self._counted))
        found = np.array(self._counted, dtype=np.int64)[np.clip(place, 0, len(self._counted) - 1)]
        for at in np.flatnonzero(~inside).tolist():
            found[at] = self._outside(int(ordinals[at]))
        return found

    def _far(self, ordinal: int) -> int:
        """A day outside the years counted so far: they are extended to it, if its year can have known holidays."""
        if _FIRST <= ordinal < _END:
            year = dt.date.fromordinal(ordinal).year
            first = min([year - 1, *self._known]) if self._known else year - 1
            last = max([year + 1, *self._known]) if self._known else year + 1
            self._extend(max(first, _FIRST_YEAR), min(last, _LAST_YEAR))
            place = ordinal - self._start
            if 0 <= place < len(self._counted):
                return self._counted[place]
        return self._outside(ordinal)

    def _extend(self, first: int, last: int) -> None:
        """Count the working days of the years `first` to `last` anew."""
        old_start, old = self._start, self._counted
        self._start = dt.date(first, 1, 1).toordinal()
        free: set[int] = set()
        made_up: set[int] = set()
        for year in range(first, last + 1):
            if year not in self._years:
                self._years[year] = _china(year) if self.country == "CN" else _elsewhere(self.country, year)
            found = self._years[year]
            self._known[year] = found is not None
            if found is not None:
                free.update(found[0])
                made_up.update(found[1])
        counted = 0
        self._counted = []
        for ordinal in range(self._start, dt.date(last + 1, 1, 1).toordinal()):
            weekday = (ordinal - 1) % 7 < _SATURDAY
            counted += ordinal not in free if weekday else ordinal in made_up
            self._counted.append(counted)
        if old:
            # Numbers given out before stay as they were.
            shift = old[0] - self._counted[old_start - self._start]
            self._counted = [number + shift for number in self._counted]

    def _outside(self, ordinal: int) -> int:
        """Beyond the table, weekdays are counted on from its nearer end."""
        if not self._counted:
            return _weekdays(ordinal)
        late = ordinal >= self._start + len(self._counted)
        edge = self._start + len(self._counted) - 1 if late else self._start
        return self._counted[-1 if late else 0] + _weekdays(ordinal) - _weekdays(edge)


@cache
def working_days(country: str) -> WorkingDays:
    """The calendar of a country, kept for the life of the process."""
    return WorkingDays(country)


def _weekdays(ordinal: int) -> int:
    """Mondays to Fridays up to a day."""
    weeks, rest = divmod(ordinal - 1, 7)
    return 5 * weeks + min(rest + 1, 5)


def _china(year: int) -> tuple[list[int], list[int]] | None:
    """Days off that fall on weekdays, and weekend days made up for; None where the year is not out yet."""
    import chinese_calendar

    free = [
        day.toordinal() for day in chinese_calendar.holidays if day.year == year and day.weekday() < _SATURDAY
    ]
    if not free:
        return None
    made_up = [
        day.toordinal()
        for day in chinese_calendar.workdays
        if day.year == year and day.weekday() >= _SATURDAY
    ]
    return free, made_up


def _elsewhere(country: str, year: int) -> tuple[list[int], list[int]] | None:
    import holidays

    try:
        found = holidays.country_holidays(country, years=year)
    except (NotImplementedError, KeyError, ValueError):
        return None
    return [day.toordinal() for day in found if day.weekday() < _SATURDAY], []
