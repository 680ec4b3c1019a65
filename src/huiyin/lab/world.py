"""The hiring world, day by day: you act in the morning, HR and the department work, in the evening you know what you heard.

An agent-based simulation in which nobody knows odds: a head of department with a diary and favourites, a recruiter with
more work than hands, rivals with plans of their own, and signatures that lie on desks. Nothing here is shared with the
advisor's process model; what they have in common is the story, not an equation.
"""

import numpy as np

from huiyin.lab import contact, recruiter, seat
from huiyin.lab.columns import NEVER, Bools, Ints
from huiyin.lab.fate import DAYS, Fate
from huiyin.lab.recruiter import Words
from huiyin.lab.state import Stage, State, frozen, mine, next_in_line, opening, refused
from huiyin.process.vocabulary import SITUATIONS

DECIDING, STUCK, BACKUP, DECLINED, FROZEN, COMING = range(len(SITUATIONS))


class World:
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
        going = self.state.offered == NEVER
        contact.act(self.fate, self.state, self.day, np.where(going, moves, contact.WAIT), rude)
        seat.pass_day(self.fate, self.state, self.day)
        return recruiter.work_day(self.fate, self.state, self.day)

    def fork(self) -> "World":
        """The same world from today on, to see what would happen otherwise."""
        return World(self.fate, self.state.copy(), self.day)

    def situations(self) -> Ints:
        """What truly lies behind the silence today, as an index into SITUATIONS."""
        fate, state, day = self.fate, self.state, self.day
        found = np.full(len(self), DECIDING)
        away = fate.away[:, day] & fate.away[:, min(day + 2, DAYS - 1)]
        lies = (state.stage == Stage.CHOSEN) | ((state.stage == Stage.DELIBERATION) & away)
        found[lies] = STUCK
        decided = state.stage >= Stage.APPROVAL
        yours = decided & mine(state)
        found[yours] = COMING
        found[yours & (state.stage == Stage.APPROVAL) & (state.idle > 1)] = STUCK
        found[next_in_line(state)] = BACKUP
        found[frozen(fate, state, day)] = FROZEN
        found[refused(state)] = DECLINED
        return found
