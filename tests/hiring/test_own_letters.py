"""Letters that tell of no decision: the offer, so many days more. What follows from them follows once they were said."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.hiring.errors import AlreadyTold, NotAllowed
from huiyin.hiring.models import LetterState, OfferState
from huiyin.hiring.pages import page_of
from huiyin.hiring.services import (
    asking,
    deciding,
    delivering,
    erasing,
    interviews,
    letters,
    offers,
    outbox,
    referring,
    standbys,
    telling,
    undoing,
)
from huiyin.hiring.services.work import Actor
from tests.hiring.cast import DAY, NOW, cast, finalists, interviewed, opened

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2026, 5, 29)


@pytest.fixture
def people(owner):
    return cast(owner)


@pytest.fixture
def do(people):
    return {"by": people.by, "now": NOW}


@pytest.fixture
def waits(people):
    (one,) = interviewed(people, opened(people), "Carol")
    return one


@pytest.fixture
def ready(people, do):
    (one,) = finalists(people, opened(people), "Carol")
    return offers.prepare_offer(people.desk, one.pk, terms="月薪一万八", answer_by=FRIDAY, **do)


def sent(people, letter):
    """Approved by a press, taken by the channel, gone."""
    telling.approve(people.desk, [letter.pk], by=people.by, now=NOW)
    for one in outbox.take(people.desk, now=NOW, holder="x"):
        outbox.sent(people.desk, one.pk, now=NOW)
    letter.refresh_from_db()


def test_the_day_is_named_once_the_letter_has_gone(people, do, waits):
    letter = letters.draft_news(people.desk, waits.pk, "S", "五月二十九日前答复您。", until=FRIDAY, **do)
    waits.refresh_from_db()
    assert waits.promised_by is None
    sent(people, letter)
    waits.refresh_from_db()
    assert waits.promised_by == FRIDAY
    assert waits.owed_by <= FRIDAY
    assert page_of(waits, now=NOW).seen.news_by == FRIDAY


def test_said_by_phone_the_day_is_named_as_well_and_no_letter_goes(people, do, waits):
    letter = letters.draft_news(people.desk, waits.pk, "S", "再等几天。", until=FRIDAY, **do)
    letters.said_by_hand(people.desk, letter.pk, **do)
    waits.refresh_from_db()
    assert waits.promised_by == FRIDAY
    assert telling.approve(people.desk, [letter.pk], **do).letters == []


def test_a_decision_takes_back_the_letter_that_says_there_is_none(people, do, waits):
    letter = letters.draft_news(people.desk, waits.pk, "S", "还没有决定。", until=FRIDAY, **do)
    telling.approve(people.desk, [letter.pk], **do)
    deciding.refuse(people.desk, [waits.pk], **do)
    letter.refresh_from_db()
    assert letter.state == LetterState.CANCELLED
    with pytest.raises(NotAllowed):
        letters.draft_news(people.desk, waits.pk, "S", "还没有决定。", until=FRIDAY, **do)


def test_nobody_on_standby_or_with_an_offer_hears_that_nothing_is_decided(people, do):
    one, other = finalists(people, opened(people), "Carol", "Lin")
    standbys.put_on_standby(people.desk, other.pk, until=FRIDAY, **do)
    delivering.told_by_hand(people.desk, other.tellings.get().pk, **do)
    offers.make_offer(people.desk, offers.prepare_offer(people.desk, one.pk, **do).pk, **do)
    for application in (one, other):
        with pytest.raises(NotAllowed):
            letters.draft_news(people.desk, application.pk, "S", "T", until=FRIDAY, **do)


def test_who_waits_for_an_approval_may_be_told_so(people, do):
    (one,) = finalists(people, opened(people, approver=people.approver), "Carol")
    offers.prepare_offer(people.desk, one.pk, **do)
    assert letters.draft_news(people.desk, one.pk, "S", "还差一道审批。", until=FRIDAY, **do)


@pytest.mark.parametrize("day", [NOW.date(), NOW.date() - DAY])
def test_a_day_that_is_not_to_come_is_refused(people, do, waits, day):
    with pytest.raises(ValidationError):
        letters.draft_news(people.desk, waits.pk, "S", "T", until=day, **do)


def test_the_offer_is_made_once_its_letter_has_gone(people, do, ready):
    letter = letters.draft_offer(people.desk, ready.pk, "录用", "我们决定录用您。", **do)
    assert page_of(ready.application, now=NOW).seen.stage == "considering"
    sent(people, letter)
    ready.refresh_from_db()
    assert ready.state == OfferState.OUT
    assert page_of(ready.application, now=NOW).terms == "月薪一万八"


def test_an_offer_that_waits_for_approval_has_no_letter(people, do):
    (one,) = finalists(people, opened(people, approver=people.approver), "Carol")
    offer = offers.prepare_offer(people.desk, one.pk, **do)
    with pytest.raises(NotAllowed):
        letters.draft_offer(people.desk, offer.pk, "S", "T", **do)


def test_an_offer_taken_back_takes_its_letter_along_unless_it_is_on_its_way(people, do, ready):
    letter = letters.draft_offer(people.desk, ready.pk, "录用", "我们决定录用您。", **do)
    telling.approve(people.desk, [letter.pk], **do)
    outbox.take(people.desk, now=NOW, holder="x")
    with pytest.raises(AlreadyTold):
        offers.cancel_offer(people.desk, ready.pk, **do)
    with pytest.raises(AlreadyTold):
        undoing.undo(people.desk, people.desk.events.filter(verb="prepare_offer").get().pk, **do)
    outbox.not_sent(people.desk, letter.pk, now=NOW, why="550 no such user", final=True)
    offers.cancel_offer(people.desk, ready.pk, **do)
    ready.refresh_from_db()
    assert ready.state == OfferState.CANCELLED


def test_an_offer_letter_that_came_back_goes_out_anew(people, do, ready):
    letter = letters.draft_offer(people.desk, ready.pk, "录用", "我们决定录用您。", **do)
    sent(people, letter)
    outbox.came_back(people.desk, letter.pk, now=NOW, why="550")
    telling.change_letter(
        people.desk, letter.pk, subject="录用", text="我们决定录用您。", to="new@example.com", **do
    )
    letter.refresh_from_db()
    sent(people, letter)
    assert letter.state == LetterState.SENT


def test_whoever_steps_back_while_the_offer_is_on_its_way_has_declined_it(people, do, ready):
    letter = letters.draft_offer(people.desk, ready.pk, "录用", "我们决定录用您。", **do)
    telling.approve(people.desk, [letter.pk], **do)
    outbox.take(people.desk, now=NOW, holder="x")
    asking.step_back(people.desk, ready.application_id, by=Actor.candidate(), now=NOW)
    outbox.sent(people.desk, letter.pk, now=NOW)
    ready.refresh_from_db()
    assert ready.state == OfferState.DECLINED
    ready.application.refresh_from_db()
    assert ready.application.outcome == "declined_offer"


def test_a_second_draft_takes_the_place_of_the_first(people, do, waits):
    first = letters.draft_news(people.desk, waits.pk, "S", "一", until=FRIDAY, **do)
    again = letters.draft_news(people.desk, waits.pk, "S", "二", until=FRIDAY + DAY, **do)
    assert first.pk == again.pk
    telling.approve(people.desk, [again.pk], **do)
    with pytest.raises(NotAllowed):
        letters.draft_news(people.desk, waits.pk, "S", "三", until=FRIDAY, **do)


def test_an_answer_on_the_page_takes_back_the_letter_that_asks_the_same(people, do, waits):
    asked = referring.ask_to_refer(people.desk, waits.pk, to_name="刘悦", to_company="远帆咨询", **do)
    letter = letters.draft_referral(people.desk, asked.pk, "S", "可以介绍您吗？", **do)
    referring.agree(people.desk, asked.pk, by=Actor.candidate(), now=NOW)
    letter.refresh_from_db()
    assert letter.state == LetterState.CANCELLED


def test_an_erased_person_gets_no_letter_and_nothing_follows(people, do, ready):
    letter = letters.draft_offer(people.desk, ready.pk, "录用", "我们决定录用您。", **do)
    telling.approve(people.desk, [letter.pk], **do)
    erasing.erase(people.desk, ready.application.candidate_id, **do)
    assert outbox.take(people.desk, now=NOW, holder="x") == []
    letter.refresh_from_db()
    assert (letter.state, letter.text) == (LetterState.CANCELLED, "")


WOUNDS = {"zh": "您年龄太大了，不合适。", "en": "You are too old for us."}


@pytest.mark.parametrize("words", WOUNDS.values(), ids=WOUNDS)
def test_no_way_out_is_open_to_a_sentence_that_wounds(people, do, words):
    """Answers, standby, terms, an interview's place, an introduction, a letter: each is read before it leaves."""
    opening = opened(people, seats=2)
    one, other = finalists(people, opening, "Carol", "Lin")
    question = asking.ask(people.desk, one.pk, "？", by=Actor.candidate(), now=NOW)
    ways = [
        lambda: asking.answer(people.desk, question.pk, words, **do),
        lambda: standbys.put_on_standby(people.desk, other.pk, until=FRIDAY, promised=words, **do),
        lambda: offers.prepare_offer(people.desk, one.pk, terms=words, **do),
        lambda: interviews.schedule(people.desk, one.pk, starts_at=NOW + DAY, round=words, **do),
        lambda: interviews.schedule(people.desk, one.pk, starts_at=NOW + DAY, place=words, **do),
        lambda: referring.ask_to_refer(people.desk, one.pk, to_name="刘悦", words=words, **do),
    ]
    for way in ways:
        with pytest.raises(ValidationError):
            way()
    letter = letters.draft_news(people.desk, one.pk, "S", words, until=FRIDAY, **do)
    done = telling.approve(people.desk, [letter.pk], **do)
    assert done.letters == []
    assert [left for left, _why in done.left_out] == [letter]
    letter.subject, letter.text = words, "好"
    letter.save()
    assert telling.approve(people.desk, [letter.pk], **do).letters == []


def test_another_candidates_name_stands_in_no_answer(people, do):
    one, _other = interviewed(people, opened(people), "Carol", "Zhoumei")
    question = asking.ask(people.desk, one.pk, "？", by=Actor.candidate(), now=NOW)
    with pytest.raises(ValidationError):
        asking.answer(people.desk, question.pk, "The offer went to Zhoumei.", **do)
