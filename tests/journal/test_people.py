"""The people behind the door, and who led to whom."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.journal import queries
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Involvement, Person
from huiyin.journal.services import events, people
from tests.conftest import TODAY


def test_it_works(owner, opening, now):
    person = people.add_person(owner, now=now, opening_id=opening.pk, part="decider", name="沈岚")

    assert Person.objects.get().name == "沈岚"
    assert [(one.person, one.part) for one in opening.involvements.all()] == [(person, "decider")]
    assert list(opening.people.all()) == [person]


def test_said_twice_it_stands_once(owner, opening, now):
    person = people.add_person(owner, now=now, name="沈岚")

    first = people.connect(owner, person.pk, opening.pk, "hr", now=now)
    assert people.connect(owner, person.pk, opening.pk, "hr", now=now) == first
    assert Involvement.objects.count() == 1

    people.disconnect(owner, first.pk, now=now)
    assert not Involvement.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " "),
        ("name", "x" * 10_000),
        ("email", "no address"),
        ("phone", "1" * 60),
        ("age", 40),
    ],
)
def test_a_value_that_cannot_be_is_named(owner, now, field, value):
    with pytest.raises(ValidationError) as error:
        people.add_person(owner, now=now, **{"name": "沈岚", field: value})

    assert field in error.value.message_dict
    assert not Person.objects.exists()


def test_an_unknown_part_is_refused_and_the_person_not_kept(owner, opening, now):
    with pytest.raises(ValidationError):
        people.add_person(owner, now=now, opening_id=opening.pk, part="boss", name="沈岚")

    assert not Person.objects.exists()


def test_nobody_introduces_themselves_not_even_around_corners(owner, now):
    first = people.add_person(owner, now=now, name="A")
    second = people.add_person(owner, now=now, name="B", introduced_by=first)

    for wrong in (first, second):
        with pytest.raises(ValidationError) as error:
            people.change_person(owner, first.pk, now=now, introduced_by=wrong)
        assert "introduced_by" in error.value.message_dict


def test_two_tabs_lose_nothing(owner, now):
    person = people.add_person(owner, now=now, name="A")
    people.change_person(owner, person.pk, now=now, version=1, phone="1")

    with pytest.raises(Conflict):
        people.change_person(owner, person.pk, now=now, version=1, phone="2")


def test_a_stranger_cannot_be_named(owner, stranger, now):
    theirs = people.add_person(stranger, now=now, name="Theirs")

    with pytest.raises(ValidationError):
        people.add_person(owner, now=now, name="Mine", introduced_by=theirs)
    with pytest.raises(Person.DoesNotExist):
        people.change_person(owner, theirs.pk, now=now, phone="1")


def test_the_last_contact_with_hr_is_the_last_message_in_their_opening(owner, now, opening):
    on = TODAY - dt.timedelta(days=4)
    hr = people.add_person(owner, now=now, opening_id=opening.pk, name="Ms Lin", part="hr")
    boss = people.add_person(owner, now=now, opening_id=opening.pk, name="Mr Gao", part="decider")
    events.log_sent(owner, opening.pk, now=now, on=on, move="ask", channel="wechat", text="?")
    events.log_introduction(owner, opening.pk, now=now, on=on - dt.timedelta(days=1), person=boss)
    found = {one.name: one.last_contact for one in queries.people_of(owner)}
    assert found == {hr.name: on, boss.name: on - dt.timedelta(days=1)}
