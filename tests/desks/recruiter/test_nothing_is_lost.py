"""What was typed comes back with the reason, whichever way it was refused; and what went wrong leads somewhere."""

import pytest
from django.test import Client

from huiyin.desks.recruiter.composing import one_tap_answer
from huiyin.desks.recruiter.place import Place
from huiyin.hiring.answers import reasons as tree
from huiyin.hiring.models import Desk, Letter, LetterState
from huiyin.hiring.services import (
    candidates,
    deciding,
    delivering,
    interviews,
    offers,
    outbox,
    standbys,
    telling,
)
from tests.conftest import NOW
from tests.desks.recruiter.conftest import decide_link, status_link, text_of
from tests.hiring.cast import DAY, Cast, applied, cast, finalists, interviewed, opened, plain_words


@pytest.fixture
def people(owner: object) -> Cast:
    return cast(owner)


def day(ahead: int) -> str:
    return (NOW + ahead * DAY).date().isoformat()


@pytest.mark.parametrize(
    ("where", "typed"),
    [
        ("people/{person}/offer/", {"terms": "four days a week", "answer_by": day(-2)}),
        ("people/{person}/standby/", {"promised": "four days a week", "until": day(-2)}),
        ("openings/{opening}/people/", {"name": "Kim", "source": "four days a week", "applied_on": day(2)}),
        ("openings/{opening}/people/", {"name": "Kim", "source": "four days a week", "email": "kim at home"}),
        ("people/{person}/change/", {"do": "notes", "notes": "four days a week", "promised_by": "soon"}),
    ],
)
def test_a_refusal_takes_no_words_away(desk: Client, people: Cast, where: str, typed: dict[str, str]) -> None:
    opening = opened(people)
    (one,) = finalists(people, opening, "Lin")
    answer = desk.post("/hiring/" + where.format(person=one.pk, opening=opening.pk), typed)
    assert answer.status_code in (400, 409)
    assert "four days a week" in text_of(answer)


def test_a_no_that_cannot_be_decided_keeps_its_reason_and_words(desk: Client, people: Cast) -> None:
    one = applied(people, opened(people), "Lin")
    interviews.schedule(people.desk, one.pk, by=people.by, now=NOW, starts_at=NOW + DAY)
    typed = {"reasons": next(iter(tree.reasons())), "words": "four days a week"}
    answer = desk.post(f"/hiring/people/{one.pk}/refuse/", typed)
    assert answer.status_code == 409
    assert "four days a week" in text_of(answer)
    assert f'value="{typed["reasons"]}" checked' in text_of(answer)


def test_two_tabs_with_notes(desk: Client, people: Cast) -> None:
    one = applied(people, opened(people), "Lin")
    candidates.change_application(people.desk, one.pk, by=people.by, now=NOW, notes="first")
    typed = {"do": "notes", "notes": "second", "version": str(one.version)}
    answer = desk.post(f"/hiring/people/{one.pk}/change/", typed)
    one.refresh_from_db()
    assert (answer.status_code, one.notes) == (409, "first")
    assert "second" in text_of(answer)


def drafted(people: Cast) -> Letter:
    (one,) = interviewed(people, opened(people), "Lin")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [one.pk], **do)
    keys = [one.tellings.get().pk]
    return telling.prepare(people.desk, keys, plain_words, **do).letters[0]


def test_two_recruiters_with_one_letter(desk: Client, people: Cast) -> None:
    letter = drafted(people)
    telling.change_letter(people.desk, letter.pk, by=people.by, now=NOW, subject="x", text="first")
    typed = {"do": "keep", "text": "second thoughts", "subject": "x", "version": str(letter.version)}
    answer = desk.post(f"/hiring/answers/{letter.pk}/", typed)
    letter.refresh_from_db()
    assert (answer.status_code, letter.text) == (409, "first")
    assert "second thoughts" in text_of(answer)


def test_a_letter_goes_to_the_address_that_was_mended(people: Cast) -> None:
    letter = drafted(people)
    do = {"by": people.by, "now": NOW}
    candidates.change_candidate(people.desk, letter.candidate_id, email="lin@right.example", **do)
    letter.refresh_from_db()
    assert letter.to == "lin@right.example"
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENDING)
    outbox.not_sent(people.desk, letter.pk, now=NOW, why="no such box", final=True)
    candidates.change_candidate(people.desk, letter.candidate_id, email="lin@other.example", **do)
    letter.refresh_from_db()
    assert (letter.state, letter.to, letter.wrong) == (LetterState.DRAFT, "lin@other.example", "")


