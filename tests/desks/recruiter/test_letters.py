"""Letters and answers as HR presses them: drafted, read by the guard, sent or said by voice; what became of each is shown."""

import datetime as dt
import re

import pytest
from django.test import Client

from huiyin.hiring.models import Letter, OfferState, Question
from huiyin.hiring.services import asking, deciding, offers, outbox, telling
from huiyin.hiring.services.work import Actor
from tests.conftest import NOW
from tests.desks.recruiter.conftest import text_of
from tests.hiring.cast import Cast, cast, finalists, interviewed, opened

FRIDAY = dt.date(2026, 5, 29)
WOUNDS = {"zh": "您年龄太大了，不合适。", "en": "You are too old for us."}


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


def drafted(desk: Client, address: str, given: dict[str, object]) -> Letter:
    answer = desk.post(address, given)
    letter = Letter.objects.get()
    assert answer.url.startswith(f"/hiring/answers/{letter.pk}/")  # type: ignore[attr-defined]
    assert letter.state == "draft"
    return letter


def pressed(desk: Client, letter: Letter, do: str, **more: object) -> object:
    letter.refresh_from_db()
    given = {"to": letter.to, "subject": letter.subject, "text": letter.text, "version": letter.version}
    return desk.post(f"/hiring/answers/{letter.pk}/", {**given, "do": do, **more})


