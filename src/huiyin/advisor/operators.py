"""The filter's operators: what a stretch of days, a contact or a word does to a belief, as one matrix each.

A stretch of silent days between two events is one multiplication by a matrix power that was computed beforehand, so the
cost of an opening grows with its events and only weakly with its days.
"""

from functools import cache
from typing import Final

import numpy as np

from huiyin.advisor.keeping import due_words
from huiyin.process import model, model_words
from huiyin.process.model_states import (
    COMING_FIRST,
    COMPARING,
    COMPARING_FIRST,
    FIRST_CHOICE_ACCEPTED,
    FIRST_CHOICE_ASKED,
    FROZEN,
    GOODWILL,
    LYING,
    NO,
    OFFERED,
    PLACES,
    TOLD_NO,
    YOURS_LIES,
    Floats,
)
from huiyin.process.parameters import KINDS, Parameters, parameters

BLOCKS: Final = len(KINDS) * len(GOODWILL)
LONGEST: Final = 64
"""Working days that one matrix covers; a longer stretch takes several."""
ANSWERS: Final = model_words.ANSWER_DAYS

NOTHING: Final = 0
SILENT: Final = 0
"""SILENT + n: n days without a word, no question open."""
AFTER_QUESTION: Final = LONGEST
"""AFTER_QUESTION + n: n days without a word from the day of a question on."""
UNWATCHED: Final = 2 * LONGEST
"""UNWATCHED + n: n days of which nothing is known."""
LATE_ANSWER: Final = 3 * LONGEST + 1
"""LATE_ANSWER + (age - 1) * ANSWERS + n: n silent days from day `age` after a question on."""
ASK: Final = LATE_ANSWER + ANSWERS * ANSWERS
ASK_KEEN, PROPOSE, ANSWER, REFUSED, REOPENED, NEXT_ROUND, DOUBTED = range(ASK + 1, ASK + 8)
COUNT: Final = DOUBTED + 1
DUE: Final = COUNT
"""A day passes that HR had named. No matrix: what it says depends on whether HR keeps its dates (keeping.py)."""


class Operators:
    """All matrices, shape (operators, blocks, places, places); rows are where one comes from."""

    def __init__(self, of: Parameters) -> None:
        self.of = of
        self.words = model_words.words(of)
        self.signs = model_words.signs(of)
        self.day = model.one_day(of)
        self.matrices = np.zeros((COUNT, BLOCKS, PLACES, PLACES))
        self.due = due_words(of)
        """(2, places): see keeping."""
        self.heard: dict[object, Floats] = {}
        """Likelihoods of words that were heard before (hearing.py)."""
        self.matrices[NOTHING] = np.eye(PLACES)
        self._stretches()
        self._contacts()
        self._ends()

    def silent_day(self, age: int | None) -> Floats:
        """One day without a word: nobody is offered anything in silence, and whoever would have spoken did not."""
        moves = self.day * self.words.silence(age)[:, :, None, :]
        moves[:, :, :OFFERED, OFFERED] = 0.0
        return np.asarray(moves.reshape(BLOCKS, PLACES, PLACES))

    def _stretches(self) -> None:
        plain, unwatched = self.silent_day(None), self.day.reshape(BLOCKS, PLACES, PLACES)
        question = [self.silent_day(age) for age in range(ANSWERS)]
        silent = after = hidden = np.broadcast_to(np.eye(PLACES), (BLOCKS, PLACES, PLACES))
        for days in range(1, LONGEST + 1):
            silent, hidden = silent @ plain, hidden @ unwatched
            after = after @ (question[days - 1] if days <= ANSWERS else plain)
            self.matrices[SILENT + days] = silent
            self.matrices[AFTER_QUESTION + days] = after
            self.matrices[UNWATCHED + days] = hidden
        for age in range(1, ANSWERS):
            found = np.broadcast_to(np.eye(PLACES), (BLOCKS, PLACES, PLACES))
            for days in range(1, ANSWERS - age + 1):
                found = found @ question[age + days - 1]
                self.matrices[LATE_ANSWER + (age - 1) * ANSWERS + days] = found

    def _contacts(self) -> None:
        of = self.of
        for place, moves in (
            (ASK, model.asked(of)),
            (ASK_KEEN, model.asked(of, keen=True)),
            (PROPOSE, model.proposed(of)),
            (ANSWER, model.answered()),
        ):
            self.matrices[place] = moves.reshape(BLOCKS, PLACES, PLACES)

    def _ends(self) -> None:
        """What a word settles: a no, a seat that is open again, another round, an offer taken back to "comparing"."""
        believed = self.of.number("settled.no_is_a_no")
        for place in (*COMPARING, *LYING, YOURS_LIES, COMING_FIRST, COMING_FIRST + 1, *FROZEN, OFFERED, *NO):
            self.matrices[REFUSED, :, place, place] = 1 - believed
            self.matrices[REFUSED, :, place, TOLD_NO] = believed
        for place in (FIRST_CHOICE_ASKED, FIRST_CHOICE_ACCEPTED, TOLD_NO):
            self.matrices[REFUSED, :, place, place] = 1.0
        self.matrices[REOPENED] = model.reopened(self.of)
        next_round = self.of["settled.next_round"] / self.of["settled.next_round"].sum()
        for place in range(PLACES):
            self.matrices[NEXT_ROUND, :, place, list(COMPARING_FIRST)] = next_round[:, None]
            self.matrices[DOUBTED, :, place, place] = 1.0
        doubted = self.of.number("settled.offer_doubted")
        self.matrices[DOUBTED, :, OFFERED, OFFERED] = 1 - doubted
        self.matrices[DOUBTED, :, OFFERED, COMING_FIRST] = doubted


def stretch(days: int, age: int | None) -> list[int]:
    """The operators for `days` silent days, `age` days after an open question (None: none is open)."""
    found = []
    if age is not None and 0 < age < ANSWERS:
        some = min(days, ANSWERS - age)
        found.append(LATE_ANSWER + (age - 1) * ANSWERS + some)
        days, age = days - some, None
    base = AFTER_QUESTION if age == 0 else SILENT
    while days > 0:
        some = min(days, LONGEST)
        found.append(base + some)
        days, base = days - some, SILENT
    return found


@cache
def operators() -> Operators:
    """The operators of the parameters as shipped."""
    return Operators(parameters())
