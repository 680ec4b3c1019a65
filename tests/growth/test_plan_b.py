"""Plan B: an outline from what is known, terms with a floor of one's own, and an honest word on its worth."""

import dataclasses

import pytest

import huiyin
from huiyin.growth.foreign import foreign_parts, is_foreign
from huiyin.growth.gaps import gaps
from huiyin.growth.listening import Asked, Heard, Source
from huiyin.growth.me import me_of
from huiyin.growth.plan_b import (
    Known,
    Term,
    as_parts,
    blanks_in,
    chosen_of,
    outline,
    term_suggestions,
    worth_it,
)
from huiyin.growth.portrait import AdvertText, portrait
from huiyin.growth.vocabulary import PARTS
from tests.conftest import TODAY
from tests.stories.cast import LELE, on, received, sent

HERE = Source("青桐互动", 1)
ADVERT = AdvertText("任职要求：熟练使用SQL；有社群运营经验；数据分析能力强", HERE)
HELD = gaps(
    portrait(
        "用户运营",
        [ADVERT],
        [Asked("社群冷启动怎么做？", HERE, stuck=True)],
        [Heard(("experience",), "经验少了些", HERE)],
    ),
    me_of("负责 300 人家长社群运营", TODAY),
)
KNOWN = Known(
    company="青桐互动",
    title="用户运营",
    reason="经验少了些",
    questions=("社群冷启动怎么做？",),
    stuck_questions=("社群冷启动怎么做？",),
    shone=("竞品拆解讲得顺",),
)


def test_every_part_is_there_in_both_languages_and_no_slot_is_left():
    for language in ("zh", "en"):
        for known in (KNOWN, Known()):
            found = outline(known, HELD, language)
            assert list(found.sections) == list(PARTS)
            assert all(found.sections.values())
            assert "{" not in found.title + "".join(found.sections.values())


def test_it_says_what_the_debrief_and_the_refusal_said():
    found = outline(KNOWN, HELD, "zh")
    assert "青桐互动" in found.title
    assert "社群冷启动怎么做" in found.sections["problem"]
    assert "答得太薄" in found.sections["wrong"]
    assert "经验少了些" in found.sections["wrong"]
    assert "社群运营" in found.sections["option_1"]
    assert "竞品拆解讲得顺" in found.sections["evidence"]


def test_nothing_is_made_up_about_a_person_of_whom_nothing_is_known():
    empty = gaps(portrait("x", []), me_of("", TODAY))
    text = "".join(outline(Known(), empty, "en").sections.values())
    assert "What I can show already" not in text


def test_the_blanks_that_are_left_are_counted():
    found = outline(KNOWN, HELD, "zh")
    left = blanks_in(found.sections)
    filled = {**found.sections, "option_2": "和阿宁一起，把试出来的做法写成周会的固定一项。"}
    assert left > blanks_in(filled) > 0
    assert blanks_in({"problem": "留存（第二周）掉下来"}) == 0


def test_a_demand_is_named_in_the_language_of_the_plan():
    assert "community management" in outline(KNOWN, HELD, "en").sections["option_1"]


def test_what_was_learnt_ends_as_a_sentence():
    for language, end in (("zh", "第二周掉一半。"), ("en", "“第二周掉一半”.")):
        assert outline(Known(learnt="第二周掉一半。"), HELD, language).sections["problem"].endswith(end)


def test_nothing_chinese_is_picked_for_an_english_plan():
    adverts = [AdvertText("任职要求：熟练使用喷绘机；有社群运营经验", HERE)]
    held = gaps(portrait("x", adverts), me_of("负责 300 人家长社群运营", TODAY))
    text = "".join(outline(Known(), held, "en").sections.values())
    assert "community management" in text
    assert not any("\u3400" <= sign <= "\u9fff" for sign in text)


def test_own_words_in_the_other_language_stay_as_they_are_in_quotes_and_are_pointed_out():
    found = outline(
        dataclasses.replace(KNOWN, title="User operations", reason="about the degree"), HELD, "en"
    )
    assert "“社群冷启动怎么做？”" in found.sections["problem"]
    assert "“竞品拆解讲得顺”" in found.sections["evidence"]
    assert foreign_parts(found.sections, "en", ["青桐互动"]) == ["problem", "wrong", "evidence"]
    english = Known(learnt="Second week retention halves every spring")
    drawn = outline(english, HELD, "zh")
    assert "“Second week retention halves every spring”" in drawn.sections["problem"]
    assert foreign_parts(drawn.sections, "zh") == ["problem"]
    assert not foreign_parts(outline(KNOWN, HELD, "zh").sections, "zh")


