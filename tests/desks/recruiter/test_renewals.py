"""Whoever agreed to be kept and has no e-mail address is asked by voice before it ends."""

import pytest
from django.test import Client

from huiyin.hiring.models import Candidate, Event, Letter
from huiyin.hiring.services import asking, candidates, erasing, keeping
from tests.conftest import NOW
from tests.desks.recruiter.conftest import text_of
from tests.hiring.cast import DAY, Cast, applied, cast, opened


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


@pytest.fixture
def lin(people: Cast) -> Candidate:
    """Somebody with a telephone only, who agreed 350 days ago and was asked by a letter that goes nowhere."""
    one = applied(people, opened(people), "Lin")
    candidates.change_candidate(
        people.desk, one.candidate_id, email="", phone="138 0000 0000", by=people.by, now=NOW
    )
    asking.consent(people.desk, one.candidate_id, by=people.by, now=NOW - 350 * DAY)
    keeping.ask_again(people.desk, now=NOW - DAY)
    return Candidate.objects.get(pk=one.candidate_id)


def address(lin: Candidate) -> str:
    return f"/hiring/candidates/{lin.pk}/renewal/"


def test_the_first_page_shows_them_with_words_to_say(desk: Client, lin: Candidate) -> None:
    shown = text_of(desk.get("/hiring/"))
    assert address(lin) in shown
    assert "tel:13800000000" in shown
    assert "你同意过我们" in shown
    assert "/hiring/answers/remind/" not in shown


@pytest.mark.parametrize("said", ["yes", "no"])
def test_what_they_said_is_written_down(desk: Client, lin: Candidate, said: str) -> None:
    desk.post(address(lin), {"do": said})
    running = lin.consents.filter(ended_at=None, until__gt=(NOW + 300 * DAY).date())
    assert running.exists() == (said == "yes")
    assert lin.consents.filter(ended_at=None).exists() == (said == "yes")
    assert Letter.objects.get().state == "cancelled"
    assert address(lin) not in text_of(desk.get("/hiring/"))


def test_with_an_address_the_letter_goes_instead(desk: Client, people: Cast, lin: Candidate) -> None:
    candidates.change_candidate(people.desk, lin.pk, email="lin@example.com", by=people.by, now=NOW)
    shown = text_of(desk.get("/hiring/"))
    assert address(lin) not in shown
    assert "/hiring/answers/remind/" in shown


def test_nobody_else_s_candidate_is_answered_for(desk: Client, lin: Candidate) -> None:
    assert desk.post("/hiring/candidates/999999/renewal/", {"do": "no"}).status_code == 404
    assert desk.get(address(lin)).status_code == 405


@pytest.mark.parametrize("said", ["yes", "no"])
def test_a_slip_can_be_taken_back_from_the_note_below(desk: Client, lin: Candidate, said: str) -> None:
    """Whichever button was pressed: the consent runs as before, and the question waits again."""
    before = lin.consents.get().until
    desk.post(address(lin), {"do": said})
    shown = text_of(desk.get("/hiring/"))
    event = Event.objects.get(verb="consent" if said == "yes" else "end_consent", at=NOW)
    assert f'name="event" value="{event.pk}"' in shown
    assert "Lin" in shown
    desk.post("/hiring/undo/", {"event": event.pk})
    assert lin.consents.get(ended_at=None).until == before
    assert address(lin) in text_of(desk.get("/hiring/"))


def test_a_first_yes_that_was_a_slip_leaves_no_consent(desk: Client, people: Cast) -> None:
    one = applied(people, opened(people), "Mo")
    desk.post(f"/hiring/people/{one.pk}/do/consent/")
    event = Event.objects.get(verb="consent")
    desk.post("/hiring/undo/", {"event": event.pk})
    assert not one.candidate.consents.filter(ended_at=None).exists()


def test_what_the_person_said_on_their_own_page_is_theirs(desk: Client, people: Cast) -> None:
    one = applied(people, opened(people), "Mo")
    asking.consent(people.desk, one.candidate_id, by=people.by.candidate(), now=NOW)
    desk.post("/hiring/undo/", {"event": Event.objects.get(verb="consent").pk})
    assert one.candidate.consents.filter(ended_at=None).exists()


def test_nothing_is_taken_back_about_who_was_erased(desk: Client, people: Cast) -> None:
    one = applied(people, opened(people), "Mo")
    desk.post(f"/hiring/people/{one.pk}/do/consent/")
    erasing.erase(people.desk, one.candidate_id, by=people.by, now=NOW)
    event = Event.objects.get(verb="consent")
    assert f'name="event" value="{event.pk}"' not in text_of(desk.get("/hiring/"))
    desk.post("/hiring/undo/", {"event": event.pk})
    assert not one.candidate.consents.filter(ended_at=None).exists()
