"""Waiting times on working days: a heavy-tailed one, and the discrete phase-type that stands in for it in the model.

The model needs a chain without memory. A lognormal time is therefore replaced by a mixture of two ways through it: two
quick steps one after the other, or one slow step (a discrete hyper-Erlang, the smallest phase-type with a hump and a
heavy tail; Bobbio, Horvath, Telek 2003 on fitting discrete phase-types).
"""

from dataclasses import dataclass
from math import erf, log, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DAYS = 60
"""Working days over which a time is fitted and compared: twelve weeks."""


@dataclass(frozen=True)
class Phases:
    """A discrete phase-type time: with `quick_share`, two steps of rate `quick` (per day); else one step of rate `slow`."""

    quick_share: float
    quick: float
    slow: float

    def cumulative(self, days: int = DAYS) -> Floats:
        """The chance to be over by the end of working day 1, 2, … `days`."""
        day = np.arange(1, days + 1)
        left = 1.0 - self.quick
        two_steps = 1.0 - left**day - day * self.quick * left ** (day - 1)
        one_step = 1.0 - (1.0 - self.slow) ** day
        return np.asarray(self.quick_share * two_steps + (1 - self.quick_share) * one_step)


def lognormal(median: float, spread: float, days: int = DAYS) -> Floats:
    """The chance that a lognormal time is over by the end of working day 1 … `days`; `spread`: sd of its logarithm."""
    return np.array([0.5 + 0.5 * erf(log(day / median) / (spread * sqrt(2))) for day in range(1, days + 1)])


def fitted(wanted: Floats) -> Phases:
    """The phases whose distribution lies closest to `wanted` (cumulative, by day) in mean square.

    Coarse to fine search over a grid: the same numbers come out on every machine.
    """
    best = (0.5, 0.3, 0.05)
    width = (0.5, 0.3, 0.05)
    for _ in range(7):
        candidates = [
            np.unique(np.clip(np.linspace(middle - around, middle + around, 9), low, high))
            for middle, around, (low, high) in zip(
                best, width, ((0.0, 1.0), (0.02, 0.98), (0.005, 0.6)), strict=True
            )
        ]
        best = _closest(wanted, *candidates)
        width = tuple(0.5 * around for around in width)  # type: ignore[assignment]
    return Phases(*best)


def _closest(wanted: Floats, shares: Floats, quicks: Floats, slows: Floats) -> tuple[float, float, float]:
    day = np.arange(1, len(wanted) + 1)
    left = 1.0 - quicks[:, None]
    two = 1.0 - left**day - day * quicks[:, None] * left ** (day - 1)
    one = 1.0 - (1.0 - slows[:, None]) ** day
    share = shares[:, None, None, None]
    error = ((share * two[:, None] + (1 - share) * one - wanted) ** 2).sum(axis=-1)
    at = np.unravel_index(int(error.argmin()), error.shape)
    return float(shares[at[0]]), float(quicks[at[1]]), float(slows[at[2]])
