"""The pages behind a link: what opens, what does not, and that the desk never does."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import NoReverseMatch, get_resolver, reverse

from huiyin.hiring.models import Link
from huiyin.hiring.services import links
from tests.conftest import NOW
from tests.desks.recruiter.conftest import status_link, text_of
from tests.hiring.cast import DAY, Cast, cast, interviewed, opened


@pytest.fixture
def people(owner: object) -> Cast:
    return cast(owner)


WRONG = ["x", "x.y", "..%2F", "a" * 300, "会", "%00"]


@pytest.mark.parametrize("wrong", WRONG)
def test_every_wrong_link_gets_the_same_page(people: Cast, stranger_at_home: Client, wrong: str) -> None:
    opening = opened(people)
    (one,) = interviewed(people, opening, "Lin")
    over = status_link(people, one)
    links.revoke(Link.objects.all(), now=NOW)
    pages = {}
    for name, address in {"wrong": f"/c/{wrong}", "revoked": over, "decider": f"/d/{wrong}"}.items():
        answer = stranger_at_home.get(address)
        pages[name] = (answer.status_code, re.sub(r"csrf\S+", "", answer.content.decode()))
    assert len(set(pages.values())) == 1
    assert pages["wrong"][0] == 404


def test_a_link_page_is_kept_by_nobody_and_found_by_nobody(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    answer = stranger_at_home.get(status_link(people, one))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert b"<script" not in answer.content
    assert 'href="/"' not in answer.content.decode()


def test_guessing_is_slowed_down(people: Cast, stranger_at_home: Client) -> None:
    cache.clear()
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    assert stranger_at_home.get(address).status_code == 200
    for number in range(31):
        stranger_at_home.get(f"/c/guess{number}")
    assert stranger_at_home.get(address).status_code == 404
    cache.clear()


OUTSIDE = [
    {"host": "answers.example.org"},
    {"host": "ANSWERS.example.org."},
    {"host": "answers.example.org:8000"},
    *(
        {"host": "localhost", name: "203.0.113.7"}
        for name in (
            "x-forwarded-for",
            "forwarded",
            "x-real-ip",
            "via",
            "x-forwarded-host",
            "cf-connecting-ip",
        )
    ),
]
KEPT_IN = ["/", "/hiring/", "/hiring/people/1/", "/settings/", "/c/../hiring/", "/static/../hiring/", "//hiring/", "/HIRING/", "/d/../c/../"]  # fmt: skip


@pytest.fixture
def reached(people: Cast) -> Iterator[None]:
    hosts = ["answers.example.org", "localhost"]
    given = {"LINK_ADDRESS": "https://answers.example.org", "ALLOWED_HOSTS": hosts}
    with override_settings(**given, CSRF_TRUSTED_ORIGINS=["https://answers.example.org"]):
        yield


@pytest.mark.parametrize("headers", OUTSIDE, ids=str)
def test_under_the_link_address_nothing_else_answers(
    people: Cast, reached: None, stranger_at_home: Client, headers: dict[str, str]
) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    assert stranger_at_home.get(status_link(people, one), headers=headers).status_code == 200
    for path in KEPT_IN:
        for answer in (
            stranger_at_home.get(path, headers=headers),
            stranger_at_home.post(path, headers=headers),
        ):
            assert answer.status_code == 404, path
            assert b"Lin" not in answer.content


def test_on_this_machine_the_desk_opens_as_ever(
    people: Cast, reached: None, stranger_at_home: Client
) -> None:
    assert stranger_at_home.get("/hiring/more/", headers={"host": "localhost"}).status_code == 200


def test_the_addresses_for_outsiders_hold_no_desk() -> None:
    """Not the check of a path keeps the desk in, but that out there it has no address at all."""
    for name in ("home", "openings", "answers", "pool", "figures", "desk_settings"):
        with pytest.raises(NoReverseMatch):
            reverse(f"recruiter:{name}", urlconf="huiyin.site.urls_outside")
    with pytest.raises(NoReverseMatch):
        reverse("candidate:today", urlconf="huiyin.site.urls_outside")
    known = [
        str(one.pattern) for one in get_resolver("huiyin.site.urls_outside").url_patterns[0].url_patterns
    ]
    assert all(pattern.startswith(("c/", "d/", "^[cd]/")) for pattern in known)


def test_a_form_through_a_proxy_that_speaks_https_is_taken(people: Cast, reached: None) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    outside = Client(
        enforce_csrf_checks=True, headers={"host": "answers.example.org", "x-forwarded-for": "203.0.113.7"}
    )
    page = text_of(outside.get(address))
    key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert key
    given = {"do": "ask", "text": "When?", "csrfmiddlewaretoken": key.group(1)}
    from_there = {"origin": "https://answers.example.org"}
    assert outside.post(address, given, headers=from_there).status_code == 302
    old = outside.post(
        address, {"do": "ask", "text": "A longer question, typed with care"}, headers=from_there
    )
    assert old.status_code == 403
    assert "/hiring/" not in text_of(old)


def test_one_who_guesses_behind_the_proxy_shuts_nobody_else_out(
    people: Cast, reached: None, stranger_at_home: Client
) -> None:
    cache.clear()
    (one,) = interviewed(people, opened(people), "Lin")

    def get(path: str, heard: str) -> int:
        headers = {"host": "answers.example.org", "x-forwarded-for": heard}
        return stranger_at_home.get(path, headers=headers).status_code

    address = status_link(people, one)
    for number in range(31):
        get(f"/c/guess{number}", "198.51.100.1, 203.0.113.7")
    assert get(address, "1.2.3.4, 203.0.113.7") == 404
    assert get(address, "203.0.113.8") == 200
    cache.clear()


def test_an_expired_link_opens_nothing(people: Cast, stranger_at_home: Client) -> None:
    opening = opened(people)
    made = links.make(
        people.desk,
        Link.Purpose.DECIDE,
        by=people.by,
        now=NOW - 11 * DAY,
        opening=opening,
        colleague=people.head,
    )
    assert stranger_at_home.get(f"/d/{made.token}").status_code == 404
