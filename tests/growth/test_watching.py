"""Staying in line: the seat that may open again."""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.growth.watching import Watch, watch
from huiyin.process.calendar import working_days
from huiyin.process.case import Case
from huiyin.process.vocabulary import OUTCOMES, REASONS


def case(outcome: str, reasons: tuple[str, ...] = (), *, country: str = "US", **more: Any) -> Case:
    events = [
        {"on": "2026-05-04", "kind": "interview", "last": True},
        {
            "on": "2026-05-18",
            "kind": "received",
            "reading": {"outcome": outcome, "reasons": list(reasons), "second": more.get("second", False)},
        },
        *more.get("events", ()),
    ]
    today = more.get("today", "2026-05-20")
    return Case.of({"id": 1, "today": today, "opening": {"country": country}, "events": events})


THANKED = {"on": "2026-05-18", "kind": "sent", "move": "thank", "channel": "im"}
BLAMED = {"on": "2026-05-18", "kind": "sent", "channel": "im", "flags": ["accusation"]}


def seen(found: Watch | None) -> Watch:
    assert found is not None
    return found


def test_the_second_watches_the_first_choice() -> None:
    found = seen(watch(case("rejected", ("stronger_candidate",), events=[THANKED])))
    assert [look.chance for look in found.looks] == ["answers", "starts", "probation"]
    assert found.closed_well
    assert found.looks[0].odds is not None
    assert found.looks[0].odds > 0.2
    assert found.looks[2].odds is None


def test_blame_takes_the_odds_away() -> None:
    decent = seen(watch(case("rejected", ("stronger_candidate",), events=[THANKED])))
    blamed = seen(watch(case("rejected", ("stronger_candidate",), events=[BLAMED])))
    assert not blamed.closed_well
    assert (blamed.looks[0].odds or 0) < 0.1 * (decent.looks[0].odds or 0)


def test_somebody_not_next_in_line_has_a_small_chance_and_is_told_so() -> None:
    found = seen(watch(case("rejected", ("experience",), events=[THANKED])))
    assert all(look.odds is None or look.odds < 0.05 for look in found.looks)


def test_a_frozen_seat_waits_for_the_budget() -> None:
    found = seen(watch(case("on_hold", ("headcount_frozen",))))
    assert found.reason == "stopped"
    assert [look.on for look in found.looks] == [dt.date(2026, 7, 1), dt.date(2026, 10, 1)]


def test_a_seat_that_opened_again_is_not_watched() -> None:
    again = {"on": "2026-05-19", "kind": "received", "reading": {"outcome": "next_round"}}
    assert watch(case("rejected", events=[again])) is None
    assert watch(case("pending")) is None
    assert watch(case("rejected", today="2028-01-01")) is None
    assert watch(case("rejected", events=[{"on": "2026-05-19", "kind": "withdrawn"}])) is None


@settings(deadline=None)
@given(
    st.sampled_from(OUTCOMES),
    st.lists(st.sampled_from(REASONS), max_size=2, unique=True),
    st.sampled_from(["CN", "US", "GB", "DE", "XX"]),
    st.booleans(),
)
def test_days_are_working_days_and_odds_are_odds(
    outcome: str, reasons: list[str], country: str, thanked: bool
) -> None:
    found = watch(case(outcome, tuple(reasons), country=country, events=[THANKED] if thanked else []))
    if found is None:
        return
    assert list(found.looks) == sorted(found.looks, key=lambda look: look.on)
    for look in found.looks:
        assert working_days(country).is_working(look.on)
        assert look.odds is None or 0 <= look.odds <= 1


def test_who_was_told_to_be_second_watches_the_first_choice_though_the_word_was_on_hold() -> None:
    found = seen(watch(case("on_hold", second=True)))
    assert found.reason == "taken"
    assert "answers" in [look.chance for look in found.looks]
