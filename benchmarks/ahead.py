"""By how much the advice is ahead of the tuned rule on worlds to develop on: `python -m benchmarks.ahead [--restraint F …] [--why]`.

Three families that no table of docs/lab.md comes from: the lab's employers with other seeds, the same with every number moved at random
(`benchmarks.odds.moved`), and the worlds abroad by the seeds to choose by. Advice and rule meet the same luck; the standard error is over worlds.
`--restraint`: how dear a contact is when choosing, in place of the shipped factor. `--why`: which moved numbers the lead hangs on.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.odds import DRAWN, KEPT, mean_by_world, moved
from huiyin.advisor.advice import Advice
from huiyin.advisor.advising import advise_many
from huiyin.lab.abroad.drawing import CHOOSING, employers
from huiyin.lab.advised import play_advised
from huiyin.lab.columns import Floats
from huiyin.lab.playing import play
from huiyin.lab.regimes import Regime, chosen, parameters
from huiyin.lab.running import ABROAD, LAB, Land
from huiyin.lab.search import tuned
from huiyin.process.case import Case
from huiyin.process.parameters import parameters as numbers
from huiyin.process.worth import usual

SEED = 401
"""The first seed of the luck; the scoreboard uses 1."""
FAMILIES = ("lab", "moved labs", "abroad")


@dataclass
class Pair:
    """Advice and rule in one world, a row a process: the advice's worth beyond the rule's, and the contacts of both."""

    world: Regime
    lead: Floats
    contacts: Floats
    of_rule: Floats


def worlds(family: str, count: int) -> Iterator[tuple[Land, Regime, int]]:
    """The land, the employer and the seed of its luck. Of each kind of employer there are `count`."""
    if family == "abroad":
        yield from ((ABROAD, one, SEED) for one in employers(CHOOSING))
        return
    for regime in chosen(None):
        for number in range(count):
            world = regime if family == "lab" else moved(regime, DRAWN + number)
            yield LAB, world, SEED + number


def pair(land: Land, world: Regime, seed: int, processes: int, restraint: float) -> Pair:
    fate = land.draw(world, processes, seed)
    dear = replace(usual(), contact=usual().contact * restraint / numbers().number("worth.restraint"))

    def advise(cases: Sequence[Case]) -> Sequence[Advice]:
        return advise_many([replace(case, worth=dear) for case in cases])

    advised, _ = play_advised(advise, fate, world, landmarks=(), opens=land.opens)
    ruled = play(tuned()["tuned rule"], fate, land.opens)
    return Pair(
        world, advised.value - ruled.value, advised.contacts.astype(float), ruled.contacts.astype(float)
    )


def told(name: str, pairs: list[Pair]) -> str:
    lead, contacts, of_rule = (
        np.concatenate([getattr(one, of) for one in pairs]) for of in ("lead", "contacts", "of_rule")
    )
    apart = np.repeat(np.arange(len(pairs)), [len(one.lead) for one in pairs])
    mean, error = mean_by_world(lead, apart)
    return (
        f"{name}: {len(lead)} processes in {len(pairs)} worlds | ahead by {mean:+.4f} ± {error:.4f}"
        f" | contacts in a hundred {100 * contacts.mean():.1f}, the rule's {100 * of_rule.mean():.1f}"
    )


def hangs_on(pairs: list[Pair], shown: int = 8) -> Iterator[str]:
    """One number of the lab after the other: by how much the mean lead of a world changes with a step of one standard deviation."""
    means = np.array([one.lead.mean() for one in pairs])
    kinds = np.array([one.world.name.partition(".")[0] for one in pairs])
    for kind in np.unique(kinds):
        means[kinds == kind] -= means[kinds == kind].mean()
    found = []
    for name in parameters():
        if name in KEPT:
            continue
        values = np.array([one.world[name] for one in pairs])
        steps = np.log(np.maximum(values, 1e-9)) if name != "bar" else values
        for kind in np.unique(kinds):
            own = steps[kinds == kind]
            steps[kinds == kind] = (own - own.mean()) / max(float(own.std()), 1e-9)
        slope = float((steps * means).mean() / max(float((steps**2).mean()), 1e-9))
        error = float((means - slope * steps).std(ddof=2) / np.sqrt(len(means))) + 1e-12
        found.append((abs(slope) / error, f"  {name}: {slope:+.3f} ± {error:.3f}"))
    yield from (line for _, line in sorted(found, reverse=True)[:shown])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", nargs="*", choices=FAMILIES, default=FAMILIES)
    parser.add_argument("--worlds", type=int, default=12, help="of each employer of the lab")
    parser.add_argument("--processes", type=int, default=50, help="per world")
    parser.add_argument("--restraint", type=float, nargs="*", default=[numbers().number("worth.restraint")])
    parser.add_argument(
        "--why", action="store_true", help="which numbers of the moved labs the lead hangs on"
    )
    arguments = parser.parse_args()
    started = time.process_time()
    for family in arguments.families:
        for restraint in arguments.restraint:
            pairs = [
                pair(land, world, seed, arguments.processes, restraint)
                for land, world, seed in worlds(family, arguments.worlds)
            ]
            print(told(f"{family}, a contact {restraint:g} times as dear", pairs), flush=True)
            if family != "abroad" and restraint == arguments.restraint[-1]:
                for regime in chosen(None):
                    print(
                        "  "
                        + told(
                            regime.name,
                            [one for one in pairs if one.world.name.partition(".")[0] == regime.name],
                        )
                    )
            if arguments.why and family == "moved labs":
                print(
                    "by how much the lead changes with each number, a standard deviation up:",
                    *hangs_on(pairs),
                    sep="\n",
                )
    print(f"{time.process_time() - started:.0f} s of CPU")


if __name__ == "__main__":
    main()
