"""A semi-Markov world: each stage lasts its time and passes into the next; a question may shorten it, and may wear.

There are no rivals, heads or hands here, only stages with times of any shape. It serves to see whether advice that does
well in the lab does well where everything is otherwise.
"""

import numpy as np

from huiyin.lab.abroad import answers
from huiyin.lab.abroad.fate import OTHER, SECOND, Fate
from huiyin.lab.abroad.state import Stage, State, enter, frozen, opening, settle, wanted
from huiyin.lab.columns import NEVER, Bools, Floats, Ints
from huiyin.lab.contact import ANSWER, ASK, COUNTED, KEEN, PROPOSE, THANK, WAIT, WHY
from huiyin.lab.fate import DAYS
from huiyin.lab.recruiter import Words
from huiyin.lab.state import coin
from huiyin.lab.world import BACKUP, COMING, DECIDING, DECLINED, FROZEN, STUCK

TOO_SOON, BEFORE_THE_DATE, CHASED, OUT_OF_PLACE, RUDE = 1.0, 1.0, 1.5, 1.5, 5.0
"""By how many messages more a message counts. Judgement."""
PAPERS_WAIT = 14
"""Days that HR waits for what it asked for."""


class Abroad:
    """Many processes at once, all on the same day after their interviews."""

    def __init__(self, fate: Fate, state: State | None = None, day: int = 0) -> None:
        self.fate = fate
        self.state = opening(fate) if state is None else state
        self.day = day

    def __len__(self) -> int:
        return len(self.fate.start)

    @property
    def over(self) -> bool:
        return self.day >= DAYS - 1

    def step(self, moves: Ints, rude: Bools | None = None) -> Words:
        """The next day. `moves`: one index into MOVES a process, made that morning. Gives what HR says that day."""
        self.day += 1
        moves = np.where(self.state.offered == NEVER, moves, WAIT)
        write(self.fate, self.state, self.day, moves, rude)
        pass_day(self.fate, self.state, self.day)
        return answers.work_day(self.fate, self.state, self.day)

    def fork(self) -> "Abroad":
        """The same world from today on, to see what would happen otherwise."""
        return Abroad(self.fate, self.state.copy(), self.day)

    def situations(self) -> Ints:
        """What truly lies behind the silence today, as an index into SITUATIONS."""
        found = np.array([DECIDING, STUCK, COMING, BACKUP, DECLINED, DECLINED])[self.state.stage]
        return np.where(frozen(self.fate, self.state, self.day), FROZEN, found)


def write(fate: Fate, state: State, day: int, moves: Ints, rude: Bools | None = None) -> None:
    """Every process makes its move in the morning: it waits at HR's desk, and it may wear."""
    counted, told = np.isin(moves, COUNTED), state.told_no < NEVER
    asking = counted & (moves != THANK)
    _wear(fate, state, day, moves, asking, rude)
    first_keen = (moves == KEEN) & ~state.keen & (state.stage == Stage.COMPARED) & (day > 2)
    passes = first_keen & fate.keen & (state.standing == SECOND) & ~state.struck
    state.standing = np.where(passes, 0, state.standing)
    queued = asking | (told & (moves == THANK))
    due = day + np.floor(1.4 * coin(fate.reply_work, state.asks))
    state.question_due = np.where(queued, np.minimum(due, state.question_due), state.question_due)
    state.question_move = np.where(queued, moves, state.question_move)
    answered = (moves == ANSWER) & state.papers_open
    state.papers_open &= ~answered
    state.papers_done |= answered
    state.keen |= moves == KEEN
    state.thanked |= moves == THANK
    state.asks += asking
    state.asks_unanswered += asking
    state.contacts += counted
    state.last_contact = np.where(counted, day, state.last_contact)


def _wear(fate: Fate, state: State, day: int, moves: Ints, asking: Bools, rude: Bools | None) -> None:
    """Each message counts as one or more; beyond what HR bears, each may strike the candidate off the list."""
    told = state.told_no < NEVER
    dated = state.promised_for < NEVER
    weight = 1.0 + TOO_SOON * (~dated & (day < fate.decent_wait) & (state.last_word < 0))
    weight = weight + BEFORE_THE_DATE * (dated & (day <= state.promised_for))
    weight += CHASED * ((day - state.last_contact < 5) & (state.last_word < state.last_contact))
    weight += OUT_OF_PLACE * (told & np.isin(moves, (ASK, KEEN)))
    weight += OUT_OF_PLACE * (~told & np.isin(moves, (PROPOSE, WHY)))
    weight += TOO_SOON * ((moves == KEEN) & (state.keen | (day <= 2)))
    if rude is not None:
        weight += RUDE * rude
    state.annoyance += np.where(asking, weight, np.where((moves == THANK) & ~state.thanked, -0.5, 0.0))
    over = asking & (state.annoyance > fate.tolerance) & (coin(fate.sting_coin, state.asks) < fate.sting)
    state.places_lost += over & ~state.struck & (state.stage < Stage.NO) & (state.standing < OTHER)
    state.struck |= over
    # Whom HR has struck off is not called as second; a favourite falls only to one who goes on, and before the decision.
    goes_on = (state.annoyance > 1.5 * fate.tolerance) & (state.stage <= Stage.LIES)
    falls = over & ((state.standing == SECOND) | goes_on)
    state.standing = np.where(falls, OTHER, state.standing)


def pass_day(fate: Fate, state: State, day: int) -> None:
    """One working day of every seat that is not frozen."""
    moving = fate.working[:, day] & ~frozen(fate, state, day) & (state.offered == NEVER)
    waits = (state.stage == Stage.COMING) & state.papers_open
    state.work = state.work - (moving & ~waits)
    stage, done = state.stage.copy(), moving & ~waits & (state.work <= 0)
    lying = moving & (stage == Stage.LIES)
    state.spoils -= lying
    never = np.full(len(stage), float(NEVER))
    enter(state, lying & (state.spoils <= 0), Stage.NO, never)
    decided = done & (stage == Stage.COMPARED)
    enter(state, decided & fate.sticks, Stage.LIES, fate.lies_work)
    settle(fate, state, decided & ~fate.sticks)
    settle(fate, state, done & (stage == Stage.LIES) & (state.spoils > 0))
    coming = done & (stage == Stage.COMING) & (state.papers_done | ~wanted(fate, state))
    state.offered = np.where(coming, day, state.offered)
    _first_answers(fate, state, done & (stage == Stage.SECOND), never)
    back = done & (stage == Stage.TAKEN) & fate.first_drops & (state.standing == SECOND)
    enter(state, back, Stage.COMING, 0.5 * fate.approval_work)
    enter(state, done & (stage == Stage.TAKEN) & ~back, Stage.NO, never)
    late = state.papers_open & (day - state.papers_since > PAPERS_WAIT)
    enter(state, late, Stage.NO, never)
    state.papers_open &= ~late


def _first_answers(fate: Fate, state: State, rows: Bools, never: Floats) -> None:
    """The first choice accepts (and may still not come), or declines: then the next is called, if HR still likes them."""
    enter(state, rows & fate.first_accepts, Stage.TAKEN, np.full(len(rows), 15.0))
    called = rows & ~fate.first_accepts & (state.standing == SECOND)
    enter(state, called, Stage.COMING, 0.5 * fate.approval_work)
    enter(state, rows & ~fate.first_accepts & ~called, Stage.NO, never)
