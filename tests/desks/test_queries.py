"""However much there is, a page asks the database the same number of questions."""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings, people
from tests.conftest import NOW, TODAY

PAGES = (
    "/",
    "/openings/",
    "/openings/?page=2",
    "/openings/?stage=waiting",
    "/openings/?archived=1",
    "/find/?q=Lin",
    "/board/",
    "/board/?q=Lin",
    "/people/",
    "/insights/",
    "/insights/search.svg",
    "/mail/",
    "/calendar/",
    "/settings/",
    "/help/",
    "/more/",
)
MOST = 18
"""Questions that any of these pages may ask."""


def asked(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


def search_of(owner: object, count: int) -> list[Opening]:
    """Openings with everything that a page may look up: talks, words both ways, promises, people, introductions, ends."""
    found = []
    for number in range(count):
        opening = openings.add_opening(owner, now=NOW, company=f"Company {number}", hr_name="Ms Lin")
        day = TODAY - dt.timedelta(days=3 + 5 * number % 20)
        told = {"now": NOW, "on": day}
        events.log_interview(owner, opening.pk, last=True, signals=["pay_discussed"], **told)
        events.log_promise(owner, opening.pk, by=day + dt.timedelta(days=2), **told)
        events.log_sent(owner, opening.pk, move="ask", channel="wechat", text="?", **told)
        person = people.add_person(owner, now=NOW, opening_id=opening.pk, name=f"Wang {number}", part="hr")
        if number % 3 == 0:
            events.log_introduction(owner, opening.pk, person=person, **told)
        if number % 4 == 0:
            said = {"outcome": "rejected", "reasons": ["salary"], "referral": True}
            events.log_received(owner, opening.pk, channel="wechat", text="…", reading=said, **told)
        found.append(opening)
    return found


def test_ten_openings_or_a_hundred_are_the_same_queries(desk: Client, owner: object, english: None) -> None:
    """The first look of the day works the advice out; from then on the pages only read."""
    search_of(owner, 10)
    for address in PAGES:
        desk.get(address)
    few = {address: asked(desk, address) for address in PAGES}
    search_of(owner, 90)
    for address in PAGES:
        desk.get(address)
    many = {address: asked(desk, address) for address in PAGES}
    # Of ten openings there is no second page to ask for.
    few.pop("/openings/?page=2")
    assert {address: many[address] for address in few} == few
    assert max(many.values()) <= MOST, many


def test_more_events_are_no_more_queries(desk: Client, owner: object, english: None) -> None:
    opening = search_of(owner, 1)[0]
    addresses = [
        f"/openings/{opening.pk}/{tail}" for tail in ("", "history/", "edit/", "answer/", "?channel=phone")
    ]
    for address in addresses:
        desk.get(address)
    few = [asked(desk, address) for address in addresses]
    for number in range(12):
        events.add_note(owner, opening.pk, f"note {number}", now=NOW)
    for address in addresses:
        desk.get(address)
    assert [asked(desk, address) for address in addresses] == few
    assert max(few) <= MOST
