"""Scores the odds on worlds to develop on: `python -m benchmarks.odds [--worlds N] [--processes N]`.

Two families that no published figure comes from. The lab's employers with every number moved at random (times by a factor of
about two, shares by their log odds), and the worlds of `lab/abroad` by the seeds at which one may look. Everybody
follows one decent rule, so that the same cases serve for any parameters; the odds are those of the filter alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from huiyin.lab.abroad import drawing
from huiyin.lab.abroad import fate as fate_abroad
from huiyin.lab.abroad.world import Abroad
from huiyin.lab.advised import LANDMARKS, heard_if_waiting
from huiyin.lab.columns import NEVER
from huiyin.lab.fate import draw
from huiyin.lab.forecasting import Forecasts
from huiyin.lab.log import Log
from huiyin.lab.playing import AnyWorld
from huiyin.lab.regimes import Regime, chosen, parameters
from huiyin.lab.rules import Careful, seen
from huiyin.process.case import Case

DRAWN = 301
"""The first seed of the lab's moved employers."""
KEPT = ("rivals_least", "rivals_most", "backups", "first_gap", "capacity")
"""Whole numbers of the lab, which stay."""
RULE = Careful(first=12, grace=4, again=14, most=2)


def moved(regime: Regime, seed: int) -> Regime:
    """The employer with other numbers: times and factors by e to 0.6 sd, shares by 0.7 in log odds."""
    random = np.random.default_rng([seed, *regime.name.encode()])
    numbers = dict(regime.numbers)
    for name, entry in parameters().items():
        step = float(random.standard_normal())
        value = numbers[name]
        if name in KEPT:
            continue
        if entry["unit"].startswith(("share", "per wd", "0 to 1")):
            inside = min(max(value, 1e-6), 1 - 1e-6)
            odds = inside / (1 - inside) * np.exp(0.7 * step)
            numbers[name] = float(odds / (1 + odds))
        elif name == "bar":
            numbers[name] = value + 0.4 * step
        elif name.endswith("_spread"):
            numbers[name] = value * float(np.exp(0.25 * step))
        else:
            numbers[name] = value * float(np.exp(0.6 * step))
    return replace(regime, name=f"{regime.name}.{seed}", numbers=numbers)


def worlds(count: int) -> Iterator[tuple[str, Regime]]:
    """(family, employer)."""
    for regime in chosen(None):
        yield from (("moved labs", moved(regime, DRAWN + number)) for number in range(count))
    yield from (("abroad, to choose by", one) for one in drawing.employers(drawing.CHOOSING[:count]))


def cases(family: str, regime: Regime, processes: int, seed: int) -> tuple[list[Case], Forecasts]:
    """Every open process at the landmarks, as a case, with what came of it (odds still empty)."""
    world: AnyWorld
    if family == "moved labs":
        from huiyin.lab.world import World

        world = World(draw(regime, processes, seed))
    else:
        world = Abroad(fate_abroad.draw(regime, processes, seed))
    log = Log(world.fate, regime)
    kept: list[Case] = []
    told: list[tuple[Any, Forecasts]] = []
    while not world.over:
        moves = RULE.moves(seen(world.fate, world.state, world.day + 1))
        words = world.step(moves)
        log.add(world.day, moves, words)
        if world.day in LANDMARKS:
            rows = np.flatnonzero((world.state.offered == NEVER) & (world.state.told_no == NEVER))
            kept += [log.case(row, world.day) for row in rows.tolist()]
            none = np.zeros(len(rows))
            told.append((rows, Forecasts(
                np.full(len(rows), world.day), none, none, np.zeros((len(rows), 6)), none > 0,
                heard_if_waiting(world)[rows], world.situations()[rows],
            )))  # fmt: skip
    for rows, forecasts in told:
        forecasts.offered = world.state.offered[rows] < NEVER
    return kept, Forecasts.join([forecasts for _, forecasts in told])
