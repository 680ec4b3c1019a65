"""What the letters say, move by move, for the people of the stories."""

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

import pytest

import huiyin
from huiyin.language.letters import writer
from huiyin.language.letters.draft import Draft
from huiyin.language.letters.wording import han_characters, has_han
from huiyin.process.case import Case
from huiyin.process.vocabulary import CHANNELS, LANGUAGES, MOVES, REGISTERS
from tests.language.letters.cast import CAROL, CAST, LEE, LELE, NOBODY, TOM

SPEAKING = [move for move in MOVES if move not in writer.SILENT]
CLICHES = ("just checking in", "hope this email finds", "touching base", "冒昧打扰", "打扰您了")


def letter(given: dict[str, Any], **chosen: Any) -> Draft:
    case = Case.of(given)
    return writer.write(case, **{"channel": "email", "language": case.language, **chosen})


def with_event(given: dict[str, Any], **event: Any) -> dict[str, Any]:
    return {**given, "events": [*given["events"], event]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", CAST)
def test_every_letter_is_whole_and_clean(name: str, register: str, language: str) -> None:
    for move in SPEAKING:
        for channel in CHANNELS:
            for variant in range(4):
                draft = letter(
                    CAST[name],
                    move=move,
                    channel=channel,
                    language=language,
                    register=register,
                    variant=variant,
                )
                where = f"{name} {move} {channel} {register} {variant}\n{draft.text}"
                assert_clean(draft.text, where)
                assert bool(draft.subject) == (channel == "email"), where
                assert all(slot in draft.text for slot in draft.open_slots), where
                assert len(re.findall(r"【|\[", draft.text)) >= len(draft.open_slots), where
                assert re.search(
                    "谢|感激|辛苦" if language == "zh" else "(?i)thank|grateful|apprecia", draft.text
                ), where
                assert_length(draft, where)


def assert_clean(text: str, where: str) -> None:
    assert text, where
    assert text == text.strip(), where
    for residue in (
        "{",
        "}",
        "None",
        "  ",
        "..",
        "，，",
        "。。",
        "，。",
        "。，",
        "：：",
        "?.",
        "!.",
        " ,",
        " .",
    ):
        assert residue not in text, f"{residue!r} in {where}"
    assert not any(cliche in text.lower() for cliche in CLICHES), where


def assert_length(draft: Draft, where: str) -> None:
    if draft.channel in ("phone", "phone_note", "in_person"):
        return
    if draft.language == "zh":
        assert han_characters(draft.text) <= (190 if draft.channel == "email" else 110), where
    else:
        assert len(draft.text.split()) <= (130 if draft.channel == "email" else 75), where


def test_carols_question_names_the_interview_the_promise_and_her() -> None:
    draft = letter(CAROL, move="ask", channel="wechat")
    assert draft.text.startswith("王女士您好，我是上周四面试市场经理的周可乐")
    assert "这周二" in draft.text
    assert draft.open_slots == ()
    assert draft.text.count("？") == 1


def test_the_english_question_names_them_too() -> None:
    draft = letter(TOM, move="ask")
    assert draft.text.startswith("Hi Anna,")
    assert "last Thursday's second interview for the Supply Planner role" in draft.text
    assert "Monday" in draft.text
    assert draft.text.endswith("\nTom Reed")


def test_what_could_be_given_is_said_only_where_it_belongs() -> None:
    for move in SPEAKING:
        for variant in range(4):
            said = "提前两周" in letter(CAROL, move=move, variant=variant).text
            assert said == (move == "ask_keen"), move


def test_new_material_is_offered_for_passing_on() -> None:
    for register in REGISTERS:
        draft = letter(CAROL, move="propose", register=register)
        assert "一份二季度的渠道增长方案" in draft.text
        assert "部门" in draft.text
    assert "a two-page plan for the autumn range" in letter(TOM, move="propose").text


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        ("experience", "经验|经历|项目|岗位"),
        ("skill_match", "技能|能力|工具|匹配"),
        ("education", "学历|学位|专业|课程"),
        ("stronger_candidate", "差距|对方|比较|差别"),
        ("headcount_frozen", "名额|暂停|重新"),
        ("culture", "改进|差在|影响|哪一?方面"),
    ],
)
def test_the_questions_fit_the_stated_reason(reason: str, wanted: str) -> None:
    told = {"on": "2021-05-18", "kind": "received", "reading": {"outcome": "rejected", "reasons": [reason]}}
    for channel in ("email", "wechat", "phone"):
        for variant in range(4):
            text = letter(with_event(CAROL, **told), move="ask_why", channel=channel, variant=variant).text
            asked = text.split("对方可能会说")[0]
            assert re.search(wanted, asked), text
            assert 2 <= asked.count("？") <= 4, text


def test_why_is_not_asked_as_if_a_refusal_had_come_when_none_has() -> None:
    for variant in range(4):
        draft = letter(TOM, move="ask_why", variant=variant)
        assert "letting me know" not in f"{draft.subject} {draft.text}"


def test_thanks_mention_the_introduction_and_a_declined_one_kindly() -> None:
    assert re.search("引荐|介绍", letter(LELE, move="thank").text)
    declined = with_event(
        LELE, on="2022-03-17", kind="sent", move="thank", text="谢谢您，不过那边在外地，我去不了。"
    )
    text = letter(declined, move="thank").text
    assert re.search("去不了|没能接上|不方便去|婉谢", text)
    assert re.search("感激|谢|心意", text)


