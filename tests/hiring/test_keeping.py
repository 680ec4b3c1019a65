"""How long people are kept, what they can take along, and what is left when they are gone."""

import json

import pytest

from huiyin.hiring import exporting, queries
from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Candidate, Event, Letter, Offer, OfferState
from huiyin.hiring.pages import page_of
from huiyin.hiring.services import (
    asking,
    candidates,
    chasing,
    deciding,
    erasing,
    keeping,
    offers,
    outbox,
    referring,
    telling,
)
from tests.hiring.cast import DAY, NOW, finalists, interviewed, opened, plain_words


@pytest.fixture
def told(people):
    """Somebody who was refused and told, with words in every place that holds words."""
    opening = opened(people)
    (one,) = finalists(people, opening, "Secretname")
    do = {"by": people.by, "now": NOW}
    candidates.change_candidate(
        people.desk, one.candidate_id, notes="Secretname 说", phone="Secretname1", **do
    )
    candidates.change_application(people.desk, one.pk, notes="Secretname", **do)
    asking.ask(people.desk, one.pk, "Secretname?", **do)
    referring.ask_to_refer(people.desk, one.pk, to_name="Secretname", words="Secretname", **do)
    chasing.remind(people.desk, now=NOW + 6 * DAY)
    deciding.refuse(people.desk, [one.pk], words="Secretname", **do)
    keys = [row.pk for row in telling.to_tell(people.desk)]
    (letter,) = telling.prepare(people.desk, keys, plain_words, **do).letters
    telling.approve(people.desk, [letter.pk], **do)
    outbox.take(people.desk, now=NOW, holder="one")
    outbox.sent(people.desk, letter.pk, now=NOW)
    one.refresh_from_db()
    return one


def everything(desk) -> str:
    """Every column of every table of the desk."""
    from django.apps import apps

    rows = [list(model._base_manager.values_list()) for model in apps.get_app_config("hiring").get_models()]
    return repr(rows)


def test_after_erasing_no_name_is_left_anywhere(people, told):
    assert "Secretname" in everything(people.desk)
    events = Event.objects.count()

    erasing.erase(people.desk, told.candidate_id, by=people.by, now=NOW)

    assert "ecretname" not in everything(people.desk).lower()
    assert Event.objects.count() == events + 1
    assert page_of(type(told).objects.get(pk=told.pk), now=NOW).to_dict()["stage"] == "erased"


def test_the_candidate_who_holds_an_offer_may_be_erased_and_the_seat_is_free(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    offer = offers.prepare_offer(people.desk, one.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)

    erasing.erase(people.desk, one.candidate_id, by=people.by.candidate(), now=NOW)

    assert Offer.objects.get().state == OfferState.DECLINED
    assert queries.counts(people.desk)[opening.pk]["free"] == 1
    assert not queries.next_up(opening)


def test_erasing_twice_is_once(people, told):
    for _twice in range(2):
        erasing.erase(people.desk, told.candidate_id, by=people.by, now=NOW)
    assert Event.objects.filter(verb="erase").count() == 1


def test_without_consent_people_are_let_go_after_a_while(people, told):
    assert not keeping.let_go(people.desk, now=NOW + 179 * DAY)
    assert keeping.let_go(people.desk, now=NOW + 181 * DAY) == 1
    assert not keeping.let_go(people.desk, now=NOW + 182 * DAY)


def test_whoever_waits_for_an_answer_is_not_let_go(people):
    opening = opened(people)
    interviewed(people, opening, "Ann")

    assert not keeping.let_go(people.desk, now=NOW + 900 * DAY)


def test_consent_keeps_and_silence_ends_it(people, told):
    consent = asking.consent(people.desk, told.candidate_id, by=people.by.candidate(), now=NOW)
    assert consent.until == NOW.date() + 365 * DAY
    assert not keeping.let_go(people.desk, now=NOW + 300 * DAY)
    assert not keeping.ask_again(people.desk, now=NOW + 300 * DAY)

    (letter,) = keeping.ask_again(people.desk, now=NOW + 340 * DAY)
    assert "Secretname" in letter.text
    assert not keeping.ask_again(people.desk, now=NOW + 341 * DAY)
    assert keeping.let_go(people.desk, now=NOW + 367 * DAY) == 1
    assert Candidate.objects.get(pk=told.candidate_id).erased_at is not None


def test_consent_that_is_given_again_runs_anew(people, told):
    do = {"by": people.by.candidate()}
    asking.consent(people.desk, told.candidate_id, now=NOW, **do)
    keeping.ask_again(people.desk, now=NOW + 340 * DAY)
    asking.consent(people.desk, told.candidate_id, now=NOW + 345 * DAY, **do)

    assert not keeping.let_go(people.desk, now=NOW + 400 * DAY)
    assert not keeping.ask_again(people.desk, now=NOW + 400 * DAY)


def test_a_person_takes_all_along(people, told):
    found = exporting.export_person(people.desk, told.candidate_id)

    text = json.dumps(found, ensure_ascii=False)
    assert found["person"]["name"] == "Secretname"
    assert found["decisions"][0]["words"] == "Secretname"
    assert found["letters"][0]["text"].startswith("Secretname")
    assert len(found["interviews"]) == 1
    assert "digest" not in text


def test_nobody_is_passed_on_without_their_yes(people, told):
    referral = told.referrals.get()
    do = {"by": people.by, "now": NOW}
    with pytest.raises(NotAllowed):
        referring.pass_on(people.desk, referral.pk, **do)
    assert "agree" in page_of(told, now=NOW).seen.may

    referring.agree(people.desk, referral.pk, **do)
    referring.pass_on(people.desk, referral.pk, **do)
    with pytest.raises(NotAllowed):
        referring.disagree(people.desk, referral.pk, **do)


def test_a_question_is_asked_once_and_costs_one_answer(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    question = asking.ask(people.desk, one.pk, "什么时候有结果？", **do)
    with pytest.raises(NotAllowed):
        asking.ask(people.desk, one.pk, "现在呢？", **do)
    one.refresh_from_db()
    assert one.owed_what == "answer"

    asking.answer(people.desk, question.pk, "周五前。", **do)

    one = type(one).objects.get(pk=one.pk)
    assert one.owed_what == "offer"
    assert page_of(one, now=NOW).to_dict()["answer"] == "周五前。"


def test_letters_of_the_erased_are_empty(people, told):
    erasing.erase(people.desk, told.candidate_id, by=people.by, now=NOW)
    assert not Letter.objects.filter(candidate=told.candidate_id).exclude(text="").exists()


def test_whoever_is_asked_again_can_say_yes_on_their_own_page(people, told):
    consent = asking.consent(people.desk, told.candidate_id, by=people.by, now=NOW)
    soon = NOW + (consent.until - NOW.date()) - 10 * DAY
    assert "consent" not in page_of(told, now=soon).seen.may
    page = lambda applications, _now: [f"https://answers.example.org/c/{one.pk}" for one in applications]  # noqa: E731
    (letter,) = keeping.ask_again(people.desk, now=soon, pages=page)
    assert letter.text.endswith(f"https://answers.example.org/c/{told.pk}")
    assert {"consent", "end_consent"} <= set(page_of(told, now=soon).seen.may)
    asking.consent(people.desk, told.candidate_id, by=people.by.candidate(), now=soon)
    consent.refresh_from_db()
    assert consent.until > soon.date() + 30 * DAY
    assert "consent" not in page_of(told, now=soon).seen.may
