"""Answers on their way out: each once, and one that fails stops nobody else."""

import pytest

from huiyin.hiring import queries
from huiyin.hiring.errors import AlreadyTold, Untold
from huiyin.hiring.models import Letter, LetterState, Telling
from huiyin.hiring.services import asking, deciding, delivering, offers, openings, outbox, standbys, telling
from tests.hiring.cast import DAY, NOW, finalists, opened, plain_words


@pytest.fixture
def approved(people):
    """Three answers that may go out; of one person the address is none."""
    opening = opened(people)
    found = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [one.pk for one in found], **do)
    keys = [one.pk for one in telling.to_tell(people.desk)]
    letters = telling.prepare(people.desk, keys, plain_words, **do).letters
    telling.approve(people.desk, [letter.pk for letter in letters], **do)
    return letters


def test_one_bad_address_stops_nobody_and_is_shown(people, approved):
    taken = outbox.take(people.desk, now=NOW, holder="one")
    assert len(taken) == 3
    bad, *good = taken

    outbox.not_sent(people.desk, bad.pk, now=NOW, why="550 No such person", final=True)
    for letter in good:
        outbox.sent(people.desk, letter.pk, now=NOW, message_id=f"<{letter.pk}@x>")

    assert [letter.pk for letter in outbox.waiting(people.desk)] == [bad.pk]
    assert [one.application_id for one in telling.to_tell(people.desk)] == [bad.application_id]
    with pytest.raises(Untold) as refused:
        openings.close_opening(people.desk, bad.application.opening_id, by=people.by, now=NOW)
    assert [one.pk for one in refused.value.waiting] == [bad.application_id]

    mended = telling.change_letter(
        people.desk, bad.pk, by=people.by, now=NOW, subject="结果", text="你好", to="new@example.com"
    )
    telling.approve(people.desk, [mended.pk], by=people.by, now=NOW)
    (again,) = outbox.take(people.desk, now=NOW, holder="two")
    outbox.sent(people.desk, again.pk, now=NOW)
    openings.close_opening(people.desk, bad.application.opening_id, by=people.by, now=NOW)


def test_a_letter_is_taken_by_one_and_told_once(people, approved):
    assert len(outbox.take(people.desk, now=NOW, holder="one")) == 3
    assert not outbox.take(people.desk, now=NOW, holder="two")

    for _twice in range(2):
        outbox.sent(people.desk, approved[0].pk, now=NOW + DAY * _twice)

    told = Telling.objects.get(letter=approved[0].pk)
    assert told.told_at == NOW


def test_whoever_broke_off_is_looked_after_by_the_next(people, approved):
    outbox.take(people.desk, now=NOW, holder="one")

    assert not outbox.take(people.desk, now=NOW + outbox.HOLD / 2, holder="two")
    assert len(outbox.take(people.desk, now=NOW + outbox.HOLD * 2, holder="two")) == 3


def test_what_is_on_its_way_cannot_be_taken_back_and_what_is_not_can(people, approved):
    telling.take_back_approval(people.desk, [approved[0].pk], by=people.by, now=NOW)
    taken = outbox.take(people.desk, now=NOW, holder="one")
    assert {letter.pk for letter in taken} == {letter.pk for letter in approved[1:]}

    with pytest.raises(AlreadyTold):
        telling.take_back_approval(people.desk, [approved[1].pk], by=people.by, now=NOW)
    with pytest.raises(AlreadyTold):
        delivering.told_by_hand(people.desk, approved[1].telling_id, by=people.by, now=NOW)


def test_a_server_that_is_away_is_tried_again_later_and_not_for_ever(people, approved):
    now = NOW
    for _try in range(outbox.MOST_TRIES):
        (letter,) = [one for one in outbox.take(people.desk, now=now, holder="one") if one == approved[0]]
        outbox.not_sent(people.desk, letter.pk, now=now, why="no answer", final=False)
        now += DAY

    assert Letter.objects.get(pk=approved[0].pk).state == LetterState.FAILED


