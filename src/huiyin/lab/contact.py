"""What a message of yours does before anybody answers it: it lies in HR's queue, and it pleases or wears."""

import numpy as np

from huiyin.lab.columns import NEVER, Bools, Floats, Ints
from huiyin.lab.fate import Fate
from huiyin.lab.state import Stage, State, coin, goodwill
from huiyin.process.vocabulary import MOVES

WAIT, ASK, KEEN, PROPOSE, WHY, THANK, FOLLOW, LET_GO, ANSWER = range(len(MOVES))
COUNTED = (ASK, KEEN, PROPOSE, WHY, THANK)
"""Moves that take HR's time; answering what HR asked for costs nothing, and an introduction leads to somebody else."""
# What a message costs of HR's goodwill, before it is divided by HR's patience; and what pleases. Judgement throughout.
ASKED, KEEN_SAID, PLAN_SENT, WHY_ASKED = 0.02, 0.05, 0.05, 0.03
BEFORE_THE_DATE, TOO_SOON, CHASED, UNANSWERED, RUDE = 0.2, 0.12, 0.3, 0.1, 0.6
PLAN_EARLY, WHY_EARLY, PLAN_AGAIN, KEEN_AGAIN = 0.25, 0.12, 0.2, 0.1
THANKED_FOR_A_NO, THANKED = 0.12, 0.03
OUT_OF_LINE = 0.3
"""Goodwill below which HR does not call you when a seat opens again."""


def act(fate: Fate, state: State, day: int, moves: Ints, rude: Bools | None = None) -> None:
    """Every process makes its move (an index into MOVES) in the morning of `day`; `rude`: in words that hurt."""
    if not moves.any():
        return
    counted = np.isin(moves, COUNTED)
    asking = counted & (moves != THANK)
    early = asking & (state.promised_for < NEVER) & (day <= state.promised_for)
    told = state.told_no < NEVER
    cost = _wear(fate, state, day, moves, asking, early, told)
    if rude is not None:
        cost = cost + RUDE * (rude & counted)
    state.irritation += cost / fate.patience
    _please(state, day, moves, told, cost)
    _weigh(fate, state, day, moves, told)
    _queue(fate, state, day, moves, asking, early)
    answered = (moves == ANSWER) & state.papers_open
    state.papers_open &= ~answered
    state.papers_done |= answered
    state.asks += asking
    state.asks_unanswered += asking
    state.contacts += counted
    state.thanked |= moves == THANK
    state.last_contact = np.where(counted, day, state.last_contact)
    _lose_place(fate, state)


def _wear(
    fate: Fate, state: State, day: int, moves: Ints, asking: Bools, early: Bools, told: Bools
) -> Floats:
    """How much of HR's goodwill the message costs (before it is divided by HR's patience)."""
    base = np.array([0.0, ASKED, KEEN_SAID, PLAN_SENT, WHY_ASKED, 0.0, 0.0, 0.0, 0.0])[moves]
    since = np.minimum(day - state.last_contact, 60)
    # Writing back after HR's word is conversation, not chasing.
    chasing = np.where(state.last_word >= state.last_contact, 0.25, 1.0) * np.exp(-since / 3)
    too_soon = asking & (state.promised_for == NEVER) & (day < fate.decent_wait)
    cost = base + BEFORE_THE_DATE * early + TOO_SOON * too_soon + CHASED * asking * chasing
    cost += UNANSWERED * asking * np.maximum(0, state.asks_unanswered - 1)
    cost += 0.06 * asking * np.maximum(0, state.asks - 2)
    cost += np.where(told, 0.25 * np.isin(moves, (ASK, KEEN)), 0.0)
    cost += np.where(told, 0.0, PLAN_EARLY * (moves == PROPOSE) + WHY_EARLY * (moves == WHY))
    cost += PLAN_AGAIN * (moves == PROPOSE) * state.proposed
    cost += (moves == KEEN) * (0.15 * (day <= 2) + KEEN_AGAIN * state.keen)
    cost += 0.08 * (moves == THANK) * state.thanked * (since < 10)
    return np.asarray(cost, dtype=np.float64)


def _please(state: State, day: int, moves: Ints, told: Bools, cost: Floats) -> None:
    """Thanks after a no are rare and remembered; thanks within three days of the interview are good form."""
    thanks = (moves == THANK) & ~state.thanked
    state.kindness += np.where(thanks & told, THANKED_FOR_A_NO, np.where(thanks & (day <= 3), THANKED, 0.0))
    pleasant = thanks | (np.isin(moves, (ASK, KEEN, WHY)) & (cost < 0.1))
    state.remembered = np.where(pleasant, day, state.remembered)


def _weigh(fate: Fate, state: State, day: int, moves: Ints, told: Bools) -> None:
    """Being keen counts in a tie, once, while the head compares; plan B unasked counts against you."""
    open_choice = state.stage <= Stage.DELIBERATION
    best = fate.rival_score.max(axis=1)
    tie = np.abs(fate.my_score - best) < fate.tie_width
    keen = (moves == KEEN) & ~state.keen & open_choice & tie & (day > 2)
    state.bonus += np.where(keen, fate.keen_bonus, 0.0)
    state.bonus -= 0.25 * ((moves == KEEN) & (day <= 2))
    state.bonus -= 0.3 * ((moves == PROPOSE) & ~told & open_choice)
    state.keen |= moves == KEEN


def _queue(fate: Fate, state: State, day: int, moves: Ints, asking: Bools, early: Bools) -> None:
    """The question waits at HR's desk; one that waits already is replaced by the newer one."""
    thanks_after_no = (moves == THANK) & (state.told_no < NEVER)
    queued = asking | thanks_after_no
    due = day + np.floor(1.4 * coin(fate.reply_work, state.asks))
    state.question_due = np.where(queued, np.minimum(due, state.question_due), state.question_due)
    state.question_move = np.where(queued, moves, state.question_move)
    soon = early | (asking & (state.promised_for == NEVER) & (day < fate.decent_wait))
    state.question_early = np.where(queued, soon, state.question_early)


def _lose_place(fate: Fate, state: State) -> None:
    """Whom HR has had enough of is not called when a seat opens again."""
    lost = state.in_line & (goodwill(fate, state) < OUT_OF_LINE)
    state.places_lost += lost
    state.in_line &= ~lost
