"""Two recruiters in two processes at the same moment: whichever comes first, nothing doubles and nobody is lost.

Which one comes first is luck; what must hold afterwards holds in either order.
"""

import pytest
from django.db import connection

from huiyin.hiring.models import LIVE_OFFERS, Application, Letter, Offer, Question, Stage, Telling
from huiyin.hiring.services import deciding, delivering, letters, offers, telling
from tests.hiring.cast import NOW, cast, finalists, interviewed, opened, plain_words
from tests.hiring.hands import two_hands

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(2)


@pytest.fixture
def people(owner):
    return cast(owner)


@pytest.fixture
def hands(people):
    with two_hands(str(connection.settings_dict["NAME"])) as found:
        yield found


def told_draft(people, name):
    """Somebody who was refused, and whose letter is written."""
    (one,) = interviewed(people, opened(people, title=f"Role {name}"), name)
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    row = one.tellings.get()
    telling.prepare(people.desk, [row.pk], plain_words, by=people.by, now=NOW)
    return one, row


def test_two_hands_at_one_desk(people, hands):
    """One process start for all of it: each scene a few times, in whatever order the two come."""
    for number in ROUNDS:
        one_seat_is_offered_once(people, hands, number)
        nobody_is_told_twice(people, hands, number)
        one_letter_goes_once(people, hands, number)
        a_no_taken_back_is_not_told(people, hands, number)
        a_question_that_comes_while_it_closes_is_somebodys_turn(people, hands, number)
        an_offer_that_crosses_a_stepping_back_stands_or_falls(people, hands, number)
        an_offer_taken_back_has_no_letter(people, hands, number)


def one_seat_is_offered_once(people, hands, number):
    first, second = finalists(people, opened(people, title=f"Seat {number}"), f"Ann{number}", f"Bo{number}")
    came = hands.do(["offer", first.pk], ["offer", second.pk])
    assert sorted(came) == ["NotAllowed", "done"]
    assert Offer.objects.filter(application__in=[first, second], state__in=LIVE_OFFERS).count() == 1


def nobody_is_told_twice(people, hands, number):
    one, row = told_draft(people, f"Chen{number}")
    came = hands.do(["phone", row.pk], ["send"])
    letter = Letter.objects.get(telling=row)
    row.refresh_from_db()
    assert row.told_at is not None
    assert came[1] == "done"
    # By voice and no letter, or by letter and the phone call was told that they know.
    assert (letter.state == "sent") == (came[0] == "AlreadyTold")
    assert (letter.state == "cancelled") == (came[0] == "done")
    assert Telling.objects.filter(application=one).count() == 1


def one_letter_goes_once(people, hands, number):
    _one, row = told_draft(people, f"Dai{number}")
    assert hands.do(["send"], ["send"]) == ["done", "done"]
    letter = Letter.objects.get(telling=row)
    assert (letter.state, letter.attempt) == ("sent", 0)


def a_no_taken_back_is_not_told(people, hands, number):
    (one,) = interviewed(people, opened(people, title=f"Undone {number}"), f"Er{number}")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    row = one.tellings.get()
    came = hands.do(["undo"], ["phone", row.pk])
    one.refresh_from_db()
    row.refresh_from_db()
    assert sorted(came)[1] == "done"
    assert (one.stage == Stage.CLOSED) == (row.told_at is not None)
    assert (row.told_at is None) == (row.cancelled_at is not None)


def a_question_that_comes_while_it_closes_is_somebodys_turn(people, hands, number):
    opening = opened(people, title=f"Closes {number}")
    (one,) = interviewed(people, opening, f"Fang{number}")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    delivering.told_by_hand(people.desk, one.tellings.get().pk, by=people.by, now=NOW)
    came = hands.do(["close", opening.pk], ["ask", one.pk])
    assert came[1] == "done"
    assert came[0] in ("done", "Untold")
    one.refresh_from_db()
    assert Question.objects.filter(application=one, answered_at=None).exists()
    assert (one.owes, one.owed_what) == ("hr", "answer")


def an_offer_that_crosses_a_stepping_back_stands_or_falls(people, hands, number):
    (one,) = finalists(people, opened(people, title=f"Crosses {number}"), f"Gu{number}")
    offer = offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW)
    came = hands.do(["make", offer.pk], ["step back", one.pk])
    one.refresh_from_db()
    offer.refresh_from_db()
    assert came[1] == "done"
    made = came[0] == "done"
    assert (offer.state, one.outcome) == (
        ("declined", "declined_offer") if made else ("cancelled", "stepped_back")
    )


def an_offer_taken_back_has_no_letter(people, hands, number):
    (one,) = finalists(people, opened(people, title=f"Back {number}"), f"Hu{number}")
    offer = offers.prepare_offer(people.desk, one.pk, by=people.by, now=NOW)
    letter = letters.draft_offer(people.desk, offer.pk, "录用", "我们决定录用您。", by=people.by, now=NOW)
    hands.do(["cancel", offer.pk], ["send"])
    offer.refresh_from_db()
    letter.refresh_from_db()
    one = Application.objects.get(pk=one.pk)
    assert (offer.state, letter.state, one.stage) in [
        ("cancelled", "cancelled", Stage.FINALIST),
        ("out", "sent", Stage.OFFER),
    ]
