import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin
from huiyin.language.courtesy.guard import check
from huiyin.language.courtesy.verdict import Context
from tests.language.courtesy.examples import drafts

WAITING = Context(stage="after_interview", days_since_interview=7, followups_sent=0, offer_exists=False)


def flags(text, channel="wechat", **context):
    given_context = {"stage": "after_interview", "followups_sent": 0, "offer_exists": False, **context}
    return [finding.flag for finding in huiyin.check(text, channel=channel, context=given_context).findings]


def test_when_can_i_start_is_presumption_without_an_offer():
    finding = huiyin.check("我什么时候可以入职？", channel="phone").findings[0]
    assert (finding.flag, finding.severity, finding.span) == ("presumption", "block", "我什么时候可以入职")
    assert finding.why
    assert finding.instead


def test_when_can_i_start_is_fine_after_an_offer():
    assert flags("谢谢您！我什么时候可以入职？", stage="offer", offer_exists=True) == []
    assert flags("Thank you! When can I start?", stage="offer", offer_exists=True) == []


def test_an_offer_that_only_the_text_tells_of_counts():
    assert huiyin.check("收到offer啦，太谢谢您了！我哪天可以来报到？", channel="wechat").ok


@pytest.mark.parametrize(
    "text", ["你们就是拉我来凑数的", "你们浪费了我的时间", "You just used me to fill your quota."]
)
def test_blame_is_blocked(text):
    verdict = huiyin.check(text, channel="wechat")
    assert verdict.blocked
    assert verdict.findings[0].flag == "accusation"


def test_traditional_characters_and_full_width_are_read_alike():
    assert flags("謝謝您。我什麼時候可以入職？") == ["presumption"]
    assert flags("Ｔｈａｎｋｓ． Ｗｈｅｎ ｃａｎ Ｉ ｓｔａｒｔ？") == ["presumption"]


def test_offsets_hold_in_the_original():
    text = "  謝謝您…… \u200b我什麼時候可以入職？？"
    finding = check(text, channel="wechat", context=WAITING).findings[0]
    assert text[finding.start : finding.end] == finding.span == "我什麼時候可以入職"


def test_a_third_question_is_chasing_and_a_note_of_thanks_is_not():
    assert flags("您好，请问结果出来了吗？谢谢您", followups_sent=2) == ["chasing"]
    assert flags("您好，请问结果出来了吗？谢谢您", followups_sent=1) == []
    assert flags("谢谢您这段时间的回复，祝您周末愉快", followups_sent=4) == []


def test_an_invited_question_is_never_chasing():
    assert flags("您上次让我过了节再来问问您，请问有结果了吗？谢谢", followups_sent=3) == []


def test_bitter_thanks_do_not_count_as_thanks():
    assert flags("真是谢谢你们，让我白白等了一个月") == ["accusation", "no_thanks"]
    assert flags("Thanks for nothing.") == ["accusation", "no_thanks"]


def test_one_apology_for_a_slip_is_fine_and_many_are_not():
    assert flags("抱歉，昨天发错附件了，这份才是，谢谢") == []
    assert "over_apology" in flags("对不起对不起，打扰到您真的很抱歉，谢谢")


def test_what_hr_said_is_not_the_candidates_word():
    assert flags("谢谢您。您说的“今天必须给我答复”，我想好了，愿意继续。谢谢您") == []


def test_length_is_counted_by_channel_and_not_on_the_phone():
    text = "谢谢您。" + "我想了解岗位的情况，" * 20
    assert flags(text) == ["too_long"]
    assert flags(text, channel="email") == []
    assert flags(text * 3, channel="phone") == []


def test_quoted_mail_below_the_draft_is_left_out():
    text = "Thank you for the update.\n\n> You have until Thursday, or we will move on.\n"
    assert flags(text, channel="email") == []


def test_a_letter_of_two_lines_is_not_taken_for_a_quotation():
    assert flags("招聘组：\n请告知5月18日面试（岗位：出纳）的结果。\n尉迟敏", channel="email") == [
        "no_thanks"
    ]


def test_thanks_to_somebody_are_thanks_and_thanks_to_circumstance_are_not():
    assert (
        flags("Congratulations to whoever was chosen, thanks to you, and good luck.", channel="email") == []
    )
    assert flags("I was late thanks to the rain. Is there any news?", channel="email") == ["no_thanks"]


def test_a_dismissed_finding_stays_silent_for_these_words_only():
    text = "谢谢。我什么时候可以入职？"
    finding = check(text, channel="wechat", context=WAITING).findings[0]
    assert check(text, channel="wechat", context=Context(dismissed=(finding.key,))).ok
    assert not check(
        "谢谢。请问什么时候办入职手续？", channel="wechat", context=Context(dismissed=(finding.key,))
    ).ok
    assert check(text, channel="wechat", context=Context(dismissed=(finding.rule,))).ok


