"""What is counted over the whole journal."""

import datetime as dt

from huiyin.journal import tallies
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY


def day(ago: int) -> dt.date:
    return TODAY - dt.timedelta(days=ago)


def seat(owner, company="Firm", **fields):
    return openings.add_opening(owner, now=NOW, company=company, **fields)


def heard(owner, opening, ago, outcome="pending", **more):
    said = {"outcome": outcome, **more}
    return events.log_received(
        owner, opening.pk, now=NOW, on=day(ago), channel="wechat", text="…", reading=said
    )


def test_the_wait_begins_at_the_last_interview_and_ends_with_the_first_word_after_it(owner):
    opening = seat(owner)
    events.log_interview(owner, opening.pk, now=NOW, on=day(40))
    heard(owner, opening, 35)
    events.log_interview(owner, opening.pk, now=NOW, on=day(30), last=True)
    heard(owner, opening, 20)
    heard(owner, opening, 10)
    (way,) = tallies.ways(owner, TODAY)
    assert (way.any_talk, way.talked, way.heard) == (True, day(30), day(20))


def test_without_a_talk_there_is_no_wait_and_a_wish_is_no_way(owner, stranger):
    seat(owner)
    seat(owner, stage="wishlist")
    seat(stranger)
    (way,) = tallies.ways(owner, TODAY)
    assert (way.any_talk, way.talked, way.heard, way.is_open) == (False, None, None, True)


def test_a_message_is_followed_by_a_word_within_the_week_or_not(owner):
    opening = seat(owner)
    for ago, channel, move in ((30, "wechat", "ask"), (20, "wechat", "thank"), (9, "email", "ask")):
        events.log_sent(owner, opening.pk, now=NOW, on=day(ago), channel=channel, move=move, text="?")
    heard(owner, opening, 23)
    heard(owner, opening, 9)
    channels, moves = tallies.followed(owner, 7)
    assert channels == {"wechat": (1, 2), "email": (1, 1)}
    assert moves == {"ask": (2, 2), "thank": (0, 1)}


def test_a_promise_is_kept_by_a_later_word_up_to_its_day(owner):
    opening = seat(owner)
    for made, by in ((30, 25), (20, 15), (2, -3)):
        events.log_promise(owner, opening.pk, now=NOW, on=day(made), by=day(by))
    heard(owner, opening, 30)
    heard(owner, opening, 15)
    assert tallies.promises(owner, TODAY) == (1, 1)


def test_reasons_come_from_ends_only(owner):
    one, other = seat(owner, "A"), seat(owner, "B")
    heard(owner, one, 9, "rejected", reasons=["salary", "timing"])
    heard(owner, other, 8, "on_hold", reasons=["timing"])
    heard(owner, other, 7, "pending", reasons=["culture"])
    assert tallies.reasons(owner) == ([("timing", 2), ("salary", 1)], 2)
