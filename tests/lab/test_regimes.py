"""The regimes: every number has a unit and a source, and the levels agree with what has been published."""

import pytest

from huiyin.lab.columns import NEVER
from huiyin.lab.fate import draw
from huiyin.lab.regimes import chosen, fingerprint, parameters, regimes
from huiyin.lab.rules import NEVER_ASK, seen
from huiyin.lab.world import World


def test_every_parameter_has_a_unit_and_a_source():
    for name, given in parameters().items():
        assert given["unit"], name
        assert given["source"], name


def test_there_are_eight_regimes_with_all_parameters():
    assert len(regimes()) == 8
    assert all(set(regime.numbers) == set(parameters()) for regime in regimes().values())


def test_an_unknown_regime_is_named_with_those_that_there_are():
    with pytest.raises(ValueError, match=r"'mars' is not known\. There are: chinese_internet"):
        chosen(["mars"])


def test_the_fingerprint_is_short_and_stable():
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 12


def test_graduate_employers_are_as_fast_and_as_generous_as_nace_says():
    """NACE 2023: mean 25 days from the first interview to an offer; offers to 17 to 45% over the surveys."""
    fate = draw(regimes()["us_graduate"], 4000, 3)
    world = World(fate)
    while not world.over:
        world.step(NEVER_ASK.moves(seen(fate, world.state, world.day + 1)))
    offered = world.state.offered < NEVER
    days = (world.state.offered + fate.first_gap)[offered].mean()
    assert 20 <= days <= 30
    assert 0.17 <= offered.mean() <= 0.45
