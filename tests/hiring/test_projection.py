"""The candidate's page is a total function of the desk, and its secrets do not show."""

import datetime as dt
import itertools
from dataclasses import fields, replace

import pytest

from huiyin.hiring.models import OfferState, Outcome, Stage, Verdict
from huiyin.hiring.pages import inside_of, page_of
from huiyin.hiring.projection import ACTIONS, ENDED, STAGES, Inside, project, to_dict
from huiyin.hiring.services import asking, deciding, delivering, offers, standbys, telling
from tests.hiring.cast import DAY, NOW, applied, finalists, opened

DAY_1, DAY_2 = dt.date(2026, 6, 1), dt.date(2026, 6, 9)
STATES = [
    *((stage, "") for stage in Stage.values if stage != Stage.CLOSED),
    *((Stage.CLOSED, outcome) for outcome in Outcome.values),
]
TOLD = ["", *Verdict.values]
OFFERS = ["", *OfferState.values]


def every_state():
    bools = (False, True)
    for (stage, outcome), told, offer, erased, met, ahead, question in itertools.product(
        STATES, TOLD, OFFERS, bools, bools, bools, ("", "open", "answered")
    ):
        yield Inside(
            stage=stage,
            outcome=outcome,
            told=told,
            told_until=DAY_1 if told == Verdict.STANDBY else None,
            offer=offer,
            erased=erased,
            interviewed=met,
            interview_ahead=ahead,
            question=question,
            answer_by=DAY_2,
        )


def test_every_state_has_a_page():
    seen = [project(inside) for inside in every_state()]

    assert {one.stage for one in seen} == set(STAGES)
    for one in seen:
        assert set(one.may) <= set(ACTIONS)
        assert one.ended == (one.stage in ENDED)
        assert ("accept" in one.may) == (one.stage == "offer")
        assert one.news_by is None or not one.ended
        to_dict(one)


SECRETS = {
    "place": (None, 1, 2),
    "untold": TOLD,
    "tell_on": (None, DAY_1),
    "standby": (False, True),
    "on_hold": (False, True),
    "others": (0, 7),
}


def test_no_secret_shows():
    for inside in itertools.islice(every_state(), 0, None, 7):
        seen = project(inside)
        for name, values in SECRETS.items():
            assert all(project(replace(inside, **{name: value})) == seen for value in values), name


def test_every_field_is_known_to_be_public_or_secret():
    public = {
        "stage", "outcome", "erased", "interviewed", "interview_ahead", "told", "told_until", "offer",
        "offer_answer_by", "starts_on", "answer_by", "promised_by", "question", "consent", "referral", "asked_again",
    }  # fmt: skip
    assert {field.name for field in fields(Inside)} == public | set(SECRETS)


UNDECIDED_LOOKING = [
    (stage, outcome)
    for stage, outcome in STATES
    if stage not in (Stage.ACCEPTED,) and outcome in ("", "not_chosen", "seat_gone", "offer_withdrawn")
]


@pytest.mark.parametrize("offer", ["", "approval", "ready", "cancelled"])
def test_until_they_are_told_all_who_were_interviewed_look_alike(offer):
    """Shortlisted, with the department, first, second, refused, about to get an offer: one page."""
    pages = {
        project(Inside(stage, outcome, interviewed=True, offer=offer, answer_by=DAY_2))
        for stage, outcome in UNDECIDED_LOOKING
    }
    assert len(pages) == 1
    assert pages.pop().stage == "considering"


def test_the_page_changes_when_they_are_told_and_not_before(people):
    opening = opened(people)
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    page = lambda one: page_of(type(one).objects.get(pk=one.pk), now=NOW).to_dict()  # noqa: E731
    assert page(first) == page(second) == page(third)

    deciding.refuse(people.desk, [third.pk], **do)
    standbys.put_on_standby(people.desk, second.pk, until=NOW.date() + 7 * DAY, **do)
    offer = offers.prepare_offer(people.desk, first.pk, **do)
    assert page(first) == page(second) == page(third)

    for one in telling.to_tell(people.desk):
        delivering.told_by_hand(people.desk, one.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)
    assert [page(one)["stage"] for one in (first, second, third)] == ["offer", "standby", "not_chosen"]
    assert page(second)["news_by"] == "2026-05-27"

    deciding.refuse(people.desk, [second.pk], **do)
    assert page(second)["stage"] == "standby"
    assert "step_back" in page(second)["may"]


def test_what_the_page_allows_can_be_done_at_any_moment(people):
    """Whoever was refused without knowing may step back as if nothing were decided, and it counts."""
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)

    asking.step_back(people.desk, one.pk, by=people.by.candidate(), now=NOW)

    one.refresh_from_db()
    assert one.outcome == Outcome.STEPPED_BACK
    assert not telling.to_tell(people.desk)
    assert page_of(one, now=NOW).seen.stage == "stepped_back"


def test_a_withdrawn_offer_stands_until_they_hear_of_it(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    offer = offers.prepare_offer(people.desk, one.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)
    offers.withdraw_offer(people.desk, offer.pk, **do)
    assert page_of(one, now=NOW).seen.stage == "offer"

    offers.accept_offer(people.desk, offer.pk, by=people.by.candidate(), now=NOW)

    one.refresh_from_db()
    assert one.stage == Stage.ACCEPTED
    assert not telling.to_tell(people.desk)


def test_who_was_told_no_and_was_brought_back_in_silence_is_not_told_twice(people):
    opening = opened(people)
    _first, second = finalists(people, opening, "Ann", "Bo")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [second.pk], **do)
    (told,) = telling.to_tell(people.desk)
    delivering.told_by_hand(people.desk, told.pk, **do)

    deciding.bring_back(people.desk, second.pk, by=people.by, now=NOW + DAY)
    assert page_of(type(second).objects.get(pk=second.pk), now=NOW + DAY).seen.stage == "not_chosen"
    deciding.refuse(people.desk, [second.pk], by=people.by, now=NOW + DAY)

    assert not telling.to_tell(people.desk)


def test_an_interview_is_not_leaked_by_being_marked(people):
    """What took place counts, whether HR has marked it or not."""
    opening = opened(people)
    one = applied(people, opening, "Ann")
    assert not inside_of(one, now=NOW).interviewed
