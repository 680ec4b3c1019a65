"""However many people there are, a page asks the database the same number of questions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.hiring.models import Opening
from huiyin.hiring.services import asking, deciding
from tests.conftest import NOW
from tests.hiring.cast import DAY, Cast, applied, cast, finalists, interviewed, opened


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


PAGES = ("", "openings/", "answers/", "colleagues/", "pool/", "figures/")


def test_more_people_are_no_more_queries(desk: Client, people: Cast) -> None:

    def asked() -> dict[str, int]:
        found = {}
        for name in PAGES:
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(f"/hiring/{name}").status_code == 200
            found[name] = len(queries)
        return found

    def more(count: int) -> None:
        for number in range(count):
            opening = opened(people, title=f"Role {Opening.objects.count()}")
            one, other = interviewed(
                people, opening, f"P{opening.pk}a{number}", f"P{opening.pk}b{number}", now=NOW - 9 * DAY
            )
            deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW - 5 * DAY, reasons=["salary.above"])
            asking.consent(people.desk, other.candidate_id, by=people.by, now=NOW)

    more(2)
    asked()
    few = asked()
    more(4)
    assert asked() == few
    assert max(few.values()) < 30


def test_more_people_in_an_opening_are_no_more_queries(desk: Client, people: Cast) -> None:

    opening = opened(people, criteria=["SQL"])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(f"/hiring/openings/{opening.pk}/").status_code == 200
        return len(queries)

    finalists(people, opening, "A", "B")
    applied(people, opening, "C")
    interviewed(people, opening, "J")
    asked()
    few = asked()
    interviewed(people, opening, "D", "E", "F", "G")
    applied(people, opening, "H")
    applied(people, opening, "I")
    assert asked() == few
