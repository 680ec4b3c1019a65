"""A desk where many wait: the first page stays short, nobody is out of reach, and a search says what it found."""

import datetime as dt

import pytest
from django.test import Client

from huiyin.desks.recruiter.contexts.home import MOST_IN_A_GROUP
from huiyin.hiring.models import Candidate
from huiyin.hiring.services import desks
from tests.conftest import NOW
from tests.desks.recruiter.conftest import text_of
from tests.hiring.cast import DAY, Cast, applied, cast, opened


@pytest.fixture
def people(owner: object, chinese: None) -> Cast:
    return cast(owner)


@pytest.fixture
def many(people: Cast) -> Cast:
    """Ten wait for HR since long ago."""
    opening = opened(people, now=NOW - 30 * DAY)
    for number in range(10):
        applied(people, opening, f"Lin {number}", now=NOW - 30 * DAY)
    return people


def test_the_first_page_tells_a_few_of_each_and_opens_the_rest(desk: Client, many: Cast) -> None:
    shown = text_of(desk.get("/hiring/"))
    assert shown.count("<strong>Lin ") == MOST_IN_A_GROUP
    assert f'href="?of={many.hr.pk}#waits-{many.hr.pk}"' in shown
    whole = text_of(desk.get(f"/hiring/?of={many.hr.pk}"))
    assert whole.count("<strong>Lin ") == 10
    assert "?of=" not in whole


@pytest.mark.parametrize("of", ["", "x", "-1", "999999", "9" * 40])
def test_an_address_that_names_nobody_is_the_plain_page(desk: Client, many: Cast, of: str) -> None:
    assert text_of(desk.get("/hiring/", {"of": of})).count("<strong>Lin ") == MOST_IN_A_GROUP


def test_a_search_says_what_it_did_not_find(desk: Client, people: Cast) -> None:
    opened(people)
    assert "没有找到“nobody”" in text_of(desk.get("/hiring/openings/?q=nobody"))
    assert "“市场”的搜索结果" in text_of(desk.get("/hiring/openings/?q=市场"))
    assert "还没有结束的职位" in text_of(desk.get("/hiring/openings/?show=closed"))


def test_many_people_s_data_go_after_a_second_press_only(desk: Client, people: Cast) -> None:
    lone = Candidate.objects.create(desk=people.desk, name="Ou", created_at=NOW - dt.timedelta(days=900))
    desks.change_desk(people.desk, by=people.by, now=NOW, keep_days=180)
    asked = text_of(desk.post("/hiring/pool/let-go/"))
    assert 'name="sure"' in asked
    lone.refresh_from_db()
    assert lone.erased_at is None
    desk.post("/hiring/pool/let-go/", {"sure": "yes"})
    lone.refresh_from_db()
    assert lone.erased_at is not None
