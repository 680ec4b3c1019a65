"""How much is kept: archived can be undone, forgotten cannot, and nothing else is touched."""

import datetime as dt
import json

import pytest

from huiyin.journal.models import Action, Change, Event, Opening
from huiyin.journal.services import events, keeping, openings, profiles, undoing
from huiyin.journal.services.keeping import Kept
from huiyin.process.reading import Reading
from tests.conftest import NOW, TODAY

SAID = "林女士您好，抱歉，这次我们选了经验更贴近的候选人，祝您一切顺利。"


@pytest.fixture
def ended(owner) -> Opening:
    """An opening that ended a year ago, with a word from HR, one to HR, and a note."""
    opening = openings.add_opening(owner, now=NOW, company="Firm")
    on = TODAY - dt.timedelta(days=366)
    events.log_sent(
        owner, opening.pk, now=NOW, on=on, move="ask", channel="email", text="请问有结果吗", subject="结果"
    )
    events.log_received(owner, opening.pk, now=NOW, on=on, channel="email", text=SAID, subject="Re: 结果")
    events.add_note(owner, opening.pk, "my own note", now=NOW, on=on)
    openings.set_stage(owner, opening.pk, "closed", "rejected", now=NOW, on=on)
    opening.refresh_from_db()
    return opening


def keep(owner, **months):
    return profiles.change_profile(owner, now=NOW, **months)


def test_without_a_wish_everything_stays(owner, ended):
    assert keeping.due(owner.profile, TODAY) == Kept(0, 0)
    assert keeping.tidy(owner, now=NOW) == Kept(0, 0)
    assert Event.objects.filter(text=SAID).exists()


def test_what_ended_goes_into_the_archive_and_comes_back(owner, ended, opening):
    keep(owner, archive_after=12)
    assert keeping.tidy(owner, now=NOW) == Kept(1, 0)
    assert [one.pk for one in Opening.objects.filter(archived_at=None)] == [opening.pk]
    assert keeping.tidy(owner, now=NOW) == Kept(0, 0)
    assert undoing.undo(owner, now=NOW).verb == "archive"
    assert Opening.objects.filter(archived_at=None).count() == 2


def test_what_ended_lately_stays_in_sight(owner, opening):
    openings.set_stage(owner, opening.pk, "closed", "rejected", now=NOW, on=TODAY - dt.timedelta(days=30))
    keep(owner, archive_after=3, words_for=6)
    assert keeping.tidy(owner, now=NOW) == Kept(0, 0)


def test_words_go_also_from_the_log_and_what_they_meant_stays(owner, ended):
    before = Event.objects.get(kind="received").reading
    assert keeping.due(keep(owner, words_for=12), TODAY) == Kept(0, 2)
    assert keeping.tidy(owner, now=NOW) == Kept(0, 2)
    heard = Event.objects.get(kind="received")
    assert (heard.text, heard.subject, Event.objects.get(kind="sent").text) == ("", "", "")
    assert heard.reading["outcome"] == before["outcome"] == "rejected"
    assert heard.reading["reasons"] == before["reasons"]
    Reading.of(heard.reading)
    heard.full_clean()
    assert Event.objects.get(kind="note").text == "my own note"
    log = json.dumps(list(Change.objects.values_list("before", "after")), ensure_ascii=False)
    log += " ".join(Action.objects.values_list("label", flat=True))
    log += json.dumps(list(Event.objects.values_list("reading", "reading_original")), ensure_ascii=False)
    assert not any(words in log for words in ("抱歉", "经验更贴近", "请问有结果", "一切顺利"))
    assert keeping.tidy(owner, now=NOW) == Kept(0, 0)


def test_what_was_done_before_can_still_be_undone(owner, ended):
    keep(owner, words_for=12)
    keeping.tidy(owner, now=NOW)
    action = Action.objects.get(verb="log_sent")
    undoing.undo_action(owner, action.pk, now=NOW)
    assert not Event.objects.filter(kind="sent").exists()


def test_a_word_that_nobody_has_read_is_read_before_it_goes(owner, ended):
    Event.objects.filter(kind="received").update(reading=None)
    keep(owner, words_for=12)
    keeping.tidy(owner, now=NOW)
    assert Event.objects.get(kind="received").reading["outcome"] == "rejected"


def test_the_journal_of_another_is_left_alone(owner, stranger, ended):
    keep(owner, words_for=12, archive_after=12)
    keeping.tidy(stranger, now=NOW)
    assert Event.objects.filter(text=SAID).exists()
    assert not Opening.objects.exclude(archived_at=None).exists()
