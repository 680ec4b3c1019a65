"""The example cast: alive around today, and gone again without a trace."""

import datetime as dt
import tomllib
from importlib.resources import files

import pytest

import huiyin
from huiyin.journal import growth, queries
from huiyin.journal.case import case_of
from huiyin.journal.models import Action, Debrief, Event, Opening, Person
from huiyin.journal.services import events, example, openings, undoing
from tests.journal.test_undoing import all_of_it


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_works(owner, now, language):
    cast = example.load_example(owner, now=now, language=language)

    assert len(cast) == 7
    assert all(opening.is_example and opening.language == language for opening in Opening.objects.all())
    assert all(person.is_example for person in Person.objects.all())
    assert Action.objects.get().verb == "load_example"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_state_is_shown(owner, now, language):
    example.load_example(owner, now=now, language=language)

    assert [(one.stage, one.outcome) for one in Opening.objects.order_by("pk")] == [
        ("waiting", ""),
        ("closed", "rejected"),
        ("waiting", ""),
        ("offer", ""),
        ("interviewing", ""),
        ("waiting", ""),
        ("wishlist", ""),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_is_read_as_it_is_meant_and_hurts_nobody(owner, now, language):
    example.load_example(owner, now=now, language=language)
    script = tomllib.loads(files("huiyin.journal").joinpath("example", f"{language}.toml").read_text("utf-8"))
    meant = [
        event["outcome"] for one in script["opening"] for event in one.get("event", []) if "outcome" in event
    ]

    received = Event.objects.filter(kind="received").order_by("pk")
    assert [event.reading["outcome"] for event in received] == meant
    assert [event.flags for event in Event.objects.filter(kind="sent")] == [[], []]
    assert Event.objects.get(kind="introduction").person is not None
    assert received[0].reading["referral"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_stuck_one_wants_one_question_today(owner, now, today, language):
    stuck, refused, second, offer, *_others = example.load_example(owner, now=now, language=language)

    assert huiyin.advise(case_of(stuck, today)).move == "ask"
    assert huiyin.advise(case_of(offer, today)).move == "answer"
    assert huiyin.advise(case_of(refused, today)).move in ("thank", "ask_why", "follow_introduction")
    assert huiyin.advise(case_of(second, today)).move == "wait"
    assert {one.pk for one, _advice in queries.todays(owner, today)} >= {stuck.pk, refused.pk, offer.pk}


@pytest.mark.parametrize(("weekday", "language"), [(0, "zh"), (2, "en"), (5, "zh"), (6, "en")])
def test_it_is_alive_on_any_day_of_the_week(owner, weekday, language):
    now = dt.datetime(2026, 5, 18 + weekday, 4, tzinfo=dt.UTC)

    example.load_example(owner, now=now, language=language)

    today = dt.date(2026, 5, 18 + weekday)
    assert all(event.on <= today and event.on.weekday() < 5 for event in Event.objects.exclude(on=today))
    assert "{" not in "".join(Event.objects.values_list("text", flat=True))


def test_loaded_twice_it_stands_once(owner, now):
    first = example.load_example(owner, now=now)

    assert example.load_example(owner, now=now) == first
    assert Opening.objects.count() == 7


def test_it_goes_without_a_trace(owner, opening, now):
    before = all_of_it(owner)
    cast = example.load_example(owner, now=now, language="en")
    openings.change_opening(owner, opening.pk, now=now, came_from=cast[0])
    events.add_note(owner, cast[0].pk, "tried it out", now=now)

    assert example.clear_example(owner, now=now) == 7

    assert all_of_it(owner) == before


def test_clearing_it_can_be_undone(owner, now):
    example.load_example(owner, now=now)
    before = all_of_it(owner)
    example.clear_example(owner, now=now)

    undoing.undo(owner, now=now)

    assert all_of_it(owner) == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_refused_one_has_a_portrait_and_something_that_shone(owner, now, today, language):
    cast = example.load_example(owner, now=now, language=language)
    role = growth.role_called(owner, growth.role_of_opening(cast[1]))
    asked_for, held = growth.gaps_of(owner, role, today)

    assert len(asked_for.traits) > 6
    assert len(held.shone) == 2
    example.clear_example(owner, now=now)
    assert not Debrief.objects.exists()
