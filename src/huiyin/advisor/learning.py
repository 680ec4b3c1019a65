"""Learning from a person's own past openings: which kinds of desk they tend to meet.

Each past opening says something about the kind of its desk. A person's share of kinds is drawn towards the sector's
(a Dirichlet prior whose weight is worth a few openings), so that one fast answer changes little and thirty change much:
partial pooling (Gelman, Hill 2007, ch. 12), here by expectation maximisation to the posterior mode.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from huiyin.advisor.belief import Filter, first_beliefs, sector_kinds
from huiyin.advisor.evidence import seen
from huiyin.advisor.facts import Seen
from huiyin.process.case import Case
from huiyin.process.model_states import Floats
from huiyin.process.parameters import KINDS, parameters
from huiyin.process.vocabulary import Sector

ROUNDS: Final = 60
"""Rounds of expectation maximisation; the shares have long settled by then."""


def kind_likelihoods(cases: Sequence[Seen]) -> Floats:
    """(cases, kinds): how likely each opening's events are at each kind of desk, up to a factor a row."""
    if not cases:
        return np.ones((0, len(KINDS)))
    even = np.full((len(cases), len(KINDS)), 1 / len(KINDS))
    found = Filter(first_beliefs(cases, even))
    found.run([one.steps for one in cases])
    kinds = found.beliefs.reshape(len(cases), len(KINDS), -1).sum(axis=2)
    return np.asarray(kinds / kinds.max(axis=1, keepdims=True))


def shrunk(likelihoods: Floats, pooled: Floats, strength: float | None = None) -> Floats:
    """(kinds,): a person's shares of kinds, from `likelihoods` (openings, kinds), drawn towards `pooled` (kinds,).

    `strength`: how many openings the pooled shares are worth; by default the parameter `learning.strength`.
    """
    strength = parameters().number("learning.strength") if strength is None else strength
    shares = pooled
    for _ in range(ROUNDS):
        of_each = shares * likelihoods
        of_each = of_each / np.maximum(of_each.sum(axis=1, keepdims=True), 1e-300)
        shares = (strength * pooled + of_each.sum(axis=0)) / (strength + len(likelihoods))
    return np.asarray(shares)


def learned_kinds(history: Sequence[Case], sectors: Sequence[Sector]) -> Floats:
    """(cases, kinds): the odds of kinds for openings in `sectors`, for a person with these past openings.

    What is learnt is a tilt: a person who meets silent desks more often than their sectors' share does so anywhere.
    """
    plain = np.stack([sector_kinds(sector) for sector in sectors])
    if not history:
        return plain
    past = [seen(case) for case in history]
    pooled = np.stack([sector_kinds(one.case.opening.sector) for one in past]).mean(axis=0)
    tilted = plain * shrunk(kind_likelihoods(past), pooled) / pooled
    return np.asarray(tilted / tilted.sum(axis=1, keepdims=True))
