"""Introductions: whom to thank, to write to, to tell; and when to stop."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin
from huiyin.growth.introductions import Introduction, due, may_ask
from huiyin.growth.messages import message
from huiyin.growth.timing import times
from huiyin.language.letters.facts import turns_it_down
from huiyin.process.calendar import working_days
from huiyin.process.case import Case
from huiyin.process.vocabulary import LANGUAGES, Language

MADE = dt.date(2026, 5, 13)
"""A Wednesday."""
TODAY = dt.date(2026, 5, 20)
NEW = Introduction("lele", MADE, by="HR", whom="A former colleague", country="US")


def kinds(one: Introduction, today: dt.date = TODAY) -> list[tuple[str, dt.date]]:
    return [(task.kind, task.on) for task in due([one], today)]


def test_first_the_thanks_then_the_message() -> None:
    assert kinds(NEW) == [("thank", MADE), ("write", dt.date(2026, 5, 14))]
    assert kinds(replace(NEW, thanked=MADE)) == [("write", dt.date(2026, 5, 14))]


def test_a_declined_one_is_thanked_for_and_then_rests() -> None:
    assert kinds(replace(NEW, declined=True)) == [("decline", MADE)]
    assert kinds(replace(NEW, declined=True, thanked=MADE)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", [0, 1])
def test_the_words_that_decline_are_heard_as_a_no(language: Language, variant: int) -> None:
    assert turns_it_down(message("decline", language, hr="陈璐", variant=variant))


def test_one_reminder_then_rest_and_whoever_made_it_hears_of_it() -> None:
    written = replace(NEW, thanked=MADE, written=dt.date(2026, 5, 14))
    assert kinds(written) == [("follow", dt.date(2026, 5, 21)), ("report", dt.date(2026, 5, 29))]
    reminded = replace(written, reminded=dt.date(2026, 5, 21))
    assert kinds(reminded) == [("rest", dt.date(2026, 5, 29))]
    assert kinds(replace(reminded, reported=dt.date(2026, 6, 1)), dt.date(2026, 6, 2)) == []


def test_the_end_is_told_good_or_bad() -> None:
    ended = replace(NEW, thanked=MADE, written=MADE, answered=MADE, met=MADE, thanked_there=MADE, ended=TODAY)
    assert kinds(ended) == [("report_end", dt.date(2026, 5, 21))]
    assert kinds(replace(ended, reported=TODAY)) == []


def test_a_talk_is_thanked_for() -> None:
    met = replace(NEW, thanked=MADE, written=MADE, answered=MADE, met=dt.date(2026, 5, 19), reported=MADE)
    assert kinds(met) == [("thank_there", dt.date(2026, 5, 20))]


def test_an_old_one_is_left_alone() -> None:
    assert kinds(NEW, dt.date(2026, 9, 1)) == []


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=8, max_size=8),
    st.booleans(),
    st.integers(0, 80),
)
def test_never_more_than_one_thing_for_each_side(ago: list[int | None], declined: bool, day: int) -> None:
    days = [None if number is None else MADE + dt.timedelta(number) for number in ago]
    names = ("thanked", "written", "reminded", "answered", "met", "thanked_there", "ended", "reported")
    given_days: dict[str, Any] = dict(zip(names, days, strict=True))
    one = Introduction("x", MADE, "a", "b", "", "US", declined, **given_days)
    found = due([one], MADE + dt.timedelta(day))
    assert len(found) <= 2
    assert len({task.to for task in found}) == len(found)
    assert all(working_days("US").is_working(task.on) or task.on == MADE for task in found)


def refused(*sent: tuple[str, str], warmth: int = 2, referral: bool = False) -> Case:
    told = {"outcome": "rejected", "warmth": warmth, "referral": referral}
    events = [
        {"on": "2026-05-04", "kind": "interview", "last": True},
        {"on": "2026-05-18", "kind": "received", "channel": "im", "reading": told},
        *({"on": on, "kind": "sent", "move": move, "channel": "im"} for on, move in sent),
    ]
    return Case.of({"id": 1, "today": "2026-05-20", "opening": {"country": "US"}, "events": events})


def test_from_a_friendly_no_onward_one_may_ask() -> None:
    asked = may_ask(refused(("2026-05-18", "thank")))
    assert asked is not None
    assert asked.on == dt.date(2026, 5, 19)


@pytest.mark.parametrize(
    "case",
    [
        refused(),
        refused(("2026-05-18", "thank"), warmth=0),
        refused(("2026-05-18", "thank"), referral=True),
        refused(("2026-05-18", "thank"), ("2026-05-18", "ask_why"), ("2026-05-19", "ask")),
    ],
)
def test_without_thanks_or_warmth_or_twice_one_does_not_ask(case: Case) -> None:
    assert may_ask(case) is None


@pytest.mark.parametrize(
    "later",
    [{"reading": {"outcome": "next_round"}}, {"reading": {"outcome": "offer"}}, {"kind": "withdrawn"}],
)
def test_where_it_goes_on_after_a_no_one_does_not_ask(later: dict[str, Any]) -> None:
    case = refused(("2026-05-18", "thank"))
    told = {"on": "2026-05-19", "kind": "received", "channel": "im", **later}
    again = Case.of({**case.to_dict(), "events": [*case.to_dict()["events"], told]})
    assert may_ask(again) is None


def test_who_wrote_first_is_not_written_to_as_a_stranger() -> None:
    answered = replace(NEW, thanked=MADE, answered=dt.date(2026, 5, 14))
    assert [kind for kind, _on in kinds(answered)] == ["report"]


def test_after_a_talk_nobody_is_told_that_no_word_came() -> None:
    days = {"written": dt.date(2026, 5, 14), "reminded": dt.date(2026, 5, 18), "met": dt.date(2026, 5, 19)}
    assert [kind for kind, _on in kinds(replace(NEW, thanked=MADE, **days))] == ["thank_there", "report"]


def test_a_report_from_before_the_reminder_does_not_tell_of_the_rest() -> None:
    days = {
        "written": dt.date(2026, 5, 14),
        "reported": dt.date(2026, 5, 15),
        "reminded": dt.date(2026, 5, 18),
    }
    assert [kind for kind, _on in kinds(replace(NEW, thanked=MADE, **days))] == ["rest"]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(
    part=st.sampled_from(
        [
            "ask",
            "write",
            "decline",
            "follow",
            "thank_there",
            "report",
            "report_end",
            "rest",
            "first",
            "second",
        ]
    ),
    named=st.booleans(),
    material=st.booleans(),
    well=st.booleans(),
    variant=st.integers(0, 6),
)
def test_every_message_passes_the_guard(
    language: Language, part: str, named: bool, material: bool, well: bool, variant: int
) -> None:
    names = {
        "zh": ("李想", "赵老师", "青桐互动", "用户运营", "竞品研究"),
        "en": ("Robin", "Ms Zhao", "Green Harbour", "community manager", "a study of three competitors"),
    }
    me, by, company, title, study = names[language]
    words = {"me": me, "hr": by, "by": by, "company": company, "title": title} if named else {}
    text = message(part, language, material=study if material else "", well=well, variant=variant, **words)  # type: ignore[arg-type]
    assert "{" not in text
    stage = {"first": None, "second": None}.get(part, "rejected")
    verdict = huiyin.check(
        text,
        channel="im",
        context={"stage": stage, "followups_sent": 1 if part in ("second", "follow") else 0},
    )
    assert verdict.ok, (text, [(finding.flag, finding.span) for finding in verdict.findings])


def test_every_number_has_its_source() -> None:
    assert all(time.source for rows in times().values() for time in rows.values())
