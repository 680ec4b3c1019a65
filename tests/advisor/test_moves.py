"""Which move, when: one test for each thing that a decent and clever person would do."""

import datetime as dt
from typing import Any

import pytest

from huiyin.advisor.advice import Advice
from huiyin.advisor.advising import advise_many
from huiyin.process.case import Case

Events = list[dict[str, Any]]
INTERVIEW: dict[str, Any] = {"on": "2024-03-04", "kind": "interview", "round": "manager", "last": True}


def on(today: str, *events: dict[str, Any], **case: Any) -> Advice:
    given = {"today": today, "opening": {"country": "US"}, "language": "en", **case}
    return advise_many([Case.of({**given, "events": [INTERVIEW, *events]})])[0]


def sent(day: str, move: str, **more: Any) -> dict[str, Any]:
    return {"on": day, "kind": "sent", "move": move, "channel": "email", **more}


def heard(day: str, outcome: str, **reading: Any) -> dict[str, Any]:
    return {
        "on": day, "kind": "received", "channel": "email", "reading": {"outcome": outcome, **reading}
    }  # fmt: skip


def promise(by: str, day: str = "2024-03-04") -> dict[str, Any]:
    return {"on": day, "kind": "promise", "by": by}


def first_question(*events: dict[str, Any], until: int = 60, **case: Any) -> int | None:
    """The day after the interview on which a person is first told to ask."""
    for days in range(until):
        today = (dt.date(2024, 3, 4) + dt.timedelta(days=days)).isoformat()
        advice = on(today, *events, **case)
        if advice.move in ("ask", "ask_keen") and advice.on.isoformat() == today:
            return days
    return None


@pytest.mark.parametrize("wish", [1, 2, 3, 4, 5])
def test_nobody_asks_on_the_first_days(wish: int) -> None:
    for today in ("2024-03-04", "2024-03-05", "2024-03-07", "2024-03-08"):
        assert on(today, wish=wish).move == "wait", today


def test_with_nothing_promised_one_asks_after_a_week_or_two() -> None:
    days = first_question(wish=3)
    assert days is not None
    assert 8 <= days <= 18


def test_before_the_promised_day_one_waits_and_looks_again_after_it() -> None:
    for today in ("2024-03-08", "2024-03-15", "2024-03-20", "2024-03-22"):
        advice = on(today, promise("2024-03-22"), wish=5)
        assert advice.move == "wait", today
        assert advice.next_look is not None
        assert dt.date(2024, 3, 22) < advice.next_look <= dt.date(2024, 3, 27)


def test_once_the_promised_day_has_passed_one_asks() -> None:
    days = first_question(promise("2024-03-12"), wish=4)
    assert days is not None
    assert 10 <= days <= 14


def test_having_asked_one_waits_for_the_answer() -> None:
    for today in ("2024-03-15", "2024-03-18", "2024-03-20"):
        assert on(today, sent("2024-03-15", "ask"), wish=5).move == "wait", today


def test_one_asks_twice_at_most_and_then_lets_go() -> None:
    events: Events = []
    moves = []
    for days in range(120):
        today = (dt.date(2024, 3, 4) + dt.timedelta(days=days)).isoformat()
        advice = on(today, *events, wish=5)
        moves.append(advice.move)
        if advice.move in ("ask", "ask_keen", "propose") and advice.on.isoformat() == today:
            events.append(sent(today, advice.move))
    assert 1 <= len(events) <= 2
    assert moves[-1] == "let_go"


def test_a_day_off_moves_the_question_to_the_next_working_day() -> None:
    saturday = on("2024-03-23", wish=5)
    assert saturday.move in ("ask", "ask_keen")
    assert saturday.on == dt.date(2024, 3, 25)


def test_what_hr_asks_for_is_answered_even_before_a_promised_day() -> None:
    events = [promise("2024-03-22"), heard("2024-03-11", "pending", requests=["documents"])]
    assert on("2024-03-11", *events).move == "answer"
    assert on("2024-03-11", *events, sent("2024-03-11", "answer")).move == "wait"


def test_an_offer_is_answered() -> None:
    advice = on("2024-03-12", heard("2024-03-11", "offer"))
    assert advice.move == "answer"
    assert advice.p_offer > 0.9
    assert advice.situations["offer_coming"] > 0.85
    assert on("2024-03-13", heard("2024-03-11", "offer"), sent("2024-03-12", "answer")).move == "wait"


def test_after_a_no_without_a_reason_one_asks_why() -> None:
    advice = on("2024-03-12", heard("2024-03-12", "rejected"))
    assert (advice.move, advice.level) == ("ask_why", "gold")
    assert {"thank", "ask_why", "let_go"} <= set(advice.worth)
    assert sum(advice.situations.values()) == pytest.approx(1)
    assert advice.situations["declined_untold"] > 0.8


