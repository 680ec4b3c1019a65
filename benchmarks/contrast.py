"""Where the advisor and the tuned rule part: `python -m benchmarks.contrast [--regimes REGIME …] [--seeds A B]`.

Both are played on the same processes (common random numbers), and the difference of what these were worth is broken down: by
parts of the scale, by wish, by the advisor's first question, and by whether the choice was still open when it was asked. A last
line says what being keen brings the rule itself. Not on seed 1, which the scoreboard uses.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from huiyin.advisor.advising import advise_many
from huiyin.lab.advised import play_advised
from huiyin.lab.columns import NEVER, Bools, Columns, Floats, Ints
from huiyin.lab.contact import ASK, KEEN, WAIT
from huiyin.lab.fate import Fate, draw
from huiyin.lab.playing import play
from huiyin.lab.recruiter import Words
from huiyin.lab.regimes import Regime, chosen
from huiyin.lab.rules import Careful
from huiyin.lab.scoring import CONTACT, INTRODUCTION, KNOWN, OFFER, REASON, Results
from huiyin.lab.search import tuned
from huiyin.lab.state import Stage
from huiyin.lab.world import World


class Watched(World):
    """The lab's world, keeping each process's first question: its move, and whether the choice was still open."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(fate)
        self.first = np.full(len(self), WAIT)
        self.open = np.zeros(len(self), dtype=np.bool_)

    def step(self, moves: Ints, rude: Bools | None = None) -> Words:
        live = (self.state.offered == NEVER) & (self.state.told_no == NEVER) & (self.first == WAIT)
        asks = np.isin(moves, (ASK, KEEN)) & live
        self.first[asks] = moves[asks]
        self.open[asks] = self.state.stage[asks] <= Stage.DELIBERATION
        return super().step(moves, rude)


@dataclass
class Pairs(Columns):
    """One row a process: what the advisor's result is worth beyond the rule's, in the parts that PARTS names, and what the
    advisor did."""

    wish: Ints
    parts: Floats
    first: Ints
    open: Bools


PARTS = ("offer", "known", "reason", "intro", "contact")


def pairs(regime: Regime, processes: int, seed: int) -> Pairs:
    fate, kept = draw(regime, processes, seed), list[Watched]()

    def opens(fate: Fate) -> Watched:
        kept.append(Watched(fate))
        return kept[-1]

    advised, _ = play_advised(lambda cases: advise_many(list(cases)), fate, regime, landmarks=(), opens=opens)
    ruled = play(tuned()["tuned rule"], fate)
    parts = parted(advised, fate.wish) - parted(ruled, fate.wish)
    return Pairs(fate.wish, parts, kept[0].first, kept[0].open)


def parted(found: Results, wish: Ints) -> Floats:
    """(processes, parts): what each process was worth, by parts of the scale."""
    counts = (found.offers * wish / 3, found.answers, found.reasons, found.introductions, found.contacts)
    worth = np.array([OFFER, KNOWN, REASON, INTRODUCTION, CONTACT])
    each: Floats = np.stack(counts, axis=1).astype(np.float64) * worth
    return each


GROUPS: dict[str, Callable[[Pairs], Bools]] = {
    "all": lambda found: found.wish > 0,
    **{f"wish {wish}": lambda found, wish=wish: found.wish == wish for wish in range(1, 6)},  # type: ignore[misc]
    "never asks": lambda found: found.first == WAIT,
    "asks plainly, choice open": lambda found: (found.first == ASK) & found.open,
    "asks plainly, choice made": lambda found: (found.first == ASK) & ~found.open,
    "asks keenly, choice open": lambda found: (found.first == KEEN) & found.open,
    "asks keenly, choice made": lambda found: (found.first == KEEN) & ~found.open,
}


def told(name: str, found: Pairs, whole: int) -> str:
    """A line: the group's share, its mean difference with the standard error, and the means of the parts."""
    cells = "  ".join(f"{mean:+7.3f}" for mean in found.parts.mean(axis=0))
    return f"{name:28} {100 * len(found.wish) / whole:4.0f}%  {spread(found.parts.sum(axis=1))}  {cells}"


def spread(values: Floats) -> str:
    return f"{values.mean():+.3f} ± {values.std(ddof=1) / np.sqrt(len(values)):.3f}"


def keenness(regime: Regime, processes: int, seeds: range) -> str:
    """What saying so when asking brings the tuned rule, on the same processes."""
    rule = tuned()["tuned rule"]
    assert isinstance(rule, Careful)
    gained = []
    for seed in seeds:
        fate = draw(regime, processes, seed)
        keen, plain = (play(replace(rule, keen=keen), fate).value for keen in (True, False))
        gained.append(keen - plain)
    return spread(np.concatenate(gained))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regimes", nargs="*", metavar="REGIME")
    parser.add_argument("--processes", type=int, default=1500, help="per regime and seed")
    parser.add_argument("--seeds", type=int, nargs=2, default=(101, 104), metavar=("FIRST", "LAST"))
    arguments = parser.parse_args()
    seeds = range(arguments.seeds[0], arguments.seeds[1] + 1)
    for regime in chosen(arguments.regimes):
        found = Pairs.join([pairs(regime, arguments.processes, seed) for seed in seeds])
        print(f"{regime.title}: the advisor less the tuned rule, {len(found.wish)} processes")
        print(f"{'':28} share  worth          {'  '.join(f'{part:>7}' for part in PARTS)}")
        for name, group in GROUPS.items():
            rows = group(found)
            if rows.sum() > 1:
                print(told(name, found.take(rows), len(found.wish)))
        print(
            f"the rule, keen less plain           {keenness(regime, arguments.processes, seeds)}\n",
            flush=True,
        )


if __name__ == "__main__":
    main()
