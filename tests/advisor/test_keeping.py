"""HR that kept one date keeps the next: what a named day says of HR, and what HR's nature says of the next named day."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.advisor.belief import Filter, first_beliefs, situation_odds
from huiyin.advisor.evidence import seen
from huiyin.advisor.steps import Step
from huiyin.process.case import Case
from huiyin.process.model_states import Floats
from huiyin.process.parameters import KINDS, parameters
from tests.advisor.test_moves import INTERVIEW, Events, heard, on, promise, sent

KEPT = heard("2024-03-12", "pending", promised_date="2024-03-20")
"""A word of Tuesday, the 12th, which names Wednesday of the week after."""


def filtered(today: str, *events: dict[str, object]) -> Filter:
    one = seen(Case.of({"today": today, "opening": {"country": "US"}, "events": [INTERVIEW, *events]}))
    found = Filter(first_beliefs([one]))
    found.run([one.steps])
    return found


def keeps(found: Filter) -> float:
    """The odds that HR keeps its dates."""
    kinds = found.beliefs.reshape(len(KINDS), -1).sum(axis=1)
    return float((found.keepers[0] * kinds).sum())


def test_without_a_named_day_nothing_is_learnt_of_it() -> None:
    assert filtered("2024-03-18").keepers[0] == pytest.approx(parameters()["promise.keeps"])


def test_one_date_tells_most_of_what_there_is_to_know() -> None:
    before = keeps(filtered("2024-03-11", promise("2024-03-12")))
    assert keeps(filtered("2024-03-13", promise("2024-03-12"), KEPT)) > 0.85 > 2 * before
    assert keeps(filtered("2024-03-18", promise("2024-03-12"))) < 0.05


def test_whoever_kept_a_date_is_expected_to_keep_the_next() -> None:
    kept = on("2024-03-15", promise("2024-03-12"), KEPT).p_news_7d
    named = on("2024-03-15", heard("2024-03-12", "pending", promised_date="2024-03-20")).p_news_7d
    broke = on("2024-03-15", promise("2024-03-06"), KEPT).p_news_7d
    assert kept > 0.75
    assert kept > named + 0.25
    assert named > broke + 0.1


def test_a_late_word_keeps_the_date_all_the_same() -> None:
    late = heard("2024-03-14", "pending", promised_date="2024-03-22")
    assert keeps(filtered("2024-03-15", promise("2024-03-12"), late)) > 0.05


def test_a_named_day_that_is_a_day_off_has_not_passed_before_the_next_working_day() -> None:
    """Memorial Day: until that Monday is over, and Tuesday too, nobody is late."""
    interview = {"on": "2024-05-20", "kind": "interview", "last": True}
    for today, passed in (("2024-05-25", None), ("2024-05-27", None), ("2024-05-29", 5)):
        case = {
            "today": today,
            "opening": {"country": "US"},
            "events": [interview, promise("2024-05-27", "2024-05-20")],
        }
        assert seen(Case.of(case)).passed == passed, today


STORIES: dict[str, Events] = {
    "passed": [promise("2024-03-12")],
    "kept": [promise("2024-03-12"), KEPT],
    "kept, then passed": [promise("2024-03-12"), KEPT, sent("2024-03-26", "ask")],
    "passed, asked, named anew": [
        promise("2024-03-12"), sent("2024-03-18", "ask"), heard("2024-03-19", "pending", promised_date="2024-03-25"),
    ],
    "kept twice": [promise("2024-03-08"), heard("2024-03-08", "pending", promised_date="2024-03-15"),
                   heard("2024-03-15", "on_hold", promised_date="2024-03-28")],
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_one_share_for_each_kind_says_nearly_what_both_natures_in_full_say(story: str) -> None:
    one = seen(
        Case.of({"today": "2024-04-02", "opening": {"country": "US"}, "events": [INTERVIEW, *STORIES[story]]})
    )
    quick = Filter(first_beliefs([one]))
    quick.run([one.steps])
    quiet = -quick.log_likelihood
    quick.run([one.today_steps + one.news_steps])
    quiet += quick.log_likelihood
    odds, news = in_full(one.steps, one.today_steps + one.news_steps, first_beliefs([one]))
    assert 1 - float(np.exp(quiet[0])) == pytest.approx(news, abs=0.03)
    start = Filter(first_beliefs([one]))
    start.run([one.steps])
    assert situation_odds(start.beliefs)[0] == pytest.approx(odds, abs=0.02)


def in_full(steps: list[Step], ahead: list[Step], first: Floats) -> tuple[Floats, float]:
    """The situations and the odds of a word ahead, from two filters that know whether HR keeps its dates."""
    shares = parameters()["promise.keeps"].repeat(first.shape[1] // len(KINDS))[:, None]
    found, before, after = [], [], []
    for keeper, share in ((0.0, 1 - shares), (1.0, shares)):
        one = Filter(first * share)
        one.keepers[:] = keeper
        one.run([steps])
        before.append(float(np.exp(one.log_likelihood[0])))
        found.append(situation_odds(one.beliefs)[0])
        one.run([ahead])
        after.append(float(np.exp(one.log_likelihood[0])))
    weights = np.array(before) / sum(before)
    return np.asarray(weights @ np.stack(found)), 1 - sum(after) / sum(before)


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 60), st.booleans()), max_size=8))
@settings(max_examples=40, deadline=None)
def test_whatever_was_named_and_said_the_shares_stay_shares(told: list[tuple[int, int, bool]]) -> None:
    start = np.datetime64("2024-03-04")
    events = [
        heard(str(start + day), "pending", **({"promised_date": str(start + day + after)} if dated else {}))
        for day, after, dated in told
    ]
    found = filtered(str(start + 400), promise("2024-03-12"), *events)
    assert np.isfinite(found.beliefs).all()
    assert found.beliefs.sum() == pytest.approx(1.0)
    assert ((found.keepers >= 0) & (found.keepers <= 1)).all()


def test_a_fast_word_speaks_for_a_brisk_desk_and_a_long_silence_for_a_silent_one() -> None:
    def brisk_and_silent(today: str, *events: dict[str, object]) -> tuple[float, float]:
        kinds = filtered(today, *events).beliefs.reshape(len(KINDS), -1).sum(axis=1)
        return float(kinds[KINDS.index("brisk")]), float(kinds[KINDS.index("silent")])

    first = brisk_and_silent("2024-03-04")
    fast = brisk_and_silent("2024-03-07", heard("2024-03-06", "rejected"))
    still = brisk_and_silent("2024-05-06")
    assert fast[0] > first[0] > still[0]
    assert fast[1] < first[1] < still[1]
