"""How good the odds are: proper scores, where they come from, and whether odds mean what they say.

Brier score and its decomposition (Murphy 1973): reliability (0 is best) - resolution (more is better) + uncertainty.
The calibration error is the mean distance between odds and frequency over ten groups of equal size; its null band is
what the same odds would show by chance if they were exactly right (simulated), so a small excess is not called a fault.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lab.columns import Bools, Columns, Floats, Ints
from huiyin.process.vocabulary import SITUATIONS

GROUPS = 10
LEAST = 1e-4
"""Odds below this count as this in log scores."""


@dataclass
class Forecasts(Columns):
    """What was foretold for each open process at a landmark, and what came."""

    landmark: Ints
    p_offer: Floats
    p_news: Floats
    situations: Floats
    offered: Bools
    news: Bools
    truth: Ints


@dataclass(frozen=True)
class Skill:
    """The scores of one kind of odds at one landmark. `log_base`: the log score of the base rate, known beforehand."""

    of: str
    landmark: int
    count: int
    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    log_score: float
    log_base: float
    calibration: float
    null_mean: float
    null_95: float
    mean: float
    rate: float

    @property
    def calibrated(self) -> bool:
        return self.calibration <= self.null_95

    def to_dict(self) -> dict[str, Any]:
        told = {
            key: round(value, 4) if isinstance(value, float) else value for key, value in vars(self).items()
        }
        return told | {"calibrated": self.calibrated}


def skills(found: Forecasts, seed: int = 0) -> list[Skill]:
    """Every kind of odds at every landmark, in order."""
    result = []
    for landmark in sorted(set(found.landmark.tolist())):
        here = found.take(found.landmark == landmark)
        if len(here.truth) < GROUPS:
            continue
        result.append(skill("p_offer", landmark, here.p_offer, here.offered, seed))
        result.append(skill("p_news_7d", landmark, here.p_news, here.news, seed))
        result.append(situation_skill(landmark, here.situations, here.truth, seed))
    return result


def skill(of: str, landmark: int, odds: Floats, came: Bools, seed: int = 0) -> Skill:
    """The scores of yes-or-no odds."""
    rate = float(came.mean())
    groups = _groups(odds)
    reliability, resolution = _decomposition(groups, odds, came, rate)
    chance = np.random.default_rng(np.random.Philox(key=seed))
    null = [calibration(groups, odds, chance.random(len(odds)) < odds) for _ in range(400)]
    return Skill(
        of, landmark, len(odds),
        brier=float(((odds - came) ** 2).mean()),
        reliability=reliability,
        resolution=resolution,
        uncertainty=rate * (1 - rate),
        log_score=_log_score(np.where(came, odds, 1 - odds)),
        log_base=_log_score(np.where(came, rate, 1 - rate)),
        calibration=calibration(groups, odds, came),
        null_mean=float(np.mean(null)),
        null_95=float(np.quantile(null, 0.95)),
        mean=float(odds.mean()),
        rate=rate,
    )  # fmt: skip


def situation_skill(landmark: int, odds: Floats, truth: Ints, seed: int = 0) -> Skill:
    """The scores of the six situations' odds: log score of the true one; calibration averaged over situations."""
    count, kinds = odds.shape
    rates = np.bincount(truth, minlength=kinds) / count
    rows = np.arange(count)
    groups = [_groups(odds[:, kind]) for kind in range(kinds)]
    parts = [
        _decomposition(groups[kind], odds[:, kind], truth == kind, float(rates[kind]))
        for kind in range(kinds)
    ]
    chance = np.random.default_rng(np.random.Philox(key=seed))
    edges = odds.cumsum(axis=1)

    def error(of: Ints) -> float:
        return float(np.mean([calibration(groups[at], odds[:, at], of == at) for at in range(kinds)]))

    null = [error(np.minimum((chance.random((count, 1)) > edges).sum(axis=1), kinds - 1)) for _ in range(100)]
    hits = np.eye(kinds)[truth]
    return Skill(
        "situations", landmark, count,
        brier=float(((odds - hits) ** 2).sum(axis=1).mean()),
        reliability=sum(part[0] for part in parts),
        resolution=sum(part[1] for part in parts),
        uncertainty=float((rates * (1 - rates)).sum()),
        log_score=_log_score(odds[rows, truth]),
        log_base=_log_score(rates[truth]),
        calibration=error(truth),
        null_mean=float(np.mean(null)),
        null_95=float(np.quantile(null, 0.95)),
        mean=1 / kinds,
        rate=float(rates.max()),
    )  # fmt: skip


def calibration(groups: list[Ints], odds: Floats, came: Bools) -> float:
    """Mean distance between odds and frequency, groups weighted by their size."""
    return sum(abs(float(odds[group].mean() - came[group].mean())) * len(group) for group in groups) / len(
        odds
    )


def curve(odds: Floats, came: Bools) -> list[tuple[float, float, int]]:
    """Mean odds, frequency and size of each group: the points of a reliability diagram."""
    return [(float(odds[group].mean()), float(came[group].mean()), len(group)) for group in _groups(odds)]


def situation_means(found: Forecasts, landmark: int) -> dict[str, tuple[float, float]]:
    """Mean odds and true share of each situation at a landmark."""
    here = found.take(found.landmark == landmark)
    shares = np.bincount(here.truth, minlength=len(SITUATIONS)) / max(1, len(here.truth))
    means = here.situations.mean(axis=0)
    return {name: (float(means[at]), float(shares[at])) for at, name in enumerate(SITUATIONS)}


def _groups(odds: Floats) -> list[Ints]:
    return [part for part in np.array_split(np.argsort(odds, kind="stable"), GROUPS) if len(part)]


def _decomposition(groups: list[Ints], odds: Floats, came: Bools, rate: float) -> tuple[float, float]:
    reliability = resolution = 0.0
    for group in groups:
        happened = float(came[group].mean())
        reliability += len(group) * (float(odds[group].mean()) - happened) ** 2
        resolution += len(group) * (happened - rate) ** 2
    return reliability / len(odds), resolution / len(odds)


def _log_score(odds: Floats) -> float:
    """Mean of -ln(odds of what came): lower is better."""
    return float(-np.log(np.maximum(odds, LEAST)).mean())
