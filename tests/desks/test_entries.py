"""What happened in an opening is noted, mended, and taken back."""

import pytest
from django.test import Client

from huiyin.journal.models import Action, Event, Opening
from huiyin.journal.services import events
from tests.conftest import NOW


def test_each_kind_of_entry_is_kept(desk: Client, opening: Opening, language: str) -> None:
    address = f"/openings/{opening.pk}/log"
    desk.post(
        f"{address}/interview/",
        {"on": "2026-05-08", "round": "manager", "signals": ["pay_discussed"], "last": "on"},
    )
    desk.post(f"{address}/promise/", {"on": "2026-05-08", "by": "2026-05-14", "text": "周五前"})
    desk.post(f"{address}/sent/", {"on": "2026-05-15", "channel": "phone", "move": "ask", "text": ""})
    desk.post(f"{address}/note/", {"on": "2026-05-15", "text": "n"})
    assert sorted(opening.events.values_list("kind", flat=True)) == ["interview", "note", "promise", "sent"]
    desk.post(f"{address}/withdrawn/", {"on": "2026-05-16", "text": ""})
    opening.refresh_from_db()
    assert (opening.stage, opening.outcome) == ("closed", "withdrawn")


@pytest.mark.parametrize("kind", ["interview", "promise", "sent", "note", "withdrawn"])
def test_a_day_ahead_is_refused(desk: Client, opening: Opening, english: None, kind: str) -> None:
    values = {"on": "2026-05-25", "by": "2026-06-01", "channel": "phone", "text": "x"}
    page = desk.post(f"/openings/{opening.pk}/log/{kind}/", values)
    assert page.status_code == 400
    assert not opening.events.exists()


def test_what_was_done_can_be_taken_back_also_after_a_reload(
    desk: Client, owner: object, opening: Opening, language: str
) -> None:
    desk.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": "oops"})
    address = f"/openings/{opening.pk}/"
    for _load in range(2):
        assert "data-toast" in desk.get(address).content.decode()
    action = Action.objects.first()
    assert desk.post("/undo/", {"action": action.pk, "next": address}).url == address
    assert not Event.objects.exists()
    desk.post("/redo/", {"next": address})
    assert Event.objects.exists()


def test_undo_of_an_opening_leads_to_a_page_that_is_there(desk: Client, english: None) -> None:
    address = desk.post("/openings/new/", {"company": "X", "country": "CN"}).url
    assert desk.get(desk.post("/undo/", {"next": address}).url).status_code == 200


def test_after_taking_back_nothing_more_is_offered_to_be_taken_back(
    desk: Client, owner: object, opening: Opening, english: None
) -> None:
    events.add_note(owner, opening.pk, "well", now=NOW)
    assert "data-toast" in desk.get("/").content.decode()
    desk.post("/undo/")
    assert "data-toast" not in desk.get("/").content.decode()
    events.add_note(owner, opening.pk, "once more", now=NOW)
    assert "data-toast" in desk.get("/").content.decode()
