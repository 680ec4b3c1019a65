"""A letter goes out once, lands among what was sent, threads, and stands in the journal."""

import datetime as dt
from email import message_from_bytes, policy

import pytest
from django.core.exceptions import ValidationError

from huiyin.channels.mailbox import handing, sending
from huiyin.channels.mailbox.models import Letter, Suggestion
from huiyin.channels.mailbox.services import (
    Chosen,
    change_letter,
    confirm,
    discard,
    fetch,
    it_did_not,
    it_went,
    prepare,
    save_draft,
    send,
    settle,
)
from huiyin.journal.services import undoing
from tests.conftest import NOW

LATER = NOW + dt.timedelta(minutes=20)


@pytest.fixture
def letter(sender, opening) -> Letter:
    return prepare(
        sender.owner, opening.pk, now=NOW, to="anna.field@greenharbour.example", subject="Die Stelle · 结果",
        text="您好，\n\n想请问一下结果。谢谢您。\n\nCarol", move="ask", once="mark",
    )  # fmt: skip


def _sent_copies(imap_server, address):
    return [message_from_bytes(raw, policy=policy.default) for raw in imap_server.all("Sent", address)]


def test_it_works(letter, post, imap_server, address, opening):
    assert not post.letters

    assert send(letter.owner, letter.pk, now=NOW).state == "sent"

    (mail,) = [message_from_bytes(raw, policy=policy.default) for raw in post.letters]
    assert mail["Message-ID"] == letter.message_id
    assert mail["Subject"] == "Die Stelle · 结果"
    assert mail["From"] == f"Carol Lin <{address}>"
    assert mail["Date"] == "Wed, 20 May 2026 12:00:00 +0800"
    assert "想请问一下结果" in mail.get_content()
    assert post.senders == [(address, ["anna.field@greenharbour.example"])]
    (copy,) = _sent_copies(imap_server, address)
    assert (copy["Message-ID"], copy.get_content()) == (mail["Message-ID"], mail.get_content())
    event = opening.events.get()
    assert (event.kind, event.move, event.channel, event.source_ref) == (
        "sent",
        "ask",
        "email",
        letter.message_id,
    )


def test_pressed_again_it_goes_once(letter, post, imap_server, address, opening):
    for _press in range(3):
        send(letter.owner, letter.pk, now=LATER)
        settle(letter.owner, now=LATER)

    assert len(post.letters) == len(_sent_copies(imap_server, address)) == opening.events.count() == 1


def test_prepared_twice_it_is_one_letter(letter, opening):
    again = prepare(letter.owner, opening.pk, now=NOW, text="other", once="mark")

    assert again.pk == letter.pk


def test_nothing_goes_unless_it_was_allowed(letter, sender, post, opening):
    sender.may = "drafts"
    sender.save()
    with pytest.raises(ValidationError, match="may not send"):
        send(letter.owner, letter.pk, now=NOW)

    sender.may = "read"
    sender.save()
    with pytest.raises(ValidationError, match="No mailbox may send"):
        prepare(letter.owner, opening.pk, now=NOW, text="x")
    with pytest.raises(ValidationError, match="only be read"):
        save_draft(letter.owner, letter.pk, now=NOW)
    assert not post.letters


@pytest.mark.parametrize("word", ["rcpt", "data"])
def test_a_refusal_leaves_it_ready(letter, post, opening, word):
    post.refuse = word

    refused = send(letter.owner, letter.pk, now=NOW)

    assert (refused.state, refused.held_by) == ("prepared", "")
    assert "55" in refused.wrong
    assert not opening.events.exists()
    post.refuse = ""
    assert send(letter.owner, letter.pk, now=NOW).state == "sent"
    assert len(post.letters) == 1


def test_no_server_leaves_it_ready_and_says_why(letter, sender):
    sender.smtp_port = 1
    sender.save()

    assert "takes no calls on port 1" in send(letter.owner, letter.pk, now=NOW).wrong


def test_a_wrong_password_says_so(letter, sender):
    from tests.servers import smtp

    with smtp.running(password="another") as strict:
        sender.smtp_port = strict.port
        sender.save()
        refused = send(letter.owner, letter.pk, now=NOW)

    assert refused.state == "prepared"
    assert "password for sending" in refused.wrong
    assert not strict.letters


def test_where_the_server_hangs_up_after_the_last_word_the_person_is_asked(
    letter, post, opening, imap_server, address
):
    post.refuse = "hang up"

    assert send(letter.owner, letter.pk, now=NOW).state == "unsure"
    assert settle(letter.owner, now=LATER) == [letter]
    assert send(letter.owner, letter.pk, now=LATER).state == "unsure"
    assert len(post.letters) == 1
    assert not opening.events.exists()

    assert it_went(letter.owner, letter.pk, now=LATER).state == "sent"
    assert opening.events.count() == len(_sent_copies(imap_server, address)) == 1


