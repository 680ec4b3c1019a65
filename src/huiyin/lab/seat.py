"""The seat's way: others are seen, the head chooses, the choice lies, is approved, is offered, is taken or comes back."""

from typing import Any

import numpy as np

from huiyin.lab.columns import NEVER, Bools, Floats, Ints
from huiyin.lab.fate import Fate
from huiyin.lab.state import Stage, State, frozen, goodwill, mine

PATIENCE_FOR_PAPERS = 14
"""Calendar days that HR waits for your papers before it turns to the next person. Judgement."""


def pass_day(fate: Fate, state: State, day: int) -> None:
    """One working day of every seat that is not frozen and not yet offered to you."""
    moving = fate.working[:, day] & ~frozen(fate, state, day) & (state.offered == NEVER)
    stage = state.stage.copy()
    present = moving & ~fate.away[:, day]
    working = np.where(np.isin(stage, (Stage.DELIBERATION, Stage.CHOSEN)), present, moving)
    # Signatures stop while the approval idles, or while your papers are missing.
    idling = (stage == Stage.APPROVAL) & (state.idle > 0)
    state.idle -= idling & moving
    _go_stale(fate, state, day, idling | (stage == Stage.CHOSEN), moving)
    stage = state.stage.copy()
    working &= ~idling & ~((stage == Stage.APPROVAL) & state.papers_open)
    state.work -= working
    done = working & (state.work <= 0)
    _enter(state, done & (stage == Stage.OTHERS), Stage.DELIBERATION, fate.deliberation_work)
    _choose(fate, state, done & (stage == Stage.DELIBERATION))
    turn_to(fate, state, done & (stage == Stage.CHOSEN), np.zeros_like(state.turn), day)
    _enter(state, done & (stage == Stage.APPROVAL), Stage.PAPERS, np.zeros_like(state.work))
    _offer(fate, state, working & (stage == Stage.PAPERS), day)
    _answered(fate, state, done & (stage == Stage.OUT), day)
    _started(fate, state, done & (stage == Stage.TAKEN), day)
    late = state.papers_open & (day - state.papers_since > PATIENCE_FOR_PAPERS) & (stage == Stage.APPROVAL)
    state.papers_open &= ~late
    turn_to(fate, state, late, state.turn + 1, day)


def _go_stale(fate: Fate, state: State, day: int, lying: Bools, moving: Bools) -> None:
    """What lies still too long is lost: the head has forgotten whom he liked, and the search starts anew."""
    state.lies = np.where(lying, state.lies + moving, 0.0)
    stale = lying & moving & (state.lies > fate.stale_work)
    _enter(state, stale, Stage.READVERTISED, np.full(len(lying), float(NEVER)))
    state.turn = np.where(stale, NEVER, state.turn)
    state.known = np.where(stale & (state.known == NEVER), day, state.known)


def push(fate: Fate, state: State, day: int, pushed: Bools) -> None:
    """HR goes to the department: a choice that lies still is fetched, an approval that idles gets going."""
    moving = pushed & ~frozen(fate, state, day)
    reached = moving & (~fate.away[:, day] | fate.reachable)
    fetched = reached & (state.stage == Stage.CHOSEN)
    state.work = np.where(fetched, np.minimum(state.work, 1.0), state.work)
    compared = moving & (state.stage == Stage.DELIBERATION) & ~fate.away[:, day]
    state.work = np.where(compared, state.work - 0.5, state.work)
    signed = moving & (state.stage == Stage.APPROVAL) & (state.idle > 0)
    state.idle = np.where(signed, np.minimum(state.idle, 1.0), state.idle)


def _enter(state: State, rows: Bools, stage: Stage, work: Floats) -> None:
    state.stage = np.where(rows, stage, state.stage)
    state.work = np.where(rows, work, state.work)


def _choose(fate: Fate, state: State, rows: Bools) -> None:
    """The head ranks everybody as they stand today: what HR lets fall about a pusher counts too."""
    if not rows.any():
        return
    wear = np.maximum(0.0, state.irritation - 0.15)
    me = fate.my_score + state.bonus - 0.8 * wear
    scores = np.concatenate([me[:, None], fate.rival_score], axis=1)
    order = np.argsort(-scores, axis=1, kind="stable")
    line = np.minimum((scores > fate.bar[:, None]).sum(axis=1), fate.backups + 1)
    place = (order == 0).argmax(axis=1)
    state.order = np.where(rows[:, None], order, state.order)
    state.line = np.where(rows, line, state.line)
    state.my_place = np.where(rows, place, state.my_place)
    _enter(state, rows, Stage.CHOSEN, fate.idle_choice_work)


def turn_to(fate: Fate, state: State, rows: Bools, place: Ints, day: int) -> None:
    """The offer goes to the next in line who is still wanted; HR calls a backup only if it remembers and likes them."""
    if not rows.any():
        return
    state.known = np.where(rows & (state.known == NEVER), day, state.known)
    skips = rows & (place == state.my_place) & (place < state.line) & ~_callable(fate, state, place, day)
    state.places_lost += skips & state.in_line
    state.in_line &= ~skips
    place = np.where(skips, place + 1, place)
    state.turn = np.where(rows, place, state.turn)
    over = rows & (place >= state.line)
    _enter(state, over, Stage.READVERTISED, np.full(len(rows), float(NEVER)))
    going = rows & ~over
    # A second offer for the same seat needs fewer signatures.
    _enter(state, going, Stage.APPROVAL, fate.approval_work * np.where(place > 0, 0.5, 1.0))
    state.idle = np.where(going, fate.idle_approval_work * np.where(place > 0, 0.5, 1.0), state.idle)


def _callable(fate: Fate, state: State, place: Ints, day: int) -> Bools:
    liked: Bools = goodwill(fate, state) >= np.where(place == 0, 0.15, 0.4)
    remembered = fate.memory_coin < np.exp(-(day - state.remembered) / fate.memory)
    found: Bools = liked & ((place == 0) | (state.in_line & remembered))
    return found


def _offer(fate: Fate, state: State, rows: Bools, day: int) -> None:
    """HR writes the offer as soon as it has a hand free; after two days it finds the time anyhow."""
    writes = rows & ((fate.room[:, day] >= 1) | (state.work <= -3))
    yours = writes & mine(state)
    state.offered = np.where(yours, day, state.offered)
    _enter(state, writes & ~yours, Stage.OUT, _of(fate.rival_answer_work, _rival(state)))


def _answered(fate: Fate, state: State, rows: Bools, day: int) -> None:
    rival = _rival(state)
    takes = rows & _of(fate.rival_accepts, rival)
    start = _of(fate.rival_start_work, rival)
    # Who does not come backs out somewhere before the first day.
    start = np.where(_of(fate.rival_drops, rival), 0.6 * start, start)
    _enter(state, takes, Stage.TAKEN, start)
    turn_to(fate, state, rows & ~takes, state.turn + 1, day)


def _started(fate: Fate, state: State, rows: Bools, day: int) -> None:
    drops = rows & _of(fate.rival_drops, _rival(state))
    _enter(state, rows & ~drops, Stage.FILLED, np.full(len(rows), float(NEVER)))
    turn_to(fate, state, drops, state.turn + 1, day)


def _rival(state: State) -> Ints:
    """Which rival the offer stands with."""
    width = state.order.shape[1]
    chosen = state.order[np.arange(len(state.order)), np.clip(state.turn, 0, width - 1)]
    return np.maximum(chosen - 1, 0)


def _of(table: Any, rival: Ints) -> Any:
    """The column of that rival, one entry a process."""
    return table[np.arange(len(table)), rival]
