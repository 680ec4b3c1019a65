"""What happens around every page."""

import pytest
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone, translation

from huiyin.journal.services import profiles
from huiyin.site.owner import the_owner
from huiyin.site.zone import machine_zone


def page(request):
    return HttpResponse(
        f"{request.user.username} {translation.get_language()} {timezone.get_current_timezone_name()}"
    )


urlpatterns = [path("", page)]


@pytest.fixture(autouse=True)
def pages(settings):
    settings.ROOT_URLCONF = __name__


def test_the_owner_stands_behind_every_request(owner, client):
    assert client.get("/").content.decode() == "owner en Asia/Shanghai"


def test_a_fresh_journal_has_its_owner_at_the_first_request(db, client):
    assert client.get("/").content.decode().startswith("owner ")


@pytest.mark.parametrize(
    ("asked", "given"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh-hans"), ("zh", "zh-hans"), ("en-GB", "en"), ("de", "en"), ("", "en")],
)
def test_without_a_choice_the_browsers_language(owner, client, asked, given):
    answer = client.get("/", headers={"accept-language": asked})
    assert f" {given} " in answer.content.decode()
    assert answer["Content-Language"] == given
    assert "Accept-Language" in answer["Vary"]


def test_the_persons_choice_comes_first(owner, client, now):
    profiles.change_profile(owner, now=now, language="zh", time_zone="Europe/London")
    answer = client.get("/", headers={"accept-language": "en"})
    assert answer.content.decode() == "owner zh-hans Europe/London"


def test_nothing_inline_and_nothing_from_elsewhere(owner, client):
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_request_costs_one_query_for_its_owner(owner, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/")


def test_being_well_costs_none(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}


def test_another_host_name_is_refused(owner, client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("said", "zone"),
    [("Europe/London", "Europe/London"), (":Asia/Tokyo", "Asia/Tokyo"), ("../../etc", None), ("UTC", None)],
)
def test_the_machines_time_zone(monkeypatch, said, zone):
    monkeypatch.setenv("TZ", said)
    monkeypatch.setattr("huiyin.site.zone._linked_zone", lambda: "")
    monkeypatch.setattr("huiyin.site.zone._written_zone", lambda: "Etc/UTC")
    assert machine_zone() == (zone or "Asia/Shanghai")


def test_the_owner_is_made_once(db, now):
    first = the_owner(now)
    assert the_owner(now) == first
    assert not first.has_usable_password()


@pytest.mark.parametrize(
    ("zone", "country"), [("Europe/London", "GB"), ("Asia/Taipei", "TW"), ("Etc/GMT+3", "CN")]
)
def test_the_owner_lives_where_the_clock_of_the_machine_says(db, now, settings, zone, country):
    settings.MACHINE_ZONE = zone
    profile = the_owner(now).profile
    assert (profile.time_zone, profile.country) == (zone, country)
