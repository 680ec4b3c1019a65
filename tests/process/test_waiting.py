"""The phases of the model against the waiting time that they stand for, day by day."""

import numpy as np
import pytest

from huiyin.process.parameters import KINDS, parameters
from huiyin.process.waiting import DAYS, Phases, fitted, lognormal


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_the_fitted_phases_follow_the_heavy_tail_day_by_day(kind: int) -> None:
    of = parameters()
    wanted = lognormal(float(of["deciding.median"][kind]), float(of["deciding.spread"][kind]))
    found = fitted(wanted).cumulative()
    assert np.abs(found - wanted).max() < 0.03
    assert abs(found[-1] - wanted[-1]) < 0.02, "the tail"


def test_phases_are_a_distribution() -> None:
    cumulative = Phases(0.4, 0.3, 0.05).cumulative(2000)
    assert (np.diff(cumulative) >= 0).all()
    assert cumulative[0] >= 0
    assert cumulative[-1] == pytest.approx(1)


def test_phases_count_as_the_chain_does() -> None:
    phases = Phases(1.0, 0.3, 0.1)
    chain = np.array([[0.7, 0.3, 0.0], [0.0, 0.7, 0.3], [0.0, 0.0, 1.0]])
    reached = [np.linalg.matrix_power(chain, day)[0, 2] for day in range(1, DAYS + 1)]
    assert phases.cumulative() == pytest.approx(np.array(reached))


def test_half_of_the_times_are_over_by_the_median() -> None:
    assert lognormal(8, 0.7)[7] == pytest.approx(0.5)
