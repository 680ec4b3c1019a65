"""The recruiter's desk, with the example's people where a test wants them."""

import pytest
from django.test import Client

from huiyin.desks.recruiter import example
from huiyin.hiring.models import Application, Desk, Link
from huiyin.hiring.services import links
from tests.conftest import NOW
from tests.hiring.cast import Cast


@pytest.fixture
def shown(owner: object, language: str) -> Desk:
    """The example desk."""
    return example.load(owner, now=NOW, language=language)


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
