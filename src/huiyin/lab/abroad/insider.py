"""The player who sees behind the door abroad: where the seat is and who HR is, not the times or the luck to come."""

import numpy as np

from huiyin.lab.abroad.fate import SECOND
from huiyin.lab.abroad.state import Stage, frozen, refused, yours
from huiyin.lab.abroad.world import Abroad
from huiyin.lab.columns import NEVER, Ints
from huiyin.lab.contact import ANSWER, ASK, KEEN, PROPOSE, THANK, WAIT, WHY


def moves(world: Abroad) -> Ints:
    """Ask when something of yours lies still or a no is kept back by somebody candid, be keen where it may count."""
    fate, state, day = world.fate, world.state, world.day + 1
    told = state.told_no < NEVER
    early = (state.promised_for < NEVER) & (day <= state.promised_for)
    early |= (state.promised_for == NEVER) & (day < fate.decent_wait)
    able = fate.working[:, day] & ~early & ~told & (day - state.last_contact > 6) & ~fate.ignores
    able &= ~frozen(fate, state, day) & ~state.struck
    found = np.full(len(world), WAIT)
    secret = refused(state) & fate.candid & (day <= 40) & (state.asks < 2)
    found[able & (secret | (yours(state) & (state.work > 2)))] = ASK
    found[able & (state.stage == Stage.COMPARED) & (state.standing == SECOND) & fate.keen & ~state.keen] = (
        KEEN
    )
    after = told & ~state.struck & fate.working[:, day]
    found[after & fate.reopens & ~state.proposed & (state.question_move != PROPOSE)] = PROPOSE
    found[after & fate.introduces & (state.introductions == 0) & ~state.thanked] = THANK
    found[after & (fate.reason >= 0) & (state.reasons == 0) & (day == state.told_no + 1)] = WHY
    found[state.papers_open] = ANSWER
    return found
