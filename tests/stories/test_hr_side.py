"""S1 and S3 from HR's side of the table: the travelling head decides, and the decent second is called within the minute."""

import datetime as dt

import pytest

from huiyin.hiring import queries
from huiyin.hiring.errors import NotAllowed, Untold
from huiyin.hiring.models import Offer, Outcome, Stage, Telling
from huiyin.hiring.pages import page_of
from huiyin.hiring.services import (
    asking,
    chasing,
    deciding,
    delivering,
    desks,
    interviews,
    offers,
    openings,
    standbys,
    telling,
    undoing,
)
from huiyin.hiring.services.work import Actor
from tests.hiring.cast import DAY, applied, cast, opened

MINUTE = dt.timedelta(minutes=1)
MAY_8 = dt.datetime(2026, 5, 8, 2, 0, tzinfo=dt.UTC)
"""A Friday morning in Shanghai: Carol's interview."""


@pytest.fixture
def people(owner):
    return cast(owner)


def seen(application, now):
    found = type(application).objects.select_related("opening__desk", "opening__hr", "candidate")
    return page_of(found.get(pk=application.pk), now=now).seen


def test_s1_the_head_travels_and_nobody_has_to_be_called(people):
    """What lay still for a week in the story: here the desk knows whose turn it is, and it is one tap from anywhere."""
    desk, hr = people.desk, people.by
    opening = opened(
        people, now=MAY_8 - 9 * DAY, title="市场经理", deadline_days=10, approver=people.approver
    )
    carol = applied(people, opening, "Carol", now=MAY_8 - 8 * DAY)
    meeting = interviews.schedule(
        desk, carol.pk, by=hr, now=MAY_8 - 3 * DAY, starts_at=MAY_8, round="经理面", place="三楼会议室"
    )
    assert seen(carol, MAY_8 - DAY).stage == "interview"
    desks.add_absence(
        desk, people.head.pk, dt.date(2026, 5, 9), dt.date(2026, 5, 20), by=hr, now=MAY_8, why="出差"
    )
    interviews.hold_interview(desk, meeting.pk, by=hr, now=MAY_8 + DAY / 4)
    interviews.give_scorecard(
        desk, meeting.pk, people.head.pk, by=Actor.colleague(people.head), now=MAY_8 + DAY / 4
    )

    # She sees when to expect news, and not that the head is away.
    assert seen(carol, MAY_8 + DAY).stage == "considering"
    assert seen(carol, MAY_8 + DAY).news_by == dt.date(2026, 5, 18)

    # On the day it is due the deputy is on the hook, is reminded once, and later the chief hears of it.
    due = MAY_8 + 5 * DAY
    (waits,) = queries.who_waits_for_whom(desk, desk.day(due))
    assert (waits.for_whom, waits.instead_of) == (people.deputy, [people.head])
    letters = [one for days in range(12) for one in chasing.remind(desk, now=MAY_8 + days * DAY)]
    assert [(one.colleague, one.reminders.get().level) for one in letters] == [
        (people.deputy, 1),
        (people.chief, 2),
    ]

    # Carol asks once; it costs HR one answer, and changes nothing else.
    question = asking.ask(desk, carol.pk, "请问结果出来了吗？", by=Actor.candidate(), now=MAY_8 + 9 * DAY)
    asking.answer(desk, question.pk, "还在等部门决定，周一前给你消息。", by=hr, now=MAY_8 + 9 * DAY + MINUTE)
    assert "ask" not in seen(carol, MAY_8 + 9 * DAY).may

    # The head decides from the phone on the road; the offer goes through its approver, and out.
    decided = MAY_8 + 10 * DAY
    road = Actor.colleague(people.head)
    deciding.order_finalists(desk, opening.pk, [carol.pk], by=road, now=decided, decided_by_id=people.head.pk)
    offer = offers.prepare_offer(desk, carol.pk, by=hr, now=decided, terms="涨薪 40%")
    assert seen(carol, decided).stage == "considering"
    with pytest.raises(NotAllowed):
        offers.make_offer(desk, offer.pk, by=hr, now=decided)
    offers.approve_offer(
        desk, offer.pk, by=Actor.colleague(people.approver), now=decided, approved_by_id=people.approver.pk
    )
    offers.make_offer(desk, offer.pk, by=hr, now=decided)
    assert "accept" in seen(carol, decided).may
    offers.accept_offer(desk, offer.pk, by=Actor.candidate(), now=decided + DAY)
    offers.start(desk, offer.pk, by=hr, now=decided + 30 * DAY)
    openings.close_opening(desk, opening.pk, by=hr, now=decided + 30 * DAY)

    carol.refresh_from_db()
    assert carol.outcome == Outcome.HIRED
    assert carol.answered_late is True


MARCH_1 = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)


def three_finalists(people):
    """One seat; the first fits better, the brilliant one is second, a third behind them."""
    opening = opened(people, now=MARCH_1, title="高级顾问")
    found = []
    for name in ("First", "Brilliant", "Third"):
        one = applied(people, opening, name, now=MARCH_1)
        meeting = interviews.schedule(people.desk, one.pk, by=people.by, now=MARCH_1, starts_at=MARCH_1)
        interviews.hold_interview(people.desk, meeting.pk, by=people.by, now=MARCH_1 + DAY)
        found.append(one)
    deciding.order_finalists(
        people.desk, opening.pk, [one.pk for one in found], by=people.by, now=MARCH_1 + DAY,
        decided_by_id=people.head.pk,
    )  # fmt: skip
    return opening, found


