"""Common random numbers: the same world for every policy, however many processes there are."""

import numpy as np

from huiyin.lab.chance import Chance
from huiyin.lab.fate import draw
from huiyin.lab.regimes import regimes


def test_the_first_processes_are_the_same_among_few_and_among_many():
    few, many = draw(regimes()["us_tech"], 50, 1), draw(regimes()["us_tech"], 80, 1)
    for name, column in few.columns():
        np.testing.assert_array_equal(column, getattr(many, name)[:50], err_msg=name)


def test_another_seed_or_regime_is_another_world():
    assert (draw(regimes()["us_tech"], 50, 1).my_score != draw(regimes()["us_tech"], 50, 2).my_score).all()
    one, other = Chance(1, "us_tech", 50), Chance(1, "small_shop", 50)
    assert (one.uniform("tells") != other.uniform("tells")).all()


def test_drawing_for_one_purpose_does_not_shift_another():
    chance = Chance(1, "us_tech", 20)
    alone = chance.uniform("tells")
    chance.uniform("something else", 30)
    np.testing.assert_array_equal(chance.uniform("tells"), alone)


def test_whole_numbers_keep_their_ends():
    drawn = Chance(1, "us_tech", 5000).whole("rivals", 2, 5)
    assert set(drawn.tolist()) == {2, 3, 4, 5}
