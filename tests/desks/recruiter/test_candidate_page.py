"""The candidate's page: what it tells, what it keeps to itself, what can be done there."""

import datetime as dt
import re

import pytest
from django.test import Client

from huiyin.hiring.models import Application, Question, Stage
from huiyin.hiring.services import (
    asking,
    deciding,
    delivering,
    interviews,
    letters,
    offers,
    standbys,
)
from huiyin.hiring.services.work import Actor
from tests.conftest import NOW
from tests.desks.recruiter.conftest import status_link, text_of
from tests.hiring.cast import DAY, Cast, applied, cast, finalists, interviewed, opened


@pytest.fixture
def people(owner: object) -> Cast:
    return cast(owner)


SECRETS = [
    "Zhou",
    "zhou@",
    "Gao",
    "孙总",
    "李芸",
    "周岩",
    "HEADSECRET",
    "PROMISESECRET",
    "NOTESECRET",
    "SCORESECRET",
]


def stations(people: Cast):
    """One application in every state that the desk can hold; each is full of secrets."""
    opening = opened(people, approver=people.approver, criteria=["SQL"])
    desk, by = people.desk, people.by

    def fresh(name: str) -> Application:
        (one,) = finalists(people, opening, name)
        one.notes = "NOTESECRET"
        one.save()
        return one

    yield "applied", applied(people, opening, "A1")
    (ahead,) = [applied(people, opening, "A2")]
    interviews.schedule(desk, ahead.pk, by=by, now=NOW, starts_at=NOW + DAY)
    yield "interview ahead", ahead
    (met,) = interviewed(people, opening, "A3")
    meeting = met.interviews.get()
    criterion = opening.criteria.get()
    interviews.give_scorecard(
        desk, meeting.pk, people.head.pk, by=by, now=NOW, scores={criterion.pk: 1}, words="SCORESECRET"
    )
    yield "with the department", met
    interviewed(people, opening, "Zhou", "Gao")
    yield "finalist", fresh("A4")
    refused = fresh("A5")
    deciding.refuse(desk, [refused.pk], by=by, now=NOW, reasons=["salary.above"], words="HEADSECRET")
    yield "refused, untold", refused
    standing = fresh("A6")
    standbys.put_on_standby(
        desk, standing.pk, by=by, now=NOW, until=(NOW + 9 * DAY).date(), promised="PROMISESECRET"
    )
    yield "standby, untold", standing
    first = fresh("A7")
    offer = offers.prepare_offer(desk, first.pk, by=by, now=NOW, terms="HEADSECRET")
    yield "offer in approval", first
    offers.approve_offer(desk, offer.pk, by=by, now=NOW, approved_by_id=people.approver.pk)
    letters.draft_offer(desk, offer.pk, "HEADSECRET", "HEADSECRET", by=by, now=NOW)
    yield "offer ready, its letter written", first


def test_the_candidates_page_tells_no_secret_in_any_state(people: Cast, stranger_at_home: Client) -> None:
    seen = {}
    for name, application in stations(people):
        address = status_link(people, application)
        for language in ("zh", "en"):
            page = stranger_at_home.get(f"{address}?language={language}")
            text = page.content.decode()
            assert page.status_code == 200, name
            told = [secret for secret in SECRETS if secret in text]
            assert not told, (name, told)
        data = stranger_at_home.get(f"{address}/status.json").json()
        assert not [secret for secret in SECRETS if secret in str(data)], name
        assert set(data) == {
            "format", "company", "title", "hr", "stage", "ended", "news_by", "standby_until", "offer_answer_by", "starts_on",
            "question", "may", "interviews", "asked", "answer",
        }  # fmt: skip
        seen[name] = (data["stage"], tuple(data["may"]), data["news_by"], data["ended"])
    # What nobody was told makes no difference, not in the words, nor in what can be done, nor in the days.
    same = (
        "with the department",
        "finalist",
        "refused, untold",
        "standby, untold",
        "offer in approval",
        "offer ready, its letter written",
    )
    assert len({seen[name] for name in same}) == 1


