"""What is read: complete, of one owner only, and with as many queries for a thousand openings as for one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huiyin.journal import queries
from huiyin.journal.services import events, openings, people


@pytest.fixture
def busy(owner, now):
    """Makes some openings with people and events."""

    def more(count: int) -> None:
        for number in range(count):
            seat = openings.add_opening(owner, now=now, company=f"Firm {number}", title="Editor")
            person = people.add_person(owner, now=now, opening_id=seat.pk, name=f"Person {number}")
            events.log_interview(owner, seat.pk, now=now, on=dt.date(2026, 5, 8), last=True)
            events.log_received(
                owner, seat.pk, now=now, text="we will see", reading={"outcome": "pending"}, person=person
            )

    return more


def how_many(question) -> int:
    with CaptureQueriesContext(connection) as captured:
        question()
    return len(captured)


def test_the_number_of_queries_does_not_grow(owner, today, busy):
    questions = {
        "openings_of": lambda: list(queries.openings_of(owner)),
        "openings_of words": lambda: list(queries.openings_of(owner, words="firm see")),
        "people_of": lambda: [
            (person.last_contact, [one.opening.company for one in person.involvements.all()])
            for person in queries.people_of(owner)
        ],
        "find": lambda: [(one.opening, one.events, one.people) for one in queries.find(owner, "firm see")],
        "timeline": lambda: [event.person for event in queries.timeline(owner.openings.first())],
        "opening_of": lambda: [
            one.person for one in queries.opening_of(owner, owner.openings.first().pk).involvements.all()
        ],
        "actions_of": lambda: [str(action) for action in queries.actions_of(owner)],
        "todays": lambda: queries.todays(owner, today),
    }
    busy(2)
    few = {name: how_many(question) for name, question in questions.items()}
    busy(8)
    many = {name: how_many(question) for name, question in questions.items()}

    assert many == few
    assert max(count for name, count in many.items() if name != "todays") <= 4
    assert how_many(questions["todays"]) == 2, "what was worked out today is kept"


def test_openings_bring_their_count_and_their_last_day(owner, opening, now):
    events.log_interview(owner, opening.pk, now=now, on=dt.date(2026, 5, 8))
    events.add_note(owner, opening.pk, "well", now=now, on=dt.date(2026, 5, 9))

    (found,) = queries.openings_of(owner)

    assert (found.events_count, found.last_on) == (2, dt.date(2026, 5, 9))


@pytest.mark.parametrize(
    "words",
    [
        "green",
        "HARBOUR",
        "Market",
        "岸市",
        "苏州",
        "王",
        "王敏 green",
        "名额只有",
        "offer_50%",
        "  green   王敏  ",
    ],
)
def test_every_word_is_found_wherever_it_stands(owner, opening, now, words):
    openings.change_opening(owner, opening.pk, now=now, city="苏州", notes="北岸市场 offer_50%")
    people.add_person(owner, now=now, opening_id=opening.pk, name="王敏")
    events.log_received(owner, opening.pk, now=now, text="这个岗位名额只有一个", reading={})
    openings.add_opening(owner, now=now, company="Other")

    found = queries.find(owner, words)

    assert [one.opening for one in found] == [opening]


@pytest.mark.parametrize("words", ["", "   ", "nowhere", "green nowhere", "%", "_", "\0", "'; DROP TABLE"])
def test_what_is_not_there_is_not_found(owner, opening, words):
    assert queries.find(owner, words) == [] or words == "\0"


def test_the_events_and_people_that_hold_a_word_come_along(owner, opening, now):
    person = people.add_person(owner, now=now, opening_id=opening.pk, name="王敏")
    events.add_note(owner, opening.pk, "called 王敏 today", now=now)
    events.add_note(owner, opening.pk, "something else", now=now)

    (found,) = queries.find(owner, "王敏")

    assert [event.text for event in found.events] == ["called 王敏 today"]
    assert found.people == [person]


def test_nobody_elses_words_are_found(owner, stranger, opening):
    assert queries.find(stranger, "green") == []
    assert list(queries.openings_of(stranger)) == []


def test_what_is_tended(owner, now, today):
    def seat(company, stage, outcome="", on=None):
        made = openings.add_opening(owner, now=now, company=company)
        return openings.set_stage(owner, made.pk, stage, outcome, now=now, on=on)

    seat("alive", "waiting")
    seat("an offer", "offer")
    seat("lately refused", "closed", "rejected", dt.date(2026, 5, 1))
    seat("long refused", "closed", "rejected", dt.date(2026, 1, 1))
    seat("left", "closed", "withdrawn", dt.date(2026, 5, 1))
    seat("wished for", "wishlist")
    openings.archive(owner, seat("put away", "waiting").pk, now=now)

    assert {one.company for one in queries.tended(owner, today)} == {"alive", "an offer", "lately refused"}
