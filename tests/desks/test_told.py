"""What HR has said is what the page says; a refusal is never called a no that nobody has told."""

import datetime as dt

import pytest
from django.test import Client

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts.told import Told, plainly, told_of
from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY

UNTOLD = str(wording.MOST_LIKELY["declined_untold"])


def heard(owner: object, text: str, **reading: object) -> Opening:
    opening = openings.add_opening(owner, now=NOW, company="Northbank", language="en")
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=40), last=True)
    events.log_received(
        owner,
        opening.pk,
        now=NOW,
        on=TODAY - dt.timedelta(days=30),
        channel="email",
        text=text,
        reading=reading,
    )
    opening.refresh_from_db()
    return opening


@pytest.mark.parametrize(
    "text",
    [
        "We made an offer to another candidate; you are our second choice.",
        "You are our runner-up, so we keep you in reserve.",
        "您目前是第二顺位，如果前面的人不来我第一时间联系您",
        "这边先给您做备选",
        "岗位只有一个，您排在第二",
    ],
)
def test_who_was_told_to_be_second_is_next_in_line(
    desk: Client, owner: object, english: None, text: str
) -> None:
    opening = heard(owner, text, outcome="on_hold")
    page = desk.get(f"/openings/{opening.pk}/").content.decode()
    assert "<h1>They told you: you are next in line.</h1>" in page
    assert "They told you: you are next in line." in desk.get("/").content.decode()


def test_a_frozen_seat_is_no_second_place(owner: object, english: None) -> None:
    opening = heard(
        owner, "The headcount is frozen for now.", outcome="on_hold", reasons=["headcount_frozen"]
    )
    assert plainly(opening, told_of([opening])[opening.pk]) == "They told you: the seat is on hold."


@pytest.mark.parametrize("outcome", ["rejected", "filled"])
def test_a_refusal_is_never_untold(desk: Client, owner: object, english: None, outcome: str) -> None:
    opening = heard(owner, "We have decided for somebody else.", outcome=outcome)
    for address in ("/", "/openings/", f"/openings/{opening.pk}/"):
        assert UNTOLD not in desk.get(address).content.decode(), address
    # Also where somebody moved the card back by hand.
    openings.set_stage(owner, opening.pk, "waiting", "", now=NOW)
    for address in ("/", "/openings/", f"/openings/{opening.pk}/"):
        assert UNTOLD not in desk.get(address).content.decode(), address


def test_who_has_thanked_has_closed_it_well(owner: object, english: None) -> None:
    opening = heard(owner, "We have decided for somebody else.", outcome="rejected")
    assert "closed it well" not in plainly(opening, told_of([opening])[opening.pk])
    events.log_sent(
        owner,
        opening.pk,
        now=NOW,
        on=TODAY - dt.timedelta(days=29),
        move="thank",
        channel="email",
        text="Thanks",
    )
    assert plainly(opening, told_of([opening])[opening.pk]) == "It was a no; you closed it well."


def test_a_later_talk_makes_an_old_word_old(owner: object, english: None) -> None:
    opening = heard(owner, "You are our second choice.", outcome="on_hold")
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=3))
    assert told_of([opening])[opening.pk] == Told()
    assert plainly(opening, Told()) == ""
    assert Event.objects.count() == 3


def test_a_seat_that_is_open_again_is_said_first(desk: Client, owner: object, english: None) -> None:
    opening = heard(
        owner, "The first choice withdrew. Are you still interested?", outcome="pending", seat_reopened=True
    )
    page = desk.get(f"/openings/{opening.pk}/").content.decode()
    assert "<h1>The seat is open again, and they came back to you.</h1>" in page


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("We have made an offer to another candidate. You are our second choice.", True),
        ("名额只有一个，您排在第二位，谢谢您的时间。", True),
        ("We are still waiting to meet another candidate.", False),
        ("还在和第一人选沟通，下周给您答复。", False),
    ],
)
def test_second_place_said_to_ones_face_counts_also_where_the_rest_is_open(
    owner: object, english: None, text: str, second: bool
) -> None:
    opening = heard(owner, text, outcome="pending")
    assert told_of([opening])[opening.pk].in_reserve is second


def test_who_has_just_asked_does_not_read_of_a_no_first(
    desk: Client, owner: object, opening: Opening, english: None
) -> None:
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=12), last=True)
    address = f"/openings/{opening.pk}/"
    for days, turn in ((3, False), (0, True)):
        on = TODAY - dt.timedelta(days=days)
        events.log_sent(owner, opening.pk, now=NOW, on=on, move="ask", channel="wechat", text="Any news?")
        assert ("It is their turn now" in desk.get(address).content.decode()) is turn
    events.log_received(owner, opening.pk, now=NOW, channel="wechat", text="Still comparing.")
    assert "It is their turn now" not in desk.get(address).content.decode()
