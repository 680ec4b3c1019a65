"""The lab's world with a candidate who remembers, and what this candidate can see of it, in columns (for `benchmarks.observer`)."""

from dataclasses import dataclass

import numpy as np

from huiyin.lab.columns import NEVER, Bools, Columns, Floats, Ints
from huiyin.lab.contact import ASK, KEEN
from huiyin.lab.fate import Fate
from huiyin.lab.recruiter import HEADCOUNT, STRONGER, TIMING, Words
from huiyin.lab.state import State, Word
from huiyin.lab.world import World
from huiyin.process.vocabulary import SIGNALS

NOT_YET = 200
"""Stands for the days since something that has not happened."""


@dataclass
class Memory(Columns):
    """What a candidate remembers beside the columns of the state: dates kept and let pass, what was said, what was answered."""

    kept: Ints
    passed: Ints
    first_date: Ints
    timing: Bools
    headcount: Bools
    stronger: Bools
    wanted: Bools
    answered: Ints
    first_word: Ints
    first_ask: Ints
    rest: Ints
    """The day until which nothing is decided, unless something happens."""


class Noted(World):
    """The lab's world, with a candidate who remembers. `employer`: the number of the regime, or -1."""

    def __init__(
        self,
        fate: Fate,
        employer: Ints,
        state: State | None = None,
        day: int = 0,
        memory: Memory | None = None,
    ) -> None:
        super().__init__(fate, state, day)
        self.employer = employer
        self.memory = memory or _nothing(fate)

    def step(self, moves: Ints, rude: Bools | None = None) -> Words:
        before, asked = self.state.promised_for.copy(), self.state.asks_unanswered > 0
        words = super().step(moves, rude)
        heard, note = words.kind > Word.NONE, self.memory
        note.kept += heard & (before - 1 <= self.day) & (self.day <= before + 1) & (before < NEVER)
        note.passed += ~heard & (before == self.day)
        note.timing |= heard & (words.reason == TIMING)
        note.headcount |= heard & (words.reason == HEADCOUNT)
        note.stronger |= heard & (words.reason == STRONGER)
        note.wanted |= words.request > 0
        note.answered += heard & asked
        note.rest[heard | (before == self.day)] = 0
        note.first_word = np.where(heard, np.minimum(note.first_word, self.day), note.first_word)
        note.first_ask = np.where(
            (moves == ASK) | (moves == KEEN), np.minimum(note.first_ask, self.day), note.first_ask
        )
        return words

    def part(self, rows: Ints) -> "Noted":
        """Some of the processes, as they stand, to be lived on apart."""
        return Noted(
            self.fate.take(rows), self.employer[rows], self.state.take(rows), self.day, self.memory.take(rows)
        )

    def copied(self) -> "Noted":
        return Noted(self.fate, self.employer, self.state.copy(), self.day, self.memory.copy())


def _nothing(fate: Fate) -> Memory:
    count = len(fate.start)
    zero, no = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_)
    never = np.full(count, NEVER)
    return Memory(zero, zero.copy(), fate.promised_for.copy(), no, no.copy(), no.copy(), no.copy(), zero.copy(),
                  never, never.copy(), zero.copy())  # fmt: skip


NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("day", ("day",)),
    ("wish", ("wish",)),
    ("employer", ("employer", "first gap")),
    ("dates", ("first date", "kept", "passed", "since date", "since first date")),
    ("own questions", ("asks", "unanswered", "contacts", "keen", "thanked", "proposed", "since contact", "since first question")),
    ("what HR said", ("words", "last outcome", "reasons", "introductions", "timing", "headcount", "stronger", "wanted", "answered",
                      "since word", "since no", "since first word")),
    ("signs of the interview", SIGNALS),
)  # fmt: skip
"""What is seen, in groups; the order of the columns of `features`."""


def features(world: Noted, rows: Ints) -> Floats:
    """(rows, features): what these candidates know this morning, in the order of NAMES."""
    state, fate, note, day = world.state, world.fate, world.memory, world.day + 1

    def since(column: Ints) -> Ints:
        return np.where(np.abs(column) < NEVER, day - column, NOT_YET)

    first_date = np.where(note.first_date < NEVER, note.first_date, NOT_YET)
    columns = (
        np.full(len(world), day), fate.wish, world.employer, fate.first_gap,
        first_date, note.kept, note.passed, since(state.promised_for), since(note.first_date),
        state.asks, state.asks_unanswered, state.contacts, state.keen, state.thanked, state.proposed,
        since(state.last_contact), since(note.first_ask),
        state.words, state.last_outcome, state.reasons, state.introductions, note.timing, note.headcount, note.stronger, note.wanted,
        note.answered, since(state.last_word), since(state.told_no), since(note.first_word),
    )  # fmt: skip
    return np.column_stack(
        [*(column[rows].astype(np.float64) for column in columns), fate.signals[rows].astype(np.float64)]
    )