def test_a_long_finding_can_be_dismissed_too_and_one_on_the_whole_text():
    text = "You only called me in to fill your quota" + " and to tick a box for the auditors" * 6 + "."
    findings = check(text, channel="email", context=WAITING).findings
    keys = tuple(finding.key for finding in findings)
    assert max(map(len, keys)) <= 200
    assert "courtesy.no_thanks" in keys
    assert check(text, channel="email", context=Context(dismissed=keys)).ok
    assert not check(
        text + " And I want an answer today.", channel="email", context=Context(dismissed=keys)
    ).ok


@pytest.mark.parametrize("text", ["谢谢，何时报到？", "谢谢您，请问何时上班？", "Thanks! When do I start?"])
def test_a_start_date_is_never_pardoned_for_its_harmless_wording(text):
    assert flags(text) == ["presumption"]


@pytest.mark.parametrize("text", ["", " \n", "🙂🙂", "？？", "\u202e\u200f", "> quoted", "[图片]"])
def test_next_to_nothing_is_no_error(text):
    huiyin.check(text)


@pytest.mark.parametrize(
    ("hand", "name", "least"),
    [("own", "train", 0.95), ("own", "aside", 0.93), ("second", "train", 0.95), ("second", "aside", 0.88)],
)
def test_drafts_of_both_hands_are_judged_right(hand, name, least):
    items = drafts(name, hand)
    right = [huiyin.check(d["text"], channel=d["channel"], context=d["context"]).ok == d["ok"] for d in items]
    assert sum(right) / len(right) >= least


def test_whole_clauses_are_quoted():
    spans = [(d, flag) for d in drafts("aside") for flag in d["flags"] if flag["scope"] == "span"]
    hits = 0
    for draft, gold in spans:
        found = huiyin.check(draft["text"], channel=draft["channel"], context=draft["context"]).findings
        hits += any(
            f.flag == gold["flag"]
            and f.start is not None
            and min(f.end, gold["end"]) > max(f.start, gold["start"])
            for f in found
        )
    assert hits / len(spans) >= 0.75


@pytest.mark.parametrize("hand", ["own", "second"])
@pytest.mark.parametrize("name", ["train", "aside"])
def test_few_fine_drafts_are_flagged(hand, name):
    fine = [d for d in drafts(name, hand) if d["ok"]]
    flagged = [d for d in fine if not huiyin.check(d["text"], channel=d["channel"], context=d["context"]).ok]
    assert len(flagged) / len(fine) <= 0.07


def test_a_finding_does_not_reach_over_another_one():
    text = "拜托拜托，您就收下我吧，家里房租都交不起了，跪谢！"
    found = check(text, channel="im", context=WAITING).findings
    assert [(f.flag, f.span) for f in found] == [
        ("desperation", "拜托拜托，您就收下我吧"),
        ("self_pity", "家里房租都交不起了"),
        ("desperation", "跪谢"),
    ]


def test_a_request_begins_its_own_thought():
    text = "我两轮分数都最高，答辩也没出错，请你们重新评分。谢谢。"
    found = check(text, channel="im", context=WAITING).findings
    assert ("pressure", "请你们重新评分") in [(f.flag, f.span) for f in found]


def test_one_slip_is_worth_one_apology():
    once = "不好意思路上有点堵，可能会晚到十分钟，抱歉让您久等，谢谢！"
    over = "So sorry for the late reply, my bad, totally my fault, sorry again!! Thursday is fine, thanks"
    assert check(once, channel="im", context=WAITING).ok
    assert {f.flag for f in check(over, channel="sms", context=WAITING).findings} == {"over_apology"}


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text):
    for finding in check(text, channel="email", context=Context()).findings:
        if finding.start is not None:
            assert text[finding.start : finding.end] == finding.span


def test_mixed_up_drafts_get_an_answer():
    chance = random.Random(7)
    pieces = [d["text"] for d in drafts("train")]
    for _ in range(400):
        text = "".join(chance.choice(pieces)[chance.randrange(6) : chance.randrange(6, 60)] for _ in range(6))
        for finding in check(text, channel="im", context=WAITING).findings:
            assert finding.instead
            assert finding.start is None or text[finding.start : finding.end] == finding.span


@pytest.mark.parametrize(
    "piece",
    ["您好，请问结果出来了吗？谢谢。", "Thank you, any news? ", "你们我不会要去", "you will be the ", "!"],
)
def test_two_hundred_kilobytes_take_less_than_a_second(piece):
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    check(piece, channel="email", context=WAITING)
    begun = time.process_time()
    check(text, channel="email", context=WAITING)
    assert time.process_time() - begun < 2