def test_whoever_was_told_by_phone_is_no_undelivered_letter(desk: Client, people: Cast) -> None:
    letter = drafted(people)
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENDING)
    outbox.not_sent(people.desk, letter.pk, now=NOW, why="no such box", final=True)
    assert letter.to in text_of(desk.get("/hiring/"))
    delivering.told_by_hand(people.desk, letter.telling_id, by=people.by, now=NOW)
    assert letter.to not in text_of(desk.get("/hiring/"))


def test_a_letter_that_has_just_left_says_so(desk: Client, people: Cast) -> None:
    letter = drafted(people)
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENDING)
    answer = desk.post("/hiring/answers/take-back/", {"letter": letter.pk}, follow=True)
    assert "They cannot be taken back." in text_of(answer)


def test_a_time_zone_that_is_none_is_said_beside_its_field(desk: Client, people: Cast) -> None:
    typed = {"name": "x", "language": "en", "time_zone": "Mars/Base", "country": "CN", "keep_days": "9", "pool_days": "90"}  # fmt: skip
    answer = desk.post("/hiring/settings/", typed)
    assert answer.status_code == 400
    assert "Mars/Base" in text_of(answer)


def test_an_offers_day_that_has_passed_blames_nobody(
    desk: Client, people: Cast, stranger_at_home: Client
) -> None:
    (one,) = finalists(people, opened(people), "Lin")
    do = {"by": people.by, "now": NOW - 4 * DAY}
    by = (NOW - 2 * DAY).date()
    offer = offers.prepare_offer(people.desk, one.pk, answer_by=by, **do)
    desk.post(f"/hiring/people/{one.pk}/offer-letter/")
    assert not Letter.objects.exists()
    offers.make_offer(people.desk, offer.pk, **do)
    seen = text_of(stranger_at_home.get(status_link(people, one) + "?language=en"))
    assert "You can still answer here." in seen


def test_no_ready_answer_says_that_nothing_is_decided_once_it_is(desk: Client, people: Cast) -> None:
    (one,) = finalists(people, opened(people), "Lin")
    place = Place(None, people.desk, people.by, NOW, NOW.date(), "zh")  # type: ignore[arg-type]
    assert one_tap_answer(place, one)
    standbys.put_on_standby(people.desk, one.pk, until=(NOW + DAY).date(), by=people.by, now=NOW)
    assert not one_tap_answer(place, one)


def test_a_finalist_beyond_what_a_phone_shows_keeps_their_place(
    people: Cast, stranger_at_home: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huiyin.desks.recruiter.contexts.decider.MOST", 2)
    opening = opened(people)
    finalists(people, opening, "Ann", "Bo")
    interviewed(people, opening, "Chen")
    seen = text_of(stranger_at_home.get(decide_link(people, opening)))
    assert "Ann" in seen
    assert "Bo" in seen
    assert "Chen" not in seen


def test_the_time_of_an_interview_says_whose_time_it_is(people: Cast, stranger_at_home: Client) -> None:
    one = applied(people, opened(people), "Lin")
    interviews.schedule(people.desk, one.pk, by=people.by, now=NOW, starts_at=NOW + DAY)
    assert "北京时间" in text_of(stranger_at_home.get(status_link(people, one)))
    Desk.objects.update(time_zone="Europe/London")
    assert "Europe/London" in text_of(stranger_at_home.get(status_link(people, one)))


def test_what_was_told_is_not_offered_to_be_taken_back(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    assert "data-toast" in text_of(desk.get("/hiring/"))
    delivering.told_by_hand(people.desk, one.tellings.get().pk, by=people.by, now=NOW)
    assert "data-toast" not in text_of(desk.get("/hiring/"))


def test_whoever_came_in_with_a_list_has_a_beginning_too(desk: Client, people: Cast) -> None:
    row = {"name": "Lin", "applied_on": "2026-05-02"}
    (one,) = candidates.add_applications(people.desk, opened(people).pk, [row], by=people.by, now=NOW).applications  # fmt: skip
    seen = text_of(desk.get(f"/hiring/people/{one.pk}/"))
    assert "2 May" in seen.partition("What happened")[2]
