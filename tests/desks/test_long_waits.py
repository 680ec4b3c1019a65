"""An opening that has been silent for more than a year, and words that are long: the page stays true and short."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from huiyin.desks.candidate.charts.silence import Silence, silence_curve
from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY


@pytest.fixture
def old(owner: Any, chinese: None) -> Opening:
    """Interviewed 400 days ago, promised a week later, and nothing since."""
    then = TODAY - dt.timedelta(days=400)
    made = openings.add_opening(owner, now=NOW, on=then, company="晨光", stage="waiting")
    events.log_interview(owner, made.pk, now=NOW, on=then, last=True)
    events.log_promise(owner, made.pk, now=NOW, on=then, by=then + dt.timedelta(days=7))
    return made


def test_a_day_of_last_year_is_told_with_its_year(desk: Client, old: Opening) -> None:
    shown = desk.get(f"/openings/{old.pk}/").content.decode()
    promised = TODAY - dt.timedelta(days=393)
    assert f"{promised.year}年{promised.month}月{promised.day}日" in shown


def test_the_picture_claims_nothing_beyond_its_last_day(desk: Client, old: Opening) -> None:
    shown = desk.get(f"/openings/{old.pk}/").content.decode()
    assert "到第 40 个工作日" in shown
    assert "这么久的没有人统计过" in shown


def test_where_the_wait_is_beyond_the_picture_no_dot_marks_a_day() -> None:
    told: dict[str, Any] = {"days": [0, 40], "heard": [0, 0.6], "low": [0, 0.4], "high": [0, 0.8]}
    assert 'class="dot"' in silence_curve(Silence(**told, today=40), "narrow")
    assert 'class="dot"' not in silence_curve(Silence(**told, today=273), "narrow")


def test_long_words_are_folded_and_all_there(desk: Client, old: Opening, owner: Any) -> None:
    long = "很长的一封信。" * 280 + "到此为止"
    events.log_received(owner, old.pk, now=NOW, channel="email", text=long)
    events.add_note(owner, old.pk, "short", now=NOW)
    shown = desk.get(f"/openings/{old.pk}/").content.decode()
    assert shown.count('<details class="long">') == 1
    assert "到此为止" in shown
