"""Where everything lies, and how it is deleted."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"


@pytest.mark.parametrize(
    ("engine", "name", "places"),
    [
        (SQLITE, "/home/me/huiyin/huiyin.sqlite3", ["/home/me/huiyin"]),
        (SQLITE, "/elsewhere/mine.sqlite3", ["/home/me/huiyin", "/elsewhere/mine.sqlite3"]),
        (POSTGRESQL, "huiyin", []),
    ],
)
def test_the_page_names_what_to_delete(
    desk: Client, language: str, engine: str, name: str, places: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = {"default": {"ENGINE": engine, "NAME": name}}
    site = SimpleNamespace(HUIYIN_HOME=Path("/home/me/huiyin"), DATABASES=database)
    monkeypatch.setattr("huiyin.desks.candidate.views.taking.settings", site)
    page = desk.get("/export/").content.decode()
    assert re.findall(r"<code>(.*?)</code>", page) == places
    assert 'id="delete"' in page
    assert 'href="/export/#delete"' in desk.get("/settings/").content.decode()