def test_what_came_back_is_to_be_told_again(people, approved):
    outbox.take(people.desk, now=NOW, holder="one")
    outbox.sent(people.desk, approved[0].pk, now=NOW)
    outbox.came_back(people.desk, approved[0].pk, now=NOW, why="mailbox full")

    assert approved[0].telling_id in {one.pk for one in telling.to_tell(people.desk)}
    assert queries.unanswered(people.desk).filter(pk=approved[0].application_id).exists()
    delivering.told_by_hand(people.desk, approved[0].telling_id, by=people.by, now=NOW)
    assert not queries.unanswered(people.desk).filter(pk=approved[0].application_id).exists()


def test_opening_the_page_shows_that_it_arrived(people, approved):
    outbox.take(people.desk, now=NOW, holder="one")
    outbox.sent(people.desk, approved[0].pk, now=NOW)

    outbox.page_opened(people.desk, approved[0].application_id, now=NOW + DAY)

    assert Telling.objects.get(letter=approved[0].pk).delivered_at == NOW + DAY


def test_stepping_back_while_the_letter_is_on_its_way_says_nothing(people, approved):
    outbox.take(people.desk, now=NOW, holder="one")

    found = asking.step_back(people.desk, approved[0].application_id, by=people.by.candidate(), now=NOW)

    assert found.outcome == "not_chosen"
    outbox.sent(people.desk, approved[0].pk, now=NOW)


def test_whoever_holds_an_offer_or_waits_untold_is_not_hit(people):
    opening = opened(people)
    first, second, third = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [first.pk, third.pk], **do)
    keys = [one.pk for one in telling.to_tell(people.desk)]
    letters = telling.prepare(people.desk, keys, plain_words, **do).letters
    deciding.bring_back(people.desk, first.pk, **do)
    offers.prepare_offer(people.desk, first.pk, **do)
    standbys.put_on_standby(people.desk, second.pk, until=NOW.date() + 7 * DAY, **do)

    done = telling.approve(people.desk, [letter.pk for letter in letters], **do)

    assert [letter.application_id for letter in done.letters] == [third.pk]


def test_nobody_can_be_told_is_written_down(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [one.pk], **do)
    (told,) = telling.to_tell(people.desk)

    delivering.unreachable(people.desk, told.pk, words="三次电话，两封信", **do)

    openings.close_opening(people.desk, opening.pk, **do)


def test_an_approval_that_is_taken_back_by_undo_leaves_drafts(people, approved):
    from huiyin.hiring.services import undoing

    undoing.undo(people.desk, undoing.last_undoable(people.desk).pk, by=people.by, now=NOW)

    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.DRAFT}
    assert not outbox.take(people.desk, now=NOW, holder="one")
    assert len(telling.approve(people.desk, [one.pk for one in approved], by=people.by, now=NOW).letters) == 3


def test_a_letter_that_was_taken_back_is_written_anew(people, approved):
    Letter.objects.filter(pk=approved[0].pk).update(state=LetterState.CANCELLED)

    done = telling.prepare(people.desk, [approved[0].telling_id], plain_words, by=people.by, now=NOW)

    (letter,) = done.letters
    assert (letter.pk, letter.state) == (approved[0].pk, LetterState.DRAFT)


def test_somebody_whose_offer_is_being_withdrawn_has_no_answer_yet(people):
    opening = opened(people)
    (one,) = finalists(people, opening, "Ann")
    do = {"by": people.by, "now": NOW}
    offer = offers.prepare_offer(people.desk, one.pk, **do)
    offers.make_offer(people.desk, offer.pk, **do)
    offers.accept_offer(people.desk, offer.pk, **do)
    assert not queries.unanswered(people.desk).exists()
    offers.withdraw_offer(people.desk, offer.pk, **do)
    assert queries.unanswered(people.desk).count() == 1
