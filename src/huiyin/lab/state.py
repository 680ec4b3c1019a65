"""Where each process stands: what goes on behind the door, and what the candidate has seen of it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

from huiyin.lab.columns import NEVER, Bools, Columns, Floats, Ints
from huiyin.lab.fate import COINS, RIVALS, Fate


class Stage(IntEnum):
    """Where the seat is."""

    OTHERS = 0
    """Other candidates are still being seen."""
    DELIBERATION = 1
    CHOSEN = 2
    """The head has chosen, and HR does not know it yet."""
    APPROVAL = 3
    PAPERS = 4
    """Signed: HR has to write the offer."""
    OUT = 5
    """A rival holds the offer and has not answered."""
    TAKEN = 6
    """A rival has accepted and has not started."""
    FILLED = 7
    READVERTISED = 8
    """None of those seen will have it: the search goes on with others."""


class Word(IntEnum):
    """What HR says on a day."""

    NONE = 0
    NO_INFO = 1
    PENDING = 2
    ON_HOLD = 3
    REJECTED = 4
    FILLED = 5
    OFFER = 6


@dataclass
class Known(Columns):
    """What the candidates of any world have seen and done, one row each. Days as in State."""

    promised_for: Ints
    asks: Ints
    asks_unanswered: Ints
    contacts: Ints
    last_contact: Ints
    last_word: Ints
    last_outcome: Ints
    words: Ints
    told_no: Ints
    known_outcome: Ints
    offered: Ints
    reasons: Ints
    introductions: Ints
    places_lost: Ints
    thanked: Bools
    keen: Bools
    proposed: Bools
    papers_open: Bools


@dataclass
class State(Known):
    """One row a process. Days count from the last interview; NEVER where something has not happened."""

    stage: Ints
    work: Floats
    idle: Floats
    lies: Floats
    """Working days for which a choice or an approval has lain still."""
    order: Ints
    """Candidates by rank, as the head sees them; 0 is you."""
    line: Ints
    """How many of them are in line at all."""
    my_place: Ints
    turn: Ints
    """The place in line whose offer is being made."""
    in_line: Bools
    bonus: Floats
    irritation: Floats
    kindness: Floats
    remembered: Ints
    """Day of the last pleasant sign of you."""
    known: Ints
    """Day on which HR learned who was chosen."""
    question_due: Floats
    question_early: Bools
    question_move: Ints
    owes: Bools
    tell_left: Floats
    promise_kept: Bools
    papers_since: Ints
    papers_done: Bools
    promise_honest: Bools


def unheard(promised_for: Ints) -> dict[str, Any]:
    """The columns of Known on the evening of the last interview."""
    count = len(promised_for)
    long_ago = ("last_contact", "last_word")
    never = ("told_no", "known_outcome", "offered")
    flags = ("thanked", "keen", "proposed", "papers_open")
    counts = ("asks", "asks_unanswered", "contacts", "words", "reasons", "introductions", "places_lost")
    found: dict[str, Any] = {name: np.full(count, -NEVER) for name in long_ago}
    found |= {name: np.full(count, NEVER) for name in never}
    found |= {name: np.zeros(count, dtype=np.bool_) for name in flags}
    found |= {name: np.zeros(count, dtype=np.int64) for name in counts}
    return found | {"promised_for": promised_for.copy(), "last_outcome": np.full(count, int(Word.NONE))}


def opening(fate: Fate) -> State:
    """The evening of the last interview."""
    count = len(fate.start)

    def ints(value: int = 0) -> Ints:
        return np.full(count, value, dtype=np.int64)

    def no() -> Bools:
        return np.zeros(count, dtype=np.bool_)

    def zero() -> Floats:
        return np.zeros(count)

    return State(
        stage=ints(Stage.OTHERS),
        work=fate.others_work.copy(),
        idle=zero(),
        lies=zero(),
        order=np.tile(np.arange(RIVALS + 1), (count, 1)),
        line=ints(),
        my_place=ints(-1),
        turn=ints(),
        in_line=~no(),
        bonus=zero(),
        irritation=zero(),
        kindness=zero(),
        remembered=ints(),
        known=ints(NEVER),
        question_due=np.full(count, float(NEVER)),
        question_early=no(),
        question_move=ints(),
        owes=no(),
        tell_left=fate.tell_work.copy(),
        promise_kept=no(),
        papers_since=ints(NEVER),
        papers_done=no(),
        promise_honest=fate.honest.copy(),
        **unheard(fate.promised_for),
    )


def goodwill(fate: Fate, state: State) -> Floats:
    """What HR thinks of you, 0 to 1."""
    liking: Floats = np.clip(fate.goodwill - state.irritation + state.kindness, 0.0, 1.0)
    return liking


def mine(state: State) -> Bools:
    """The offer that is being made is yours."""
    ranked = (state.my_place >= 0) & (state.my_place < state.line)
    found: Bools = ranked & (state.turn == state.my_place)
    return found


def next_in_line(state: State) -> Bools:
    """Another person holds the offer and you may still be called."""
    held = (state.stage >= Stage.APPROVAL) & (state.stage <= Stage.OUT)
    return held & state.in_line & (state.my_place > state.turn) & (state.my_place < state.line)


def refused(state: State) -> Bools:
    """Behind the door it is a no, whether or not anybody has said so.

    Also for a backup once the first choice has accepted: HR thinks the seat filled, and calls only if it comes back.
    """
    return (state.stage >= Stage.APPROVAL) & ~mine(state) & ~next_in_line(state)


def frozen(fate: Fate, state: State, day: int) -> Bools:
    """The seat stands still: a freeze stops everything up to the offer."""
    return (day >= fate.freezes) & (day < fate.thaws) & (state.stage <= Stage.PAPERS)


def coin(table: Floats, index: Ints) -> Floats:
    """Each process's coin for its question number `index`."""
    picked: Floats = table[np.arange(len(table)), np.minimum(index, COINS - 1)]
    return picked
