"""The pictures of docs/model.md, drawn from the model itself.

    python -m benchmarks.advisor_pictures

Writes docs/pictures/model-*.svg; the same numbers give the same files.
"""

import datetime as dt
from pathlib import Path

import matplotlib as mpl
import numpy as np

from huiyin.advisor.advising import advise_many
from huiyin.process.case import Case
from huiyin.process.parameters import KINDS, parameters
from huiyin.process.vocabulary import SITUATIONS
from huiyin.process.waiting import DAYS, fitted, lognormal

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "huiyin"
from matplotlib import pyplot as plt  # noqa: E402  the backend is chosen before

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
MONDAY = dt.date(2024, 3, 4)


def waiting_times() -> None:
    """The phases of the model on top of the waiting times that they stand for."""
    of = parameters()
    figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
    days = np.arange(1, DAYS + 1)
    for kind, name in enumerate(KINDS):
        wanted = lognormal(float(of["deciding.median"][kind]), float(of["deciding.spread"][kind]))
        (line,) = axes.plot(days, wanted, lw=1, ls=":")
        axes.plot(days, fitted(wanted).cumulative(), lw=2, color=line.get_color(), label=name)
    axes.set(xlabel="working days after the interview", ylabel="share decided", ylim=(0, 1))
    axes.legend(title="desk (dotted: the lognormal it stands for)", frameon=False)
    _save(figure, "waiting")


def silence() -> None:
    """What silence comes to mean, with nothing promised and with a promise for day 10 broken."""
    figure, both = plt.subplots(1, 2, figsize=(9, 3.6), sharey=True, layout="constrained")
    for axes, promised in zip(both, (False, True), strict=True):
        days = range(0, 57, 2)
        told = advise_many([_silent(day, promised) for day in days])
        odds = np.array([[advice.situations[name] for name in SITUATIONS] for advice in told])
        axes.stackplot(list(days), odds.T, labels=SITUATIONS)
        axes.set(xlabel="calendar days of silence", xlim=(0, 56), ylim=(0, 1))
        axes.set_title("promised for day 10" if promised else "nothing promised")
        if promised:
            axes.axvline(10, color="black", lw=1, ls="--")
    both[0].set_ylabel("odds")
    both[1].legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    _save(figure, "silence")


def asking() -> None:
    """What asking today is worth against waiting, by day and wish."""
    figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
    days = [day for day in range(2, 57) if (MONDAY + dt.timedelta(days=day)).weekday() < 5]
    for wish in (1, 3, 5):
        told = advise_many([_silent(day, False, wish) for day in days])
        gain = [advice.worth["ask"] - advice.worth["wait"] for advice in told]
        axes.plot(days, gain, label=f"wish {wish}")
    axes.axhline(0, color="black", lw=1)
    axes.set(
        xlabel="calendar days of silence", ylabel="worth of asking less worth of waiting", ylim=(-0.2, 0.03)
    )
    axes.legend(frameon=False)
    _save(figure, "asking")


def _silent(day: int, promised: bool, wish: int = 3) -> Case:
    events = [{"on": MONDAY.isoformat(), "kind": "interview", "last": True}]
    if promised:
        events.append(
            {"on": MONDAY.isoformat(), "kind": "promise", "by": (MONDAY + dt.timedelta(days=10)).isoformat()}
        )
    today = (MONDAY + dt.timedelta(days=day)).isoformat()
    return Case.of({"today": today, "opening": {"country": "XX"}, "wish": wish, "events": events})


def _save(figure: plt.Figure, name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    figure.savefig(FOLDER / f"model-{name}.svg", metadata={"Date": None})
    plt.close(figure)


if __name__ == "__main__":
    waiting_times()
    silence()
    asking()
    print(f"written to {FOLDER}")
