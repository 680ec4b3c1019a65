"""What is due for introductions, the cold approach, and the watch list on the desk."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from huiyin.desks.stationery.templatetags.desk import day_from
from huiyin.growth.messages import message
from huiyin.journal import introducing
from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY
from tests.desks.test_pages import nothing_inline


@pytest.fixture
def introduced(owner: Any, english: None) -> Opening:
    """HR refused, warmly, and named somebody else; thanks were said."""
    opening = openings.add_opening(
        owner,
        now=NOW,
        company="Green Harbour",
        title="editor",
        hr_name="Ms Zhao",
        language="en",
        country="US",
    )
    told = {"outcome": "rejected", "warmth": 2, "referral": True, "reasons": ["experience"]}
    day = TODAY - dt.timedelta(2)
    events.log_received(owner, opening.pk, now=NOW, on=day, channel="im", text="…", reading=told)
    events.log_sent(owner, opening.pk, now=NOW, on=day, move="thank", channel="im", text="Thank you")
    return opening


def test_the_next_side_is_written_to_and_told_of(desk: Client, owner: Any, introduced: Opening) -> None:
    page = desk.get("/people/").content.decode()
    assert "Which company did it lead to?" in page
    assert nothing_inline(page)
    desk.post(f"/people/led/{introduced.pk}/", {"company": "Blue Lantern", "whom": "Mr Lin", "once": "a"})
    led = Opening.objects.get(company="Blue Lantern")
    assert led.came_from_id == introduced.pk
    assert "Write to Mr Lin" in desk.get("/people/").content.decode()
    assert "Write to Mr Lin" in desk.get("/").content.decode()
    desk.post(f"/people/sent/{led.pk}/", {"move": "follow_introduction", "text": "Hello", "once": "b"})
    made = introducing.introductions_of(owner)
    assert made[0].seen.written == TODAY
    assert [task.kind for task, _one in introducing.tasks_of(made, TODAY)] == ["follow", "report"]


def test_an_introduction_may_be_declined_with_thanks(desk: Client, owner: Any, introduced: Opening) -> None:
    page = desk.get("/people/").content.decode()
    assert "It is not for me" in page
    words = message("decline", "en", hr="Ms Zhao")
    desk.post(f"/people/sent/{introduced.pk}/", {"move": "thank", "text": words, "once": "n"})
    assert introducing.introductions_of(owner)[0].seen.declined
    assert "Which company did it lead to?" not in desk.get("/people/").content.decode()


def test_a_press_without_a_company_does_nothing(desk: Client, introduced: Opening) -> None:
    desk.post(f"/people/led/{introduced.pk}/", {"company": "  "})
    assert Opening.objects.count() == 1


def test_after_a_friendly_no_one_may_ask(desk: Client, owner: Any, english: None) -> None:
    opening = openings.add_opening(
        owner, now=NOW, company="Green Harbour", hr_name="Ms Zhao", language="en", country="US"
    )
    day = TODAY - dt.timedelta(5)
    told = {"outcome": "rejected", "warmth": 1}
    events.log_received(owner, opening.pk, now=NOW, on=day, channel="im", text="…", reading=told)
    assert introducing.to_be_asked(owner, TODAY) == []
    events.log_sent(owner, opening.pk, now=NOW, on=day, move="thank", channel="im", text="Thank you")
    assert "Ask Ms Zhao for an introduction" in desk.get("/people/").content.decode()
    desk.post(f"/people/sent/{opening.pk}/", {"move": "", "text": "Do you know of anybody?", "once": "c"})
    assert introducing.to_be_asked(owner, TODAY) == []


def test_an_approach_is_written_kept_and_reminded_of_once(desk: Client, owner: Any, language: str) -> None:
    given = {
        "company": "Green Harbour",
        "title": "editor",
        "material": "a study of three rivals",
        "channel": "im",
        "language": "en",
        "once": "d",
    }
    page = desk.post("/approach/", {**given, "do": "words"}).content.decode()
    assert "a study of three rivals" in page
    assert nothing_inline(page)
    desk.post("/approach/", {**given, "do": "sent", "text": "Hello, I made a study. Thank you."})
    opening = Opening.objects.get(company="Green Harbour")
    assert Event.objects.get(opening=opening).text.startswith("Hello")
    Event.objects.filter(opening=opening).update(on=TODAY - dt.timedelta(9))
    page = desk.get("/approach/").content.decode()
    assert f"/people/sent/{opening.pk}/" in page
    desk.post(f"/people/sent/{opening.pk}/", {"text": "One reminder", "once": "e", "next": "/approach/"})
    assert f"/people/sent/{opening.pk}/" not in desk.get("/approach/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"company": ""}, {"material": "a\nb\nc\nd"}, {"channel": "pigeon"}, {"company": "x" * 300}]
)
def test_an_approach_that_cannot_be_says_why(desk: Client, english: None, wrong: dict[str, str]) -> None:
    given = {"company": "Green Harbour", "channel": "im", "language": "en", "do": "words"} | wrong
    page = desk.post("/approach/", given)
    assert page.status_code == 400
    assert 'class="wrong"' in page.content.decode()


def test_closed_seats_are_watched(desk: Client, owner: Any, introduced: Opening) -> None:
    page = desk.get("/watch/").content.decode()
    assert "Green Harbour" in page
    assert "You closed it well" in page
    assert nothing_inline(page)


def test_an_opening_that_waits_says_the_same_day_on_the_watch_list_and_on_its_own_page(
    desk: Client, owner: Any, cast: list[Opening], language: str
) -> None:
    waiting = [
        (opening, on)
        for opening, _seen, on in introducing.watched_from(owner, TODAY, language)
        if opening.is_open
    ]
    assert waiting
    with translation.override("zh-hans" if language == "zh" else "en"):
        said = [(opening, str(day_from(on, TODAY))) for opening, on in waiting]
    watch = desk.get("/watch/").content.decode()
    for opening, day in said:
        assert day in watch
        assert day in desk.get(f"/openings/{opening.pk}/").content.decode()


def test_the_pages_open_empty_and_with_the_example(desk: Client, cast: list[Opening], language: str) -> None:
    for address in ("/watch/", "/approach/", "/people/"):
        assert desk.get(address).status_code == 200


def test_hours_are_those_of_the_persons_zone(owner: Any, english: None) -> None:
    opening = openings.add_opening(owner, now=NOW, company="Green Harbour", language="en")
    for number in range(6):
        at = NOW - dt.timedelta(days=number + 1)
        events.log_received(
            owner,
            opening.pk,
            now=NOW,
            on=at.date(),
            at=at,
            channel="im",
            text="…",
            reading={"outcome": "pending"},
        )
    assert len(introducing.moments_of(owner)) == 6