def test_what_is_noted_in_the_language_of_the_plan_comes_first():
    known = Known(
        questions=("社群冷启动怎么做？", "How would you start?"), shone=("拆解讲得顺", "clear study", "calm")
    )
    assert "How would you start?" in outline(known, HELD, "en").sections["problem"]
    assert "clear study; calm" in outline(known, HELD, "en").sections["evidence"]


@pytest.mark.parametrize(
    ("words", "language", "foreign"),
    [
        ("用 Excel 和 Power BI 做周报", "zh", False),
        ("给 Green Harbour Books 的方案", "zh", False),
        ("we ran a study of three rivals", "zh", True),
        ("A study of 青桐互动", "en", True),
        ("A study", "en", False),
        ("", "zh", False),
    ],
)
def test_a_name_is_no_other_language(words, language, foreign):
    assert is_foreign(words, language) is foreign
    assert not is_foreign("A study of 青桐互动", "en", ["青桐互动", ""])


def test_a_latin_name_stands_apart_in_a_chinese_plan():
    found = outline(Known(company="Tallow Games", title="Editor"), HELD, "zh")
    assert found.title == "给 Tallow Games Editor 岗位的一份新方案"
    assert outline(Known(company="青桐", title="运营"), HELD, "zh").title == "给青桐运营岗位的一份新方案"
    assert "用Excel做" in outline(Known(learnt="用Excel做"), HELD, "zh").sections["problem"]
    adverts = [AdvertText("任职要求：熟练使用SQL", HERE)]
    held = gaps(portrait("x", adverts), me_of("", TODAY))
    assert "试 SQL：" in outline(Known(), held, "zh").sections["option_1"]


def test_a_manner_is_no_subject_of_a_trial():
    adverts = [AdvertText("Requirements\n- Strong communication skills\n- Patience\n- SQL", HERE)]
    held = gaps(portrait("x", adverts), me_of("", TODAY))
    assert "try SQL" in outline(Known(), held, "en").sections["option_1"]


def test_a_demand_of_english_words_is_not_picked_for_a_chinese_plan():
    adverts = [AdvertText("Requirements\n- Familiar with Excel\n- stakeholder mapping in large firms", HERE)]
    text = "".join(outline(Known(), gaps(portrait("x", adverts), me_of("", TODAY)), "zh").sections.values())
    assert "Excel" in text.casefold().replace("excel", "Excel")
    assert "stakeholder" not in text


def test_a_floor_is_never_among_what_is_said():
    terms = [
        dataclasses.replace(term_suggestions("zh")[0], floor="不低于 11k", chosen=True),
        Term("start", "提前到岗", "", "最早下周", chosen=False),
    ]
    assert chosen_of(terms) == ["试用期薪资可以低一点"]


def test_parts_come_in_their_order_and_empty_ones_are_left_out():
    assert [part for part, _text in as_parts({"evidence": "x", "problem": "y", "wrong": " "})] == [
        "problem",
        "evidence",
    ]


def test_the_advisor_says_whether_it_is_worth_the_evening():
    waiting = huiyin.advise(on(LELE, "2022-02-24"))
    assert worth_it(waiting).answer == "too_early"
    no = huiyin.advise(
        on(
            LELE,
            "2022-03-02",
            sent("2022-03-02", "ask", ""),
            received("2022-03-02", "部门还是觉得你这块经验少了些，就先不往下走了"),
        )
    )
    told = worth_it(no, told="rejected", reasons=("experience",))
    assert told.answer in ("yes", "perhaps", "no")
    assert told.odds == no.p_offer
    frozen = huiyin.advise(
        on(LELE, "2022-03-02", received("2022-03-02", "抱歉，HC 被冻结了，这个岗位不招了"))
    )
    assert worth_it(frozen, told="filled", reasons=("headcount_frozen",)).answer == "not_about_me"
    assert worth_it(no, told="offer").answer == "offered"