def test_so_many_days_more_are_written_read_and_sent(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Carol")
    assert f"/hiring/people/{one.pk}/news/" in text_of(desk.get(f"/hiring/people/{one.pk}/"))
    letter = drafted(desk, f"/hiring/people/{one.pk}/news/", {"until": FRIDAY, "cause": "away"})
    assert "5月29日" in letter.text
    assert letter.subject in text_of(desk.get(f"/hiring/answers/{letter.pk}/?cause=away"))
    pressed(desk, letter, "again:0")
    pressed(desk, letter, "send", text=letter.text + "\n谢谢您。")
    letter.refresh_from_db()
    assert letter.state == "approved"
    assert letter.text.endswith("谢谢您。")
    desk.post("/hiring/answers/take-back/", {"letter": letter.pk})
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_a_day_that_has_passed_comes_back_beside_its_field(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Carol")
    answer = desk.post(f"/hiring/people/{one.pk}/news/", {"until": "2026-05-03"})
    assert answer.status_code == 400
    assert not Letter.objects.exists()


def test_an_offer_goes_out_as_a_letter_or_is_made_by_phone(desk: Client, people: Cast) -> None:
    (one,) = finalists(people, opened(people), "Carol")
    offer = offers.prepare_offer(
        people.desk, one.pk, by=people.by, now=NOW, terms="月薪一万八", answer_by=FRIDAY
    )
    letter = drafted(desk, f"/hiring/people/{one.pk}/offer-letter/", {})
    assert "月薪一万八" in letter.text
    assert "5月29日" in letter.text
    pressed(desk, letter, "phone")
    offer.refresh_from_db()
    assert offer.state == OfferState.OUT
    letter.refresh_from_db()
    assert letter.state == "cancelled"


def test_an_introduction_is_asked_for_in_a_letter_too(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Carol")
    given = {"to_name": "刘悦", "to_company": "远帆咨询"}
    letter = drafted(desk, f"/hiring/people/{one.pk}/refer/", given)
    assert "远帆咨询" in letter.text
    pressed(desk, letter, "again:0")
    pressed(desk, letter, "myself")
    letter.refresh_from_db()
    assert letter.state == "sent"


@pytest.mark.parametrize("where", ["text", "subject"])
def test_a_letter_of_its_own_stays_while_the_guard_stands_against_it(
    desk: Client, people: Cast, language: str, where: str
) -> None:
    (one,) = interviewed(people, opened(people), "Carol")
    letter = drafted(desk, f"/hiring/people/{one.pk}/news/", {"until": FRIDAY})
    answer = pressed(desk, letter, "send", **{where: WOUNDS[language]})
    assert answer.status_code == 400  # type: ignore[attr-defined]
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_an_answer_is_read_before_it_stands_on_their_page(desk: Client, people: Cast, language: str) -> None:
    (one,) = interviewed(people, opened(people), "Carol")
    asking.ask(people.desk, one.pk, "？", by=Actor.candidate(), now=NOW)
    address = f"/hiring/people/{one.pk}/answer/"
    answer = desk.post(address, {"text": WOUNDS[language], "do": "answer"})
    assert answer.status_code == 400
    shown = text_of(answer)
    assert "hurts is-block" in shown
    assert WOUNDS[language][:-1] in re.sub(r"</?span[^>]*>", "", shown)
    assert Question.objects.get().answered_at is None
    taken = text_of(desk.post(address, {"text": WOUNDS[language], "do": "take:1"}))
    assert "hurts is-block" not in taken
    better = re.search(r'<textarea id="answer-text"[^>]*>(.*?)</textarea>', taken, re.DOTALL)
    assert better
    desk.post(address, {"text": better.group(1), "do": "answer", "seen": "1"})
    assert Question.objects.get().answered_at is not None


def test_what_is_only_unwise_is_shown_once_and_then_goes(desk: Client, people: Cast, language: str) -> None:
    (one,) = interviewed(people, opened(people), "Carol")
    asking.ask(people.desk, one.pk, "？", by=Actor.candidate(), now=NOW)
    unwise = {"zh": "您应该多准备一下。", "en": "You should have prepared more."}[language]
    address = f"/hiring/people/{one.pk}/answer/"
    shown = text_of(desk.post(address, {"text": unwise}))
    assert 'name="seen"' in shown
    assert Question.objects.get().answered_at is None
    desk.post(address, {"text": unwise, "seen": "1"})
    assert Question.objects.get().answer == unwise


@pytest.mark.parametrize(("way", "field"), [("offer", "terms"), ("standby", "promised")])
def test_terms_and_promises_are_read_too(
    desk: Client, people: Cast, language: str, way: str, field: str
) -> None:
    (one,) = finalists(people, opened(people), "Carol")
    answer = desk.post(
        f"/hiring/people/{one.pk}/{way}/", {field: WOUNDS[language], "until": FRIDAY, "once": "x"}
    )
    assert answer.status_code == 400
    assert "hurts is-block" in text_of(answer)
    one.refresh_from_db()
    assert one.stage == "finalist"


def told_by_letter(people: Cast) -> tuple[object, Letter]:
    (one,) = interviewed(people, opened(people), "Carol")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    keys = [each.pk for each in telling.to_tell(people.desk)]
    words = lambda _telling: telling.Words("结果", "谢谢您来。")  # noqa: E731
    (letter,) = telling.prepare(people.desk, keys, words, by=people.by, now=NOW).letters
    telling.approve(people.desk, [letter.pk], by=people.by, now=NOW)
    outbox.take(people.desk, now=NOW, holder="x")
    outbox.sent(people.desk, letter.pk, now=NOW)
    return one, letter


FATES = {
    "sent": ("信已发出", "letter sent"),
    "arrived": ("已送达", "arrived"),
    "came_back": ("被退回", "came back"),
}


@pytest.mark.parametrize("fate", FATES)
def test_what_became_of_each_letter_stands_in_the_lists_with_its_time(
    desk: Client, people: Cast, language: str, fate: str
) -> None:
    one, letter = told_by_letter(people)
    if fate == "arrived":
        outbox.delivered(people.desk, letter.pk, now=NOW + dt.timedelta(minutes=9))
    elif fate == "came_back":
        outbox.came_back(people.desk, letter.pk, now=NOW + dt.timedelta(minutes=9), why="550 no such user")
    word = FATES[fate][language == "en"]
    clock = "12:00" if fate == "sent" else "12:09"
    application = one.pk  # type: ignore[attr-defined]
    pages = [f"/hiring/openings/{letter.application.opening_id}/", "/hiring/answers/"]
    for address in pages:
        shown = text_of(desk.get(address))
        assert word in shown, address
        assert clock in shown, address
    assert clock in text_of(desk.get(f"/hiring/people/{application}/"))
