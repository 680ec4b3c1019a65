"""Days in words, seen from Wednesday 19 May 2021."""

import datetime as dt

import pytest

from huiyin.language.letters import days
from huiyin.language.letters.addressing import address

TODAY = dt.date(2021, 5, 19)


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        ("2021-05-19", "今天", "today"),
        ("2021-05-18", "昨天", "yesterday"),
        ("2021-05-17", "前天", "on Monday"),
        ("2021-05-16", "上周日", "last Sunday"),
        ("2021-05-13", "上周四", "last Thursday"),
        ("2021-05-10", "上周一", "last Monday"),
        ("2021-05-09", "5月9日", "on 9 May"),
        ("2020-12-30", "2020年12月30日", "on 30 December 2020"),
    ],
)
def test_a_past_day_as_people_say_it(day: str, chinese: str, english: str) -> None:
    assert days.adverb(dt.date.fromisoformat(day), TODAY, "zh") == chinese
    assert days.adverb(dt.date.fromisoformat(day), TODAY, "en") == english


def test_possessive_and_coming_days() -> None:
    assert days.possessive(dt.date(2021, 5, 13), TODAY) == "last Thursday's"
    assert days.possessive(dt.date(2021, 5, 3), TODAY) == ""
    assert days.ahead(dt.date(2021, 5, 24), TODAY, "zh") == "5月24日（周一）"
    assert days.ahead(dt.date(2021, 5, 24), TODAY, "en") == "Monday 24 May"


@pytest.mark.parametrize(
    ("given", "chinese", "english"),
    [
        ("王女士", "王女士", "Ms Wang"),
        ("欧阳先生", "欧阳先生", "Mr Ouyang"),
        ("李老师", "李老师", ""),
        ("HR王经理", "王经理", ""),
        ("王经理（招聘）", "王经理", ""),
        ("王", "", ""),
        ("Anna", "Anna", "Anna"),
        ("Anna Smith", "Anna Smith", "Anna Smith"),
        ("ms. Wang", "ms. Wang", "Ms Wang"),
        ("Dr Lund", "Dr Lund", "Dr Lund"),
        ("Mr", "Mr", ""),
        ("", "", ""),
        ("???", "", ""),
        ("x" * 500, "", ""),
    ],
)
def test_address(given: str, chinese: str, english: str) -> None:
    assert address(given, "zh").name == chinese
    assert address(given, "en").name == english


def test_only_a_first_name_alone_takes_hi() -> None:
    assert address("Anna", "en").given
    assert not address("Li Na", "en").given
    assert not address("Ms Wang", "en").given
