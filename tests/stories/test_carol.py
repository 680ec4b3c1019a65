"""S1: some silence is nobody's decision. One polite question un-sticks it."""

import huiyin
from tests.stories.cast import CAROL, on, received, sent


def test_before_the_promised_day_carol_is_told_to_wait() -> None:
    for today in ("2021-05-10", "2021-05-12", "2021-05-14"):
        assert huiyin.advise(on(CAROL, today)).move == "wait", today


def test_after_a_week_and_a_broken_promise_most_likely_nobody_has_pushed_it() -> None:
    advice = huiyin.advise(on(CAROL, "2021-05-19"))
    likeliest = sorted(advice.situations, key=lambda name: -advice.situations[name])
    assert "stuck" in likeliest[:2]
    assert abs(sum(advice.situations.values()) - 1) < 1e-9


def test_carol_is_told_to_ask_once_by_phone_or_as_hr_writes() -> None:
    advice = huiyin.advise(on(CAROL, "2021-05-19"))
    assert (advice.move, advice.level, advice.on.isoformat()) == ("ask", "bronze", "2021-05-19")
    assert advice.channel in ("phone", "wechat")
    assert advice.because
    assert advice.worth["ask"] == 1


def test_having_asked_she_waits() -> None:
    assert huiyin.advise(on(CAROL, "2021-05-19", sent("2021-05-19", "ask", channel="phone"))).move == "wait"


def test_the_message_is_polite_and_passes_the_guard() -> None:
    case = on(CAROL, "2021-05-19")
    for channel in ("phone", "wechat"):
        draft = huiyin.write(case, move="ask", channel=channel)
        assert "王" in draft.text
        assert huiyin.check(
            draft.text, channel=channel, context={"offer_exists": False, "followups_sent": 0}
        ).ok


CALL_BACK = "hr又打回来了，问我最快什么时候能到岗"


def test_asking_how_soon_she_can_start_is_no_refusal() -> None:
    reading = huiyin.read(CALL_BACK, channel="phone_note", received="2021-05-19")
    assert reading.outcome in ("pending", "offer")
    assert "start_date" in reading.requests


def test_then_hr_waits_for_her_and_she_answers() -> None:
    asked = sent("2021-05-19", "ask", channel="phone")
    case = on(CAROL, "2021-05-19", asked, received("2021-05-19", CALL_BACK, "phone_note"))
    advice = huiyin.advise(case)
    assert advice.move == "answer"
    assert advice.p_offer > huiyin.advise(on(CAROL, "2021-05-19", asked)).p_offer
    assert huiyin.check(huiyin.write(case, move="answer", channel="phone").text, channel="phone").ok


def test_having_answered_she_waits() -> None:
    case = on(
        CAROL,
        "2021-05-19",
        sent("2021-05-19", "ask", channel="phone"),
        received("2021-05-19", CALL_BACK, "phone_note"),
        sent("2021-05-19", "answer", channel="phone"),
    )
    assert huiyin.advise(case).move == "wait"
