"""Runs the lab and writes docs/lab.md's tables and pictures: `python -m benchmarks.lab [--tune] [--processes N]`.

With `--abroad` it plays in worlds drawn at random in place of the lab: those of the seeds given, else the judging ones.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from huiyin.lab import running, search, tables
from huiyin.lab.abroad.drawing import JUDGING
from huiyin.lab.forecasting import curve
from huiyin.lab.regimes import chosen

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
TUNED = ROOT / "src/huiyin/lab/tuned.toml"
MARKS = "<!-- tables: begin -->", "<!-- tables: end -->"
MARKS_ABROAD = "<!-- abroad: begin -->", "<!-- abroad: end -->"
TUNING_SEED = 7
"""Rules are tuned on other processes than any run scores."""


def main() -> None:
    arguments = _arguments()
    if arguments.tune:
        tune(arguments.tries)
        return
    started = time.perf_counter()
    scoreboard = running.run(
        arguments.regimes or None,
        arguments.policies or None,
        processes=arguments.processes,
        seed=arguments.seed,
        progress=lambda step: print(f"{time.perf_counter() - started:6.1f} s  {step}", file=sys.stderr),
        abroad=arguments.abroad,
    )
    print(tables.text(scoreboard))
    print(f"{time.perf_counter() - started:.1f} s")
    if arguments.json:
        arguments.json.write_text(json.dumps(scoreboard.to_dict(), indent=1), encoding="utf-8")
    if arguments.docs and arguments.abroad is not None:
        write_abroad(scoreboard, arguments.abroad)
    elif arguments.docs:
        write_tables(scoreboard)
        draw_ways(scoreboard)
        if scoreboard.forecasts:
            draw_reliability(scoreboard)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2000, help="per regime")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--regimes", nargs="*", metavar="REGIME")
    parser.add_argument("--policies", nargs="*", choices=(*running.POLICIES, running.SEER), metavar="POLICY")
    parser.add_argument("--docs", action="store_true", help="write the tables and pictures into docs/")
    parser.add_argument("--json", type=Path, help="write the scoreboard there")
    parser.add_argument("--tune", action="store_true", help="search for the best rules of thumb anew")
    parser.add_argument("--tries", type=int, default=400, help="random rules tried for each kind")
    parser.add_argument(
        "--abroad", type=int, nargs="*", metavar="SEED", help="play in worlds drawn by these seeds"
    )
    arguments = parser.parse_args()
    if arguments.abroad == []:
        arguments.abroad = list(JUDGING)
    return arguments


def tune(tries: int) -> None:
    """Search the strongest rule of each kind over all regimes, and the careful rule for each regime by itself."""
    worlds = chosen(None)
    found = {"pooled": search.tune(worlds, processes=400, tries=tries, seed=TUNING_SEED)}
    print(f"pooled: {found['pooled']}")
    for world in worlds:
        own = search.tune_careful(world, processes=1600, tries=tries, seed=TUNING_SEED)
        found[world.name] = {"tuned rule": own}
        print(f"{world.name}: {own}")
    TUNED.write_text(search.written(found), encoding="utf-8")


def write_tables(scoreboard: running.Scoreboard) -> None:
    """Put the tables between the marks in docs/lab.md."""
    parts = [f"{scoreboard.processes} processes a regime, seed {scoreboard.seed}.", tables.LEGEND + ".",
             tables.SKILL_LEGEND + "."]  # fmt: skip
    for board in (scoreboard.pooled, *scoreboard.boards):
        parts += [f"### {board.title}", tables.markdown(board)]
    write_between(MARKS, parts)


def write_abroad(scoreboard: running.Scoreboard, seeds: list[int]) -> None:
    """The pool of all employers abroad, and a line for each kind."""
    told = ", ".join(map(str, seeds))
    parts = [f"{scoreboard.processes} processes an employer, worlds {told}, luck {scoreboard.seed}.",
             tables.markdown(scoreboard.pooled), tables.by_kind(scoreboard.boards)]  # fmt: skip
    write_between(MARKS_ABROAD, parts)


def write_between(marks: tuple[str, str], parts: list[str]) -> None:
    page = DOCS / "lab.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(marks[0])
    after = rest.partition(marks[1])[2]
    text = f"{before}{marks[0]}\n" + "\n\n".join(parts) + f"\n\n{marks[1]}{after}"
    page.write_text(text, encoding="utf-8")


def draw_ways(scoreboard: running.Scoreboard) -> None:
    """Each policy's share of the way, by regime."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "huiyin"
    from matplotlib import pyplot

    boards = (*scoreboard.boards, scoreboard.pooled)
    shown = [row.policy for row in boards[0].rows if row.policy in SHOWN]
    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    for name in shown:
        ways = [100 * board.row(name).share for board in boards]
        axes.plot(ways, range(len(boards)), SHOWN[name], label=name, markersize=7, linestyle="none")
    axes.set_yticks(range(len(boards)), [board.title for board in boards])
    axes.set_xlim(left=-60)
    axes.set_xlabel("share of the way from never asking to the clairvoyant, %")
    axes.axvline(0, color="0.7", linewidth=1)
    axes.legend(loc="lower left", frameon=False)
    figure.savefig(DOCS / "pictures/lab-ways.svg", metadata={"Date": None})


SHOWN = {"once at day 7": "x", "best schedule": "+", "tuned rule": "s", "best state machine": "^",
         "tuned to the regime": "v", "advisor": "o", "insider": "*", "seer": "D"}  # fmt: skip


def draw_reliability(scoreboard: running.Scoreboard) -> None:
    """Odds against frequency at each landmark, for the offer and for news."""
    from matplotlib import pyplot

    landmarks = sorted({skill.landmark for skill in scoreboard.pooled.skills})
    figure, grid = pyplot.subplots(2, len(landmarks), figsize=(9, 6), layout="constrained", squeeze=False)
    for column, landmark in enumerate(landmarks):
        for line, kind in enumerate(("p_offer", "p_news")):
            axes: Axes = grid[line][column]
            axes.plot([0, 1], [0, 1], color="0.8", linewidth=1)
            for name, found in scoreboard.forecasts.items():
                here = found.take(found.landmark == landmark)
                points = curve(getattr(here, kind), here.offered if kind == "p_offer" else here.news)
                axes.plot(
                    [point[0] for point in points],
                    [point[1] for point in points],
                    ".-",
                    label=name,
                    linewidth=1,
                )
            axes.set_title(f"{kind}, day {landmark}")
            axes.set_aspect("equal")
    grid[0][0].legend(fontsize="x-small", frameon=False)
    figure.savefig(DOCS / "pictures/lab-reliability.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
