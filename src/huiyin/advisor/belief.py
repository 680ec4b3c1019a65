"""The belief: exact Bayesian filtering of many cases at once over the hidden states of the process model.

All cases advance in lockstep, step by step; in a step, those with the same matrix go through it together. A row's
result does not depend on its company: groups are padded to a fixed width, so that the same code path does every row.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from huiyin.advisor.facts import Seen
from huiyin.advisor.goodwill import Wear, too_soon
from huiyin.advisor.hearing import word_likelihood
from huiyin.advisor.keeping import told_apart
from huiyin.advisor.operators import BLOCKS, DUE, Operators, operators
from huiyin.advisor.steps import Step, Word
from huiyin.process import model
from huiyin.process.model_states import (
    COMPARING_FIRST,
    COMPARING_NEXT,
    GOODWILL,
    LOST,
    LYING,
    OFFERED,
    PLACES,
    Floats,
    situation_shares,
)
from huiyin.process.parameters import KINDS, Parameters, parameters
from huiyin.process.vocabulary import SECTORS, SIGNALS, SITUATIONS, Sector, Signal

Ints = NDArray[np.int64]
_WIDTH = 8
_PIECE = 256
"""Rows multiplied at once: few enough that the linear algebra beneath starts no threads of its own."""
_NORMALISED = 16
"""Steps after which beliefs are scaled, lest they vanish."""


class Filter:
    """Beliefs of a batch. `beliefs`: (cases, blocks, places); `keepers`: (cases, kinds), the odds that HR of each kind keeps
    its dates; `log_likelihood`: (cases,), of everything heard so far.

    Beliefs need not sum to 1 on the way through the steps; after `run` they do.
    """

    def __init__(self, first: Floats, of: Operators | None = None) -> None:
        self.of = of or operators()
        self.beliefs = first
        self.keepers = np.tile(self.of.of["promise.keeps"], (len(first), 1))
        self.log_likelihood = np.zeros(len(first))

    def run(self, paths: Sequence[Sequence[Step]], *, scaled: bool = True) -> None:
        """Take every case through its steps. Not `scaled`: beliefs are left as they are, to be compared only."""
        lengths = np.fromiter(map(len, paths), dtype=np.int64, count=len(paths))
        steps = [step for path in paths for step in path]
        numbers = np.fromiter((step[0] for step in steps), dtype=np.int64, count=len(steps))
        plain = np.fromiter((step[1] is None and step[2] is None for step in steps), np.bool_, len(steps))
        first = np.cumsum(lengths) - lengths
        for number in range(int(lengths.max(initial=0))):
            rows = np.flatnonzero(lengths > number)
            at = first[rows] + number
            self._multiply(rows, numbers[at])
            special = np.flatnonzero(~plain[at])
            if special.size:
                self._special(rows[special], [steps[place] for place in at[special].tolist()])
            if number % _NORMALISED == _NORMALISED - 1:
                self._normalise(rows)
        if scaled:
            total = self.beliefs.reshape(len(paths), -1).sum(axis=1)
            self.log_likelihood += np.log(np.maximum(total, 1e-300))
            self.beliefs /= np.maximum(total, 1e-300)[:, None, None]

    def _normalise(self, rows: Ints) -> None:
        """Scale beliefs to sum to 1, and note by how much."""
        here = self.beliefs[rows]
        total = np.maximum(here.reshape(len(rows), -1).sum(axis=1), 1e-300)
        self.log_likelihood[rows] += np.log(total)
        self.beliefs[rows] = here / total[:, None, None]

    def _special(self, rows: Ints, steps: Sequence[Step]) -> None:
        """Words, and what messages cost."""
        words = [place for place, step in enumerate(steps) if step.word is not None]
        if words:
            self._hear(rows[words], [steps[place].word for place in words])  # type: ignore[misc]
        worn = [place for place, step in enumerate(steps) if step.wear is not None]
        if worn:
            self._wear(rows[worn], [steps[place].wear for place in worn])  # type: ignore[misc]

    def _multiply(self, rows: Ints, numbers: Ints) -> None:
        order = np.argsort(numbers, kind="stable")
        edges = np.flatnonzero(np.diff(numbers[order], prepend=-1, append=-1)).tolist()
        for start, end in pairwise(edges):
            number = int(numbers[order[start]])
            group = rows[order[start:end]]
            if number == DUE:
                self._tell_keepers(group, *(1 - self.of.due))
            elif number:
                self.beliefs[group] = product(self.beliefs[group], self.of.matrices[number])

    def _tell_keepers(self, rows: Ints, others: Floats, keepers: Floats) -> None:
        """What is as likely as `others` where HR does not keep its dates, and as `keepers` where it does."""
        self.beliefs[rows], self.keepers[rows] = told_apart(
            self.beliefs[rows], self.keepers[rows], others, keepers
        )

    def _hear(self, rows: Ints, words: Sequence[Word]) -> None:
        """A message: its likelihood in each state, with a little doubt whether the story so far was understood."""
        restart = self.of.of.number("humility.restart")
        here = self.beliefs[rows]
        total = here.reshape(len(rows), -1).sum(axis=1)
        self.beliefs[rows] = (1 - restart) * here + restart * anywhere(self.of.of) * total[:, None, None]
        dated = np.array([word.due for word in words])
        plain, kept = np.flatnonzero(~dated), np.flatnonzero(dated)
        if plain.size:
            said = [word_likelihood(words[place], self.of) for place in plain.tolist()]
            self.beliefs[rows[plain]] *= np.stack(said)
        if kept.size:
            apart = np.stack([word_likelihood(words[place], self.of) for place in kept.tolist()])
            self._tell_keepers(rows[kept], apart[:, 0], apart[:, 1])

    def _wear(self, rows: Ints, wears: Sequence[Wear]) -> None:
        mild, severe, up, forgiven, soon = np.array(wears, dtype=np.float64).T[:, :, None, None]
        here = self.beliefs[rows].reshape(len(rows), len(KINDS), len(GOODWILL), PLACES)
        patience = self.of.of["wear.patience"][:, None]
        hasty = np.stack([too_soon(self.of.of, float(day)) for day in soon[:, 0, 0]])[:, :, None]
        mild = np.minimum((1 - (1 - mild) * (1 - hasty)) * patience, 1.0)
        kind, fair, lost = here[:, :, 0], here[:, :, 1], here[:, :, 2]
        stays, keeps = 1 - mild, 1 - severe
        worn = np.empty_like(here)
        worn[:, :, 0] = keeps * stays * (kind + up * fair)
        worn[:, :, 1] = keeps * (mild * kind + stays * (1 - up) * fair) + forgiven * lost
        worn[:, :, 2] = keeps * mild * fair + severe * (kind + fair) + (1 - forgiven) * lost
        self.beliefs[rows] = worn.reshape(len(rows), BLOCKS, PLACES)


def product(beliefs: Floats, matrix: Floats) -> Floats:
    """(cases, blocks, places) times (blocks, places, places), padded so that a case alone takes the same code path."""
    cases = len(beliefs)
    padding = -cases % _WIDTH
    if padding:
        beliefs = np.concatenate([beliefs, np.zeros((padding, *beliefs.shape[1:]))])
    found = np.empty_like(beliefs)
    for start in range(0, len(beliefs), _PIECE):
        piece = slice(start, start + _PIECE)
        np.matmul(beliefs[piece].transpose(1, 0, 2), matrix, out=found[piece].transpose(1, 0, 2))
    return found[:cases]


def weighed(rows: Floats, vectors: Floats) -> Floats:
    """(rows, states) times (vectors, states): each row's value of each vector, alike for one row and for many."""
    padded = np.concatenate([rows, np.zeros((-len(rows) % _WIDTH, rows.shape[1]))])
    found = np.empty((len(padded), len(vectors)))
    across = np.ascontiguousarray(vectors.T)
    for start in range(0, len(padded), _PIECE // 4):
        piece = slice(start, start + _PIECE // 4)
        np.matmul(padded[piece], across, out=found[piece])
    return found[: len(rows)]


def first_beliefs(
    cases: Sequence[Seen], kinds: Floats | None = None, of: Parameters | None = None, *, signs: bool = True
) -> Floats:
    """The beliefs on the evening of the last interview, before any silence: (cases, blocks, places).

    `signs`: whether what was seen in the interview counts · `kinds`: odds of the kinds of desk for each case, (cases, kinds), in place of the sector's (learnt from a history).
    """
    of = of or parameters()
    if kinds is None:
        table = np.stack([sector_kinds(sector) for sector in SECTORS])
        kinds = table[[SECTORS.index(one.case.opening.sector) for one in cases]]
    start = model.first_places(of, standings(cases, of, signs=signs)) * kinds[:, :, None]
    spread = start[:, :, None, :] * of["goodwill.start"][:, None]
    return np.asarray(spread.reshape(len(cases), BLOCKS, PLACES))


def situation_odds(beliefs: Floats) -> Floats:
    """(cases, 6): the odds of the situations, each row summing to 1, from beliefs (cases, blocks, places)."""
    by_goodwill = beliefs.reshape(len(beliefs), len(KINDS), len(GOODWILL), PLACES).sum(axis=1)
    places = by_goodwill.sum(axis=1)
    found = np.zeros((len(places), len(SITUATIONS)))
    # Added one by one, not as a matrix product: a row must not depend on how many there are.
    for place, shares in enumerate(situation_shares()):
        for number in np.flatnonzero(shares).tolist():
            found[:, number] += shares[number] * places[:, place]
    for place, changed in enumerate(situation_shares(LOST) - situation_shares()):
        for number in np.flatnonzero(changed).tolist():
            found[:, number] += changed[number] * by_goodwill[:, LOST, place]
    return np.asarray(np.maximum(found, 0.0))


def standings(cases: Sequence[Seen], of: Parameters | None = None, *, signs: bool = True) -> Floats:
    """(cases, 3): the odds to be the favourite, the second, another, from the interview; rows sum to 1."""
    of = of or parameters()
    return np.array(
        [
            _standing(of, one.signals if signs else (), one.case.opening.seats, one.interviewed)
            for one in cases
        ]
    )


@lru_cache(maxsize=8192)
def _standing(
    of: Parameters, signals: tuple[Signal, ...], seats: int, interviewed: bool
) -> tuple[float, ...]:
    """The odds of standing. Signs that were not seen count a little, once any was noted at all."""
    favourite, second = of.number("standing.favourite"), of.number("standing.second")
    lift = 1.0 if interviewed else of.number("standing.unlogged")
    lift *= float(np.exp(of.number("standing.further_seat") * min(seats - 1, 10)))
    odds = np.array([favourite * lift, second * lift, 1 - favourite - second])
    for signal in SIGNALS if signals else ():
        seen = of[f"signals.{signal}"]
        odds = odds * (seen if signal in signals else (1 - seen) ** of.number("standing.absence"))
    return tuple((odds / odds.sum()).tolist())


@cache
def sector_kinds(sector: Sector) -> Floats:
    found = parameters()[f"kinds.{sector}"]
    return np.asarray(found / found.sum())


@cache
def anywhere(of: Parameters) -> Floats:
    """(blocks, places): where a process may be when nothing of what was heard about it holds."""
    places = np.zeros(PLACES)
    places[list(COMPARING_FIRST)] = 0.08
    places[list(COMPARING_NEXT)] = 0.07
    places[list(LYING)] = 0.04
    places[LYING[-1] + 1 : OFFERED] = 0.03
    places[OFFERED] = 0.02
    kinds, goodwill = sector_kinds("other"), of["goodwill.start"]
    blocks = (kinds[:, None] * goodwill).reshape(BLOCKS, 1)
    return np.asarray(blocks * places / places.sum())
