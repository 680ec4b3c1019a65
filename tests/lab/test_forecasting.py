"""Scores of odds: exact on small examples, fair to odds that are right, hard on odds that are not."""

import numpy as np
import pytest

from huiyin.lab.forecasting import GROUPS, Forecasts, curve, situation_means, situation_skill, skill, skills

COUNT = 4000


@pytest.fixture(scope="module")
def odds() -> np.ndarray:
    return np.random.default_rng(3).beta(2, 5, COUNT)


def test_odds_that_are_right_stay_inside_the_null_band(odds):
    came = np.random.default_rng(4).random(COUNT) < odds
    found = skill("p_offer", 5, odds, came)
    assert found.calibrated
    assert found.log_score < found.log_base
    assert found.reliability < 0.002


def test_odds_that_are_too_high_leave_it(odds):
    came = np.random.default_rng(4).random(COUNT) < odds
    found = skill("p_offer", 5, np.clip(odds + 0.1, 0, 1), came)
    assert not found.calibrated
    assert found.calibration == pytest.approx(0.1, abs=0.02)


def test_the_parts_of_the_brier_score_add_up_for_grouped_odds():
    """Murphy 1973: exact when all odds of a group are the same."""
    odds = np.repeat(np.linspace(0.05, 0.95, GROUPS), 50)
    came = np.random.default_rng(5).random(len(odds)) < odds
    found = skill("p_offer", 5, odds, came)
    assert found.brier == pytest.approx(found.reliability - found.resolution + found.uncertainty)


def test_the_base_rate_scores_as_the_base_rate():
    came = np.arange(100) < 30
    found = skill("p_news_7d", 10, np.full(100, 0.3), came)
    assert found.brier == pytest.approx(0.21)
    assert found.log_score == pytest.approx(found.log_base)


def test_certainty_that_is_wrong_costs_much_but_not_everything():
    found = skill("p_offer", 5, np.zeros(50), np.ones(50, dtype=bool))
    assert np.isfinite(found.log_score)
    assert found.log_score > 9


def test_situations_drawn_from_their_odds_are_calibrated():
    chance = np.random.default_rng(6)
    odds = chance.dirichlet([3, 3, 1, 2, 0.5, 0.5], COUNT)
    truth = (chance.random(COUNT)[:, None] > odds.cumsum(axis=1)).sum(axis=1)
    found = situation_skill(10, odds, truth)
    assert found.calibrated
    assert found.log_score < found.log_base
    shifted = situation_skill(10, odds[:, ::-1], truth)
    assert not shifted.calibrated


def test_every_landmark_gets_its_scores(odds):
    chance = np.random.default_rng(7)
    count = 600
    found = Forecasts(
        landmark=np.repeat([5, 10], count // 2),
        p_offer=odds[:count],
        p_news=odds[:count],
        situations=chance.dirichlet(np.ones(6), count),
        offered=chance.random(count) < 0.3,
        news=chance.random(count) < 0.3,
        truth=chance.integers(0, 6, count),
    )
    kinds = [(one.of, one.landmark) for one in skills(found)]
    assert kinds == [(of, day) for day in (5, 10) for of in ("p_offer", "p_news_7d", "situations")]
    assert sum(mean for mean, _ in situation_means(found, 5).values()) == pytest.approx(1)
    assert sum(share for _, share in situation_means(found, 5).values()) == pytest.approx(1)
    assert sum(size for *_, size in curve(found.p_offer, found.offered)) == count
