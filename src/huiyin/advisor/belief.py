"""The belief: exact Bayesian filtering of many cases at once over the hidden states of the process model.

All cases advance in lockstep, step by step; in a step, those with the same matrix go through it together. A row's
result does not depend on its company: groups are padded to a fixed width, so that the same code path does every row.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from huiyin.advisor.evidence import Seen, Step, Word
from huiyin.advisor.goodwill import Wear
from huiyin.advisor.operators import BLOCKS, Operators, operators
from huiyin.process import model
from huiyin.process.model_states import (
    COMPARING_FIRST,
    COMPARING_NEXT,
    GOODWILL,
    LYING,
    OFFERED,
    PLACES,
    Floats,
)
from huiyin.process.model_words import LEFT_OPEN
from huiyin.process.parameters import KINDS, Parameters, parameters
from huiyin.process.vocabulary import SIGNALS, Sector

Ints = NDArray[np.int64]
_WIDTH = 8


class Filter:
    """Beliefs of a batch. `beliefs`: (blocks, cases, places), each case summing to 1; `log_likelihood`: (cases,)."""

    def __init__(self, first: Floats, of: Operators | None = None) -> None:
        self.of = of or operators()
        self.beliefs = first
        self.log_likelihood = np.zeros(first.shape[1])

    def run(self, paths: Sequence[Sequence[Step]]) -> None:
        """Take every case through its steps."""
        longest = max((len(path) for path in paths), default=0)
        for number in range(longest):
            rows = np.array([row for row, path in enumerate(paths) if len(path) > number])
            self._step(rows, [paths[row][number] for row in rows])

    def _step(self, rows: Ints, steps: Sequence[Step]) -> None:
        self._multiply(rows, np.array([step.operator for step in steps]))
        words = [place for place, step in enumerate(steps) if step.word is not None]
        if words:
            self._hear(rows[words], [steps[place].word for place in words])  # type: ignore[misc]
        worn = [place for place, step in enumerate(steps) if step.wear is not None]
        if worn:
            self._wear(rows[worn], [steps[place].wear for place in worn])  # type: ignore[misc]
        self._normalise(rows)

    def _multiply(self, rows: Ints, numbers: Ints) -> None:
        order = np.argsort(numbers, kind="stable")
        edges = np.flatnonzero(np.diff(numbers[order], prepend=-1, append=-1))
        for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            number = int(numbers[order[start]])
            if number == 0:
                continue
            group = rows[order[start:end]]
            self.beliefs[:, group] = product(self.beliefs[:, group], self.of.matrices[number])

    def _hear(self, rows: Ints, words: Sequence[Word]) -> None:
        """A message: its likelihood in each state, with a little doubt whether the story so far was understood."""
        restart = self.of.of.number("humility.restart")
        here = self.beliefs[:, rows]
        here = (1 - restart) * here + restart * anywhere(self.of.of)[:, None] * here.sum(axis=(0, 2))[:, None]
        likelihood = np.stack([word_likelihood(word, self.of) for word in words], axis=1)
        self.beliefs[:, rows] = here * likelihood

    def _wear(self, rows: Ints, wears: Sequence[Wear]) -> None:
        mild, severe, up, forgiven = np.array(wears).T[:, None, :, None]
        here = self.beliefs[:, rows].reshape(len(KINDS), len(GOODWILL), len(rows), PLACES)
        patience = self.of.of["wear.patience"][:, None, None]
        mild = np.minimum(mild * patience, 1.0)
        kind, fair, lost = here[:, 0], here[:, 1], here[:, 2]
        stays, keeps = 1 - mild, 1 - severe
        worn = np.empty_like(here)
        worn[:, 0] = keeps * stays * (kind + up * fair)
        worn[:, 1] = keeps * (mild * kind + stays * (1 - up) * fair) + forgiven * lost
        worn[:, 2] = keeps * mild * fair + severe * (kind + fair) + (1 - forgiven) * lost
        self.beliefs[:, rows] = worn.reshape(BLOCKS, len(rows), PLACES)

    def _normalise(self, rows: Ints) -> None:
        here = self.beliefs[:, rows]
        total = here.sum(axis=(0, 2))
        self.log_likelihood[rows] += np.log(np.maximum(total, 1e-300))
        self.beliefs[:, rows] = here / np.maximum(total, 1e-300)[:, None]


def product(beliefs: Floats, matrix: Floats) -> Floats:
    """(blocks, cases, places) times (blocks, places, places), padded so that one case alone takes the same code path."""
    cases = beliefs.shape[1]
    padding = -cases % _WIDTH
    if padding:
        beliefs = np.concatenate([beliefs, np.zeros((len(beliefs), padding, beliefs.shape[2]))], axis=1)
    return np.asarray(np.matmul(beliefs, matrix)[:, :cases])


def first_beliefs(
    cases: Sequence[Seen], kinds: Floats | None = None, of: Parameters | None = None, *, signs: bool = True
) -> Floats:
    """The beliefs on the evening of the last interview, before any silence: (blocks, cases, places).

    `signs`: whether what was seen in the interview counts · `kinds`: odds of the kinds of desk for each case, (cases, kinds), in place of the sector's (learnt from a history).
    """
    of = of or parameters()
    if kinds is None:
        kinds = np.array([_sector(one.case.opening.sector) for one in cases])
    start = model.first_places(of, standings(cases, of, signs=signs)) * kinds[:, :, None]
    spread = start[:, :, None, :] * of["goodwill.start"][:, None]
    return np.ascontiguousarray(spread.reshape(len(cases), BLOCKS, PLACES).transpose(1, 0, 2))


def standings(cases: Sequence[Seen], of: Parameters | None = None, *, signs: bool = True) -> Floats:
    """(cases, 3): the odds to be the favourite, the second, another, from the interview; rows sum to 1."""
    of = of or parameters()
    seats = np.array([one.case.opening.seats for one in cases], dtype=np.float64)
    favourite, second = of.number("standing.favourite"), of.number("standing.second")
    logged = np.array([1.0 if one.interviewed else of.number("standing.unlogged") for one in cases])
    lift = np.exp(of.number("standing.further_seat") * np.minimum(seats - 1, 10))
    odds = np.stack(
        [favourite * logged * lift, second * logged * lift, np.full(len(cases), 1 - favourite - second)],
        axis=1,
    )
    if signs:
        table, missing = _signal_table(of)
        has = np.array([[signal in one.signals for signal in SIGNALS] for one in cases], dtype=bool)
        any_sign = has.any(axis=1)
        for place in range(len(SIGNALS)):
            seen = has[:, place]
            odds = np.where(seen[:, None], odds * table[place], odds)
            odds = np.where((any_sign & ~seen)[:, None], odds * missing[place], odds)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


@cache
def _sector(sector: Sector) -> Floats:
    found = parameters()[f"kinds.{sector}"]
    return np.asarray(found / found.sum())


@cache
def _signal_table(of: Parameters) -> tuple[Floats, Floats]:
    """Likelihoods by standing of a signal that was seen, and of one that was not although others were."""
    seen = np.stack([of[f"signals.{signal}"] for signal in SIGNALS])
    return seen, (1 - seen) ** of.number("standing.absence")


@cache
def anywhere(of: Parameters) -> Floats:
    """(blocks, places): where a process may be when nothing of what was heard about it holds."""
    places = np.zeros(PLACES)
    places[list(COMPARING_FIRST)] = 0.08
    places[list(COMPARING_NEXT)] = 0.07
    places[list(LYING)] = 0.04
    places[LYING[-1] + 1 : OFFERED] = 0.03
    places[OFFERED] = 0.02
    kinds, goodwill = _sector("other"), of["goodwill.start"]
    blocks = (kinds[:, None] * goodwill).reshape(BLOCKS, 1)
    return np.asarray(blocks * places / places.sum())


_KNOWN: dict[object, Floats] = {}
_MOST_KNOWN = 4096


def word_likelihood(word: Word, of: Operators) -> Floats:
    """(blocks, places): how likely the message is in each state, up to a factor. Unsure readings say less."""
    reading = word.reading
    key = (
        id(of), word.age, word.again, reading.outcome, reading.reasons, reading.requests, reading.door_strength,
        reading.promised_date is None, reading.warmth == 2, round(reading.confidence, 1), reading.unsure,
    )  # fmt: skip
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        found = _KNOWN[key] = _likelihood(word, of)
    return found


def _likelihood(word: Word, of: Operators) -> Floats:
    reading = word.reading
    words = of.words
    if word.again:
        # A further word of the same day: only what it says counts, and it is half said already.
        at_all = np.sqrt(_content(of, reading.outcome))
    else:
        at_all = words.word(reading.outcome, word.age)
        if reading.outcome == "offer":
            # Whoever reaches this place is offered the seat on that very day.
            at_all = at_all.copy()
            at_all[..., OFFERED] = 0.9
    signs = of.signs.of_reading(reading)
    found = at_all * (np.sqrt(signs) if word.again else signs)
    average = found.mean()
    sure = reading.confidence * (of.of.number("humility.reader") if reading.unsure else 1.0)
    doubt = max(1 - sure, 0.02 if reading.outcome in LEFT_OPEN else 0.005)
    found = (1 - doubt) * found + doubt * average
    return np.asarray((found / found.max()).reshape(BLOCKS, PLACES))


def _content(of: Operators, outcome: str) -> Floats:
    from huiyin.process.vocabulary import OUTCOMES

    places = {name: place for place, name in enumerate(OUTCOMES)}
    return of.words.of_answer[..., places[outcome]]  # type: ignore[index]
