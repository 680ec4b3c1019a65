"""How long until something happens, when for some it has not happened yet.

The share still waiting is the product-limit estimate (Kaplan and Meier 1958); its band is Greenwood's variance on the
log-log scale (Kalbfleisch and Prentice 1980), which stays between 0 and 1 and is usable for small samples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final

NORMAL_95: Final = 1.959963984540054
"""The quantile of the standard normal that leaves 2.5 % above it."""


@dataclass(frozen=True, slots=True)
class Survival:
    """A step function, known up to day `until`. `days`: 0 and each day on which something happened · `waiting`: the share that still waits after it ·
    `low`, `high`: its 95 % band · `at_risk`: how many still waited just before · `happened`, `of`: counts.
    """

    days: tuple[int, ...]
    waiting: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    at_risk: tuple[int, ...]
    happened: int
    of: int
    until: int

    def at(self, day: float) -> float:
        """The share that still waits after `day`."""
        return next(
            (share for known, share in zip(self.days[::-1], self.waiting[::-1], strict=True) if known <= day),
            1.0,
        )

    @property
    def median(self) -> int | None:
        """The first day by which it has happened to half; none where that day has not come."""
        return next(
            (day for day, share in zip(self.days, self.waiting, strict=True) if share <= 0.5 + 1e-12), None
        )


def kaplan_meier(times: Sequence[int], happened: Sequence[bool]) -> Survival:
    """The estimate from `times` (days, 0 or more) and whether it had `happened` by then, or was still waited for.

    Of two at the same day, those to whom it happened count before those still waiting. Raises ValueError for lengths
    that differ and for negative days.
    """
    if len(times) != len(happened):
        raise ValueError("times and happened differ in length")
    if any(time < 0 for time in times):
        raise ValueError("times: a day before the first is not a waiting time")
    deaths: dict[int, int] = {}
    leaving: dict[int, int] = {}
    for time, done in zip(times, happened, strict=True):
        leaving[time] = leaving.get(time, 0) + 1
        if done:
            deaths[time] = deaths.get(time, 0) + 1
    at_risk, share, variance = len(times), 1.0, 0.0
    steps: list[tuple[int, float, float, float, int]] = []
    if 0 not in deaths:
        steps.append((0, 1.0, 1.0, 1.0, at_risk))
    for day in sorted(leaving):
        if count := deaths.get(day, 0):
            share *= 1 - count / at_risk
            variance += count / (at_risk * (at_risk - count)) if at_risk > count else 0.0
            steps.append((day, share, *_band(share, variance), at_risk))
        at_risk -= leaving[day]
    days, waiting, low, high, risks = (tuple(part) for part in zip(*steps, strict=True))
    return Survival(days, waiting, low, high, risks, sum(deaths.values()), len(times), max(leaving))


def _band(share: float, variance: float) -> tuple[float, float]:
    if not 1e-12 < share < 1:
        return (max(0.0, share), max(0.0, share)) if share > 0.5 else (0.0, 0.0)
    wide = NORMAL_95 * sqrt(variance) / log(share)
    middle = log(-log(share))
    return exp(-exp(middle - wide)), exp(-exp(middle + wide))
