"""What HR presses: the verbs behind the pages, refusals that say why, and bad input."""

import re

import pytest
from django.test import Client

from huiyin.hiring.models import Link, Question, Stage
from huiyin.hiring.services import asking, candidates, deciding, desks
from huiyin.hiring.services.work import Actor
from tests.conftest import NOW
from tests.desks.recruiter.conftest import text_of
from tests.hiring.cast import DAY, Cast, cast, first_and_second, interviewed, opened


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


def test_the_desk_says_in_one_sentence_who_waits_for_whom(desk: Client, people: Cast, language: str) -> None:
    opening = opened(people, now=NOW - 12 * DAY)
    interviewed(people, opening, "Lin", "Zhou", now=NOW - 12 * DAY)
    page = text_of(desk.get("/hiring/"))
    first = re.search(r"<h1>(.*?)</h1>", page).group(1)  # type: ignore[union-attr]
    assert "赵磊" in first
    assert "2" in first


def test_s3_the_first_choice_drops_out_and_the_second_is_there_with_their_number(
    desk: Client, people: Cast, language: str
) -> None:
    first, second = first_and_second(people)
    desk.post(f"/hiring/people/{first.pk}/do/drop-out/")
    page = text_of(desk.get(f"/hiring/openings/{first.opening_id}/"))
    assert "555 0199" in page
    assert "We call at once." in page
    assert "Second" in re.search(r"<h1>(.*?)</h1>", page).group(1)  # type: ignore[union-attr]
    home = text_of(desk.get("/hiring/"))
    assert f"/hiring/openings/{first.opening_id}/" in home
    assert "555 0199" in home
    desk.post(f"/hiring/people/{second.pk}/offer/", {"once": "x"})
    second.refresh_from_db()
    assert second.stage == Stage.OFFER


def test_s3_a_pressing_candidate_costs_one_tap(desk: Client, people: Cast, language: str) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    asking.ask(people.desk, one.pk, "When do I start? I call every day!", by=Actor.candidate(), now=NOW)
    page = text_of(desk.get(f"/hiring/people/{one.pk}/"))
    ready = re.search(r'<textarea id="answer-text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert ready
    assert ready.group(1).strip()
    desk.post(f"/hiring/people/{one.pk}/answer/", {"text": ready.group(1)})
    assert Question.objects.get().answered_at is not None


def test_it_does_not_close_while_somebody_is_untold(desk: Client, people: Cast) -> None:
    opening = opened(people)
    (one,) = interviewed(people, opening, "Lin")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW, reasons=["salary.above"])
    answer = desk.post(f"/hiring/openings/{opening.pk}/state/", {"do": "close"})
    assert answer.status_code == 409
    assert "Lin" in text_of(answer)
    desk.post(f"/hiring/people/{one.pk}/told/", {"how": "phone"})
    desk.post(f"/hiring/openings/{opening.pk}/state/", {"do": "close"})
    opening.refresh_from_db()
    assert opening.state == "closed"


def test_an_old_form_is_told_that_somebody_else_was_faster(desk: Client, people: Cast) -> None:
    opening = opened(people)
    given = {
        "title": "Nurse", "department": "", "head": people.head.pk, "hr": people.hr.pk, "approver": "", "city": "", "country": "CN",
        "language": "en", "deadline": "own", "deadline_days": 14, "advert": "", "criteria": "", "version": opening.version,
    }  # fmt: skip
    desk.post(f"/hiring/openings/{opening.pk}/edit/", given)
    again = desk.post(f"/hiring/openings/{opening.pk}/edit/", {**given, "title": "Cook"})
    assert again.status_code == 400
    opening.refresh_from_db()
    assert opening.title == "Nurse"


def test_what_was_just_done_is_taken_back_with_one_press(desk: Client, people: Cast) -> None:
    opening = opened(people)
    (one,) = interviewed(people, opening, "Lin")
    desk.post(f"/hiring/people/{one.pk}/refuse/", {"reasons": ["timing.start"]})
    page = text_of(desk.get(f"/hiring/people/{one.pk}/"))
    event = re.search(r'name="event" value="(\d+)"', page)
    assert event
    desk.post("/hiring/undo/", {"event": event.group(1)})
    one.refresh_from_db()
    assert one.stage == Stage.DECIDING


def test_a_form_that_cannot_be_right_comes_back_with_what_was_typed(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    answer = desk.post(
        f"/hiring/people/{one.pk}/interview/", {"starts_at": "soon", "minutes": "60", "place": "Room 7"}
    )
    assert answer.status_code == 400
    assert "Room 7" in text_of(answer)


def test_a_link_is_shown_once_and_can_be_ended(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    page = text_of(desk.post(f"/hiring/people/{one.pk}/link/"))
    token = re.search(r"/c/([\w.-]+)", page)
    assert token
    assert desk.get(f"/c/{token.group(1)}").status_code == 200
    assert token.group(1) not in text_of(desk.get(f"/hiring/people/{one.pk}/"))
    desk.post(f"/hiring/people/{one.pk}/link/", {"do": "revoke"})
    assert desk.get(f"/c/{token.group(1)}").status_code == 404


def test_the_deputys_link_is_offered_while_the_head_is_away(desk: Client, people: Cast) -> None:

    opening = opened(people)
    interviewed(people, opening, "Lin")
    day = people.desk.day(NOW)
    desks.add_absence(people.desk, people.head.pk, day, day, by=people.by, now=NOW)
    desk.post(f"/hiring/openings/{opening.pk}/ask/")
    assert Link.objects.get().colleague == people.deputy


def test_nothing_of_the_journal_shows_at_the_desk(desk: Client, people: Cast, opening: object) -> None:
    for address in ("/hiring/", "/hiring/openings/", "/hiring/more/"):
        page = text_of(desk.get(address))
        assert "Green Harbour" not in page
        assert "/undo/" not in page.replace("/hiring/undo/", "")


def test_figures_come_as_files_that_run_nothing(desk: Client, people: Cast) -> None:
    opening = opened(people)
    candidates.add_application(
        people.desk, opening.pk, by=people.by, now=NOW, name="=1+1", email="x@example.com"
    )
    text = text_of(desk.get("/hiring/figures/people.csv"))
    assert "'=1+1" in text
