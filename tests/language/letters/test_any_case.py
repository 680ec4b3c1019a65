"""Letters for generated cases: odd names, endless fields, HTML, any history."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin._public import check, courtesy_context
from huiyin.language.letters import writer
from huiyin.language.letters.draft import Draft
from huiyin.process.case import Case
from huiyin.process.vocabulary import (
    CHANNELS,
    LANGUAGES,
    MOVES,
    OUTCOMES,
    REASONS,
    REGISTERS,
    REQUESTS,
    Channel,
)
from tests.language.letters.cast import CAST

TODAY = dt.date(2026, 3, 18)
SPEAKING = [move for move in MOVES if move not in writer.SILENT]
WRITTEN: list[Channel] = ["email", "wechat", "im", "sms", "portal", "phone", "in_person"]

known_names = [
    "",
    "王女士",
    "李老师",
    "王",
    "HR王经理",
    "欧阳先生",
    "Anna",
    "Ms. Wang",
    "Dr Lund",
    "O'Neill",
    "Anna Smith",
    "陈",
]
titles = ["", "产品经理", "高级运营（华东区）", "Head of Marketing", "C++ Engineer (m/f/d)", "数据分析师岗位"]
topics = ["会员留存", "the new depot", "旺季退货", "A/B tests"]
material = ["", "一份竞品研究", "a one-page plan", "做了新的增长方案。", "Plan B; a budget"]
terms = ["", "起薪可以再谈", "我可以提前两周到岗", "two thousand less at the start", "a fixed-term contract."]


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, Any]]:
    def day(least: int = 0, most: int = 40) -> str:
        return (TODAY - dt.timedelta(days=draw(st.integers(least, most)))).isoformat()

    events: list[dict[str, Any]] = []
    if draw(st.booleans()):
        rounds = st.sampled_from(["", "manager", "二面", "final", "HR", "teatime", "主管面"])
        events.append({"on": day(20, 40), "kind": "interview", "round": draw(rounds)})
    if draw(st.booleans()):
        events.append({"on": day(15, 20), "kind": "promise", "by": day(-5, 14)})
    if draw(st.booleans()):
        events.append({"on": day(6, 12), "kind": "sent", "move": "ask"})
    if draw(st.booleans()):
        reading = {
            "outcome": draw(st.sampled_from(OUTCOMES)),
            "reasons": draw(st.lists(st.sampled_from(REASONS), max_size=2)),
            "requests": draw(st.lists(st.sampled_from(REQUESTS), max_size=3)),
            "referral": draw(st.booleans()),
        }
        if draw(st.booleans()):
            reading["event_date"] = day(-9, 3)
        events.append({"on": day(0, 5), "kind": "received", "reading": reading})
    return events


@st.composite
def cases(draw: st.DrawFn, words: st.SearchStrategy[str] | None = None) -> Case:
    def one_of(known: list[str]) -> str:
        return draw(words if words is not None else st.sampled_from(known))

    opening = {
        "hr_name": one_of(known_names)[:1000],
        "title": one_of(titles),
        "company": one_of(["", "清源科技", "Harbour Foods"]),
        "topics": [one_of(topics) for _ in range(draw(st.integers(0, 2)))],
        "new_material": one_of(material),
        "can_give": one_of(terms),
    }
    me = {"name": one_of(["", "林乐", "Tom Reed"])[:1000]}
    return Case.of(
        {
            "id": draw(st.integers(0, 99)),
            "today": TODAY,
            "opening": opening,
            "me": me,
            "events": draw(histories()),
        }
    )


@st.composite
def drafts(draw: st.DrawFn, words: st.SearchStrategy[str] | None = None) -> tuple[Case, Draft]:
    case = draw(cases(words))
    return case, writer.write(
        case,
        move=draw(st.sampled_from(SPEAKING)),
        channel=draw(st.sampled_from(WRITTEN)),
        language=draw(st.sampled_from(LANGUAGES)),
        register=draw(st.sampled_from(REGISTERS)),
        variant=draw(st.integers(0, 20)),
    )


@settings(max_examples=800, deadline=None)
@given(drafts())
def test_a_letter_for_any_case_reads_clean(drawn: tuple[Case, Draft]) -> None:
    _, draft = drawn
    whole = f"{draft.subject}\n{draft.text}"
    assert not re.search(r"[{}]|\bNone\b| {2}|[，。！？；]{2}|[,;:]{2}|\.{2}| [,.;!?]", whole), whole
    assert re.search(
        "谢|感激|辛苦" if draft.language == "zh" else "(?i)thank|grateful|apprecia", draft.text
    ), whole
    if draft.language == "en":
        assert not re.search("[\u4e00-\u9fff]", whole), whole
    assert all(slot in draft.text for slot in draft.open_slots)


@settings(max_examples=1500, deadline=None)
@given(drafts())
def test_every_letter_passes_the_guard(drawn: tuple[Case, Draft]) -> None:
    case, draft = drawn
    verdict = check(draft.text, channel=draft.channel, context=courtesy_context(case))
    assert verdict.ok, f"{draft.text}\n{[finding.to_dict() for finding in verdict.findings]}"


@pytest.mark.parametrize("name", CAST)
def test_every_letter_of_the_stories_passes_the_guard(name: str) -> None:
    case = Case.of(CAST[name])
    context = courtesy_context(case)
    for move in SPEAKING:
        for channel in CHANNELS:
            for language in LANGUAGES:
                for register in REGISTERS:
                    for variant in range(4):
                        draft = writer.write(
                            case,
                            move=move,
                            channel=channel,
                            language=language,
                            register=register,
                            variant=variant,
                        )
                        verdict = check(draft.text, channel=channel, context=context)
                        assert verdict.ok, (
                            f"{draft.text}\n{[finding.to_dict() for finding in verdict.findings]}"
                        )


@settings(max_examples=300, deadline=None)
@given(drafts(st.text(max_size=60) | st.text(alphabet="<>{}【】[]()，。\u202e\u200b\n\t王a1 ", max_size=200)))
def test_odd_characters_stay_text_and_break_nothing(drawn: tuple[Case, Draft]) -> None:
    _, draft = drawn
    assert draft.text
    assert "\u202e" not in draft.text
    assert "\u200b" not in draft.text
    assert draft.to_dict()["text"] == draft.text


def test_endless_fields_are_cut_politely() -> None:
    for filling in ("很长的一段话，", "a long story, ", "<b>bold</b> ", "x"):
        long = (filling * 10_000)[:10_000]
        opening = {
            "hr_name": long[:1000],
            "title": long,
            "company": long,
            "topics": [long],
            "new_material": long,
            "can_give": long,
        }
        case = Case.of(
            {
                "today": TODAY,
                "opening": opening,
                "me": {"name": long[:1000]},
                "events": [{"on": TODAY, "kind": "interview"}],
            }
        )
        for move in SPEAKING:
            for language in LANGUAGES:
                draft = writer.write(case, move=move, channel="email", language=language)
                assert len(draft.text) < 1400
                assert len(draft.subject) < 220


def test_markup_stays_as_it_was_written() -> None:
    opening = {"title": "<b>QA</b> & more", "hr_name": "Anna"}
    case = Case.of(
        {"today": TODAY, "language": "en", "opening": opening, "events": [{"on": TODAY, "kind": "interview"}]}
    )
    assert "<b>QA</b> & more" in writer.write(case, move="ask", channel="email", language="en").text


def test_braces_in_a_fact_are_not_taken_for_a_place_to_fill() -> None:
    opening = {"title": "{me} engineer", "hr_name": "Anna"}
    case = Case.of(
        {
            "today": TODAY,
            "opening": opening,
            "me": {"name": "Tom"},
            "events": [{"on": TODAY, "kind": "interview"}],
        }
    )
    assert "{me} engineer" in writer.write(case, move="ask", channel="email", language="en").text
