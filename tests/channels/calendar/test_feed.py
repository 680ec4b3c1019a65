"""The feed: what it holds, in which language and zone, and whom its address lets in."""

import datetime as dt

import pytest
from icalendar import Calendar

from huiyin.channels.calendar import services
from huiyin.channels.calendar.entries import open_promises
from huiyin.journal.services import events, openings

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(owner, now, home):
    token = services.open_feed(owner, now=now)
    return lambda: Calendar.from_ical(services.feed_as_ics(services.feed_by(token), now=now))


def by_title(calendar):
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_it_works(owner, now, opening, feed):
    owner.profile.language = "en"
    owner.profile.save()
    openings.change_opening(
        owner,
        opening.pk,
        now=now,
        appointment_on=dt.date(2026, 5, 25),
        appointment_time=dt.time(14, 30),
        appointment_about="Second talk",
    )
    events.log_promise(owner, opening.pk, now=now, by=dt.date(2026, 5, 22))

    told = by_title(feed())

    talk = told["Second talk · Green Harbour · Marketing manager"]
    assert talk.decoded("dtstart").isoformat() == "2026-05-25T14:30:00+08:00"
    assert [alarm.decoded("trigger") for alarm in talk.walk("VALARM")] == [
        dt.timedelta(days=-1),
        dt.timedelta(hours=-1),
    ]
    promise = told["Green Harbour · Marketing manager: an answer is promised by today"]
    assert promise.decoded("dtstart") == dt.date(2026, 5, 22)
    assert told["Look at Green Harbour · Marketing manager again"].decoded("dtstart") == dt.date(2026, 5, 25)
    assert [str(zone["tzid"]) for zone in feed().walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_it_speaks_the_persons_language(owner, now, opening, feed):
    titles = " ".join(by_title(feed()))
    owner.profile.language = "en"
    owner.profile.save()
    assert "Look at" in " ".join(by_title(feed()))
    assert titles


def test_without_names_it_tells_nobody_where_one_applies(owner, now, opening, feed):
    services.change_feed(owner, now=now, with_names=False, alarms=False)
    events.log_promise(owner, opening.pk, now=now, by=dt.date(2026, 5, 22))
    openings.change_opening(
        owner, opening.pk, now=now, appointment_on=dt.date(2026, 5, 25), appointment_about="With Ms Wang"
    )
    text = feed().to_ical().decode()
    assert len(feed().walk("VEVENT")) == 3
    for word in ("Green", "Harbour", "Marketing", "Wang", "VALARM"):
        assert word not in text


def test_it_says_the_same_as_long_as_the_journal_does(owner, now, opening, feed):
    assert feed().to_ical() == feed().to_ical()


def test_the_address_is_secret_and_can_be_taken_back(owner, now, home):
    first = services.open_feed(owner, now=now)
    feed = services.feed_by(first)
    assert first not in feed.sealed_token
    assert services.token_of(feed) == first

    second = services.open_feed(owner, now=now)
    assert services.feed_by(first) is None
    assert services.feed_by(second).owner == owner
    services.close_feed(owner, now=now)
    assert services.feed_by(second) is None
    assert services.feed_by("") is None
    assert services.token_of(services.feed_of(owner, now=now)) == ""


def test_a_promise_is_open_until_word_comes(owner, now, opening):
    events.log_promise(owner, opening.pk, now=now, on=dt.date(2026, 5, 8), by=dt.date(2026, 5, 14))
    assert open_promises(owner) == {opening: dt.date(2026, 5, 14)}
    events.log_received(owner, opening.pk, now=now, on=dt.date(2026, 5, 9), reading={"outcome": "no_info"})
    assert open_promises(owner) == {opening: dt.date(2026, 5, 14)}
    events.log_received(
        owner,
        opening.pk,
        now=now,
        on=dt.date(2026, 5, 12),
        reading={"outcome": "pending", "promised_date": "2026-05-21"},
    )
    assert open_promises(owner) == {opening: dt.date(2026, 5, 21)}
    events.log_received(owner, opening.pk, now=now, on=dt.date(2026, 5, 19), reading={"outcome": "pending"})
    assert open_promises(owner) == {}
