"""A backup comes back on the page: looked at first, then in place, and what was there before is a press away."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from huiyin.journal.models import Opening
from huiyin.journal.services import backup, openings
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("home")


def saved(desk: Client) -> bytes:
    return b"".join(desk.post("/export/everything.zip").streaming_content)


def given(desk: Client, content: bytes):
    return desk.post("/restore/", {"file": SimpleUploadedFile("huiyin.zip", content)})


def test_it_shows_what_the_file_holds_before_anything_changes(
    desk: Client, owner: object, cast: list
) -> None:
    kept = saved(desk)
    openings.add_opening(owner, now=NOW, company="Only here")
    address = given(desk, kept).headers["Location"]
    page = desk.get(address).content.decode()
    assert any(escape(one.company) in page for one in cast)
    assert "Only here" in page
    assert Opening.objects.filter(company="Only here").exists()
    assert "Only here" in desk.get("/openings/").content.decode()

    desk.post(address, {"do": "leave"})
    assert desk.get(address).status_code == 302, "what was left is not kept for later"
    assert Opening.objects.filter(company="Only here").exists()


def test_it_takes_the_place_and_the_way_back_is_on_the_page(
    desk: Client, owner: object, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    openings.add_opening(owner, now=NOW, company="Green Harbour")
    kept = saved(desk)
    openings.add_opening(owner, now=NOW, company="Only here")
    address = given(desk, kept).headers["Location"]
    said = desk.post(address, {"do": "restore"}, follow=True).content.decode()
    assert "Everything is back." in said
    assert [one.company for one in Opening.objects.all()] == ["Green Harbour"]

    monkeypatch.setattr("huiyin.desks.stationery.clock.now", lambda: NOW + dt.timedelta(minutes=1))
    listed = desk.get("/restore/").content.decode()
    (copy,) = re.findall(r'href="(/restore/before-restore-[^"]+)"', listed)
    desk.post(copy, {"do": "restore"})
    assert Opening.objects.filter(company="Only here").exists()
    assert len(backup.copies_of(owner)) == 2, "the copy itself stays"


def test_what_is_no_backup_is_told_kindly_and_changes_nothing(
    desk: Client, owner: object, english: None
) -> None:
    openings.add_opening(owner, now=NOW, company="Green Harbour")
    for content in (b"", b"not a zip", saved(desk)[:-200]):
        page = given(desk, content)
        assert page.status_code == 400
        assert "The journal is as it was" in page.content.decode() or content == b""
    assert desk.post("/restore/").status_code == 400
    for mark in ("x", "0" * 32, "before-restore-1-nothing"):
        said = desk.get(f"/restore/{mark}/", follow=True).content.decode()
        assert "no longer here" in said
    assert Opening.objects.count() == 1


def test_a_copy_of_somebody_else_is_not_found(
    desk: Client, owner: object, stranger: object, english: None
) -> None:
    openings.add_opening(stranger, now=NOW, company="Theirs")
    file = backup.safety_folder() / f"before-restore-{stranger.pk}-20260519-120000-000000.zip"
    backup.backup_to(stranger, file, now=NOW)
    assert "before-restore" not in desk.get("/restore/").content.decode()
    assert "no longer here" in desk.get(f"/restore/{file.stem}/", follow=True).content.decode()
