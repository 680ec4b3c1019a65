"""Where each process stands, and what its candidate knows."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from huiyin.lab.abroad.fate import FAVOURITE, SECOND, Fate
from huiyin.lab.columns import NEVER, Bools, Floats, Ints
from huiyin.lab.state import Known, unheard


class Stage(IntEnum):
    """Where the seat is, for this candidate."""

    COMPARED = 0
    LIES = 1
    """Decided, and nobody asks for it."""
    COMING = 2
    """This candidate's offer."""
    SECOND = 3
    """Another holds the offer; this candidate is next."""
    TAKEN = 4
    """The other has accepted: for HR it is a no, though the seat may come back."""
    NO = 5


@dataclass
class State(Known):
    """One row a process. Days count from the last interview; NEVER where something has not happened."""

    stage: Ints
    work: Floats
    """Working days until the stage ends by itself."""
    spoils: Floats
    standing: Ints
    struck: Bools
    """HR has had enough of this candidate."""
    annoyance: Floats
    untold: Floats
    """Working days until a no is told without a question."""
    question_due: Floats
    question_move: Ints
    papers_since: Ints
    papers_done: Bools


def opening(fate: Fate) -> State:
    """The evening of the last interview."""
    count = len(fate.start)
    return State(
        stage=np.full(count, int(Stage.COMPARED)),
        work=fate.decides_work.copy(),
        spoils=fate.spoils_work.copy(),
        standing=fate.standing.copy(),
        struck=np.zeros(count, dtype=np.bool_),
        annoyance=np.zeros(count),
        untold=fate.tells_work.copy(),
        question_due=np.full(count, float(NEVER)),
        question_move=np.zeros(count, dtype=np.int64),
        papers_since=np.full(count, NEVER),
        papers_done=np.zeros(count, dtype=np.bool_),
        **unheard(fate.promised_for),
    )


def frozen(fate: Fate, state: State, day: int) -> Bools:
    """The seat stands still."""
    return (day >= fate.freezes) & (day < fate.thaws) & (state.stage <= Stage.COMING)


def refused(state: State) -> Bools:
    """Behind the door it is a no, said or not."""
    found: Bools = state.stage >= Stage.TAKEN
    return found


def yours(state: State) -> Bools:
    """The choice that lies still is this candidate."""
    found: Bools = (state.stage == Stage.LIES) & (state.standing == FAVOURITE)
    return found


def wanted(fate: Fate, state: State) -> Bools:
    """HR needs something before the offer; from whom it had told a no, whether the interest still stands."""
    return fate.wants_papers | (state.told_no < NEVER)


def settle(fate: Fate, state: State, rows: Bools) -> None:
    """A decision reaches HR: the offer is made, to this candidate or another; all others are a no."""
    here = rows & (state.standing == FAVOURITE)
    next_in_line = rows & (state.standing == SECOND)
    enter(state, here, Stage.COMING, fate.approval_work)
    enter(state, next_in_line, Stage.SECOND, fate.approval_work + fate.first_answers_work)
    enter(state, rows & ~here & ~next_in_line, Stage.NO, np.full(len(rows), float(NEVER)))


def enter(state: State, rows: Bools, stage: Stage, work: Floats) -> None:
    state.stage = np.where(rows, stage, state.stage)
    state.work = np.where(rows, work, state.work)