def test_the_person_may_say_that_it_did_not_arrive(letter, post):
    post.refuse = "hang up"
    send(letter.owner, letter.pk, now=NOW)
    post.refuse = ""

    assert it_did_not(letter.owner, letter.pk, now=LATER).state == "prepared"
    assert send(letter.owner, letter.pk, now=LATER).state == "sent"
    assert it_did_not(letter.owner, letter.pk, now=LATER).state == "sent"


def test_what_the_server_filed_itself_is_found_and_not_asked_about(
    letter, post, imap_server, address, opening
):
    post.refuse = "hang up"
    send(letter.owner, letter.pk, now=NOW)
    imap_server.put(post.letters[0], "Sent", address)

    assert settle(letter.owner, now=LATER) == []

    letter.refresh_from_db()
    assert (letter.state, letter.copied, letter.logged) == ("sent", True, True)
    assert len(_sent_copies(imap_server, address)) == opening.events.count() == 1


@pytest.mark.parametrize(("state", "after"), [("sending", "prepared"), ("handing", "unsure")])
def test_what_broke_off_is_settled_once_its_time_is_over(letter, state, after):
    Letter.objects.filter(pk=letter.pk).update(
        state=state, held_by="gone", held_until=NOW + sending.HOLD, pressed_at=NOW
    )
    settle(letter.owner, now=NOW)
    letter.refresh_from_db()
    assert letter.state == state

    settle(letter.owner, now=LATER)
    letter.refresh_from_db()
    assert letter.state == after


def test_one_that_was_slow_stops_before_the_first_word(letter, post, monkeypatch):
    """Another program took the letter over while this one waited for the server."""
    open_line = handing._open

    def slow(account, timeout):
        Letter.objects.filter(pk=letter.pk).update(state="prepared", held_by="", held_until=None)
        return open_line(account, timeout)

    monkeypatch.setattr(handing, "_open", slow)
    send(letter.owner, letter.pk, now=NOW)
    assert not post.letters


def test_a_letter_answers_the_newest_mail_of_the_opening(sender, opening, arrives, post):
    arrives(message_id="<two@mail.example>", References="<one@mail.example>")
    fetch(sender, now=NOW)
    confirm(sender.owner, [Chosen(Suggestion.objects.get().pk)], now=NOW)

    letter = prepare(sender.owner, opening.pk, now=NOW, subject="其他", text="Thank you.")
    send(sender.owner, letter.pk, now=NOW)

    (mail,) = post.mails
    assert mail["To"] == "anna.field@greenharbour.example"
    assert mail["Subject"] == "Re: Your interview at Green Harbour"
    assert mail["In-Reply-To"] == "<two@mail.example>"
    assert mail["References"].split() == ["<one@mail.example>", "<two@mail.example>"]


def test_its_copy_is_no_new_message_but_the_answer_to_it_is(letter, sender, arrives, opening):
    send(letter.owner, letter.pk, now=NOW)
    arrives(sender="x@elsewhere.example", subject="Re", text="Friday.", In_Reply_To=letter.message_id)

    done = fetch(sender, now=LATER)

    assert (done.looked, done.found) == (2, 1)
    assert Suggestion.objects.get().opening == opening


def test_a_draft_is_put_there_once(letter, post, imap_server, address):
    for _press in range(2):
        assert save_draft(letter.owner, letter.pk, now=NOW).state == "drafted"

    assert len(imap_server.all("Drafts", address)) == 1
    assert not post.letters
    assert send(letter.owner, letter.pk, now=NOW).state == "drafted"


def test_its_words_may_be_changed_until_it_leaves(letter, post):
    changed = change_letter(letter.owner, letter.pk, to=letter.to, subject="Other", text="Other words")
    send(letter.owner, letter.pk, now=NOW)
    change_letter(letter.owner, letter.pk, to=letter.to, subject="Too late", text="Too late")

    assert changed.subject == "Other"
    assert post.mails[0]["Subject"] == "Other"
    letter.refresh_from_db()
    assert letter.text == "Other words"
    assert not discard(letter.owner, letter.pk)


@pytest.mark.parametrize("to", ["nobody", "a@b.c\nBcc: x@y.z", "甲@b.com"])
def test_an_address_that_cannot_be_is_refused(letter, to):
    with pytest.raises(ValidationError):
        change_letter(letter.owner, letter.pk, to=to, subject="x", text="y")


@pytest.mark.parametrize("slot", ["【姓名】", "[your name]"])
def test_what_is_still_to_be_filled_in_does_not_go(letter, post, slot):
    change_letter(letter.owner, letter.pk, to=letter.to, subject="x", text=f"Thank you.\n{slot}")

    with pytest.raises(ValidationError, match="Still to be filled in"):
        send(letter.owner, letter.pk, now=NOW)
    assert not post.letters


def test_an_undone_entry_does_not_come_back(letter, opening):
    send(letter.owner, letter.pk, now=NOW)
    undoing.undo(letter.owner, now=NOW)
    settle(letter.owner, now=LATER)

    assert not opening.events.exists()
