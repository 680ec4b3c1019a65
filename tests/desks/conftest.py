"""The desk of one person, at noon on a Wednesday, with the example cast where a test wants it."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from huiyin.journal.models import Opening
from huiyin.journal.services import example, profiles
from tests.conftest import NOW

Get = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huiyin.desks.stationery.clock.now", lambda: NOW)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, owner: object) -> str:
    """Each test that asks for it runs in both languages."""
    profiles.change_profile(owner, now=NOW, language=request.param)
    return str(request.param)


@pytest.fixture
def english(owner: object) -> None:
    profiles.change_profile(owner, now=NOW, language="en")


@pytest.fixture
def chinese(owner: object) -> None:
    profiles.change_profile(owner, now=NOW, language="zh")


@pytest.fixture
def cast(owner: object, language: str) -> list[Opening]:
    """The example cast in the language of the test."""
    return example.load_example(owner, now=NOW, language=language)


@pytest.fixture
def desk(owner: object, client: Client) -> Client:
    """The owner's browser, at the candidate's desk and at the recruiter's."""
    return client
