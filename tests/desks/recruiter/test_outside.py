"""The pages behind a link: what opens, what does not, and that nothing leaks."""

import datetime as dt
import re

import pytest
from django.test import Client, override_settings

from huiyin.hiring.models import Application, FinalistOrder, Link, Question, Stage
from huiyin.hiring.services import asking, deciding, interviews, links, offers, openings, standbys, telling
from huiyin.hiring.services.work import Actor
from tests.conftest import NOW
from tests.hiring.cast import DAY, Cast, applied, cast, finalists, interviewed, opened

WRONG = ["x", "x.y", "..%2F", "a" * 300, "会", "%00"]


@pytest.fixture
def people(owner: object) -> Cast:
    return cast(owner)


@pytest.fixture
def stranger_at_home(db: None) -> Client:
    """Somebody outside: another browser, that asks for English."""
    return Client(headers={"accept-language": "en"})


def status_link(people: Cast, application: Application) -> str:
    made = links.make(people.desk, Link.Purpose.STATUS, by=people.by, now=NOW, application=application)
    return f"/c/{made.token}"


def decide_link(people: Cast, opening: object) -> str:
    made = links.make(
        people.desk, Link.Purpose.DECIDE, by=people.by, now=NOW, opening=opening, colleague=people.head
    )
    return f"/d/{made.token}"


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
    from django.core.cache import cache

    cache.clear()
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    assert stranger_at_home.get(address).status_code == 200
    for number in range(31):
        stranger_at_home.get(f"/c/guess{number}")
    assert stranger_at_home.get(address).status_code == 404
    cache.clear()


def test_under_the_link_address_nothing_else_answers(people: Cast, stranger_at_home: Client) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    address = status_link(people, one)
    asked = [
        {"host": "answers.example.org"},
        {"host": "ANSWERS.example.org."},
        {"host": "answers.example.org:8000"},
        {"host": "localhost", "x-forwarded-for": "203.0.113.7"},
    ]
    hosts = ["answers.example.org", "localhost"]
    with override_settings(LINK_ADDRESS="https://answers.example.org", ALLOWED_HOSTS=hosts):
        for headers in asked:
            assert stranger_at_home.get(address, headers=headers).status_code == 200
            for path in ("/", "/hiring/", "/settings/", "/hiring/people/1/", "/c/../hiring/"):
                assert stranger_at_home.get(path, headers=headers).status_code == 404
        assert stranger_at_home.get("/hiring/more/", headers={"host": "localhost"}).status_code == 200


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
    yield "offer ready", first


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
        "offer ready",
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
    assert stranger_at_home.post(address, {"do": "erase"}).status_code == 200
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
    telling.told_by_hand(people.desk, one.tellings.get().pk, by=people.by, now=NOW)
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