def test_an_introduction_is_taken_up_with_a_line_for_the_new_person() -> None:
    draft = letter(LELE, move="follow_introduction", channel="wechat")
    assert "简历" in draft.text
    assert any("林乐" in note and "陈经理" in note for note in draft.notes)


def test_an_offer_is_confirmed_and_time_to_read_is_asked_for() -> None:
    draft = letter(LEE, move="answer")
    assert "offer" in draft.text
    assert {"[documents]", "[date]"} <= set(draft.open_slots)
    assert not draft.ready


@pytest.mark.parametrize(
    "request_",
    [
        "start_date",
        "salary_expectation",
        "documents",
        "availability",
        "pre_hire_check",
        "confirmation",
        "other",
    ],
)
def test_each_thing_asked_for_is_answered_with_an_open_slot(request_: str) -> None:
    asked = with_event(
        CAROL, on="2021-05-19", kind="received", reading={"outcome": "pending", "requests": [request_]}
    )
    for language in LANGUAGES:
        for channel in ("email", "wechat", "phone"):
            assert letter(asked, move="answer", channel=channel, language=language).open_slots


def test_silence_has_no_text_but_says_until_when() -> None:
    draft = letter(TOM, move="wait")
    assert draft.text == draft.subject == ""
    assert draft.ready
    assert "May" in " ".join(draft.notes)
    promised = {**CAROL, "today": "2021-05-14"}
    assert "5月18日（周二）" in " ".join(letter(promised, move="wait").notes)
    assert letter(CAROL, move="let_go").notes


def test_a_call_has_branches_and_an_end() -> None:
    text = letter(CAROL, move="ask", channel="phone").text
    for step in ("开场：", "只说一件事：", "对方可能会说：", "收尾：", "要留言时：", "记下："):
        assert step in text
    assert text.count("· “") == 7
    assert letter(TOM, move="ask", channel="phone").text.count("\n- “") == 7


def test_the_next_letter_says_nothing_that_was_sent() -> None:
    case, sent = CAROL, list[str]()
    for _ in range(4):
        text = letter(case, move="ask").text
        for line in text.split("\n")[1:-2]:
            assert line not in "\n".join(sent)
        assert text not in sent
        sent.append(text)
        case = with_event(case, on="2021-05-19", kind="sent", move="ask", text=text)


@pytest.mark.parametrize("name", ["carol", "lele", "tom", "nobody"])
def test_neighbouring_variants_differ_clearly(name: str) -> None:
    for move in SPEAKING:
        for channel in ("email", "wechat"):
            texts = [
                letter(CAST[name], move=move, channel=channel, variant=variant).text for variant in range(8)
            ]
            assert len(set(texts)) >= 4
            for one, other in pairwise(texts):
                assert SequenceMatcher(None, one, other, autojunk=False).ratio() < 0.86, (
                    f"{one}\n---\n{other}"
                )


def test_language_is_pure() -> None:
    for move in SPEAKING:
        for channel in ("email", "sms", "phone"):
            draft = letter(CAROL, move=move, channel=channel, language="en")
            assert not has_han(draft.text + draft.subject), draft.text
            draft = letter(LEE, move=move, channel=channel, language="zh")
            latin = re.sub(r"Lee Park|Ms Wang|Analyst", "", draft.text)
            assert not re.search("[A-Za-z]", latin), draft.text


def test_a_chinese_name_becomes_an_english_one_only_without_guessing() -> None:
    assert "Ms Wang" in letter(CAROL, move="ask", language="en").text
    assert letter(LELE, move="ask", language="en").text.startswith("Hello,")


@pytest.mark.parametrize(
    ("outcome", "wanted"),
    [
        ("on_hold", "名额|开放"),
        ("rejected", "变化|变动|定下来|相近"),
        ("offered", "录用|手续"),
        ("next_round", "下一轮"),
    ],
)
def test_a_later_question_knows_what_hr_said(outcome: str, wanted: str) -> None:
    told = {
        "on": "2021-05-18",
        "kind": "received",
        "reading": {"outcome": outcome.replace("offered", "offer")},
    }
    for register in REGISTERS:
        for channel in ("email", "wechat"):
            assert re.search(
                wanted, letter(with_event(CAROL, **told), move="ask", channel=channel, register=register).text
            )


def test_too_many_questions_are_warned_of() -> None:
    twice = with_event(
        with_event(CAROL, on="2021-05-18", kind="sent", move="ask"), on="2021-05-19", kind="sent", move="ask"
    )
    assert any("两次" in note for note in letter(twice, move="ask").notes)


def test_an_unknown_register_is_an_error() -> None:
    with pytest.raises(huiyin.InvalidCase, match="register"):
        huiyin.write(CAROL, move="ask", channel="email", register="loud")


def test_no_name_leaves_a_slot_only_where_it_is_needed() -> None:
    assert letter(NOBODY, move="ask").open_slots == ("【姓名】",)
    assert letter(NOBODY, move="ask", channel="sms").open_slots == ("【姓名】",)
    assert letter(NOBODY, move="ask", channel="wechat").open_slots == ()
