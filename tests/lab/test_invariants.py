"""Whatever anybody does, the world stays a world."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from huiyin.lab.columns import NEVER
from huiyin.lab.fate import DAYS, Fate, draw
from huiyin.lab.regimes import regimes
from huiyin.lab.scoring import results
from huiyin.lab.state import Stage, Word, goodwill
from huiyin.lab.world import World
from huiyin.process.vocabulary import MOVES


@settings(max_examples=12, deadline=None)
@given(seed=some.integers(0, 2**32), share=some.floats(0, 1))
def test_any_moves_make_a_possible_world(seed: int, share: float):
    """Random moves on random days: no impossible number, offers are final, a word a day at most."""
    fate = Fate.join([draw(regime, 40, seed % 97) for regime in regimes().values()])
    world, chance = World(fate), np.random.default_rng(seed)
    words, stages = np.zeros(len(world), dtype=int), world.state.stage
    while not world.over:
        acts = chance.random(len(world)) < share
        before = world.state.offered.copy()
        said = world.step(np.where(acts, chance.integers(0, len(MOVES), len(world)), 0))
        had_offer = before < NEVER
        assert (world.state.offered[had_offer] == before[had_offer]).all()
        assert not (said.kind > Word.NONE)[had_offer].any()
        words += said.kind > Word.NONE
        stages = world.state.stage
        assert ((stages >= Stage.OTHERS) & (stages <= Stage.READVERTISED)).all()
        assert ((world.situations() >= 0) & (world.situations() < 6)).all()
        named = said.promised_for < NEVER
        assert (said.promised_for[named] > world.day).all()
    state = world.state
    assert (words == state.words).all()
    assert np.isfinite(state.work).all()
    assert ((goodwill(fate, state) >= 0) & (goodwill(fate, state) <= 1)).all()
    found = results(fate, state)
    assert np.isfinite(found.value).all()
    assert (found.days_unknown <= DAYS).all()
    assert ((found.reasons <= 1) & (found.introductions <= 1)).all()


def test_a_fork_leaves_the_world_as_it_was():
    fate = draw(regimes()["us_tech"], 50, 1)
    world = World(fate)
    for _ in range(10):
        world.step(np.zeros(50, dtype=int))
    kept = world.state.copy()
    other = world.fork()
    for _ in range(20):
        other.step(np.ones(50, dtype=int))
    assert world.day == 10
    for name, column in world.state.columns():
        np.testing.assert_array_equal(column, getattr(kept, name), err_msg=name)
