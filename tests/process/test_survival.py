"""The estimator against lifelines, and what holds for every sample."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from huiyin.process.survival import kaplan_meier

SAMPLES = some.lists(some.tuples(some.integers(0, 60), some.booleans()), min_size=1, max_size=60)


@settings(deadline=None)
@given(SAMPLES)
def test_it_is_what_lifelines_says(sample: list[tuple[int, bool]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from lifelines import KaplanMeierFitter

        times, happened = [time for time, _ in sample], [done for _, done in sample]
        theirs = KaplanMeierFitter().fit(times, happened)
        band = theirs.confidence_interval_
    ours = kaplan_meier(times, happened)
    for day, share, low, high in zip(ours.days, ours.waiting, ours.low, ours.high, strict=True):
        assert share == pytest.approx(float(theirs.predict(day)), abs=1e-9)
        if 1e-9 < share < 1 - 1e-9:
            assert (low, high) == pytest.approx(tuple(band.loc[day]), abs=1e-6)


@given(SAMPLES)
def test_the_line_falls_inside_its_band(sample: list[tuple[int, bool]]) -> None:
    ours = kaplan_meier([time for time, _ in sample], [done for _, done in sample])
    assert list(ours.waiting) == sorted(ours.waiting, reverse=True)
    assert all(
        0 <= low <= share + 1e-12 <= high + 2e-12 <= 1 + 3e-12
        for low, share, high in zip(ours.low, ours.waiting, ours.high, strict=True)
    )
    assert ours.at(10_000) == ours.waiting[-1]
    assert ours.happened == sum(done for _, done in sample)


def test_those_still_waiting_are_not_forgotten() -> None:
    """Two heard on days 3 and 5, two still wait on day 10: half have heard by day 5, not all."""
    ours = kaplan_meier([3, 5, 10, 10], [True, True, False, False])
    assert ours.days == (0, 3, 5)
    assert ours.waiting == pytest.approx((1, 0.75, 0.5))
    assert ours.median == 5
    assert kaplan_meier([3, 10, 10], [True, False, False]).median is None
    assert ours.at(4) == pytest.approx(0.75)


def test_what_is_no_waiting_time_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        kaplan_meier([1], [])
    with pytest.raises(ValueError, match="waiting time"):
        kaplan_meier([-1], [True])
