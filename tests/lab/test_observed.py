"""The observer of `benchmarks.observer` sees what a candidate sees, and a part of the world lives on like the whole."""

from dataclasses import replace

import numpy as np

from benchmarks.observed import NAMES, Noted, features
from huiyin.lab.columns import NEVER
from huiyin.lab.contact import ASK, WAIT
from huiyin.lab.fate import draw
from huiyin.lab.regimes import regimes
from huiyin.lab.scoring import results

COUNT = 60


def _lived(world: Noted, days: int) -> Noted:
    while world.day < days:
        world.step(np.full(len(world), ASK if world.day == 9 else WAIT))
    return world


def _world() -> Noted:
    return Noted(draw(regimes()["us_tech"], COUNT, 11), np.zeros(COUNT, dtype=np.int64))


def test_every_column_has_a_name() -> None:
    found = features(_world(), np.arange(COUNT))
    assert found.shape == (COUNT, sum(len(group) for _, group in NAMES))
    assert np.isfinite(found).all()


def test_what_lies_behind_the_door_is_not_seen() -> None:
    world = _lived(_world(), 20)
    seen = features(world, np.arange(COUNT))
    fate, state = world.fate, world.state
    hidden = replace(
        fate, my_score=fate.my_score + 3, candid=~fate.candid, honest=~fate.honest, patience=fate.patience * 2
    )
    moved = replace(
        state, stage=state.stage + 1, irritation=state.irritation + 1, known=np.full(COUNT, NEVER)
    )
    assert np.array_equal(
        seen, features(Noted(hidden, world.employer, moved, world.day, world.memory), np.arange(COUNT))
    )


def test_a_part_lives_on_like_the_whole_and_leaves_it_alone() -> None:
    world = _lived(_world(), 15)
    rows = np.arange(5, 25)
    before = features(world, np.arange(COUNT))
    part = _lived(world.part(rows), 60)
    assert np.array_equal(before, features(world, np.arange(COUNT)))
    whole = _lived(world, 60)
    assert np.array_equal(features(part, np.arange(20)), features(whole, rows))
    assert np.array_equal(results(part.fate, part.state).value, results(whole.fate, whole.state).value[rows])
