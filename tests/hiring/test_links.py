import datetime as dt

import pytest

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Link
from huiyin.hiring.services import links
from tests.hiring.cast import DAY, NOW, Cast, opened


@pytest.fixture
def made(people: Cast) -> links.Made:
    opening = opened(people)
    return links.make(
        people.desk, Link.Purpose.DECIDE, by=people.by, now=NOW, opening=opening, colleague=people.head
    )


def test_a_link_opens_what_it_was_made_for(made):
    found = links.find(made.token, Link.Purpose.DECIDE)
    assert found == made.link
    assert links.state_of(found, NOW) == "open"


def test_the_secret_is_kept_nowhere(made):
    kept = str(Link.objects.values().get())
    secret = made.token.rpartition(".")[0]
    assert secret not in kept
    assert len(secret) >= 43


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: ("A" if token[0] != "A" else "B") + token[1:],
        lambda token: token.rpartition(".")[0],
        lambda token: "",
        lambda token: token * 50,
        lambda token: "\x00",
    ],
)
def test_a_guessed_or_spoilt_token_finds_nothing_and_asks_nothing(made, spoil, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert links.find(spoil(made.token), Link.Purpose.DECIDE) is None


def test_a_link_for_one_thing_opens_no_other(made):
    assert links.find(made.token, Link.Purpose.STATUS) is None


def test_a_link_is_used_once(made):
    links.use(made.link, now=NOW)
    with pytest.raises(NotAllowed):
        links.use(made.link, now=NOW)
    assert links.state_of(links.find(made.token, Link.Purpose.DECIDE), NOW) == "used"


def test_a_link_expires_and_can_be_revoked(made):
    assert links.state_of(made.link, NOW + 10 * DAY) == "expired"
    with pytest.raises(NotAllowed):
        links.use(made.link, now=NOW + 10 * DAY + dt.timedelta(seconds=1))
    assert links.revoke([made.link], now=NOW) == 1
    assert links.state_of(links.find(made.token, Link.Purpose.DECIDE), NOW) == "revoked"
