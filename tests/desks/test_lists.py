"""The list and the board: moved, archived together, found."""

import pytest
from django.test import Client

from huiyin.desks.candidate.contexts.openings import snippet
from huiyin.journal.models import Opening
from huiyin.journal.services import events, openings
from tests.conftest import NOW


def test_an_opening_moves_over_the_board_and_back(desk: Client, opening: Opening, english: None) -> None:
    desk.post(f"/openings/{opening.pk}/stage/", {"stage": "offer", "next": "/board/"})
    opening.refresh_from_db()
    assert opening.stage == "offer"
    desk.post(f"/openings/{opening.pk}/stage/", {"stage": "closed"})
    opening.refresh_from_db()
    assert opening.outcome == "no_answer"
    desk.post("/undo/")
    opening.refresh_from_db()
    assert opening.stage == "offer"
    assert desk.post(f"/openings/{opening.pk}/stage/", {"stage": "moon"}).status_code == 302
    opening.refresh_from_db()
    assert opening.stage == "offer"


def test_several_are_archived_in_one_action(desk: Client, owner: object, english: None) -> None:
    keys = [openings.add_opening(owner, now=NOW, company=f"C{n}").pk for n in range(3)]
    desk.post("/openings/bulk/", {"opening": [*keys, "x", "99999999999999999999"], "do": "archive"})
    assert not Opening.objects.filter(archived_at=None).exists()
    desk.post("/undo/")
    assert Opening.objects.filter(archived_at=None).count() == 3


def test_words_are_found_everywhere(desk: Client, owner: object, opening: Opening, english: None) -> None:
    events.add_note(owner, opening.pk, "聊到了露营季的选品", now=NOW)
    found = desk.get("/openings/?q=露营").content.decode()
    assert "Green Harbour" in found
    assert "聊到了<mark>露营</mark>季的选品" in found
    assert "opening-row" not in desk.get("/openings/?q=火星").content.decode()
    part = desk.get(
        "/openings/?q=露营", headers={"HX-Request": "true", "HX-Target": "found"}
    ).content.decode()
    assert "<html" not in part


def test_several_move_in_one_action(desk: Client, owner: object, english: None) -> None:
    keys = [openings.add_opening(owner, now=NOW, company=f"C{n}").pk for n in range(3)]
    desk.post("/openings/bulk/", {"opening": keys, "do": "move", "stage": "closed"})
    assert set(Opening.objects.values_list("stage", "outcome")) == {("closed", "no_answer")}
    desk.post("/undo/")
    assert set(Opening.objects.values_list("stage", flat=True)) == {"applied"}
    for wrong in ({"stage": "moon"}, {"stage": ""}, {}):
        desk.post("/openings/bulk/", {"opening": keys, "do": "move", **wrong})
    assert set(Opening.objects.values_list("stage", flat=True)) == {"applied"}
    said = desk.post("/openings/bulk/", {"do": "move", "stage": "offer"}, follow=True).content.decode()
    assert "Tick the openings that you mean." in said


@pytest.mark.parametrize(
    ("text", "words", "seen"),
    [
        ("We talked about the Spring launch", "spring", ("We talked about the ", "Spring", " launch")),
        ("聊到了露营季", "选品 露营", ("聊到了", "露营", "季")),
        ("x" * 50 + "key" + "y" * 50, "key", ("…" + "x" * 28, "key", "y" * 28 + "…")),
        ("nothing", "key", None),
        ("İİ key", "key", None),
    ],
)
def test_where_the_words_were_said(text: str, words: str, seen: tuple[str, str, str] | None) -> None:
    found = snippet(text, words)
    assert (found and (found.before, found.word, found.after)) == seen
