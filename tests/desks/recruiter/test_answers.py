"""Answering everybody: in one go, under the guard, and nobody twice."""

import pytest
from django.test import Client

from huiyin.hiring.models import Letter, Telling
from huiyin.hiring.services import chasing, deciding
from tests.conftest import NOW
from tests.desks.recruiter.conftest import text_of
from tests.hiring.cast import DAY, Cast, cast, interviewed, opened


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


def test_everybody_is_answered_in_one_go_and_one_bad_address_stops_nobody(
    desk: Client, people: Cast, language: str
) -> None:
    opening = opened(people)
    found = interviewed(people, opening, "Lin", "Zhou", "Gao")
    found[1].candidate.email = ""
    found[1].candidate.save()
    keys = [one.pk for one in found]
    given = {"person": keys, "do": "no", "reasons": ["experience.domain"], "words": ""}
    desk.post(f"/hiring/openings/{opening.pk}/bulk/", given)
    assert Telling.objects.count() == 3
    desk.post("/hiring/answers/prepare/", {"opening": opening.pk})
    letters = list(Letter.objects.filter(telling__isnull=False).order_by("pk"))
    assert len(letters) == 2
    assert len({letter.text.partition("\n")[2] for letter in letters}) == 2
    page = text_of(desk.get(f"/hiring/answers/{letters[0].pk}/"))
    assert letters[0].subject in page
    desk.post("/hiring/answers/send/", {"opening": opening.pk})
    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["approved", "approved"]
    shown = text_of(desk.get(f"/hiring/answers/?opening={opening.pk}"))
    assert "Zhou" in shown


def test_a_letter_with_a_sentence_that_wounds_stays_back(desk: Client, people: Cast, language: str) -> None:
    opening = opened(people)
    one, other = interviewed(people, opening, "Lin", "Zhou")
    deciding.refuse(people.desk, [one.pk, other.pk], by=people.by, now=NOW)
    desk.post("/hiring/answers/prepare/")
    letter = Letter.objects.get(candidate=one.candidate)
    bad = "您年龄太大了，不合适。" if language == "zh" else "You are too old for us."
    desk.post(
        f"/hiring/answers/{letter.pk}/",
        {"text": bad, "subject": "S", "to": letter.to, "do": "keep", "version": letter.version},
    )
    shown = text_of(desk.get(f"/hiring/answers/{letter.pk}/"))
    assert "hurts is-block" in shown
    desk.post("/hiring/answers/send/")
    letter.refresh_from_db()
    assert letter.state == "draft"
    assert Letter.objects.get(candidate=other.candidate).state == "approved"
    taken = text_of(desk.post(f"/hiring/answers/{letter.pk}/", {"text": bad, "do": "take:1"}))
    assert "hurts is-block" not in taken


def test_another_candidates_name_holds_a_letter_back(desk: Client, people: Cast) -> None:
    one, _other = interviewed(people, opened(people), "Linfeng", "Zhoumei")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    desk.post("/hiring/answers/prepare/")
    letter = Letter.objects.get()
    letter.text = "We took Zhoumei."
    letter.save()
    desk.post("/hiring/answers/send/")
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_reminders_wait_for_a_press(desk: Client, people: Cast) -> None:

    interviewed(people, opened(people, now=NOW - 12 * DAY), "Lin", now=NOW - 12 * DAY)
    assert chasing.remind(people.desk, now=NOW)
    assert "/hiring/answers/remind/" in text_of(desk.get("/hiring/"))
    desk.post("/hiring/answers/remind/")
    assert set(Letter.objects.values_list("state", flat=True)) == {"approved"}


def test_hr_says_what_became_of_a_letter_that_perhaps_went(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    desk.post("/hiring/answers/prepare/")
    letter = Letter.objects.get()
    Letter.objects.update(state="unsure")
    assert f"/hiring/answers/{letter.pk}/unsure/" in text_of(desk.get("/hiring/"))
    desk.post(f"/hiring/answers/{letter.pk}/unsure/", {"do": "went"})
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert Telling.objects.get().told_at is not None
