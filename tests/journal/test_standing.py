"""The advice of the day is kept as long as it counts."""

import datetime as dt

import pytest

import huiyin
from huiyin.advisor.advice import Advice, Because
from huiyin.journal import standing
from huiyin.journal.models import Standing
from huiyin.journal.services import events, undoing


@pytest.fixture
def asked(monkeypatch):
    """Stands in for the advisor and counts what it is asked."""
    cases = []

    def advise_many(many, *, history=()):
        cases.extend(many)
        return [
            Advice(
                id=case.id,
                today=case.today,
                move="wait",
                on=case.today,
                channel=None,
                situations={"deciding": 0.25, "stuck": 0.75},
                p_offer=0.5,
                p_news_7d=0.25,
                because=(Because("a week of silence", "stuck", 0.5),),
                next_look=case.today + dt.timedelta(days=len(case.events)),
                worth={"wait": 1.0},
            )
            for case in many
        ]

    monkeypatch.setattr(huiyin, "advise_many", advise_many, raising=False)
    return cases


def test_asked_twice_the_advisor_works_once(opening, today, asked):
    first = standing.advice_of([opening], today, language="en")
    second = standing.advice_of([opening], today, language="en")

    assert first == second
    assert first[0].because == (Because("a week of silence", "stuck", 0.5),)
    assert len(asked) == 1


def test_whatever_happens_in_the_opening_asks_anew(owner, opening, now, today, asked):
    def news() -> int:
        opening.refresh_from_db()
        (advice,) = standing.advice_of([opening], today, language="en")
        return (advice.next_look - today).days

    assert news() == 0
    events.log_interview(owner, opening.pk, now=now)
    assert news() == 1
    word = events.log_received(owner, opening.pk, now=now, text="…", reading={})
    assert news() == 2
    events.correct_reading(owner, word.pk, {"outcome": "pending"}, now=now)
    news()
    events.change_event(owner, word.pk, now=now, subject="Result")
    news()
    assert len(asked) == 5
    events.remove_event(owner, word.pk, now=now)
    assert news() == 1
    undoing.undo(owner, now=now)
    assert news() == 2
    undoing.redo(owner, now=now)
    assert news() == 1
    assert len(asked) == 8


def test_another_day_and_another_language_ask_anew(opening, today, asked):
    standing.advice_of([opening], today, language="en")
    standing.advice_of([opening], today, language="zh")
    standing.advice_of([opening], today + dt.timedelta(days=1), language="zh")

    assert [(case.today, case.language) for case in asked] == [
        (today, "en"),
        (today, "zh"),
        (today + dt.timedelta(days=1), "zh"),
    ]
    assert Standing.objects.count() == 2


def test_the_order_is_that_of_the_question(owner, opening, now, today, asked):
    from huiyin.journal.services import openings

    other = openings.add_opening(owner, now=now, company="Blue Quay")
    standing.advice_of([other], today, language="en")

    assert [advice.id for advice in standing.advice_of([opening, other], today, language="en")] == [
        opening.pk,
        other.pk,
    ]
    assert len(asked) == 2


def test_the_openings_that_ended_teach_and_the_example_does_not(owner, now, opening, monkeypatch) -> None:
    from huiyin.journal.services.openings import add_opening, set_stage

    asked = {}
    real = huiyin.advise_many

    def advise_many(cases, *, history=()):
        asked["history"] = [case.id for case in history]
        return real(cases, history=history)

    monkeypatch.setattr(huiyin, "advise_many", advise_many)
    ended = add_opening(owner, now=now, company="Old Mill")
    set_stage(owner, ended.pk, "closed", "rejected", now=now)
    made_up = add_opening(owner, now=now, company="Made up", is_example=True)
    set_stage(owner, made_up.pk, "closed", "rejected", now=now)
    standing.advice_of([opening], now.date())
    assert asked["history"] == [ended.pk]


def test_the_marks_tell_the_same_order_as_the_whole_advice_kept_or_not(owner, now) -> None:
    from huiyin.journal import queries
    from huiyin.journal.services import example

    example.load_example(owner, now=now, language="en")
    day = now.date()
    worked_out = queries.marked(owner, day, language="en")
    marks = queries.marked(owner, day, language="en")
    assert marks == worked_out
    whole = queries.todays(owner, day, language="en")
    assert marks == [standing.Mark.of(*pair) for pair in whole]
    pairs = standing.pairs_of([mark.key for mark in marks], day, language="en")
    assert [pairs[mark.key] for mark in marks] == whole
