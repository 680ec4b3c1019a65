"""The recruiter's desk at noon on a Wednesday, with the example's people where a test wants them."""

import pytest
from django.test import Client

from huiyin.desks.recruiter import example
from huiyin.hiring.models import Application, Desk, Link
from huiyin.hiring.services import links
from huiyin.journal.services import profiles
from tests.conftest import NOW
from tests.hiring.cast import Cast


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


@pytest.fixture
def stranger_at_home(db: None) -> Client:
    """Somebody outside: another browser, that asks for English."""
    return Client(headers={"accept-language": "en"})


def status_link(people: Cast, application: Application) -> str:
    made = links.make(people.desk, Link.Purpose.STATUS, by=people.by, now=NOW, application=application)
    return f"/c/{made.token}"


def decide_link(people: Cast, opening: object) -> str:
    made = links.make(
        people.desk, Link.Purpose.DECIDE, by=people.by, now=NOW, opening=opening, colleague=people.head
    )
    return f"/d/{made.token}"


def text_of(answer: object) -> str:
    """The page of an answer."""
    return answer.content.decode()  # type: ignore[attr-defined]
