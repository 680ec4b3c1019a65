"""How the pages say a day, and keep a number beside what it counts."""

import datetime as dt

import pytest
from django.utils import translation

from huiyin.desks.stationery import clock
from huiyin.desks.stationery.templatetags.desk import day, held


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 11, 24, 3, 20, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (dt.date(2026, 11, 18), "Wed 18 Nov", "11月18日周三"),
        (dt.date(2026, 1, 5), "Mon 5 Jan", "1月5日周一"),
        (dt.date(2027, 1, 5), "Tue 5 Jan", "1月5日周二"),
        (dt.date(2025, 10, 30), "Thu 30 Oct 2025", "2025年10月30日周四"),
        (dt.date(2027, 6, 1), "Tue 1 Jun 2027", "2027年6月1日周二"),
    ],
)
def test_a_day_brings_its_year_where_another_would_be_thought(
    value: dt.date, english: str, chinese: str
) -> None:
    with translation.override("en"):
        assert day(value) == english
    with translation.override("zh-hans"):
        assert day(value) == chinese


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("有 9 个人还没有得到答复。", "有\u00a09\u00a0个人\u200b还没有得到答复。"),
        ("90 个人在等；超期 89 件，最早的是", "90\u00a0个人\u200b在等；超期 89 件，最早的是"),
        ("9 people wait for an answer.", "9 people wait for an answer."),
    ],
)
def test_a_number_stays_with_what_it_counts(said: str, kept: str) -> None:
    assert held(said) == kept
