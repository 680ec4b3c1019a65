"""Playing a policy through the world."""

from collections.abc import Callable

from huiyin.lab.columns import Ints
from huiyin.lab.fate import Fate
from huiyin.lab.rules import Rule, seen
from huiyin.lab.scoring import Results, results
from huiyin.lab.world import World


def play(rule: Rule, fate: Fate) -> Results:
    """Every process from the evening of the interview to the end, by a rule that reads columns."""
    return play_by(lambda world: rule.moves(seen(world.fate, world.state, world.day + 1)), fate)


def play_by(moves: Callable[[World], Ints], fate: Fate) -> Results:
    """The same, by a function that is given the world itself (for those who may look behind the door)."""
    world = World(fate)
    while not world.over:
        world.step(moves(world))
    return results(fate, world.state)
