"""Scores the odds on worlds to develop on: `python -m benchmarks.odds [--worlds N] [--processes N] [--keep FILE] [--against FILE]`, or
`--groups`.

Two families that no published figure comes from. The lab's employers with every number moved at random (times by a factor of
about two, shares by their log odds), and the worlds of `lab/abroad` by seeds that judge nothing. Everybody
follows one decent rule, so that the same cases serve for any parameters. `--keep` keeps the odds in a file; `--against` compares
with odds that another version kept: the difference of the log scores, with its standard error over worlds. `--groups` tells instead
the odds of news on day 5 beside how often it came, by what has been named and said so far.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from huiyin.advisor.advising import advise_many
from huiyin.advisor.evidence import seen as seen_in
from huiyin.lab.abroad import drawing
from huiyin.lab.abroad import fate as fate_abroad
from huiyin.lab.abroad.world import Abroad
from huiyin.lab.advised import LANDMARKS, heard_if_waiting
from huiyin.lab.columns import NEVER, Floats
from huiyin.lab.fate import draw
from huiyin.lab.forecasting import LEAST, Forecasts, skills
from huiyin.lab.log import Log
from huiyin.lab.playing import AnyWorld
from huiyin.lab.regimes import Regime, chosen, parameters
from huiyin.lab.rules import Careful, seen
from huiyin.process.case import Case
from huiyin.process.vocabulary import SITUATIONS

DRAWN = 301
"""The first seed of the lab's moved employers."""
KEPT = ("rivals_least", "rivals_most", "backups", "first_gap", "capacity")
"""Whole numbers of the lab, which stay."""
LUCK = 7
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
    seeds = tuple(seed for seed in range(1, count + 1) if seed not in drawing.JUDGING)
    yield from (("abroad", one) for one in drawing.employers(seeds))


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


def foretold(family: str, regime: Regime, processes: int) -> Forecasts:
    """The odds that the advice gives at the landmarks, with what came."""
    kept, found = cases(family, regime, processes, LUCK)
    advices = advise_many(kept)
    return replace(
        found,
        p_offer=np.array([advice.p_offer for advice in advices]),
        p_news=np.array([advice.p_news_7d for advice in advices]),
        situations=np.array([[advice.situations[name] for name in SITUATIONS] for advice in advices]),
    )


def group(case: Case) -> str:
    """By what HR has named and said so far."""
    one = seen_in(case)
    if one.word_on is not None:
        return "after a word"
    if one.passed is not None:
        return "a named day has passed"
    if one.due is None:
        return "no day named"
    return "a day named, within five working days" if one.due - one.day <= 5 else "a day named, later"


def tell_groups(count: int, processes: int, day: int = LANDMARKS[0]) -> None:
    found: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for family, regime in worlds(count):
        kept, came = cases(family, regime, processes, LUCK)
        some = [
            (case, bool(news))
            for case, news, at in zip(kept, came.news, came.landmark, strict=True)
            if at == day
        ]
        for (case, news), advice in zip(some, advise_many([case for case, _ in some]), strict=True):
            found.setdefault((family, group(case)), []).append((advice.p_news_7d, news))
    for (family, name), pairs in sorted(found.items()):
        odds, news = np.array(pairs, dtype=np.float64).T
        print(
            f"{family}, {name}: {len(pairs)} cases on day {day} | odds of news {odds.mean():.3f}, came {news.mean():.3f}"
        )


def losses(found: Forecasts) -> dict[str, Floats]:
    """-ln(odds of what came), for each kind of odds and each case."""
    rows = np.arange(len(found.truth))
    of_what_came = {
        "p_offer": np.where(found.offered, found.p_offer, 1 - found.p_offer),
        "p_news_7d": np.where(found.news, found.p_news, 1 - found.p_news),
        "situations": found.situations[rows, found.truth],
    }
    return {name: -np.log(np.maximum(odds, LEAST)) for name, odds in of_what_came.items()}


def mean_by_world(values: Floats, world: Floats) -> tuple[float, float]:
    """The mean over cases and its standard error, where the cases of a world hang together."""
    apart = np.bincount(world.astype(np.int64), values - values.mean())
    return float(values.mean()), float(np.sqrt((apart**2).sum()) / len(values))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=24, help="of each employer, at most 100")
    parser.add_argument("--processes", type=int, default=60, help="per world")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the log scores of every case (.npz)")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what another version kept")
    parser.add_argument(
        "--groups", action="store_true", help="odds of news on day 5, by what has been said so far"
    )
    arguments = parser.parse_args()
    if arguments.groups:
        tell_groups(arguments.worlds, arguments.processes)
        return
    told: dict[str, list[Forecasts]] = {}
    for family, regime in worlds(arguments.worlds):
        told.setdefault(family, []).append(foretold(family, regime, arguments.processes))
    before = np.load(arguments.against) if arguments.against else {}
    kept = {}
    print(
        "family, odds, day: cases | log (base) | error | mean, frequency | log less than before, +- standard error"
    )
    for family, parts in told.items():
        found = Forecasts.join(parts)
        world = np.repeat(np.arange(len(parts)), [len(part.truth) for part in parts])
        lost = losses(found)
        for skill in skills(found):
            here = found.landmark == skill.landmark
            name = f"{family} {skill.of} {skill.landmark}"
            kept[name] = lost[skill.of][here]
            line = (
                f"{name}: {skill.count} | {skill.log_score:.4f} ({skill.log_base:.4f})"
                f" | {skill.calibration:.3f} | {skill.mean:.3f} {skill.rate:.3f}"
            )
            if name in before:
                gained, error = mean_by_world(before[name] - kept[name], world[here])
                line += f" | {gained:+.4f} +- {error:.4f}"
            print(line)
    if arguments.keep:
        np.savez(arguments.keep, **kept)


if __name__ == "__main__":
    main()
