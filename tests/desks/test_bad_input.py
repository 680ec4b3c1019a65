"""What a hasty, unlucky or hostile hand may send: nothing is lost, nothing runs, nothing is done twice."""

import pytest
from django.test import Client

from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events
from tests.conftest import NOW, TODAY
from tests.desks.test_adding import NEW

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_two_clicks_are_one_action(desk: Client, english: None) -> None:
    first, second = desk.post("/openings/new/", NEW), desk.post("/openings/new/", NEW)
    assert first.url == second.url
    assert (Opening.objects.count(), Event.objects.count()) == (1, 2)
    opening = Opening.objects.get()
    for _click in range(2):
        desk.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": "x", "once": "mark-2"})
        desk.post(
            f"/openings/{opening.pk}/compose/",
            {"do": "sent", "text": "谢谢您", "channel": "wechat", "move": "ask", "once": "mark-3"},
        )
    assert Event.objects.filter(kind="note").count() == 1
    assert Event.objects.filter(kind="sent").count() == 1


def test_script_in_every_field_is_shown_as_text(desk: Client, english: None) -> None:
    fields = (
        "company",
        "title",
        "hr_name",
        "address_as",
        "city",
        "can_give",
        "new_material",
        "notes",
        "topics",
    )
    desk.post("/openings/new/", {**NEW, **dict.fromkeys(fields, EVIL)})
    opening = Opening.objects.get()
    desk.post(f"/openings/{opening.pk}/log/interview/", {"on": "2026-05-19", "round": "hr", "text": EVIL})
    desk.post(f"/openings/{opening.pk}/log/promise/", {"on": "2026-05-19", "by": "2026-06-01", "text": EVIL})
    desk.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": EVIL})
    seen = desk.post(
        f"/openings/{opening.pk}/answer/",
        {"do": "read", "text": EVIL, "channel": "wechat", "on": "2026-05-19"},
    )
    pages = [
        "/",
        "/openings/",
        "/board/",
        "/people/",
        f"/openings/{opening.pk}/",
        f"/openings/{opening.pk}/edit/",
        "/help/",
    ]
    for html in [seen.content.decode(), *(desk.get(address).content.decode() for address in pages)]:
        assert "<script>alert" not in html
        assert "<img" not in html


def test_a_name_of_ten_thousand_characters_is_refused_or_cut(desk: Client, english: None) -> None:
    refused = desk.post("/openings/new/", {**NEW, "company": "王" * 10_000})
    assert refused.context["form"].errors["company"]
    assert not Opening.objects.exists()
    desk.post("/openings/new/", {**NEW, "notes": "n" * 10_000})
    opening = Opening.objects.get()
    longest = Opening._meta.get_field("company").max_length
    Opening.objects.filter(pk=opening.pk).update(company="王" * longest)
    for address in ("/", "/openings/", "/board/", f"/openings/{opening.pk}/"):
        page = desk.get(address)
        assert page.status_code == 200
        assert page.content.decode().count("王") < 3_000


def test_two_tabs_lose_nothing(desk: Client, opening: Opening, english: None) -> None:
    start = {"company": "Green Harbour", "country": "CN", "language": "en", "version": opening.version}
    assert (
        desk.post(f"/openings/{opening.pk}/edit/", {**start, "notes": "from the first tab"}).status_code
        == 302
    )
    page = desk.post(f"/openings/{opening.pk}/edit/", {**start, "notes": "from the second tab"})
    html = page.content.decode()
    assert page.status_code == 409
    assert "from the first tab" in html
    assert "from the second tab" in html
    opening.refresh_from_db()
    assert opening.notes == "from the first tab"
    again = {**start, "notes": "both", "version": opening.version}
    assert desk.post(f"/openings/{opening.pk}/edit/", again).status_code == 302


def test_an_entry_edited_in_two_tabs_shows_both(
    desk: Client, owner: object, opening: Opening, english: None
) -> None:
    entry = events.log_interview(owner, opening.pk, now=NOW, on=TODAY, text="first")
    values = {"on": TODAY, "round": "hr", "version": entry.version}
    assert desk.post(f"/events/{entry.pk}/", {**values, "text": "one"}).status_code == 302
    page = desk.post(f"/events/{entry.pk}/", {**values, "text": "two"})
    assert page.status_code == 409
    assert "one" in page.content.decode()


def test_nothing_leads_to_another_site(desk: Client, opening: Opening, english: None) -> None:
    for bad in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "%00"):
        answer = desk.post("/undo/", {"next": bad})
        assert answer.url == "/"


def test_an_expired_form_loses_nothing(owner: object, opening: Opening, english: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    words = {"on": "2026-05-19", "text": "What I wrote <b>for an hour</b>"}
    page = strict.post(f"/openings/{opening.pk}/log/note/", words, headers={"Origin": "http://testserver"})
    assert page.status_code == 403
    html = page.content.decode()
    assert "nothing is lost" in html
    assert "What I wrote &lt;b&gt;for an hour&lt;/b&gt;" in html
    secrets = {
        "address": "somebody@example.com",
        "secret": "abcd efgh ijkl mnop",
        "password": "correct horse",
    }
    page = strict.post("/mail/settings/", secrets, headers={"Origin": "http://testserver"})
    assert "somebody@example.com" in page.content.decode()
    assert not any(secrets[name] in page.content.decode() for name in ("secret", "password"))
    elsewhere = strict.post(
        f"/openings/{opening.pk}/log/note/", words, headers={"Origin": "https://evil.example"}
    )
    assert "for an hour" not in elsewhere.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "?move=bogus",
        "?channel=pigeon",
        "?register=x&variant=-1",
        "?variant=²",
        "?variant=99999999999",
        "?move=%00",
    ],
)
def test_a_bent_address_still_shows_the_page(
    desk: Client, opening: Opening, english: None, query: str
) -> None:
    assert desk.get(f"/openings/{opening.pk}/{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["?page=-1", "?page=x", "?page=99999999999999999999", "?stage=moon", "?q=%00", "?q=" + "长" * 5_000],
)
def test_a_bent_search_still_shows_the_list(
    desk: Client, opening: Opening, english: None, query: str
) -> None:
    assert desk.get(f"/openings/{query}").status_code == 200


@pytest.mark.parametrize("address", ["/example/", "/undo/", "/redo/", "/language/", "/openings/bulk/"])
def test_what_changes_things_wants_a_press(desk: Client, owner: object, address: str) -> None:
    assert desk.get(address).status_code == 405