def test_s3_the_first_drops_out_and_the_second_is_called_within_the_minute(people):
    desk, hr, now = people.desk, people.by, MARCH_1 + 2 * DAY
    opening, (first, second, third) = three_finalists(people)
    offer = offers.prepare_offer(desk, first.pk, by=hr, now=now)
    offers.make_offer(desk, offer.pk, by=hr, now=now)
    offers.accept_offer(desk, offer.pk, by=Actor.candidate(), now=now + DAY)

    # The second is told the truth, with a day; the third is refused and told.
    until = desk.day(now + 14 * DAY)
    standbys.put_on_standby(
        desk, second.pk, by=hr, now=now, until=until, promised="你排第二；若第一位不来，先找你。"
    )
    deciding.refuse(desk, [third.pk], by=hr, now=now, reasons=["experience"])
    assert seen(second, now).stage == "considering"
    for one in telling.to_tell(desk):
        delivering.told_by_hand(desk, one.pk, by=hr, now=now)
    assert (seen(second, now).stage, seen(second, now).news_by) == ("standby", until)
    assert (seen(third, now).stage, seen(third, now).ended) == ("not_chosen", True)
    with pytest.raises(Untold) as refused:
        openings.close_opening(desk, opening.pk, by=hr, now=now)
    assert [one.pk for one in refused.value.waiting] == [second.pk]

    # The first does not come. Who is next, how to reach them, what they were told and until when: one look.
    dropped = now + 5 * DAY
    offers.drop_out(desk, offer.pk, by=hr, now=dropped)
    up = queries.next_up(opening)
    assert [(one.application.candidate.name, one.how) for one in up] == [
        ("Brilliant", "standby"),
        ("Third", "told_no"),
    ]
    assert up[0].application.candidate.email == "brilliant@example.com"
    assert (up[0].until, up[0].standby.promised) == (until, "你排第二；若第一位不来，先找你。")
    second.refresh_from_db()
    assert (second.owed_what, second.owed_from) == ("offer", people.hr)
    called = offers.prepare_offer(desk, second.pk, by=hr, now=dropped + MINUTE)
    offers.make_offer(desk, called.pk, by=hr, now=dropped + MINUTE)
    assert seen(second, dropped + MINUTE).stage == "offer"

    first.refresh_from_db()
    assert (first.stage, first.outcome) == (Stage.CLOSED, Outcome.DROPPED_OUT)
    assert Offer.objects.get(pk=offer.pk).state == "dropped_out"


def test_s3_whoever_presses_costs_hr_one_tap(people):
    """The calls of the story: on this page one question can be asked, and its answer stands there to be read again."""
    desk, now = people.desk, MARCH_1 + 3 * DAY
    _opening, (_first, second, _third) = three_finalists(people)
    question = asking.ask(desk, second.pk, "我什么时候可以入职？", by=Actor.candidate(), now=now)
    asking.answer(desk, question.pk, "部门还在比较，下周三前告诉你。", by=people.by, now=now)

    for day in range(1, 5):
        with pytest.raises(NotAllowed):
            asking.ask(desk, second.pk, "你们就是拉我来凑人数的吧", by=Actor.candidate(), now=now + day * DAY)
    second.refresh_from_db()
    assert (second.stage, second.place) == (Stage.FINALIST, 2)


def test_s3_a_second_who_was_told_no_is_still_brought_up(people):
    """No is not always final: the seat opens again after everybody was told."""
    desk, hr, now = people.desk, people.by, MARCH_1 + 2 * DAY
    opening, (first, second, third) = three_finalists(people)
    offer = offers.prepare_offer(desk, first.pk, by=hr, now=now)
    offers.make_offer(desk, offer.pk, by=hr, now=now)
    offers.accept_offer(desk, offer.pk, by=Actor.candidate(), now=now)
    deciding.refuse(desk, [second.pk, third.pk], by=hr, now=now)
    for one in telling.to_tell(desk):
        delivering.told_by_hand(desk, one.pk, by=hr, now=now)

    offers.drop_out(desk, offer.pk, by=hr, now=now + 9 * DAY)
    (up, _behind) = queries.next_up(opening)
    assert (up.application.pk, up.how) == (second.pk, "told_no")
    deciding.bring_back(desk, second.pk, by=hr, now=now + 9 * DAY)
    again = offers.prepare_offer(desk, second.pk, by=hr, now=now + 9 * DAY)
    offers.make_offer(desk, again.pk, by=hr, now=now + 9 * DAY)

    assert seen(second, now + 9 * DAY).stage == "offer"
    assert Telling.objects.filter(application=second, told_at__isnull=False).count() == 1


def test_a_decision_in_anger_is_taken_back_before_anybody_hears_of_it(people):
    desk, hr, now = people.desk, people.by, MARCH_1 + 2 * DAY
    _opening, (_first, second, _third) = three_finalists(people)
    before = seen(second, now)
    deciding.refuse(desk, [second.pk], by=hr, now=now, reasons=["other"])
    assert seen(second, now) == before

    undoing.undo(desk, undoing.last_undoable(desk).pk, by=hr, now=now + MINUTE)

    second.refresh_from_db()
    assert (second.stage, second.place) == (Stage.FINALIST, 2)
    assert not telling.to_tell(desk)


def test_a_decider_who_decides_on_a_closed_opening_is_told_so(people):
    desk, hr, now = people.desk, people.by, MARCH_1 + 2 * DAY
    opening, found = three_finalists(people)
    deciding.refuse(desk, [one.pk for one in found], by=hr, now=now, verdict="seat_gone")
    for one in telling.to_tell(desk):
        delivering.told_by_hand(desk, one.pk, by=hr, now=now)
    openings.close_opening(desk, opening.pk, by=hr, now=now)

    with pytest.raises(NotAllowed, match="closed"):
        deciding.order_finalists(
            desk, opening.pk, [found[0].pk], by=Actor.colleague(people.head), now=now,
            decided_by_id=people.head.pk,
        )  # fmt: skip
