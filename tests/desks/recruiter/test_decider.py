"""Whoever decides by a link: from a phone, once, without an account."""

import pytest
from django.test import Client

from huiyin.hiring.models import FinalistOrder, Stage
from huiyin.hiring.services import deciding, openings
from tests.conftest import NOW
from tests.desks.recruiter.conftest import decide_link
from tests.hiring.cast import Cast, cast, interviewed, opened


@pytest.fixture
def people(owner: object) -> Cast:
    return cast(owner)


def test_a_decider_decides_once_from_a_phone(people: Cast, stranger_at_home: Client) -> None:
    opening = opened(people, criteria=["SQL", "Talk"])
    lin, zhou, gao = interviewed(people, opening, "Lin", "Zhou", "Gao")
    address = decide_link(people, opening)
    page = stranger_at_home.get(address).content.decode()
    assert "Lin" in page
    given = {
        f"place-{zhou.pk}": "1",
        f"place-{lin.pk}": "2",
        f"no-{gao.pk}": "yes",
        f"reason-{gao.pk}": "experience.depth",
        "version": str(opening.version),
    }
    assert stranger_at_home.post(address, given).status_code == 200
    assert FinalistOrder.objects.get().applications == [zhou.pk, lin.pk]
    assert FinalistOrder.objects.get().decided_by == people.head
    gao.refresh_from_db()
    assert (gao.stage, gao.outcome) == (Stage.CLOSED, "not_chosen")
    assert gao.decisions.get().reasons == ["experience.depth"]
    assert stranger_at_home.get(address).status_code == 410
    assert stranger_at_home.post(address, given).status_code == 410
    assert FinalistOrder.objects.count() == 1


def test_an_empty_decision_uses_nothing_up(people: Cast, stranger_at_home: Client) -> None:
    opening = opened(people)
    interviewed(people, opening, "Lin")
    address = decide_link(people, opening)
    answer = stranger_at_home.post(address, {})
    assert answer.status_code == 409
    assert stranger_at_home.get(address).status_code == 200


def test_a_decision_from_an_old_list_is_asked_again(people: Cast, stranger_at_home: Client) -> None:
    opening = opened(people)
    lin, zhou = interviewed(people, opening, "Lin", "Zhou")
    address = decide_link(people, opening)
    stranger_at_home.get(address)
    deciding.order_finalists(
        people.desk, opening.pk, [lin.pk], by=people.by, now=NOW, decided_by_id=people.deputy.pk
    )
    answer = stranger_at_home.post(address, {f"place-{zhou.pk}": "1", "version": str(opening.version)})
    assert answer.status_code == 409
    assert FinalistOrder.objects.count() == 1


def test_a_decider_cannot_rank_another_openings_people(people: Cast, stranger_at_home: Client) -> None:
    opening, other = opened(people), opened(people)
    interviewed(people, opening, "Lin")
    (elsewhere,) = interviewed(people, other, "Zhou")
    answer = stranger_at_home.post(decide_link(people, opening), {f"place-{elsewhere.pk}": "1"})
    assert answer.status_code == 409
    assert not FinalistOrder.objects.exists()


def test_deciding_on_a_closed_opening_is_a_plain_page(people: Cast, stranger_at_home: Client) -> None:
    opening = opened(people)
    address = decide_link(people, opening)
    openings.close_opening(people.desk, opening.pk, by=people.by, now=NOW)
    assert stranger_at_home.get(address).status_code == 410
    assert stranger_at_home.post(address, {"place-1": "1"}).status_code == 410