def test_a_reason_once_given_makes_asking_for_it_worth_less() -> None:
    plain = on("2024-03-12", heard("2024-03-12", "rejected"))
    given = on("2024-03-12", heard("2024-03-12", "rejected", reasons=["location"]))
    assert given.worth["ask_why"] <= plain.worth["ask_why"]
    assert "ask_why" in given.worth
    assert given.move in ("thank", "propose")


def test_an_introduction_is_followed_and_then_one_parts_well() -> None:
    no = heard("2024-03-12", "rejected", reasons=["experience"], referral=True)
    advice = on("2024-03-12", no)
    assert advice.move in ("follow_introduction", "thank", "ask_why")
    assert {"thank", "ask_why", "follow_introduction"} <= set(advice.worth)
    assert "follow_introduction" not in on("2024-03-13", no, sent("2024-03-12", "follow_introduction")).worth
    assert "follow_introduction" not in on("2024-03-12", heard("2024-03-12", "rejected")).worth


def test_after_a_decent_close_one_lets_go() -> None:
    no = heard("2024-03-12", "rejected", reasons=["education"])
    assert on("2024-03-14", no, sent("2024-03-12", "thank")).move == "let_go"
    assert on("2024-03-20", heard("2024-03-12", "rejected"), sent("2024-03-12", "ask_why")).move == "let_go"


def test_whoever_has_stepped_back_says_thanks_and_lets_go() -> None:
    back = {"on": "2024-03-11", "kind": "withdrawn"}
    assert on("2024-03-11", back).move == "thank"
    assert on("2024-03-12", back, sent("2024-03-11", "thank")).move == "let_go"


def test_plan_b_needs_a_no_or_a_doubt_that_was_named() -> None:
    for days in range(0, 60, 3):
        today = (dt.date(2024, 3, 4) + dt.timedelta(days=days)).isoformat()
        assert "propose" not in on(today, wish=5).worth
    doubt = heard("2024-03-11", "pending", reasons=["experience"])
    assert "propose" in on("2024-03-20", doubt, wish=5).worth


def test_somebody_who_is_still_choosing_is_not_advised_a_plan_b() -> None:
    opening = {"country": "US", "new_material": "a study", "can_give": "an earlier start"}
    for days in range(3, 60):
        today = (dt.date(2024, 3, 4) + dt.timedelta(days=days)).isoformat()
        doubt = heard("2024-03-06", "pending", reasons=["experience"])
        assert on(today, doubt, wish=5, opening=opening).move != "propose", today


def test_keenness_is_kept_for_the_one_opening_that_is_truly_wanted() -> None:
    assert "ask_keen" not in on("2024-03-18", wish=2).worth
    assert "ask_keen" in on("2024-03-18", wish=5).worth
    assert "ask_keen" not in on("2024-03-05", wish=5).worth


def test_where_hr_has_talked_of_pay_and_let_its_day_pass_a_plain_question_is_enough() -> None:
    def asked(*signals: str, promise: bool) -> set[str]:
        interview = {**INTERVIEW, "signals": list(signals)}
        named = {"on": "2024-03-04", "kind": "promise", "by": "2024-03-11"}
        events = [interview, named] if promise else [interview]
        case = {"today": "2024-03-18", "opening": {"country": "US"}, "wish": 5, "events": events}
        return {"ask", "ask_keen"} & set(advise_many([Case.of(case)])[0].worth)

    assert asked("pay_discussed", promise=True) == {"ask"}
    assert asked("pay_discussed", promise=False) == asked("met_team", promise=True) == {"ask", "ask_keen"}


def test_friendliness_says_nothing_and_pay_says_something() -> None:
    def odds(*signals: str) -> float:
        interview = {**INTERVIEW, "signals": list(signals)}
        case = {"today": "2024-03-06", "opening": {"country": "US"}, "events": [interview]}
        return advise_many([Case.of(case)])[0].p_offer

    assert abs(odds("friendly", "met_team") - odds("met_team")) < 0.015
    assert odds("pay_discussed", "friendly") > odds("friendly") + 0.1
    assert odds("cut_short", "friendly") < odds("friendly") - 0.03


def test_blame_costs_goodwill_the_place_in_line_and_the_offer() -> None:
    no = heard("2024-03-12", "rejected", reasons=["stronger_candidate"])
    rude = sent("2024-03-12", "ask", flags=["accusation"])
    decent = on("2024-03-15", no, sent("2024-03-12", "thank"))
    blamed = on("2024-03-15", no, rude, {**rude, "on": "2024-03-13", "flags": ["presumption"]})
    assert blamed.situations["backup"] < decent.situations["backup"]
    assert blamed.p_offer < decent.p_offer
    again = heard("2024-03-15", "pending", seat_reopened=True, requests=["confirmation"])
    back = on("2024-03-15", no, sent("2024-03-12", "thank"), again)
    assert back.move == "answer"
    assert back.p_offer > decent.p_offer + 0.3


