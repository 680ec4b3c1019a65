"""The welcome, the example, the language, the settings."""

import datetime as dt

from django.test import Client

from huiyin.journal.models import Opening, Profile
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY


def test_a_fresh_journal_is_welcomed_and_the_example_goes_in_and_out(desk: Client, language: str) -> None:
    assert "/example/" in desk.get("/").content.decode()
    desk.post("/example/", {"do": "load"})
    assert Opening.objects.filter(is_example=True).count() >= 4
    desk.post("/example/", {"do": "load"})
    there = Opening.objects.count()
    assert desk.get("/").context["today"].desk.language == language
    desk.post("/example/", {"do": "clear"})
    assert (there >= 4, Opening.objects.count()) == (True, 0)


def test_the_language_is_chosen_at_the_door(desk: Client, owner: object) -> None:
    desk.post("/language/", {"language": "zh"})
    assert "面试完了" in desk.get("/").content.decode()
    desk.post("/language/", {"language": "en"})
    assert "The interview is over" in desk.get("/").content.decode()
    desk.post("/language/", {"language": "tlh"})
    assert Profile.objects.get(owner=owner).language == "en"


SETTINGS = {
    "name": "Carol",
    "language": "zh",
    "time_zone": "Europe/Berlin",
    "country": "de",
    "quiet_from": "22:00",
    "quiet_until": "08:00",
    "offer": "20",
    "knowing": "1",
    "reason": "0.5",
    "introduction": "0.5",
    "contact": "-0.2",
}


def test_settings_are_kept(desk: Client, owner: object, english: None) -> None:
    assert desk.post("/settings/", SETTINGS).status_code == 302
    profile = Profile.objects.get(owner=owner)
    assert (profile.name, profile.country, profile.worth) == ("Carol", "DE", {"offer": 20})
    for field, bad in (
        ("time_zone", "Mars/Base"),
        ("country", "Germany"),
        ("offer", "nan"),
        ("contact", "5"),
        ("quiet_from", "25:00"),
    ):
        page = desk.post("/settings/", {**SETTINGS, field: bad})
        assert page.status_code == 400, field
        assert page.context["form"].errors[field]


def test_words_go_only_after_one_has_said_yes(desk: Client, owner: object, english: None) -> None:
    opening = openings.add_opening(owner, now=NOW, company="Firm")
    long_ago = TODAY - dt.timedelta(days=400)
    events.log_sent(owner, opening.pk, now=NOW, on=long_ago, move="ask", channel="email", text="Any news?")
    openings.set_stage(owner, opening.pk, "closed", "no_answer", now=NOW, on=long_ago)
    page = desk.post("/settings/", {**SETTINGS, "archive_after": "6", "words_for": "12"})
    assert page.status_code == 400
    assert "The words of one message would go now" in page.content.decode()
    assert Profile.objects.get(owner=owner).words_for == 0
    sure = {**SETTINGS, "archive_after": "6", "words_for": "12", "sure": "on"}
    assert desk.post("/settings/", sure).status_code == 302
    profile = Profile.objects.get(owner=owner)
    assert (profile.archive_after, profile.words_for) == (6, 12)
    # To keep them longer takes nothing away, so nothing is asked.
    assert desk.post("/settings/", {**SETTINGS, "words_for": "24"}).status_code == 302
    assert desk.post("/settings/", {**SETTINGS, "words_for": "7"}).status_code == 400
