"""What the search as a whole shows, in words that fit how little is known."""

import datetime as dt

import pytest
from django.test import Client

from huiyin.desks.candidate.contexts.answers import Wait, answers_of
from huiyin.desks.candidate.contexts.record import record_of
from huiyin.desks.candidate.person import Desk
from huiyin.journal.models import Opening, Standing
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY

SITUATIONS = ("deciding", "stuck", "backup", "declined_untold", "frozen", "offer_coming")


def waited(owner: object, days: int, outcome: str = "") -> Opening:
    """An opening whose last talk was `days` ago; with an outcome, HR spoke five days later."""
    opening = openings.add_opening(owner, now=NOW, company="Northbank <Ltd>")
    on = TODAY - dt.timedelta(days=days)
    events.log_interview(owner, opening.pk, now=NOW, on=on, last=True)
    if outcome:
        said = on + dt.timedelta(days=5)
        events.log_sent(
            owner, opening.pk, now=NOW, on=said - dt.timedelta(days=1), move="ask", channel="wechat", text="?"
        )
        events.log_received(
            owner, opening.pk, now=NOW, on=said, channel="wechat", text="…", reading={"outcome": outcome}
        )
    return opening


def held(opening: Opening, likeliest: str, odds: float) -> None:
    """The odds as the page had them on the day before HR spoke."""
    rest = (1 - odds) / 5
    told = {name: odds if name == likeliest else rest for name in SITUATIONS}
    said = opening.events.get(kind="received").on
    Standing.objects.create(
        owner_id=opening.owner_id,
        opening=opening,
        on=said - dt.timedelta(days=1),
        revision=1,
        language="en",
        made_by="1",
        advice={"situations": told},
    )


def test_few_answers_are_called_few(desk: Client, owner: object, english: None) -> None:
    waited(owner, 20, "rejected")
    waited(owner, 3)
    page = desk.get("/insights/").content.decode()
    assert "1 answer after 2 last interviews: too few to say what is usual with you." in page
    assert "1 of 1 answered within a week" in page
    assert "read it as a diary" in page


def test_those_who_still_wait_count(english: None) -> None:
    day = dt.date(2026, 3, 2)
    ended = [Wait("CN", "internet", day, day + dt.timedelta(days=7), True) for _ in range(5)]
    open_ones = [Wait("CN", "internet", day, day + dt.timedelta(days=40), False) for _ in range(6)]
    assert answers_of(ended).own.median == 5
    assert answers_of([*ended, *open_ones]).own.median is None
    assert answers_of([]) is None


def test_the_odds_are_held_against_what_came(owner: object, english: None) -> None:
    desk = Desk(owner, owner.profile, NOW, TODAY, "en")
    assert record_of(desk).of == 0
    held(waited(owner, 30, "rejected"), "declined_untold", 0.6)
    held(waited(owner, 31, "offer"), "declined_untold", 0.5)
    waited(owner, 32, "rejected")
    record = record_of(desk)
    assert (record.right, record.of) == (1, 2)
    assert record.expected == pytest.approx(1.1)
    assert "So few say little yet." in record.sentence
    assert sum(count for _held, _came, count in record.rows) == 2


def test_the_picture_stands_alone_and_names_nobody(desk: Client, owner: object, english: None) -> None:
    assert desk.get("/insights/search.svg").status_code == 404
    waited(owner, 20, "rejected")
    answer = desk.get("/insights/search.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer["Content-Disposition"]
    picture = answer.content.decode()
    assert picture.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "1 opening, 1 with an interview" in picture
    assert "Northbank" not in picture
    from xml.etree import ElementTree

    ElementTree.fromstring(picture)


def test_the_picture_is_also_there_as_pixels(desk: Client, owner: object, language: str) -> None:
    assert desk.get("/insights/search.png").status_code == 404
    waited(owner, 20, "rejected")
    answer = desk.get("/insights/search.png")
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    width, height = (int.from_bytes(answer.content[at : at + 4], "big") for at in (16, 20))
    assert width > 1_500
    assert height > 700
