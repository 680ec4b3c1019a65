"""What the desk reads, in as many queries for many as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huiyin.hiring import queries
from huiyin.hiring.models import Application
from huiyin.hiring.pages import page_of
from huiyin.hiring.services import chasing, deciding, delivering, desks, offers, openings, standbys, telling
from tests.hiring.cast import DAY, NOW, applied, finalists, interviewed, opened

READS = {
    "openings": lambda people, opening: (list(queries.openings_of(people.desk)), queries.counts(people.desk)),
    "people": lambda people, opening: [str(one) for one in queries.applications_in(opening)],
    "next": lambda people, opening: queries.next_up(opening),
    "waits": lambda people, opening: queries.who_waits_for_whom(people.desk, NOW.date() + 20 * DAY),
    "unanswered": lambda people, opening: openings.without_answer(opening),
    "to tell": lambda people, opening: telling.to_tell(people.desk),
    "to remind": lambda people, opening: chasing.to_remind(people.desk, NOW.date() + 20 * DAY),
    "page": lambda people, opening: page_of(
        Application.objects.select_related("opening__desk", "opening__hr", "candidate").last(), now=NOW
    ),
}


def asked(people, opening) -> dict[str, int]:
    found = {}
    for name, read in READS.items():
        with CaptureQueriesContext(connection) as captured:
            read(people, opening)
        found[name] = len(captured)
    return found


def test_the_number_of_queries_does_not_grow(people):
    opening = opened(people)
    few = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [few[2].pk], **do)
    standbys.put_on_standby(people.desk, few[1].pk, until=NOW.date() + 7 * DAY, **do)
    before = asked(people, opening)

    more = interviewed(people, opening, *(f"P{number}" for number in range(5)))
    deciding.refuse(people.desk, [one.pk for one in more[:3]], **do)
    for _each in range(3):
        applied(people, opened(people), f"Q{_each}")

    assert asked(people, opening) == before


def test_the_counts_of_an_opening(people):
    opening = opened(people, seats=2)
    first, _second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    offers.prepare_offer(people.desk, first.pk, **do)
    deciding.refuse(people.desk, [third.pk], **do)
    (told,) = telling.to_tell(people.desk)
    delivering.told_by_hand(people.desk, told.pk, **do)

    assert queries.counts(people.desk) == {opening.pk: {"people": 3, "unanswered": 2, "free": 1}}


def test_one_desk_sees_nothing_of_another(people, stranger):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    other = desks.desk_of(stranger, now=NOW)

    assert not queries.openings_of(other).exists()
    assert not queries.unanswered(other).exists()
    assert not queries.who_waits_for_whom(other, NOW.date() + 90 * DAY)
    for verb in (
        lambda: deciding.refuse(other, [one.pk], by=people.by, now=NOW),
        lambda: offers.prepare_offer(other, one.pk, by=people.by, now=NOW),
    ):
        with pytest.raises(Application.DoesNotExist):
            verb()