def test_what_cannot_be_done_and_what_does_not_exist_look_alike(
    people: Cast, stranger_at_home: Client
) -> None:
    (one,) = finalists(people, opened(people), "Lin")
    offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW)
    address = status_link(people, one)
    pages = set()
    for wanted in ("accept", "decline", "agree", "end_consent", "nonsense", ""):
        answer = stranger_at_home.post(address, {"do": wanted})
        pages.add((answer.status_code, re.sub(r'value="[\w-]{20,}"', "", answer.content.decode())))
    assert len(pages) == 1
    one.refresh_from_db()
    assert one.stage == Stage.OFFER


def test_a_question_is_asked_once_and_answered_on_the_page(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    assert stranger_at_home.post(address, {"do": "ask", "text": "Any news?"}).status_code == 302
    assert stranger_at_home.post(address, {"do": "ask", "text": "And now?"}).status_code == 409
    question = Question.objects.get()
    assert question.text == "Any news?"
    asking.answer(people.desk, question.pk, "Friday.", by=people.by, now=NOW)
    assert "Friday." in stranger_at_home.get(address).content.decode()


def test_a_candidate_steps_back_only_after_a_second_press(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    assert 'value="step_back"' not in stranger_at_home.get(address).content.decode()
    assert 'value="step_back"' in stranger_at_home.get(f"{address}?sure=step_back").content.decode()
    stranger_at_home.post(address, {"do": "step_back"})
    one.refresh_from_db()
    assert one.outcome == "stepped_back"


def test_deleting_ones_data_ends_the_page(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    assert "备份" in text_of(stranger_at_home.get(f"{address}?sure=erase"))
    answer = stranger_at_home.post(address, {"do": "erase"})
    assert answer.status_code == 200
    assert "备份" in text_of(answer)
    assert stranger_at_home.get(address).status_code == 404
    one.candidate.refresh_from_db()
    assert one.candidate.name == ""


def test_consent_is_given_and_taken_back(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    stranger_at_home.post(address, {"do": "consent"})
    assert one.candidate.consents.filter(ended_at=None).exists()
    stranger_at_home.post(address, {"do": "end_consent"})
    assert not one.candidate.consents.filter(ended_at=None).exists()


def test_an_offer_is_accepted_on_the_page(people: Cast, stranger_at_home: Client) -> None:
    (one,) = finalists(people, opened(people), "Lin")
    offer = offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW, terms="As discussed")
    offers.make_offer(people.desk, offer.pk, by=people.by, now=NOW)
    address = status_link(people, one)
    assert "As discussed" in stranger_at_home.get(address).content.decode()
    stranger_at_home.post(address, {"do": "accept"})
    one.refresh_from_db()
    assert one.stage == Stage.ACCEPTED


def test_looking_at_the_page_shows_that_the_letter_arrived(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW, reasons=["timing.start"])
    address = status_link(people, one)
    delivering.told_by_hand(people.desk, one.tellings.get().pk, by=people.by, now=NOW)
    page = stranger_at_home.get(f"{address}?language=en").content.decode()
    assert "It is a no this time." in page


def test_the_interview_comes_as_a_calendar_file(people: Cast, stranger_at_home: Client) -> None:
    one = applied(people, opened(people), "Lin")
    interviews.schedule(
        people.desk, one.pk, by=people.by, now=NOW, starts_at=NOW + dt.timedelta(days=2), place="Room 2"
    )
    text = stranger_at_home.get(f"{status_link(people, one)}/interview.ics").content.decode()
    assert "BEGIN:VEVENT" in text
    assert "Room 2" in text


def test_by_is_the_candidate(people: Cast, stranger_at_home: Client) -> None:
    from huiyin.hiring.models import Event

    (one,) = interviewed(people, opened(people), "Lin")
    stranger_at_home.post(status_link(people, one), {"do": "ask", "text": "?"})
    event = Event.objects.filter(verb="ask").get()
    assert (event.actor, event.user_id) == (Actor.candidate().kind, None)
