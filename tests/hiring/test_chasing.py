"""Whoever's turn it is hears of it: once, and their chief once."""

import datetime as dt

from huiyin.hiring import queries
from huiyin.hiring.models import Application, LetterState, Reminder
from huiyin.hiring.services import chasing, deciding, desks, outbox
from tests.hiring.cast import DAY, NOW, applied, interviewed, opened


def test_the_travelling_head_is_stood_in_for(people):
    opening = opened(people)
    interviewed(people, opening, "Ann", "Bo")
    today = NOW.date() + 6 * DAY
    desks.add_absence(
        people.desk, people.head.pk, NOW.date(), NOW.date() + 20 * DAY, by=people.by, now=NOW, why="出差"
    )

    (waits,) = queries.who_waits_for_whom(people.desk, today)

    assert waits.for_whom == people.deputy
    assert waits.instead_of == [people.head]
    assert [wait.application.candidate.name for wait in waits.waits] == ["Ann", "Bo"]
    assert {wait.what for wait in waits.waits} == {"decide"}


def test_nobody_is_reminded_twice_of_the_same(people):
    opening = opened(people)
    interviewed(people, opening, "Ann", "Bo")
    later = NOW + 5 * DAY

    first = chasing.remind(people.desk, now=later)
    again = chasing.remind(people.desk, now=later)
    next_day = chasing.remind(people.desk, now=later + DAY)

    assert [letter.colleague for letter in first] == [people.head]
    assert "Ann" in first[0].text
    assert "Bo" in first[0].text
    assert not again
    assert not next_day
    assert Reminder.objects.count() == 2


def test_the_chief_hears_of_it_once_when_it_stays_undone(people):
    opening = opened(people)
    interviewed(people, opening, "Ann")
    chasing.remind(people.desk, now=NOW + 5 * DAY)

    late = chasing.remind(people.desk, now=NOW + 9 * DAY)
    later = chasing.remind(people.desk, now=NOW + 12 * DAY)

    assert [letter.colleague for letter in late] == [people.chief]
    assert not later


def test_the_clock_refuses_nobody(people):
    opening = opened(people)
    interviewed(people, opening, "Ann")
    applied(people, opening, "Bo")
    before = list(Application.objects.values_list("pk", "stage", "outcome"))

    for days in range(1, 90, 3):
        chasing.remind(people.desk, now=NOW + days * DAY)

    assert list(Application.objects.values_list("pk", "stage", "outcome")) == before


def test_it_rests_on_days_off(people):
    opening = opened(people)
    interviewed(people, opening, "Ann")
    saturday = dt.datetime(2026, 5, 30, 4, 0, tzinfo=dt.UTC)

    assert not chasing.remind(people.desk, now=saturday)
    assert chasing.remind(people.desk, now=saturday + 2 * DAY)


def test_reminders_wait_for_a_press_unless_the_desk_sends_them_by_itself(people):
    opening = opened(people)
    interviewed(people, opening, "Ann")
    (draft,) = chasing.remind(people.desk, now=NOW + 5 * DAY)
    assert draft.state == LetterState.DRAFT
    assert not outbox.take(people.desk, now=NOW + 6 * DAY, holder="one")

    desks.change_desk(people.desk, by=people.by, now=NOW, reminds=True)
    interviewed(people, opening, "Bo")
    (letter,) = chasing.remind(
        people.desk, now=NOW + 6 * DAY, link=lambda who, some, now: f"https://example.com/{who.pk}"
    )
    assert letter.state == LetterState.APPROVED
    assert f"https://example.com/{people.head.pk}" in letter.text
    assert [one.pk for one in outbox.take(people.desk, now=NOW + 6 * DAY, holder="one")] == [letter.pk]


def test_what_is_decided_is_not_reminded_of(people):
    opening = opened(people)
    one, two = interviewed(people, opening, "Ann", "Bo")
    do = {"by": people.by, "now": NOW}
    deciding.order_finalists(people.desk, opening.pk, [one.pk, two.pk], decided_by_id=people.head.pk, **do)

    letters = chasing.remind(people.desk, now=NOW + 2 * DAY)

    assert [letter.colleague for letter in letters] == [people.hr]
