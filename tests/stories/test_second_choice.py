"""S3: no is not always final. Being decent keeps you in line; pressing and blaming takes you out of it."""

import huiyin
from tests.stories.cast import SECOND, on, received, sent

NO = "您好，这次我们选了另一位经验更贴近的候选人，名额只有一个，抱歉。"
PRESUMING = "您好，我什么时候可以入职？"
BLAMING = "你们就是拉我来凑人数的吧，浪费我的时间。"
DECENT = "谢谢您特意告诉我，也谢谢各位面试官的时间。祝新同事一切顺利，以后有合适的机会还请您想起我。"
REOPENED = "您好，之前定的那位临时来不了了，这个岗位又空出来了，您还考虑吗？"


def test_assuming_the_seat_and_blaming_are_blocked_with_better_words() -> None:
    for text, flag in ((PRESUMING, "presumption"), (BLAMING, "accusation")):
        verdict = huiyin.check(
            text, channel="wechat", context={"stage": "after_interview", "offer_exists": False}
        )
        found = [finding for finding in verdict.findings if finding.flag == flag]
        assert verdict.blocked
        assert found
        finding = found[0]
        assert finding.span == text[finding.start : finding.end]
        better = text[: finding.start] + finding.instead + text[finding.end :]
        assert not huiyin.check(better, channel="wechat", context={"offer_exists": False}).blocked, better


def test_sent_all_the_same_they_cost_the_place_in_line() -> None:
    pressed = huiyin.advise(
        on(
            SECOND,
            "2022-03-10",
            sent("2022-03-08", None, PRESUMING),
            received("2022-03-08", NO),
            sent("2022-03-08", None, BLAMING),
            sent("2022-03-09", None, BLAMING),
        )
    )
    decent = huiyin.advise(
        on(
            SECOND,
            "2022-03-10",
            sent("2022-03-08", "ask", "您好，想请教一下面试结果出来了吗？谢谢您。"),
            received("2022-03-08", NO),
            sent("2022-03-08", "thank", DECENT),
        )
    )
    assert pressed.situations["backup"] < decent.situations["backup"]
    assert pressed.p_offer < decent.p_offer


def test_when_the_first_choice_drops_out_the_decent_second_is_called() -> None:
    events = (received("2022-03-08", NO), sent("2022-03-08", "thank", DECENT))
    before = huiyin.advise(on(SECOND, "2022-03-18", *events))
    after = huiyin.advise(on(SECOND, "2022-03-18", *events, received("2022-03-18", REOPENED)))
    assert after.p_offer > before.p_offer + 0.2
    assert after.move == "answer"


def test_the_call_that_the_seat_is_open_again_is_read_as_such() -> None:
    reading = huiyin.read(REOPENED, channel="wechat", received="2022-03-18")
    assert reading.seat_reopened
    assert reading.outcome in ("pending", "offer", "on_hold")
    assert "confirmation" in reading.requests
