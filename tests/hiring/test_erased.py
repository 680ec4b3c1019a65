"""After somebody was erased: nothing brings them back, no word about them is taken in, and what was about others stays."""

import pytest
from django.utils import translation

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Interview, Letter, LetterState, Stage
from huiyin.hiring.services import (
    asking,
    candidates,
    chasing,
    deciding,
    erasing,
    interviews,
    letters,
    outbox,
    undoing,
)
from huiyin.hiring.services.work import Actor
from tests.hiring.cast import DAY, NOW, applied, interviewed, opened

LATER = NOW + 7 * DAY


def do(people, now=NOW):
    return {"by": people.by, "now": now}


def test_a_no_to_somebody_who_is_erased_is_not_taken_back(people):
    one, _other = interviewed(people, opened(people), "Ann", "Bo")
    deciding.refuse(people.desk, [one.pk], **do(people))
    event = undoing.last_undoable(people.desk)
    erasing.erase(people.desk, one.candidate_id, **do(people))
    assert undoing.last_undoable(people.desk) is None
    with pytest.raises(NotAllowed):
        undoing.undo(people.desk, event.pk, **do(people))
    one.refresh_from_db()
    assert one.stage == Stage.CLOSED
    assert not one.owes


def test_no_word_about_the_erased_is_taken_in(people):
    (one,) = interviewed(people, opened(people), "Ann")
    meeting = one.interviews.get()
    erasing.erase(people.desk, one.candidate_id, **do(people))
    with pytest.raises(NotAllowed):
        interviews.give_scorecard(people.desk, meeting.pk, people.head.pk, words="Ann, loud", **do(people))
    with pytest.raises(NotAllowed):
        candidates.change_application(people.desk, one.pk, notes="Ann, loud", **do(people))
    one.refresh_from_db()
    assert not one.notes
    assert not meeting.scorecards.exclude(words="").exists()


def test_a_letter_that_left_before_they_were_erased_still_counts_as_gone(people):
    (one,) = interviewed(people, opened(people), "Ann")
    until = (NOW + 3 * DAY).date()
    letter = letters.draft_news(people.desk, one.pk, "消息", "还要几天。", until=until, **do(people))
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENDING)
    erasing.erase(people.desk, one.candidate_id, **do(people))
    assert outbox.sent(people.desk, letter.pk, now=NOW).state == LetterState.SENT


def test_a_reminder_that_waits_loses_their_line_and_keeps_the_others(people):
    opening = opened(people)
    one, other = applied(people, opening, "Ann"), applied(people, opening, "Bo")
    (letter,) = chasing.remind(people.desk, now=LATER)
    erasing.erase(people.desk, one.candidate_id, **do(people, LATER))
    letter.refresh_from_db()
    assert letter.state == LetterState.DRAFT
    assert "Ann" not in letter.text
    assert "Bo" in letter.text
    other.refresh_from_db()
    with translation.override("zh-hans"):
        assert (letter.subject, letter.text) == chasing.words(people.hr, 1, [other], "")
    erasing.erase(people.desk, other.candidate_id, **do(people, LATER))
    letter.refresh_from_db()
    assert (letter.state, letter.text) == (LetterState.CANCELLED, "")


def test_a_reminder_that_went_is_empty(people):
    one = applied(people, opened(people), "Ann")
    (letter,) = chasing.remind(people.desk, now=LATER)
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENT)
    erasing.erase(people.desk, one.candidate_id, **do(people, LATER))
    letter.refresh_from_db()
    assert (letter.state, letter.text) == (LetterState.SENT, "")


def test_whoever_steps_back_is_waited_for_in_no_room(people):
    one = applied(people, opened(people), "Ann")
    meeting = interviews.schedule(people.desk, one.pk, starts_at=NOW + 2 * DAY, **do(people))
    asking.step_back(people.desk, one.pk, by=Actor.candidate(), now=NOW)
    meeting.refresh_from_db()
    assert meeting.cancelled_at == NOW
    assert meeting.sequence == 1


@pytest.mark.parametrize("gone", ["step_back", "erase"])
def test_an_interview_that_was_held_or_missed_stays_as_it_is(people, gone):
    (one,) = interviewed(people, opened(people), "Ann")
    if gone == "step_back":
        asking.step_back(people.desk, one.pk, **do(people))
    else:
        erasing.erase(people.desk, one.candidate_id, **do(people))
    assert Interview.objects.get(application=one).cancelled_at is None


def test_a_calendar_follows_an_interview_that_is_on_again(people):
    one = applied(people, opened(people), "Ann")
    meeting = interviews.schedule(people.desk, one.pk, starts_at=NOW + 2 * DAY, **do(people))
    moved = interviews.reschedule(people.desk, meeting.pk, starts_at=NOW + 3 * DAY, **do(people))
    interviews.cancel_interview(people.desk, meeting.pk, **do(people))
    seen = [moved.sequence + 1]
    for _turn in range(2):
        undoing.undo(people.desk, undoing.last_undoable(people.desk).pk, **do(people))
        meeting.refresh_from_db()
        seen.append(meeting.sequence)
    # A calendar takes nothing with a number below the one that it knows (RFC 5546, 2.1.4).
    assert seen == sorted(set(seen))
    assert meeting.cancelled_at is None
    assert meeting.starts_at == NOW + 2 * DAY


def test_a_long_reminder_names_the_rest_anew(people, monkeypatch):
    monkeypatch.setattr(chasing, "MOST_LINES", 2)
    opening = opened(people)
    gone = [applied(people, opening, name) for name in ("Ann", "Bo", "Cai", "Di")]
    (letter,) = chasing.remind(people.desk, now=LATER)
    for one in gone[3], gone[0]:
        erasing.erase(people.desk, one.candidate_id, **do(people, LATER))
    letter.refresh_from_db()
    rest = [type(one).objects.get(pk=one.pk) for one in gone[1:3]]
    with translation.override("zh-hans"):
        subject, text = chasing.words(people.hr, 1, rest, "")
    hello, start, lines = text.split("\n\n")
    assert letter.subject == subject
    assert letter.text.startswith(f"{hello}\n\n{start}\n\n{lines.splitlines()[0]}\n…")
    assert "1" in letter.text.splitlines()[-1]
