"""How far advice could get in the lab: `python -m benchmarks.ceiling [--processes N] [--search SECONDS]`.

The insider sees the full hidden state (where the seat is, who HR is) and not the luck to come. Whoever reads only what a
candidate reads knows less, so its share of the way is a ceiling as far as it plays well. `--search` looks for a better one.
"""

import argparse
import time
from dataclasses import replace
from functools import cache, partial

import numpy as np

from benchmarks.lab import TUNING_SEED
from huiyin.lab.clairvoyant import INSIDER, Insider, clairvoyant, insider_moves
from huiyin.lab.columns import Floats
from huiyin.lab.fate import Fate, draw
from huiyin.lab.playing import play, play_by
from huiyin.lab.regimes import chosen
from huiyin.lab.rules import NEVER_ASK
from huiyin.lab.search import tuned

OPTIONS: dict[str, tuple[float, ...]] = {
    "wait": (3, 5, 6, 8, 10, 12), "until": (30, 36, 40, 43, 45), "most": (1, 2, 3, 4), "lies": (0, 1, 2, 3, 5, 8),
    "idles": (0, 1, 2, 3, 5, 8), "liked": (0.2, 0.3, 0.4, 0.45, 0.5, 0.6), "fades": (7, 10, 14, 20, 99),
    "why": (0, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6), "wish": (1, 2, 3, 4),
}  # fmt: skip


@cache
def fates(processes: int, seed: int) -> list[Fate]:
    return [draw(regime, processes, seed) for regime in chosen(None)]


def worth(by: Insider, processes: int, seed: int) -> Floats:
    """The value of each process to an insider of that kind."""
    return np.concatenate(
        [play_by(partial(insider_moves, by=by), fate).value for fate in fates(processes, seed)]
    )


def searched(seconds: float) -> Insider:
    """One number after the other changed at random, kept where it gains; on the processes that rules are tuned on."""
    random, best = np.random.default_rng(5), INSIDER
    value, started = worth(best, 500, TUNING_SEED).mean(), time.perf_counter()
    while time.perf_counter() - started < seconds:
        name = list(OPTIONS)[random.integers(len(OPTIONS))]
        other = replace(best, **{name: OPTIONS[name][random.integers(len(OPTIONS[name]))]})  # type: ignore[arg-type]
        found = worth(other, 500, TUNING_SEED).mean()
        if found > value:
            best, value = other, found
    return best


def share(part: Floats, whole: Floats) -> tuple[float, float]:
    """mean(part) / mean(whole) over the same processes, and its standard error (delta method)."""
    ratio = float(part.mean() / whole.mean())
    return ratio, float((part - ratio * whole).std(ddof=1) / np.sqrt(len(part)) / whole.mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=1500, help="per regime")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--search", type=float, default=0.0, metavar="SECONDS")
    arguments = parser.parse_args()
    if arguments.search:
        print(f"best insider found: {searched(arguments.search)}")
    never, rule, best, inside = (list[Floats]() for _ in range(4))
    for fate in fates(arguments.processes, arguments.seed):
        result = play_by(insider_moves, fate)
        inside.append(result.value)
        never.append(play(NEVER_ASK, fate).value)
        rule.append(play(tuned()["tuned rule"], fate).value)
        best.append(clairvoyant(fate, [result]))
    none, ruled, most, seen = (np.concatenate(part) for part in (never, rule, best, inside))
    for name, part, whole in (
        ("insider, of the way from never to the clairvoyant", seen - none, most - none),
        ("tuned rule, of the same way", ruled - none, most - none),
        ("insider, of the way from the tuned rule to the clairvoyant", seen - ruled, most - ruled),
    ):
        ratio, error = share(part, whole)
        print(f"{name}: {100 * ratio:.1f}% ± {100 * error:.1f}")


if __name__ == "__main__":
    main()
