"""Whose turn it is: a table of states, and who acts when somebody is away."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.hiring.models import OfferState, Outcome, Owes, Stage
from huiyin.hiring.owing import Standing, Turn, Who, acting, answer_by, escalated, turn
from huiyin.process.calendar import working_days
from tests.hiring.cast import finalists, interviewed, opened

WEDNESDAY = dt.date(2026, 5, 20)
CHINA = working_days("CN")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


TABLE = [
    (Standing("applied", applied_on=WEDNESDAY), Turn(Owes.HR, "screen", day("05-27"))),
    (Standing("shortlisted", stage_since=WEDNESDAY), Turn(Owes.HR, "invite", day("05-25"))),
    (Standing("interviewing", interview_on=WEDNESDAY), Turn(Owes.HR, "hold", day("05-21"))),
    (
        Standing("interviewing", interviewed_on=WEDNESDAY, missing_scores_from=(7, 8)),
        Turn(Owes.INTERVIEWER, "score", day("05-22"), 7),
    ),
    (Standing("interviewing", interviewed_on=WEDNESDAY), Turn(Owes.HR, "invite", day("05-25"))),
    (Standing("deciding", stage_since=WEDNESDAY), Turn(Owes.HEAD, "decide", day("05-25"))),
    (
        Standing("deciding", interviewed_on=WEDNESDAY, missing_scores_from=(7,)),
        Turn(Owes.INTERVIEWER, "score", day("05-22"), 7),
    ),
    # Never later than the answer itself, or the day that was named to the person.
    (
        Standing("deciding", stage_since=WEDNESDAY, answer_by=day("05-22")),
        Turn(Owes.HEAD, "decide", day("05-22")),
    ),
    (
        Standing("deciding", stage_since=WEDNESDAY, promised_by=day("05-21")),
        Turn(Owes.HEAD, "decide", day("05-21")),
    ),
    (
        Standing("finalist", stage_since=WEDNESDAY, seat_free=True, first=True),
        Turn(Owes.HR, "offer", day("05-22")),
    ),
    (Standing("finalist", answer_by=day("06-03")), Turn(Owes.HR, "news", day("06-03"))),
    (
        Standing("finalist", answer_by=day("06-03"), standby_until=day("05-29")),
        Turn(Owes.HR, "news", day("05-29")),
    ),
    (
        Standing("offer", offer=OfferState.APPROVAL, offer_since=WEDNESDAY),
        Turn(Owes.APPROVER, "approve", day("05-22")),
    ),
    (Standing("offer", offer=OfferState.READY, offer_since=WEDNESDAY), Turn(Owes.HR, "make", day("05-21"))),
    (
        Standing("offer", offer=OfferState.OUT, offer_answer_by=day("06-10")),
        Turn(Owes.CANDIDATE, "reply", day("06-10")),
    ),
    (Standing("accepted", starts_on=day("07-01")), Turn(Owes.HR, "start", day("07-01"))),
    (
        Standing("closed", "not_chosen", telling="open", telling_since=WEDNESDAY),
        Turn(Owes.HR, "tell", day("05-21")),
    ),
    (
        Standing("closed", "not_chosen", telling="failed", telling_since=WEDNESDAY),
        Turn(Owes.HR, "tell", day("05-21")),
    ),
    (
        Standing("closed", "not_chosen", telling="open", telling_since=WEDNESDAY, tell_on=day("05-29")),
        Turn(Owes.HR, "tell", day("05-29")),
    ),
    (Standing("finalist", telling="open", telling_since=WEDNESDAY), Turn(Owes.HR, "tell", day("05-21"))),
    (Standing("closed", "not_chosen", telling="done"), Turn()),
    (Standing("closed", "hired"), Turn()),
    (Standing("closed", "hired", question_since=WEDNESDAY), Turn(Owes.HR, "answer", day("05-21"))),
    (
        Standing("deciding", stage_since=WEDNESDAY, question_since=WEDNESDAY),
        Turn(Owes.HR, "answer", day("05-21")),
    ),
]


@pytest.mark.parametrize(("standing", "expected"), TABLE)
def test_whose_turn_it_is(standing, expected):
    assert turn(standing, CHINA) == expected


STANDINGS = st.builds(
    Standing,
    stage=st.sampled_from([stage for stage in Stage.values if stage != Stage.CLOSED]),
    applied_on=st.dates(day("01-01"), day("12-31")),
    stage_since=st.dates(day("01-01"), day("12-31")),
    interviewed_on=st.none() | st.dates(day("01-01"), day("12-31")),
    answer_by=st.dates(day("01-01"), day("12-31")),
    promised_by=st.none() | st.dates(day("01-01"), day("12-31")),
    offer=st.sampled_from(["", *OfferState.values]),
    telling=st.sampled_from(["", "open", "done", "failed"]),
    seat_free=st.booleans(),
    first=st.booleans(),
)


@settings(deadline=None)
@given(STANDINGS)
def test_whoever_is_undecided_has_somebody_whose_turn_it_is_until_a_day(standing):
    found = turn(standing, CHINA)
    assert found.owes
    assert found.what
    if found.what == "start":
        return
    assert found.by is not None
    if standing.stage not in (Stage.OFFER, Stage.ACCEPTED):
        assert found.by <= standing.answer_by


@settings(deadline=None)
@given(st.sampled_from(Outcome.values))
def test_whoever_was_told_is_owed_nothing(outcome):
    assert turn(Standing("closed", outcome, telling="done"), CHINA) == Turn()


def test_the_day_named_to_whoever_stands_by_takes_the_place_of_the_rules():
    told = Standing("finalist", answer_by=day("05-20"), standby_until=day("05-29"), telling="done")
    assert turn(told, CHINA).by == day("05-29")


def test_the_day_of_the_answer_counts_from_the_last_interview():
    applied, met = day("05-01"), day("05-20")
    assert answer_by("own", 14, met, applied) == day("06-03")
    assert answer_by("own", 14, None, applied) == day("05-15")
    assert answer_by("ontario", 14, met, applied) == day("07-04")


AWAY = ((day("05-18"), day("05-29")),)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([Who(1)], 1),
        ([Who(1, deputy=2, away=AWAY), Who(2)], 2),
        ([Who(1, deputy=2, away=AWAY), Who(2, deputy=3, away=AWAY), Who(3)], 3),
        ([Who(1, deputy=2, away=AWAY), Who(2, deputy=1, chief=3, away=AWAY), Who(3)], 3),
        ([Who(1, chief=3, away=AWAY), Who(3)], 3),
        ([Who(1, chief=3, away=AWAY), Who(3, away=AWAY)], 1),
        ([Who(1, deputy=2, left_on=day("05-01")), Who(2)], 2),
        ([Who(1, deputy=2, left_on=day("06-01")), Who(2)], 1),
    ],
)
def test_who_acts_for_whoever_is_away(people, expected):
    assert acting(1, {who.key: who for who in people}, WEDNESDAY) == expected


def test_it_goes_to_the_chief_after_some_working_days():
    assert not escalated(day("05-15"), CHINA, WEDNESDAY)
    assert escalated(day("05-14"), CHINA, WEDNESDAY)
    assert not escalated(None, CHINA, WEDNESDAY)


def test_the_turn_is_kept_with_every_verb(people):
    opening = opened(people)
    (one,) = interviewed(people, opening, "Ann")
    assert (one.owes, one.owed_what, one.owed_from_id) == (Owes.HEAD, "decide", people.head.pk)
    first, second = finalists(people, opening, "Bo", "Chen")
    assert (first.owed_what, second.owed_what) == ("offer", "news")
