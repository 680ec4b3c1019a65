"""How fast the advisor is: the filter against plain products, whole advice, and how the cost grows.

    python -m benchmarks.advisor [cases] [--plot]     --plot: draws docs/pictures/advisor-cost.svg

All figures are CPU time of one core, measured in one run, so that ratios hold on a busy machine too.
"""

import datetime as dt
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# One thread beneath, for both sides of every comparison.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from huiyin.advisor.advising import advise_many
from huiyin.advisor.belief import Filter, first_beliefs
from huiyin.advisor.evidence import seen
from huiyin.advisor.facts import Seen
from huiyin.advisor.operators import BLOCKS, SILENT, operators
from huiyin.advisor.steps import Step
from huiyin.cli import stream
from huiyin.cli.advise import answers
from huiyin.process.case import Case
from huiyin.process.model_states import PLACES

START = dt.date(2025, 3, 3)
PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "advisor-cost.svg"


def case(number: int, chance: random.Random, days: int | None = None) -> dict[str, Any]:
    """A made-up case: an interview, perhaps a promise, a question and an answer."""
    first = START + dt.timedelta(days=chance.randrange(200))
    passed = chance.randrange(1, 60) if days is None else days

    def on(after: int) -> str:
        return (first + dt.timedelta(days=after)).isoformat()

    signals = chance.sample(["pay_discussed", "friendly", "met_team"], chance.randrange(3))
    events: list[dict[str, Any]] = [{"on": on(0), "kind": "interview", "last": True, "signals": signals}]
    if chance.random() < 0.5:
        events.append({"on": on(0), "kind": "promise", "by": on(7)})
    if passed > 10 and chance.random() < 0.6:
        events.append({"on": on(9), "kind": "sent", "move": "ask", "channel": "email"})
    if passed > 13 and chance.random() < 0.5:
        outcome = chance.choice(["pending", "rejected", "no_info"])
        events.append({"on": on(11), "kind": "received", "reading": {"outcome": outcome}})
    return {
        "id": number, "today": on(passed), "language": chance.choice(["zh", "en"]),
        "opening": {"country": "CN", "sector": "internet"}, "wish": chance.randint(1, 5), "events": events,
    }  # fmt: skip


