"""The bridge: what the journal holds becomes what the advisor sees, and nothing else does."""

import datetime as dt

from huiyin.journal.case import case_of, cases_of
from huiyin.journal.models import Event
from huiyin.journal.services import events, openings, profiles
from huiyin.process.case import Case


def test_it_works(owner, now, today):
    profiles.change_profile(owner, now=now, name="Carol", language="zh")
    opening = openings.add_opening(
        owner, now=now, company="拾光家居", title="市场经理", sector="retail", hr_name="赵琳", address_as="赵老师",
        wish=5, topics=["新品"], country="CN",
    )  # fmt: skip
    events.log_interview(
        owner, opening.pk, now=now, on=dt.date(2026, 5, 8), round="manager", last=True, signals=["friendly"]
    )
    events.log_promise(owner, opening.pk, now=now, on=dt.date(2026, 5, 8), by=dt.date(2026, 5, 15))
    events.log_sent(
        owner, opening.pk, now=now, on=dt.date(2026, 5, 18), move="ask", channel="phone", text="您好"
    )
    events.log_received(
        owner,
        opening.pk,
        now=now,
        on=dt.date(2026, 5, 19),
        channel="wechat",
        text="…",
        reading={"outcome": "pending"},
    )
    events.add_note(owner, opening.pk, "想去", now=now)

    case = case_of(opening, today)

    assert (case.id, case.wish, case.language, case.name) == (opening.pk, 5, "zh", "Carol")
    assert (case.opening.company, case.opening.hr_name, case.opening.topics) == (
        "拾光家居",
        "赵老师",
        ("新品",),
    )
    assert [event.kind for event in case.events] == ["interview", "promise", "sent", "received"]
    assert case.events[0].signals == ("friendly",)
    assert case.events[1].by == dt.date(2026, 5, 15)
    assert (case.events[2].move, case.events[2].channel) == ("ask", "phone")
    assert case.events[3].reading is not None
    assert case.events[3].reading.outcome == "pending"
    assert Case.of(case.to_dict()).to_dict() == case.to_dict(), "a case by the contract"


def test_what_comes_later_and_what_is_unconfirmed_is_no_evidence(owner, opening, now):
    events.log_interview(owner, opening.pk, now=now, on=dt.date(2026, 5, 8))
    waiting = events.log_received(owner, opening.pk, now=now, text="…", reading={"outcome": "offer"})
    assert len(case_of(opening, dt.date(2026, 5, 20)).events) == 2
    assert len(case_of(opening, dt.date(2026, 5, 19)).events) == 1

    Event.objects.filter(pk=waiting.pk).update(confirmed=False)

    assert len(case_of(opening, dt.date(2026, 5, 20)).events) == 1


def test_the_corrected_reading_is_the_one_that_counts(owner, opening, now, today):
    event = events.log_received(owner, opening.pk, now=now, text="…", reading={"outcome": "rejected"})
    events.correct_reading(owner, event.pk, {"outcome": "on_hold"}, now=now)

    reading = case_of(opening, today).events[0].reading

    assert reading is not None
    assert reading.outcome == "on_hold"


def test_the_order_of_one_day_is_that_of_its_moments_then_of_noting(owner, opening, now, today):
    def word(text, hour=None):
        at = None if hour is None else dt.datetime(2026, 5, 20, hour, tzinfo=dt.UTC)
        events.log_received(owner, opening.pk, now=now, at=at, subject=text, text=text, reading={})

    word("no moment")
    word("third", 3)
    word("first", 1)

    assert [event.text for event in opening.events.all()] == ["first", "third", "no moment"]


def test_many_openings_take_two_queries(owner, now, today, django_assert_num_queries):
    def more(count):
        for number in range(count):
            seat = openings.add_opening(owner, now=now, company=f"Firm {number}")
            events.log_interview(owner, seat.pk, now=now, last=True)
        return list(owner.openings.order_by("pk"))

    few = more(2)
    with django_assert_num_queries(2):
        cases_of(few, today)
    many = more(10)
    with django_assert_num_queries(2):
        cases = cases_of(many, today)

    assert [case.id for case in cases] == [opening.pk for opening in many]
    assert cases[0] == case_of(many[0], today)


def test_what_outcomes_are_worth_to_the_person_comes_along(owner, now, today):
    opening = openings.add_opening(owner, now=now, company="拾光家居", title="市场经理", country="CN")
    assert case_of(opening, today).worth is None
    profiles.change_profile(owner, now=now, worth={"offer": 20, "contact": -1})
    worth = case_of(opening, today).worth
    assert worth is not None
    assert (worth.offer, worth.contact, worth.knowing) == (20, -1, 1)
    profiles.change_profile(owner, now=now, worth={"contact": 5})
    assert case_of(opening, today).worth is None, "what makes no sense is left out"
