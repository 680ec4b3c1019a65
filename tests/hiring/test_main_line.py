"""One seat, three and more: from the opening to its close."""

import pytest
from django.db import IntegrityError, transaction

from huiyin.hiring import queries
from huiyin.hiring.errors import AlreadyTold, Conflict, NotAllowed, Untold
from huiyin.hiring.models import Event, Offer, OfferState, Outcome, Stage
from huiyin.hiring.services import (
    candidates,
    deciding,
    delivering,
    interviews,
    offers,
    openings,
    standbys,
    telling,
    undoing,
)
from tests.hiring.cast import DAY, NOW, applied, finalists, opened, plain_words


def test_it_works(people):
    opening = opened(people, criteria=["经验", "沟通"])
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}

    offer = offers.prepare_offer(people.desk, first.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)
    standbys.put_on_standby(people.desk, second.pk, until=NOW.date() + 7 * DAY, promised="第二顺位", **do)
    deciding.refuse(people.desk, [third.pk], reasons=["experience"], **do)
    offers.accept_offer(people.desk, offer.pk, **do)
    with pytest.raises(Untold) as refused:
        openings.close_opening(people.desk, opening.pk, **do)
    assert {one.pk for one in refused.value.waiting} == {second.pk, third.pk}

    for one in telling.to_tell(people.desk):
        delivering.told_by_hand(people.desk, one.pk, **do)
    offers.start(people.desk, offer.pk, **do)
    deciding.refuse(people.desk, [second.pk], **do)
    for one in telling.to_tell(people.desk):
        delivering.told_by_hand(people.desk, one.pk, **do)
    openings.close_opening(people.desk, opening.pk, **do)

    first.refresh_from_db()
    assert (first.stage, first.outcome) == (Stage.CLOSED, Outcome.HIRED)
    assert not queries.unanswered(people.desk).exists()


def test_when_the_first_declines_the_second_comes_up_with_what_was_promised(people):
    opening = opened(people)
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    offer = offers.prepare_offer(people.desk, first.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)
    until = NOW.date() + 7 * DAY
    standbys.put_on_standby(people.desk, second.pk, until=until, promised="第二顺位", **do)
    (told,) = telling.to_tell(people.desk)
    delivering.told_by_hand(people.desk, told.pk, **do)

    offers.decline_offer(people.desk, offer.pk, **do)

    up = queries.next_up(opening)
    assert [(one.application.pk, one.how) for one in up] == [(second.pk, "standby"), (third.pk, "finalist")]
    assert up[0].until == until
    assert up[0].standby.promised == "第二顺位"
    second.refresh_from_db()
    assert (second.owed_what, second.owed_from_id) == ("offer", people.hr.pk)


def test_declined_withdrawn_and_dropped_out_are_three_things(people):
    opening = opened(people, seats=3)
    do = {"by": people.by, "now": NOW}
    ends, told = [], []
    for application, end in zip(
        finalists(people, opening, "Ann", "Bo", "Chen"),
        (offers.decline_offer, offers.withdraw_offer, offers.drop_out),
        strict=True,
    ):
        offer = offers.prepare_offer(people.desk, application.pk, **do)
        offers.make_offer(people.desk, offer.pk, **do)
        if end is offers.drop_out:
            offers.accept_offer(people.desk, offer.pk, **do)
        end(people.desk, offer.pk, **do)
        for one in telling.to_tell(people.desk):
            told.append(one.application.candidate.name)
            delivering.told_by_hand(people.desk, one.pk, **do)
        offer.refresh_from_db()
        application.refresh_from_db()
        ends.append((offer.state, application.outcome))

    assert ends == [
        (OfferState.DECLINED, Outcome.DECLINED_OFFER),
        (OfferState.WITHDRAWN, Outcome.OFFER_WITHDRAWN),
        (OfferState.DROPPED_OUT, Outcome.DROPPED_OUT),
    ]
    assert told == ["Bo"]


def test_a_seat_has_one_live_offer_and_the_database_holds_it(people):
    opening = opened(people)
    first, second = finalists(people, opening, "Ann", "Bo")
    offer = offers.prepare_offer(people.desk, first.pk, by=people.by, now=NOW)

    with pytest.raises(NotAllowed):
        offers.prepare_offer(people.desk, second.pk, by=people.by, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.create(seat=offer.seat, application=second, state=OfferState.OUT, prepared_at=NOW)


def test_a_no_is_taken_back_until_it_is_told(people):
    opening = opened(people)
    (_first, second) = finalists(people, opening, "Ann", "Bo")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [second.pk], **do)

    undoing.undo(people.desk, undoing.last_undoable(people.desk).pk, **do)

    second.refresh_from_db()
    assert (second.stage, second.outcome, second.place) == (Stage.FINALIST, "", 2)
    assert not telling.to_tell(people.desk)
    deciding.refuse(people.desk, [second.pk], **do)
    (told,) = telling.to_tell(people.desk)
    refused = undoing.last_undoable(people.desk)
    delivering.told_by_hand(people.desk, told.pk, **do)
    assert undoing.last_undoable(people.desk) is None
    with pytest.raises(AlreadyTold):
        undoing.undo(people.desk, refused.pk, **do)
    with pytest.raises(AlreadyTold):
        delivering.told_by_hand(people.desk, told.pk, **do)


