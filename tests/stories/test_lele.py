"""S2: asking turns a silent no into a reason and a new door."""

import huiyin
from tests.stories.cast import LELE, on, received, sent

ASK = "陈老师您好，上周二谢谢您安排我和经理见面。想请教一下用户运营这个岗位有结果了吗？不管怎样都谢谢您。"
REFUSAL = (
    "乐乐，我帮你问了，这次部门还是觉得你这块经验少了些，就先不往下走了。不过我看得出你很用心，"
    "我以前的同事在杭州那边也在招运营，你要是愿意，我把你推荐过去？"
)
THANKS = "谢谢陈老师这么坦白地告诉我，也谢谢您还帮我想着杭州的机会。我家里走不开，只能留在本地，就不麻烦您推荐了。祝一切顺利。"


def test_on_the_day_after_nobody_asks() -> None:
    assert huiyin.advise(on(LELE, "2022-02-23")).move in ("wait", "thank")


def test_after_a_week_lele_is_told_to_ask() -> None:
    moves = {day: huiyin.advise(on(LELE, f"2022-03-{day:02}")).move for day in (1, 2, 3, 4, 7, 8, 9)}
    assert {"ask", "ask_keen"} & set(moves.values()), moves


def test_the_refusal_holds_the_reason_and_the_introduction() -> None:
    reading = huiyin.read(REFUSAL, channel="wechat", received="2022-03-02")
    assert reading.outcome == "rejected"
    assert reading.reasons == ("experience",)
    assert reading.referral
    assert reading.warmth == 2


def test_then_the_open_moves_stand_on_three_levels() -> None:
    advice = huiyin.advise(
        on(LELE, "2022-03-02", sent("2022-03-02", "ask", ASK), received("2022-03-02", REFUSAL))
    )
    assert {"thank", "ask_why", "follow_introduction"} <= set(advice.worth)
    assert advice.move in ("thank", "ask_why", "follow_introduction")
    assert advice.p_offer < 0.15


def test_declining_the_introduction_for_its_city_closes_decently() -> None:
    verdict = huiyin.check(THANKS, channel="wechat", context={"stage": "rejected", "followups_sent": 1})
    assert verdict.ok, verdict
    closed = on(
        LELE,
        "2022-03-03",
        sent("2022-03-02", "ask", ASK),
        received("2022-03-02", REFUSAL),
        sent("2022-03-02", "thank", THANKS),
    )
    assert huiyin.advise(closed).move in ("let_go", "wait")


def test_each_move_has_its_words() -> None:
    case = on(LELE, "2022-03-02", sent("2022-03-02", "ask", ASK), received("2022-03-02", REFUSAL))
    texts = set()
    for move in ("thank", "ask_why", "follow_introduction"):
        draft = huiyin.write(case, move=move, channel="wechat")
        verdict = huiyin.check(
            draft.text, channel="wechat", context={"stage": "rejected", "followups_sent": 1}
        )
        assert verdict.ok, (move, draft.text, verdict)
        texts.add(draft.text)
    assert len(texts) == 3
