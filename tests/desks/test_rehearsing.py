"""Rehearsing on the desk: a scene, a talk, the door."""

import re
from typing import Any

import pytest
from django.test import Client

from huiyin.growth.rehearsal.scenes import scenes
from huiyin.journal.models import Rehearsal
from huiyin.journal.services import undoing
from tests.conftest import NOW
from tests.desks.test_pages import nothing_inline

SAID = {
    "zh": ["您好，我是面试用户运营的陈可，不管结果怎样都没关系，想问问结果", "谢谢您，我理解，再见"],
    "en": [
        "Hello, this is Carol, I interviewed for the community role. Any news?",
        "Thank you, I understand. Goodbye",
    ],
}


def say(desk: Client, *texts: str, **more: str) -> str:
    """Says one turn after the other, as the page sends them; gives the last page."""
    page = desk.get("/rehearse/untold_no/?seed=1").content.decode()
    for number, text in enumerate(texts):
        page = desk.post("/rehearse/untold_no/", form(page, text, once=str(number), **more)).content.decode()
    return page


def form(page: str, text: str, **more: str) -> dict[str, Any]:
    """What the page's form would send with this text in it."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    return {**hidden, "text": text, **more}


def test_every_scene_begins(desk: Client, language: str) -> None:
    page = desk.get("/rehearse/").content.decode()
    assert nothing_inline(page)
    for name, scene in scenes().items():
        assert scene.told[language].title in page  # type: ignore[index]
        begun = desk.get(f"/rehearse/{name}/")
        assert begun.status_code == 200
        assert nothing_inline(begun.content.decode())


def test_a_talk_to_its_end_opens_the_door_and_is_kept(desk: Client, owner: Any, language: str) -> None:
    first, second = SAID[language]
    over = say(desk, first, second)
    row = Rehearsal.objects.get(owner=owner)
    assert f"/rehearse/kept/{row.pk}/" in over
    assert row.said == [first, second]
    door = desk.get(f"/rehearse/kept/{row.pk}/").content.decode()
    assert nothing_inline(door)
    assert ("部门已经选了别人" if language == "zh" else "had chosen somebody else") in door
    assert f"/rehearse/kept/{row.pk}/" in desk.get("/rehearse/").content.decode()


def test_a_talk_left_midway_waits_and_goes_on(desk: Client, language: str) -> None:
    first, second = SAID[language]
    assert first in say(desk, first)
    row = Rehearsal.objects.get()
    assert row.going_on
    scenes_page = desk.get("/rehearse/").content.decode()
    assert ("接着聊" if language == "zh" else "Go on with the talk") in scenes_page
    assert f"/rehearse/kept/{row.pk}/" not in scenes_page.replace(f"kept/{row.pk}/remove", "")
    assert desk.get(f"/rehearse/kept/{row.pk}/").headers["Location"] == "/rehearse/untold_no/"
    back = desk.get("/rehearse/untold_no/").content.decode()
    assert first in back
    desk.post("/rehearse/untold_no/", form(back, second))
    row.refresh_from_db()
    assert row.said == [first, second]
    assert not row.going_on


def test_undo_takes_back_the_last_turn_and_again_says_it(desk: Client, owner: Any, english: None) -> None:
    say(desk, *SAID["en"])
    undoing.undo(owner, now=NOW)
    assert Rehearsal.objects.get().said == SAID["en"][:1]
    assert SAID["en"][0] in desk.get("/rehearse/untold_no/").content.decode()
    undoing.redo(owner, now=NOW)
    assert Rehearsal.objects.get().said == SAID["en"]


def test_the_same_press_twice_keeps_it_once(desk: Client, english: None) -> None:
    begun = desk.get("/rehearse/untold_no/").content.decode()
    going = [desk.post("/rehearse/untold_no/", form(begun, SAID["en"][0], once="a")) for _press in range(2)]
    for _press in range(2):
        desk.post("/rehearse/untold_no/", form(going[0].content.decode(), SAID["en"][1], once="b"))
    assert Rehearsal.objects.get().said == SAID["en"]


def test_another_tab_that_went_on_is_not_talked_over(desk: Client, english: None) -> None:
    going = say(desk, SAID["en"][0])
    desk.post("/rehearse/untold_no/", form(going, SAID["en"][1], once="c"))
    late = desk.post("/rehearse/untold_no/", form(going, "Why?", once="d")).content.decode()
    assert Rehearsal.objects.get().said == SAID["en"]
    assert SAID["en"][1] in late


def test_hanging_up_is_an_end_and_can_be_taken_back(desk: Client, owner: Any, english: None) -> None:
    going = say(desk, SAID["en"][0])
    desk.post("/rehearse/untold_no/", form(going, "", do="hang_up"))
    row = Rehearsal.objects.get()
    assert row.summary["ended"] == "you_hung_up"
    assert desk.get(f"/rehearse/kept/{row.pk}/").status_code == 200
    desk.post(f"/rehearse/kept/{row.pk}/remove/")
    assert not Rehearsal.objects.exists()
    undoing.undo(owner, now=NOW)
    assert Rehearsal.objects.exists()


def test_a_turn_that_is_too_long_comes_back_with_a_word(desk: Client, english: None) -> None:
    begun = desk.get("/rehearse/untold_no/").content.decode()
    page = desk.post("/rehearse/untold_no/", form(begun, "word " * 900))
    assert page.status_code == 400
    assert "Nobody listens" in page.content.decode()
    assert "word word" in page.content.decode()


@pytest.mark.parametrize("address", ["/rehearse/nowhere/", "/rehearse/kept/999/"])
def test_what_is_not_there_is_404(desk: Client, english: None, address: str) -> None:
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize(
    "query", ["seed=-4", "seed=9999999999999", "language=xx", "channel=pigeon", "seed=²"]
)
def test_strange_wishes_fall_back(desk: Client, english: None, query: str) -> None:
    assert desk.get(f"/rehearse/untold_no/?{query}").status_code == 200


def test_a_strangers_rehearsal_is_not_shown(desk: Client, stranger: Any, english: None) -> None:
    row = Rehearsal.objects.create(
        owner=stranger, on=NOW.date(), scene="untold_no", language="en", channel="phone", created_at=NOW
    )
    assert desk.get(f"/rehearse/kept/{row.pk}/").status_code == 404
    assert desk.post(f"/rehearse/kept/{row.pk}/remove/").status_code == 404