def test_the_wish_decides_what_an_offer_is_worth_asking_for() -> None:
    early = first_question(wish=5) or 99
    late = first_question(wish=1) or 99
    assert early <= late


def test_one_asks_by_the_way_that_hr_uses() -> None:
    assert on("2024-03-20", sent("2024-03-05", "thank"), wish=5).channel == "email"
    word = {**heard("2024-03-08", "no_info"), "channel": "im"}
    assert on("2024-03-22", word, wish=5).channel == "im"
    china = {"country": "CN"}
    assert on("2024-03-20", opening=china, wish=5).channel in ("wechat", "phone")


def test_whom_hr_has_had_enough_of_is_not_in_line() -> None:
    no = heard("2024-03-12", "rejected", reasons=["stronger_candidate"])
    presumed = {**sent("2024-03-12", "ask"), "flags": ["presumption"]}
    blamed = {**sent("2024-03-12", "ask"), "flags": ["accusation"]}
    rude = on("2024-03-14", presumed, no, blamed)
    decent = on("2024-03-14", no, sent("2024-03-12", "thank"))
    assert rude.situations["backup"] < 0.5 * decent.situations["backup"]
    assert any("words that hurt" in reason.evidence for reason in rude.because)


def test_a_word_on_the_promised_day_says_less_than_one_out_of_the_blue() -> None:
    """Who keeps a date writes whatever there is to say; who writes without one mostly wants something."""
    plain = heard("2024-03-15", "pending")
    promised = {"on": "2024-03-04", "kind": "promise", "by": "2024-03-15"}
    kept = on("2024-03-18", promised, plain).situations["offer_coming"]
    assert kept < 0.15
    assert kept <= on("2024-03-18", plain).situations["offer_coming"] + 0.03


def test_a_word_that_asks_for_papers_says_more_than_one_that_asks_for_nothing() -> None:
    bare, asks = (
        on("2024-03-18", heard("2024-03-15", "pending", requests=requests)).situations["offer_coming"]
        for requests in ([], ["documents"])
    )
    assert asks > 2 * bare


@pytest.mark.parametrize(("outcome", "situation"), [("offer", "offer_coming"), ("on_hold", "frozen")])
def test_a_word_on_a_day_off_counts_like_one_on_a_working_day(outcome: str, situation: str) -> None:
    friday, saturday = (
        on("2024-03-18", heard(day, outcome)).situations[situation] for day in ("2024-03-15", "2024-03-16")
    )
    assert saturday == pytest.approx(friday, abs=0.06)
    assert saturday > 0.1


def test_an_offer_is_an_offer_whatever_else_was_said_that_day() -> None:
    before = heard("2024-03-15", "pending")
    assert on("2024-03-18", before, heard("2024-03-15", "offer")).p_offer > 0.85
    assert on("2024-03-17", heard("2024-03-16", "pending"), heard("2024-03-17", "offer")).p_offer > 0.85


def test_still_comparing_after_a_no_is_hope_but_no_offer() -> None:
    advice = on("2024-03-18", heard("2024-03-12", "rejected"), heard("2024-03-15", "pending"))
    assert 0.1 < advice.p_offer < 0.55
    assert advice.situations["deciding"] > advice.situations["offer_coming"]
    assert any("contradict" in note for note in advice.notes)


def test_a_reason_speaks_for_something_likely_enough_to_matter() -> None:
    events = (heard("2024-03-12", "offer"), heard("2024-03-15", "pending"))
    advice = on("2024-03-18", *events)
    assert all(advice.situations[reason.toward] >= 0.03 for reason in advice.because)


def test_nobody_writes_about_a_no_of_long_ago() -> None:
    no = heard("2024-03-11", "rejected")
    assert on("2024-03-12", no).move == "ask_why"
    assert on("2024-09-16", no).move == "let_go"


def test_whoever_has_let_go_is_left_alone_until_hr_writes() -> None:
    events = sent("2024-03-18", "ask"), sent("2024-04-02", "let_go")
    assert on("2024-04-03", *events).move == "let_go"
    assert on("2024-04-30", *events).move == "let_go"
    assert on("2024-05-02", *events, heard("2024-04-30", "pending")).move == "wait"


def test_papers_asked_for_long_ago_are_not_sent_now() -> None:
    wanted = heard("2024-03-11", "pending", requests=["documents"])
    assert on("2024-03-12", wanted).move == "answer"
    assert on("2024-08-12", wanted).move != "answer"


@pytest.mark.parametrize(("language", "check"), [("en", "three months"), ("zh", "三个多月")])
def test_a_day_named_far_ahead_is_doubted_and_looked_at_before(language: str, check: str) -> None:
    advice = on("2024-04-02", promise("2025-01-06"), language=language)
    assert advice.move == "wait"
    assert advice.next_look is not None
    assert (advice.next_look - advice.today).days < 40
    assert check in " ".join(advice.notes)
    assert not any("ask." in note and "whether" not in note for note in advice.notes)
