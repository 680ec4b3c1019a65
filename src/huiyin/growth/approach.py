"""The cold approach: when HR tends to be online, and what comes next after the first message.

From the story: a study made at home, HR's green dot, a short introduction. One message, one follow-up, then stop.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from huiyin.growth.timing import days
from huiyin.process.calendar import working_days

Sample = Literal["none", "few", "some", "many"]
NextKind = Literal["write", "wait", "follow", "rest", "answered"]
WINDOW = 2
"""Hours that are looked at together."""


@dataclass(frozen=True)
class Online:
    """When past messages came: `by_hour` (24) and `by_weekday` (7, Monday first); `sample` says how much that is worth.

    `best`: the first hour of the busiest two, and the weekday that it is likeliest on; None where too few are known.
    """

    count: int
    by_hour: tuple[int, ...]
    by_weekday: tuple[int, ...]
    sample: Sample
    best: tuple[int, int] | None

    def in_window(self) -> int:
        """How many of them came in the busiest two hours."""
        if self.best is None:
            return 0
        return sum(self.by_hour[(self.best[1] + step) % 24] for step in range(WINDOW))


def online(moments: Iterable[dt.datetime]) -> Online:
    """The histogram of the moments at which HR people wrote, in the time of their place."""
    known = list(moments)
    hours, weekdays = Counter(one.hour for one in known), Counter(one.weekday() for one in known)
    by_hour = tuple(hours[hour] for hour in range(24))
    by_weekday = tuple(weekdays[day] for day in range(7))
    count = len(known)
    few, some = days("approach", "few"), days("approach", "some")
    sample: Sample = "none" if not count else "few" if count < few else "some" if count < some else "many"
    best = None
    if count >= few:
        hour = max(
            range(24), key=lambda start: (sum(by_hour[(start + step) % 24] for step in range(WINDOW)), -start)
        )
        best = (max(range(7), key=lambda day: (by_weekday[day], -day)), hour)
    return Online(count, by_hour, by_weekday, sample, best)


@dataclass(frozen=True)
class Next:
    """What comes next in a cold approach, and from which day on."""

    kind: NextKind
    on: dt.date


def next_step(sent: Sequence[dt.date], answered: dt.date | None, today: dt.date, country: str = "CN") -> Next:
    """After the messages on the days `sent`: one follow-up, then stop. An answer ends the approach."""
    calendar = working_days(country)
    if answered is not None and (not sent or answered >= min(sent)):
        return Next("answered", answered)
    if not sent:
        return Next("write", calendar.on_or_after(today))
    if len(sent) == 1:
        on = calendar.add(sent[0], days("approach", "follow"))
        late = calendar.add(sent[0], days("approach", "follow") + days("approach", "stop"))
        return Next("rest" if today > late else "follow" if today >= on else "wait", on)
    return Next("rest", max(sent))
