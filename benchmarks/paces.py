"""Would more levels of pace within one opening better the odds? `python -m benchmarks.paces [--worlds N] [--factors F …]`.

The kinds of desk are four levels already. Here each is split further: the filter runs once for each level, at which every time is longer
and every daily rate smaller by its factor; levels begin with a bell's weights, and what the opening shows weighs them anew. Printed
are the log scores beside those of the filter as it ships, and how far an opening moves the weights at all. docs/lab.md tells the finding.
"""

import argparse
from math import comb

import numpy as np

from benchmarks.odds import LUCK, cases, mean_by_world, worlds
from huiyin.advisor.belief import Filter, first_beliefs, situation_odds
from huiyin.advisor.evidence import seen
from huiyin.advisor.facts import Seen
from huiyin.advisor.operators import Operators
from huiyin.lab.columns import Floats
from huiyin.lab.forecasting import LEAST, Forecasts
from huiyin.process.parameters import Parameters, parameters

TIMES = ("deciding.median",)
RATES = (
    "lying_still.ends", "lying_still.lost", "approval.step", "first_choice.answers", "first_choice.starts", "telling.pace",
)  # fmt: skip


def at_pace(of: Parameters, factor: float) -> Parameters:
    """The numbers of a desk at which everything takes `factor` times as long."""
    slower = {name: of[name] * factor for name in TIMES}
    slower |= {name: 1 - (1 - of[name]) ** (1 / factor) for name in RATES}
    inside = {name: np.clip(value, of.entry(name).low, of.entry(name).high) for name, value in slower.items()}
    return of.with_values(**{name.replace(".", "__", 1): value.tolist() for name, value in inside.items()})


def mixed(some: list[Seen], levels: list[Operators]) -> tuple[Floats, Floats, Floats]:
    """The situations (cases, 6), the odds of a word on the seven days ahead (cases,), and the weights of the levels (cases, levels)."""
    heard, quiet, odds = [], [], []
    for level in levels:
        found = Filter(first_beliefs(some, of=level.of), level)
        found.run([one.steps for one in some])
        odds.append(situation_odds(found.beliefs))
        heard.append(found.log_likelihood.copy())
        found.run([one.today_steps for one in some])
        before = found.log_likelihood.copy()
        found.run([one.news_steps for one in some])
        quiet.append(np.exp(np.minimum(found.log_likelihood - before, 0.0)))
    count = len(levels)
    weights = np.array([comb(count - 1, at) for at in range(count)]) / 2 ** (count - 1)
    weighed = weights[:, None] * np.exp(np.array(heard) - np.max(heard, axis=0))
    weighed /= weighed.sum(axis=0)
    situations = (weighed[:, :, None] * np.stack(odds)).sum(axis=0)
    return situations, 1 - (weighed * np.stack(quiet)).sum(axis=0), weighed.T


def lost(found: Forecasts, situations: Floats, news: Floats) -> dict[str, Floats]:
    """-ln(odds of what came) of each case, for news and for the situations."""
    came = np.where(found.news, news, 1 - news)
    truth = situations[np.arange(len(found.truth)), found.truth]
    return {"p_news_7d": -np.log(np.maximum(came, LEAST)), "situations": -np.log(np.maximum(truth, LEAST))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=24, help="of each employer, at most 100")
    parser.add_argument("--processes", type=int, default=60, help="per world")
    parser.add_argument("--factors", type=float, nargs="*", default=[1 / 2.2, 1.0, 2.2], metavar="FACTOR")
    arguments = parser.parse_args()
    one, several = [Operators(parameters())], [Operators(at_pace(parameters(), f)) for f in arguments.factors]
    gained: dict[tuple[str, str, int], list[Floats]] = {}
    moved: dict[str, list[Floats]] = {}
    for family, regime in worlds(arguments.worlds):
        kept, found = cases(family, regime, arguments.processes, LUCK)
        some = [seen(case) for case in kept]
        plain, told = mixed(some, one), mixed(some, several)
        before, after = lost(found, *plain[:2]), lost(found, *told[:2])
        moved.setdefault(family, []).append(told[2])
        for name in after:
            for day in np.unique(found.landmark).tolist():
                here = found.landmark == day
                gained.setdefault((family, name, day), []).append((before[name] - after[name])[here])
    for (family, name, day), parts in gained.items():
        world = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        mean, error = mean_by_world(np.concatenate(parts), world)
        print(f"{family} {name} {day}: log less by {mean:+.4f} +- {error:.4f}")
    for family, parts in moved.items():
        every = np.concatenate(parts)
        told_apart = ", ".join(
            f"{m:.2f} +- {s:.2f}" for m, s in zip(every.mean(0), every.std(0), strict=True)
        )
        print(f"{family}: weights of the levels, mean +- sd over cases: {told_apart}")


if __name__ == "__main__":
    main()
