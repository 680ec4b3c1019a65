"""Rules of thumb: what people do without advice. Each reads the same log as the advisor does, in columns.

Every rule answers what HR asks for, and stops once it holds an offer. They differ in when and how they ask.
"""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from huiyin.lab.columns import NEVER, Bools, Columns, Ints
from huiyin.lab.contact import ANSWER, ASK, KEEN, PROPOSE, THANK, WAIT, WHY
from huiyin.lab.fate import Interviews
from huiyin.lab.state import Known, Word


@dataclass
class Seen(Columns):
    """What the candidates know on a morning: one row a process, days counted from the last interview."""

    day: Ints
    working: Bools
    promised_for: Ints
    asks: Ints
    contacts: Ints
    last_contact: Ints
    last_word: Ints
    last_outcome: Ints
    told_no: Ints
    wanted: Bools
    """HR waits for something."""
    wish: Ints
    promising: Ints
    """Good signs in the interview less bad ones."""


class Rule(Protocol):
    """A policy that reads columns."""

    def moves(self, seen: Seen) -> Ints:
        """One index into MOVES a process."""


def seen(fate: Interviews, state: Known, day: int) -> Seen:
    """The candidates' knowledge on the morning of `day`."""
    signals = fate.signals.astype(np.int64)
    return Seen(
        day=np.full(len(state.asks), day),
        working=fate.working[:, day],
        promised_for=state.promised_for,
        asks=state.asks,
        contacts=state.contacts,
        last_contact=state.last_contact,
        last_word=state.last_word,
        last_outcome=state.last_outcome,
        told_no=state.told_no,
        wanted=state.papers_open,
        wish=fate.wish,
        promising=signals[:, :3].sum(axis=1) + signals[:, 5] - 2 * signals[:, 6],
    )


@dataclass(frozen=True)
class Schedule:
    """Asks on fixed days after the interview, whatever HR has promised, until it knows the outcome."""

    days: tuple[int, ...]
    move: int = ASK

    def moves(self, seen: Seen) -> Ints:
        asks = np.isin(seen.day, self.days) & (seen.told_no == NEVER)
        return _answering(seen, np.where(asks, self.move, WAIT))


def every(days: int) -> Schedule:
    return Schedule(tuple(range(days, 91, days)))


@dataclass(frozen=True)
class Careful:
    """The decent rule: waits out promises, asks once the date has passed, stops on a no, thanks and asks why.

    `first`: days after the interview without a promise · `grace`: days after a passed promise · `again`: days after
    the last contact or word before another question · `most`: contacts before a no, at most · `keen`: says so when
    asking · `after_no`: moves made on the days after a no, one a day.
    """

    first: int = 9
    grace: int = 1
    again: int = 10
    most: int = 2
    keen: bool = False
    after_no: tuple[int, ...] = (THANK,)

    def moves(self, seen: Seen) -> Ints:
        latest = np.maximum(seen.last_contact, seen.last_word)
        promised = seen.promised_for < NEVER
        # A date that lies before HR's last word has been talked about: from then on it is silence again.
        fresh = promised & (seen.promised_for > seen.last_contact)
        due = np.where(
            fresh, seen.promised_for + self.grace, np.where(latest < 0, self.first, latest + self.again)
        )
        asks = (seen.day >= due) & (seen.asks < self.most) & seen.working & (seen.told_no == NEVER)
        moves = np.where(asks, KEEN if self.keen else ASK, WAIT)
        return _answering(seen, after_a_no(seen, moves, self.after_no))


@dataclass(frozen=True)
class Machine:
    """A small state machine: in each state of talk, how many days to let pass and which move to make then.

    States: `silent` (no word, no question yet) · `asked` (no answer to the question) · `pending` (HR said: undecided) ·
    `passed` (a promised date has passed) · `held` (HR said: on hold). `after_no` as in Careful.
    """

    silent: tuple[int, int] = (9, ASK)
    asked: tuple[int, int] = (10, ASK)
    pending: tuple[int, int] = (12, ASK)
    passed: tuple[int, int] = (1, ASK)
    held: tuple[int, int] = (20, ASK)
    most: int = 3
    promising_sooner: int = 0
    after_no: tuple[int, ...] = field(default=(THANK,))

    def moves(self, seen: Seen) -> Ints:
        quiet = seen.last_contact < 0
        answered = seen.last_word >= seen.last_contact
        fresh = (seen.promised_for < NEVER) & (seen.promised_for > seen.last_contact)
        held = answered & (seen.last_outcome == Word.ON_HOLD) & (seen.last_word >= 0)
        groups = [fresh, held, quiet & (seen.last_word < 0), answered & (seen.last_word >= 0)]
        since = [seen.promised_for, seen.last_word, np.zeros_like(seen.day), seen.last_word]
        rules = [self.passed, self.held, self.silent, self.pending]
        start = np.select(groups, since, seen.last_contact)
        wait = np.select(groups, [np.full_like(seen.day, rule[0]) for rule in rules], self.asked[0])
        move = np.select(groups, [np.full_like(seen.day, rule[1]) for rule in rules], self.asked[1])
        wait = wait - self.promising_sooner * np.minimum(seen.promising, 3) * ~fresh
        go = (seen.day >= start + wait) & (seen.asks < self.most) & seen.working & (seen.told_no == NEVER)
        return _answering(seen, after_a_no(seen, np.where(go, move, WAIT), self.after_no))


def after_a_no(seen: Seen, moves: Ints, sequence: tuple[int, ...]) -> Ints:
    """Once a no was told: one move of the sequence a day, then silence."""
    if not sequence:
        return moves
    number = seen.day - seen.told_no - 1
    told = (seen.told_no < NEVER) & (number >= 0) & (number < len(sequence))
    return np.where(told, np.array(sequence)[np.clip(number, 0, len(sequence) - 1)], moves)


def _answering(seen: Seen, moves: Ints) -> Ints:
    return np.where(seen.wanted, ANSWER, moves)


NEVER_ASK = Schedule(())
PLAIN: dict[str, Rule] = {
    "never": NEVER_ASK,
    "once at day 7": Schedule((7,)),
    "days 7 and 14": Schedule((7, 14)),
    "every 7 days": every(7),
    "every 3 days": every(3),
    "daily": every(1),
}
"""The calendars that people are told to keep."""
ABSURD: dict[str, Rule] = {
    "plan B on day 5": Schedule((5,), PROPOSE),
    "keen on day 1": Schedule((1,), KEEN),
    "why on day 7": Schedule((7,), WHY),
}
"""What a decent person would find absurd; the lab must not reward it."""