def clocked(work: Callable[[], object], rounds: int = 3) -> float:
    """CPU seconds of the quickest of some rounds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def plain_products(cases: list[Seen]) -> None:
    """The same silences a day at a time: cases grouped by what is seen that day, one dense float64 product a group."""
    of = operators()
    states = BLOCKS * PLACES
    dense = np.zeros((6, states, states))
    for kind, age in enumerate((None, 0, 1, 2, 3, 4)):
        for block, matrix in enumerate(of.silent_day(age)):
            edge = slice(block * PLACES, (block + 1) * PLACES)
            dense[kind, edge, edge] = matrix
    beliefs = first_beliefs(cases).reshape(len(cases), -1)
    days = np.array([max(one.day, 0) for one in cases])
    asked = np.array([-1 if one.asked_on is None else one.asked_on for one in cases])
    for day in range(1, int(days.max(initial=0)) + 1):
        age = np.where((asked >= 0) & (day >= asked) & (day < asked + 5), day - asked + 1, 0)
        for kind in range(6):
            rows = np.flatnonzero((days >= day) & (age == kind))
            if rows.size:
                after = beliefs[rows] @ dense[kind]
                beliefs[rows] = after / after.sum(axis=1, keepdims=True)


def tabular_update() -> float:
    """CPU seconds of one update by pomdp-py's tabular models: a silent day, over the same hidden states.

    0 where pomdp-py is not installed (it is wanted for this measurement only).
    """
    try:
        import pomdp_py
        from pomdp_py.representations.belief.histogram import update_histogram_belief
        from pomdp_py.utils.templates import TabularObservationModel, TabularTransitionModel
    except ImportError:
        return 0.0
    of = operators()
    count = BLOCKS * PLACES
    dense = np.zeros((count, count))
    for block, matrix in enumerate(of.day.reshape(BLOCKS, PLACES, PLACES)):
        edge = slice(block * PLACES, (block + 1) * PLACES)
        dense[edge, edge] = matrix
    silent = of.words.silence(None).ravel()
    moves = TabularTransitionModel(
        {(a, "wait", b): float(dense[a, b]) for a in range(count) for b in range(count)}
    )
    seen = TabularObservationModel({(b, "wait", "silence"): float(silent[b]) for b in range(count)})
    first = first_beliefs([seen_case()])[0].ravel()
    belief = pomdp_py.Histogram({state: float(chance) for state, chance in enumerate(first)})
    return clocked(lambda: update_histogram_belief(belief, "wait", "silence", seen, moves), 3)


def seen_case() -> Seen:
    return seen(Case.of(case(0, random.Random(1))))


def one_update(cases: list[Seen]) -> float:
    """CPU seconds of one update by the filter: a silent day of many cases at once, divided by their number."""
    first = first_beliefs(cases)
    paths = [[Step(SILENT + 1)]] * len(cases)
    return clocked(lambda: Filter(first.copy()).run(paths)) / len(cases)


def growth(cases: list[Case], count: int) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """CPU seconds by number of cases; and by days of waiting, for 1,000 cases."""
    by_cases = []
    for size in (count // 8, count // 4, count // 2, count):
        spent = clocked(lambda size=size: advise_many(cases[:size]))  # type: ignore[misc]
        print(f"  {size:>7,} cases: {spent:.3f} s, {spent / size * 1e6:.0f} µs each")
        by_cases.append((size, spent))
    by_days = []
    for days in (5, 10, 20, 40, 80, 160, 320):
        chance = random.Random(days)
        waiting = [Case.of(case(number, chance, days)) for number in range(min(count, 1000))]
        spent = clocked(lambda waiting=waiting: advise_many(waiting))  # type: ignore[misc]
        print(f"  {days:>3} days of waiting: {spent / len(waiting) * 1e6:.0f} µs a case")
        by_days.append((days, spent * 1000 / len(waiting)))
    return by_cases, by_days


def draw(by_cases: list[tuple[int, float]], by_days: list[tuple[int, float]]) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "huiyin"
    from matplotlib import pyplot

    figure, both = pyplot.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    for axes, found, label in zip(
        both, (by_cases, by_days), ("cases", "days of waiting (1,000 cases)"), strict=True
    ):
        axes.plot([each[0] for each in found], [each[1] for each in found], "o-")
        axes.set(xlabel=label, xlim=0, ylim=0)
    both[0].set_ylabel("CPU seconds, one core")
    figure.savefig(PICTURE, metadata={"Date": None})


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count = numbers[0] if numbers else 4000
    chance = random.Random(1)
    raw = [case(number, chance) for number in range(count)]
    cases = [Case.of(one) for one in raw]
    read = [seen(one) for one in cases]
    advise_many(cases[:10])

    def filtered() -> None:
        Filter(first_beliefs(read)).run([one.steps for one in read])

    quick, plain = clocked(filtered), clocked(lambda: plain_products(read), 1)
    print(f"filter: {quick / count * 1e6:.1f} µs a case; grouped dense products {plain / count * 1e6:.1f} µs")
    print(f"filter against grouped float64 products: {plain / quick:.1f} times")
    own, theirs = one_update(read), tabular_update()
    if theirs:
        ratio = f"pomdp-py's tabular update {theirs * 1e3:.1f} ms, {theirs / own:,.0f} times"
        print(f"one day's update: {own * 1e6:.2f} µs; {ratio}")
    else:
        print(f"one day's update: {own * 1e6:.2f} µs (pomdp-py is not installed)")
    whole = clocked(lambda: advise_many(cases))
    print(
        f"advice with reasons: {whole / count * 1e6:.0f} µs a case, {count / whole:,.0f} cases a second and core"
    )
    lines = [json.dumps(one).encode() for one in raw]
    spent = clocked(lambda: stream.encoded(answers, bool, lines))
    print(
        f"from a line of JSON to a line of JSON: {spent / count * 1e6:.0f} µs, "
        f"{count / spent:,.0f} cases a second and core"
    )
    found = growth(cases, count)
    if "--plot" in sys.argv:
        draw(*found)


if __name__ == "__main__":
    main()
