"""Playing a policy through a world."""

from collections.abc import Callable
from typing import Any, Protocol

from huiyin.lab.columns import Bools, Ints
from huiyin.lab.fate import Interviews
from huiyin.lab.recruiter import Words
from huiyin.lab.rules import Rule, seen
from huiyin.lab.scoring import Results, results
from huiyin.lab.state import Known
from huiyin.lab.world import World


class AnyWorld(Protocol):
    """What a player may count on in the lab's world and in those abroad."""

    day: int

    def __len__(self) -> int: ...

    @property
    def fate(self) -> Interviews: ...

    @property
    def state(self) -> Known: ...

    @property
    def over(self) -> bool: ...

    def step(self, moves: Ints, rude: Bools | None = None) -> Words: ...

    def fork(self) -> "AnyWorld": ...

    def situations(self) -> Ints: ...


Opens = Callable[[Any], AnyWorld]
"""Makes a world from its fate, on the evening of the interview."""


def play(rule: Rule, fate: Interviews, opens: Opens = World) -> Results:
    """Every process from the evening of the interview to the end, by a rule that reads columns."""
    return play_by(lambda world: rule.moves(seen(world.fate, world.state, world.day + 1)), fate, opens)


def play_by(moves: Callable[[Any], Ints], fate: Interviews, opens: Opens = World) -> Results:
    """The same, by a function that is given the world itself (for those who may look behind the door)."""
    world = opens(fate)
    while not world.over:
        world.step(moves(world))
    return results(fate, world.state)
