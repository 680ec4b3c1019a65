"""However much there is, a page asks the database the same number of questions."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY


def asked(desk: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


def waited_for(owner: object, count: int) -> list[Opening]:
    found = []
    for number in range(count):
        opening = openings.add_opening(owner, now=NOW, company=f"Company {number}", hr_name="Ms Lin")
        day = TODAY - dt.timedelta(days=3 + 5 * number % 20)
        events.log_interview(owner, opening.pk, now=NOW, on=day, last=True, signals=["pay_discussed"])
        found.append(opening)
    return found


@pytest.mark.parametrize(
    "address", ["/", "/openings/", "/board/", "/people/", "/insights/", "/help/", "/find/?q=Lin"]
)
def test_more_openings_are_no_more_queries(desk: Client, owner: object, english: None, address: str) -> None:
    waited_for(owner, 4)
    desk.get(address)
    few = asked(desk, address)
    waited_for(owner, 12)
    desk.get(address)
    assert asked(desk, address) == few
    assert few < 25


def test_more_events_are_no_more_queries(desk: Client, owner: object, english: None) -> None:
    opening = waited_for(owner, 1)[0]
    address = f"/openings/{opening.pk}/"
    desk.get(address)
    few = asked(desk, address)
    for number in range(12):
        events.add_note(owner, opening.pk, f"note {number}", now=NOW)
    desk.get(address)
    assert asked(desk, address) == few
    assert few < 20
