"""Records that cannot all be true, and far too many of them: an answer all the same, and a word about it."""

import datetime as dt
import math
from typing import Any

import pytest

from huiyin.advisor.advice import Advice
from huiyin.advisor.advising import advise_many
from huiyin.process.case import Case
from tests.advisor.test_moves import INTERVIEW, heard, on, promise, sent


def finite(advice: Advice) -> bool:
    numbers = [*advice.situations.values(), advice.p_offer, advice.p_news_7d, *advice.worth.values()]
    return all(map(math.isfinite, numbers)) and sum(advice.situations.values()) == pytest.approx(1)


def notes(*events: dict[str, Any], today: str = "2024-03-20", language: str = "en") -> str:
    advice = on(today, *events, language=language)
    assert finite(advice)
    return " ".join(advice.notes)


def test_an_offer_and_then_still_comparing() -> None:
    found = notes(heard("2024-03-11", "offer"), heard("2024-03-14", "pending"))
    assert "14 Mar" in found
    assert "contradict" in found
    advice = on("2024-03-20", heard("2024-03-11", "offer"), heard("2024-03-14", "pending"))
    assert 0.3 < advice.p_offer < 0.98


def test_an_offer_and_then_a_no() -> None:
    assert "contradict" in notes(heard("2024-03-11", "offer"), heard("2024-03-14", "rejected"))


def test_a_no_and_then_still_considered() -> None:
    events = heard("2024-03-11", "rejected"), heard("2024-03-14", "pending")
    assert "second chance" in notes(*events)
    assert "对不上" in notes(*events, language="zh")
    assert on("2024-03-14", *events).p_offer > on("2024-03-14", events[0]).p_offer + 0.2


def test_a_promise_for_a_day_that_is_gone() -> None:
    assert "lies before" in notes(promise("2024-03-01", day="2024-03-06"))
    named = heard("2024-03-11", "pending", promised_date="2024-03-08")
    assert "lies before" in notes(named)


def test_a_no_before_the_interview() -> None:
    assert "before the last interview" in notes(heard("2024-02-20", "rejected"))


def test_twenty_messages_a_day() -> None:
    events = [heard("2024-03-11", outcome) for outcome in ("pending", "no_info") for _ in range(10)]
    assert "Many messages" in notes(*events)
    loud, calm = on("2024-03-12", *events), on("2024-03-12", heard("2024-03-11", "pending"))
    assert abs(loud.p_offer - calm.p_offer) < 0.15


def test_messages_and_questions_on_every_day_of_a_year() -> None:
    events: list[dict[str, Any]] = []
    for days in range(1, 400):
        day = (dt.date(2024, 3, 4) + dt.timedelta(days=days)).isoformat()
        events += [sent(day, "ask", flags=["chasing"]), heard(day, "pending", promised_date=day)]
    assert finite(on("2025-04-08", *events))


def test_an_opening_of_four_hundred_days_is_not_waited_for() -> None:
    advice = on("2025-04-08", wish=5)
    assert advice.move in ("let_go", "wait")
    assert advice.p_offer < 0.05
    assert advice.situations["declined_untold"] > 0.7


def test_nothing_noted_at_all() -> None:
    advice = advise_many([Case(dt.date(2024, 3, 4))])[0]
    assert finite(advice)
    assert advice.move == "wait"
    assert advice.notes


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31", "2061-07-05"])
def test_days_that_no_calendar_knows(today: str) -> None:
    case = {
        "today": today,
        "opening": {"country": "CN"},
        "events": [{**INTERVIEW, "on": today}],
        "language": "en",
    }
    advice = advise_many([Case.of(case)])[0]
    assert finite(advice)
    assert "Monday to Friday" in " ".join(advice.notes)


def test_twenty_questions_a_day() -> None:
    asked = [sent("2024-03-15", "ask") for _ in range(20)]
    assert "best to pause" in notes(*asked)
    assert "先停一停" in notes(*asked, language="zh")
    assert on("2024-03-20", *asked).move == "wait"
