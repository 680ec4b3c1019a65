"""Several hands at one desk: one comes after the other, nothing doubles."""

import pytest
from django.db import connection

from huiyin.hiring.errors import Conflict, NotAllowed
from huiyin.hiring.models import Decision, Event, Letter, Offer, Telling
from huiyin.hiring.services import candidates, deciding, offers, outbox, telling
from tests.hiring.cast import NOW, cast, finalists, opened, plain_words
from tests.journal.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(owner):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.fail("the test database must lie in a file: see DATABASES TEST in the settings")
    return cast(owner)


def test_of_two_who_offer_the_last_seat_one_is_told(people):
    opening = opened(people)
    found = finalists(people, opening, "Ann", "Bo", "Chen")
    offer = lambda one: lambda: offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW)  # noqa: E731

    came = at_once(*map(offer, found))

    assert sorted(type(one).__name__ for one in came) == ["NotAllowed", "NotAllowed", "Offer"]
    assert Offer.objects.count() == 1


def test_of_two_who_decide_from_the_same_form_one_is_told(people):
    opening = opened(people)
    first, second = finalists(people, opening, "Ann", "Bo")
    opening.refresh_from_db()

    def order(*keys):
        return lambda: deciding.order_finalists(
            people.desk, opening.pk, keys, by=people.by, now=NOW, decided_by_id=people.head.pk,
            version=opening.version,
        )  # fmt: skip

    came = at_once(order(first.pk, second.pk), order(second.pk, first.pk))

    assert sum(isinstance(one, Conflict) for one in came) == 1


def test_a_double_click_refuses_once(people):
    opening = opened(people)
    found = finalists(people, opening, "Ann", "Bo")
    keys = [one.pk for one in found]
    click = lambda: deciding.refuse(people.desk, keys, by=people.by, now=NOW, once="form-3")  # noqa: E731

    came = at_once(click, click, click)

    assert len({tuple(one.pk for one in decisions) for decisions in came}) == 1
    assert Decision.objects.count() == Telling.objects.count() == 2
    assert Event.objects.filter(verb="refuse", part_of=None).count() == 1


def test_two_who_refuse_the_same_person_tell_them_once(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    no = lambda: deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)  # noqa: E731

    came = at_once(no, no)

    assert sum(isinstance(one, NotAllowed) for one in came) == 1
    assert Telling.objects.count() == 1


def test_two_who_send_take_different_letters(people):
    opening = opened(people)
    rows = [{"name": f"P{number}", "email": f"p{number}@example.com"} for number in range(40)]
    do = {"by": people.by, "now": NOW}
    added = candidates.add_applications(people.desk, opening.pk, rows, **do).applications
    deciding.refuse(people.desk, [one.pk for one in added], **do)
    keys = [one.pk for one in telling.to_tell(people.desk)]
    prepare = lambda: telling.prepare(people.desk, keys, plain_words, **do).letters  # noqa: E731
    at_once(prepare, prepare)
    assert Letter.objects.count() == 40
    letters = list(Letter.objects.values_list("pk", flat=True))
    at_once(*[lambda: telling.approve(people.desk, letters, **do)] * 2)

    take = lambda: outbox.take(people.desk, now=NOW, holder="x", most=25)  # noqa: E731
    came = at_once(take, take, take)

    taken = [letter.pk for letters in came for letter in letters]
    assert len(taken) == len(set(taken)) == 40
