"""The recruiter's desk at noon on a Wednesday, with the example's people where a test wants them."""

import pytest
from django.test import Client

from huiyin.desks.recruiter import example
from huiyin.hiring.models import Desk
from huiyin.journal.services import profiles
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huiyin.desks.stationery.clock.now", lambda: NOW)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, owner: object) -> str:
    """Each test that asks for it runs in both languages."""
    profiles.change_profile(owner, now=NOW, language=request.param)
    return str(request.param)


@pytest.fixture
def shown(owner: object, language: str) -> Desk:
    """The example desk."""
    return example.load(owner, now=NOW, language=language)


@pytest.fixture
def desk(owner: object, client: Client) -> Client:
    """The recruiter's browser."""
    return client
