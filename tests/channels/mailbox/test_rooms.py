"""A room that is not the journal hands letters over: each goes once, and the room hears of it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from huiyin.channels.mailbox import rooms, sending
from huiyin.channels.mailbox.models import Letter
from huiyin.channels.mailbox.services import Rendered, letter_for, letters_of, send, send_many, settle
from huiyin.journal.models import Event
from tests.conftest import NOW

LATER = NOW + dt.timedelta(minutes=20)


@pytest.fixture
def heard(monkeypatch):
    """The room "pigeons", which writes down what it is told."""
    told = []
    monkeypatch.setattr(rooms, "_told", {})
    rooms.register("pigeons", lambda owner, ref, at, message_id: told.append((owner.pk, ref, at, message_id)))
    return told


def handed(sender, number, **changes):
    words = {"to": f"person{number}@example.com", "subject": "您的申请", "text": "您好，\n谢谢您来面试。\n"}
    return letter_for(sender.owner, "pigeons", Rendered(f"no:{number}", **{**words, **changes}), now=NOW)


def test_it_works(sender, heard, post, imap_server, address):
    letter = handed(sender, 1)
    assert not post.letters

    assert send(sender.owner, letter.pk, now=NOW).state == "sent"

    assert heard == [(sender.owner.pk, "no:1", NOW, letter.message_id)]
    assert post.senders == [(address, ["person1@example.com"])]
    assert len(imap_server.all("Sent", address)) == 1
    assert not Event.objects.exists()


def test_handed_over_again_it_is_the_same_letter_with_the_newer_words(sender, heard, post):
    first = handed(sender, 1)
    again = handed(sender, 1, text="Other words")
    assert (again.pk, again.message_id) == (first.pk, first.message_id)
    send(sender.owner, first.pk, now=NOW)

    after = handed(sender, 1, text="Too late")

    assert (after.pk, after.state, after.text) == (first.pk, "sent", "Other words")
    send(sender.owner, after.pk, now=LATER)
    assert len(post.letters) == len(heard) == 1


def test_a_batch_goes_once_and_the_one_that_cannot_is_shown(sender, heard, post, imap_server, address):
    letters = [handed(sender, number) for number in range(5)]
    Letter.objects.filter(pk=letters[2].pk).update(text="Dear [your name]")
    wanted = [letter.pk for letter in letters]

    after = list(send_many(sender.owner, wanted, clock=lambda: NOW))
    again = list(send_many(sender.owner, wanted, clock=lambda: LATER))

    for round_ in (after, again):
        assert [letter.state for letter in round_] == ["sent", "sent", "prepared", "sent", "sent"]
        assert "[your name]" in round_[2].wrong
    assert [ref for _owner, ref, _at, _id in heard] == ["no:0", "no:1", "no:3", "no:4"]
    assert set(post.counted.values()) == {1}
    assert len(post.letters) == len(imap_server.all("Sent", address)) == 4
    assert letters_of(sender.owner, "pigeons").filter(state="sent", copied=True).count() == 4


def test_one_address_that_the_server_does_not_know_stops_no_other(sender, heard, post):
    post.unknown = "person1@example.com"
    letters = [handed(sender, number) for number in range(3)]

    after = list(send_many(sender.owner, [letter.pk for letter in letters], clock=lambda: NOW))

    assert [letter.state for letter in after] == ["sent", "prepared", "sent"]
    assert "550" in after[1].wrong


def test_a_server_that_is_away_is_called_once_for_a_batch(sender, heard, monkeypatch):
    calls = []
    opened = sending.Counter._opened

    def counted(counter):
        calls.append(counter._wrong)
        return opened(counter)

    monkeypatch.setattr(sending.Counter, "_opened", counted)
    sender.smtp_port = 1
    sender.save()
    letters = [handed(sender, number) for number in range(3)]

    after = list(send_many(sender.owner, [letter.pk for letter in letters], clock=lambda: NOW))

    assert [letter.state for letter in after] == ["prepared"] * 3
    assert all("takes no calls on port 1" in letter.wrong for letter in after)
    assert [wrong is None for wrong in calls] == [True, False, False]


def test_a_room_that_could_not_take_it_hears_it_again(sender, heard, post, monkeypatch):
    def locked(*_told):
        raise RuntimeError("locked")

    rooms.register("pigeons", locked)
    letter = handed(sender, 1)
    assert send(sender.owner, letter.pk, now=NOW).state == "sent"

    rooms.register("pigeons", lambda owner, ref, at, message_id: heard.append(ref))
    settle(sender.owner, now=LATER)
    settle(sender.owner, now=LATER)

    assert heard == ["no:1"]
    assert len(post.letters) == 1


def test_what_a_batch_left_undone_is_made_up_for_over_one_line(
    sender, heard, post, imap_server, address, monkeypatch
):
    letters = [handed(sender, number) for number in range(4)]
    batch = send_many(sender.owner, [letter.pk for letter in letters], clock=lambda: NOW)
    for _letter in range(3):
        next(batch)
    batch.close()
    assert not letters_of(sender.owner, "pigeons").filter(copied=True).exists()
    calls, enter = [], sending.imap
    monkeypatch.setattr(sending, "imap", lambda account: calls.append(account) or enter(account))

    settle(sender.owner, now=LATER)

    assert len(calls) == 1
    assert len(imap_server.all("Sent", address)) == len(heard) == len(post.letters) == 3
    assert letters_of(sender.owner, "pigeons").filter(state="prepared").count() == 1


def test_one_that_broke_off_is_asked_about_and_the_room_hears_what_came_of_it(
    sender, heard, post, imap_server, address
):
    post.refuse = "hang up"
    letter = handed(sender, 1)
    assert send(sender.owner, letter.pk, now=NOW).state == "unsure"
    assert not heard

    imap_server.put(post.letters[0], "Sent", address)
    assert settle(sender.owner, now=LATER) == []

    assert [ref for _owner, ref, _at, _id in heard] == ["no:1"]


@pytest.mark.parametrize("wrong", [{"to": "nobody"}, {"text": "\0"}])
def test_what_cannot_be_a_letter_is_refused(sender, wrong):
    with pytest.raises(ValidationError):
        handed(sender, 1, **wrong)
    assert not Letter.objects.exists()


def test_rooms_and_people_are_kept_apart(sender, heard, stranger):
    handed(sender, 1)

    assert not letters_of(stranger, "pigeons").exists()
    assert not letters_of(sender.owner, "owls").exists()