def test_the_batch_leaves_out_whom_it_must(people):
    opening = opened(people)
    _first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [second.pk, third.pk], **do)
    candidates.change_candidate(people.desk, third.candidate_id, email="", **do)
    keys = [one.pk for one in telling.to_tell(people.desk, opening.pk)]

    prepared = telling.prepare(people.desk, keys, plain_words, **do)
    again = telling.prepare(people.desk, keys, plain_words, **do)

    assert [letter.to for letter in prepared.letters] == ["bo@example.com"]
    assert [letter.pk for letter in again.letters] == [letter.pk for letter in prepared.letters]
    assert [one.application.pk for one, _why in prepared.left_out] == [third.pk]
    approved = telling.approve(people.desk, [prepared.letters[0].pk], **do)
    assert len(approved.letters) == 1
    assert not telling.approve(people.desk, [prepared.letters[0].pk], **do).letters


def test_of_two_recruiters_one_is_told(people):
    opening = opened(people)
    first, second = finalists(people, opening, "Ann", "Bo")
    opening.refresh_from_db()
    do = {"by": people.by, "now": NOW, "decided_by_id": people.head.pk, "version": opening.version}
    deciding.order_finalists(people.desk, opening.pk, [second.pk, first.pk], **do)

    with pytest.raises(Conflict):
        deciding.order_finalists(people.desk, opening.pk, [first.pk, second.pk], **do)


def test_a_double_click_is_one_offer(people):
    opening = opened(people, seats=2)
    (first,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW, "once": "form-1"}

    assert offers.prepare_offer(people.desk, first.pk, **do) == offers.prepare_offer(
        people.desk, first.pk, **do
    )
    assert Event.objects.filter(verb="prepare_offer").count() == 1


def test_a_list_with_mistakes_comes_in_as_far_as_it_is_right(people):
    opening = opened(people)
    applied(people, opening, "Ann")
    rows = [
        {"name": "Bo", "email": "bo@example.com", "applied_on": "2026-05-01"},
        {"name": "", "email": "nobody@example.com"},
        {"name": "Chen", "email": "not an address"},
        {"name": "Ann", "email": "ANN@example.com"},
        {"name": "Dai", "applied_on": "2026-15-40"},
        {"name": "Bo again", "email": "bo@example.com"},
    ]

    added = candidates.add_applications(people.desk, opening.pk, rows, by=people.by, now=NOW)

    assert [one.candidate.name for one in added.applications] == ["Bo"]
    assert [number for number, _why in added.wrong] == [2, 3, 5]
    assert added.there_before == [4, 6]


def test_the_log_is_only_added_to(people):
    opened(people)
    event = Event.objects.first()
    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(TypeError):
            change()


def test_whoever_waits_on_standby_stays_in_the_order(people):
    """The head reorders on the road and forgets one: what was promised to them holds."""
    opening = opened(people)
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    standbys.put_on_standby(people.desk, second.pk, until=NOW.date() + 7 * DAY, **do)

    order = deciding.order_finalists(people.desk, opening.pk, [third.pk], decided_by_id=people.head.pk, **do)

    assert order.applications == [third.pk, second.pk]
    first.refresh_from_db()
    assert (first.stage, first.place) == (Stage.DECIDING, None)


def test_a_finalist_who_is_met_once_more_stays_one(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    meeting = interviews.schedule(people.desk, one.pk, starts_at=NOW + DAY, **do)
    one.refresh_from_db()
    assert (one.stage, one.owed_what) == (Stage.FINALIST, "hold")

    interviews.cancel_interview(people.desk, meeting.pk, **do)

    one.refresh_from_db()
    assert (one.stage, one.owed_what) == (Stage.FINALIST, "offer")


def test_whoever_holds_an_offer_gets_no_second_one(people):
    opening = opened(people, seats=2)
    (one,) = finalists(people, opening, "Ann")
    offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW)

    with pytest.raises(NotAllowed):
        offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW)
