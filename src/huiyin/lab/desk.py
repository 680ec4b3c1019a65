"""HR's desk and the head's diary: a queue with fixed hands, and journeys that leave decisions lying."""

import numpy as np

from huiyin.lab.chance import Chance
from huiyin.lab.columns import Bools, Floats, Ints
from huiyin.lab.regimes import Regime


def room(regime: Regime, chance: Chance, working: Bools) -> Ints:
    """Things that HR could still do each day, after what comes first; below 0: the backlog. Shape (process, day).

    One recruiter with fixed hands: work arrives at random (more of it on Mondays, and in waves that last for weeks),
    what is not done today stays for tomorrow. On weekends there is no room.
    """
    days = working.shape[1]
    arrivals = chance.uniform("arrivals", days), chance.uniform("wave")
    own = regime["load"] * np.exp(regime["load_spread"] * chance.normal("own load"))
    backlog = np.floor(chance.uniform("backlog") * 6)
    result = np.zeros(working.shape, dtype=np.int64)
    monday = working & ~np.roll(working, 1, axis=1)
    for day in range(days):
        wave = 1 + 0.2 * np.sin(2 * np.pi * (day / 35 + arrivals[1]))
        expected = regime["capacity"] * own * wave * np.where(monday[:, day], 1.3, 0.93)
        came = _poisson(expected, arrivals[0][:, day])
        left = backlog + came - regime["capacity"]
        result[:, day] = np.where(working[:, day], -left, 0)
        backlog = np.where(working[:, day], np.clip(left, 0, 30), backlog)
    return result


def journeys(regime: Regime, chance: Chance, working: Bools) -> Bools:
    """Days on which the head is away."""
    days = working.shape[1]
    leaves = chance.below("leaves", regime["trip_rate"], days)
    lengths = np.ceil(chance.lognormal("journey", regime["trip_median"], regime["trip_spread"], days))
    away = np.zeros(working.shape, dtype=np.bool_)
    remaining = np.zeros(len(working))
    for day in range(days):
        sets_out = leaves[:, day] & working[:, day] & (remaining <= 0)
        remaining = np.where(sets_out, lengths[:, day], remaining)
        away[:, day] = remaining > 0
        remaining = remaining - working[:, day]
    return away


def _poisson(expected: Floats, coin: Floats) -> Floats:
    """Poisson counts by inverting one uniform each, so that the n-th draw belongs to the n-th process."""
    term = np.exp(-expected)
    total, count = term.copy(), np.zeros_like(expected)
    for number in range(1, 25):
        above = coin > total
        if not above.any():
            break
        count += above
        term = term * expected / number
        total += term
    return count
