"""Every page opens, in both languages, under the strict content policy."""

import re

import pytest
from django.test import Client

from huiyin.journal.models import Event, Opening

PLAIN = [
    "/",
    "/openings/",
    "/openings/?archived=1",
    "/openings/?q=a&stage=waiting",
    "/openings/new/",
    "/board/",
    "/insights/",
    "/people/",
    "/settings/",
    "/help/",
    "/how/",
    "/more/",
    "/find/",
    "/offline/",
]


@pytest.mark.parametrize("address", PLAIN)
def test_a_page_opens_with_the_example(
    desk: Client, cast: list[Opening], language: str, address: str
) -> None:
    page = desk.get(address)
    assert page.status_code == 200
    html = page.content.decode()
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in html
    assert nothing_inline(html)
    assert html.count("<h1") == 1


@pytest.mark.parametrize("address", PLAIN)
def test_a_page_opens_with_an_empty_journal(desk: Client, language: str, address: str) -> None:
    page = desk.get(address)
    assert page.status_code == 200
    assert nothing_inline(page.content.decode())


def test_every_opening_of_the_cast_opens(desk: Client, cast: list[Opening]) -> None:
    for opening in cast:
        for tail in (
            "",
            "history/",
            "edit/",
            "answer/",
            "?channel=phone",
            "?channel=email&move=thank&register=formal&variant=2",
        ):
            page = desk.get(f"/openings/{opening.pk}/{tail}")
            assert page.status_code == 200, (opening, tail)
            assert nothing_inline(page.content.decode())


def test_every_entry_of_the_cast_can_be_looked_at(desk: Client, cast: list[Opening]) -> None:
    for entry in Event.objects.all():
        assert desk.get(f"/events/{entry.pk}/", follow=True).status_code == 200, entry


@pytest.mark.parametrize("kind", ["interview", "promise", "sent", "note", "withdrawn"])
def test_what_happened_can_be_noted(desk: Client, opening: Opening, language: str, kind: str) -> None:
    assert desk.get(f"/openings/{opening.pk}/log/{kind}/").status_code == 200


def test_a_chinese_page_says_nothing_in_english(desk: Client, owner: object) -> None:
    from huiyin.journal.services import example, profiles
    from tests.conftest import NOW

    profiles.change_profile(owner, now=NOW, language="zh")
    cast = example.load_example(owner, now=NOW, language="zh")
    addresses = [*PLAIN, *(f"/openings/{opening.pk}/" for opening in cast)]
    for address in addresses:
        words = seen(desk.get(address).content.decode())
        english = set(re.findall(r"[A-Za-z]{2,}(?: [A-Za-z]+)+", words)) - {"Huiyin"}
        assert not {phrase for phrase in english if phrase.split()[0] not in NAMES}, (address, english)


NAMES = ("HR", "NACE", "Jobvite", "Ms", "CN", "English")
"""Words that stay as they are in Chinese."""


def seen(html: str) -> str:
    """The words a person sees: no tags, no scripts, no lists of time zones."""
    body = html.partition("<body>")[2]
    body = re.sub(r"<(select|textarea|script|kbd)[^>]*>.*?</\1>", "", body, flags=re.S)
    return re.sub(r"<[^>]+>", "\n", body)


def nothing_inline(html: str) -> bool:
    """The content policy would drop inline script and style; so there is none."""
    inline = re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", html)
    return not inline


def test_the_pages_ask_nobody_else(desk: Client, cast: list[Opening]) -> None:
    for address in PLAIN:
        html = desk.get(address).content.decode()
        loaded = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"', html)
        assert all(place.startswith("/") and not place.startswith("//") for place in loaded), loaded


def test_a_wrong_address_is_a_page_with_a_way_back(desk: Client, language: str) -> None:
    for address in ("/nothing/", "/openings/999999/", "/events/999999/", "/openings/999999/answer/"):
        page = desk.get(address)
        assert page.status_code == 404
        assert 'href="/"' in page.content.decode()


def test_nobody_sees_the_journal_of_another(desk: Client, stranger: object, english: None) -> None:
    from huiyin.journal.services.openings import add_opening
    from tests.conftest import NOW

    theirs = add_opening(stranger, now=NOW, company="Secret Works")
    assert desk.get(f"/openings/{theirs.pk}/").status_code == 404
    for address in ("/openings/", "/board/", "/openings/?q=Secret"):
        assert "Secret Works" not in desk.get(address).content.decode().replace('value="Secret"', "")
    for tail in ("stage/", "archive/", "remove/", "compose/"):
        assert desk.post(f"/openings/{theirs.pk}/{tail}", {"stage": "offer"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.archived_at is None


def test_the_manifest_names_icons_that_are_there(desk: Client) -> None:
    from django.contrib.staticfiles import finders

    manifest = desk.get("/manifest.webmanifest").json()
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].partition("?")[0].removeprefix("/static/")), icon
