"""Letters that come back: the report in the inbox says which, and why."""

import pytest

from huiyin.channels.recruiting import duties
from huiyin.channels.recruiting.returned import returned
from huiyin.hiring.models import Letter, LetterState
from huiyin.hiring.services import asking, deciding, outbox, standbys, telling
from tests.channels.mailbox.conftest import mail
from tests.hiring.cast import DAY, NOW, cast, finalists, opened, plain_words

REPORT = """From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: carol@example.org
Subject: Undelivered Mail Returned to Sender
Date: Wed, 20 May 2026 05:00:00 +0000
Message-ID: <report1@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; bo@example.com
Action: {action}
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full
--B
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: x
--B--
"""


def report(message_id: str, action: str = "failed") -> bytes:
    return REPORT.format(message_id=message_id, action=action).replace("\n", "\r\n").encode()


def test_a_report_names_the_letter_and_why():
    assert ("<a@b>", "smtp; 552 5.2.2 Mailbox full") in returned(report("<a@b>"))
    assert returned(report("<a@b>", "delayed")) == []
    plain = mail(sender="PostMaster@qq.example", text="你的邮件无法送达。原邮件编号 <a@b>")
    assert "<a@b>" in [key for key, _why in returned(plain)]
    assert returned(b"\xff\x00 no mail at all") == []


@pytest.fixture
def people(owner):
    return cast(owner)


@pytest.fixture
def told(owner, sender, post):
    """Two people whose letters have gone."""
    people = cast(owner)
    found = finalists(people, opened(people), "Ann", "Bo")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [one.pk for one in found], **do)
    keys = [one.pk for one in telling.to_tell(people.desk)]
    letters = telling.prepare(people.desk, keys, plain_words, **do).letters
    telling.approve(people.desk, [letter.pk for letter in letters], **do)
    duties.send_letters(owner, NOW)
    assert not telling.to_tell(people.desk)
    return people


def test_what_came_back_is_shown_and_to_be_told_again(owner, told, post, imap_server, address):
    letter = Letter.objects.get(to="bo@example.com")
    imap_server.put(report(letter.message_id), user=address)
    imap_server.put(report(Letter.objects.get(to="ann@example.com").message_id, "delayed"), user=address)
    imap_server.put(mail(text=f"Somebody quotes {letter.message_id}"), user=address)

    assert duties.look_for_returned(owner, NOW + DAY)
    assert not duties.look_for_returned(owner, NOW + DAY)

    (back,) = outbox.waiting(told.desk)
    assert (back.pk, back.state) == (letter.pk, LetterState.FAILED)
    assert "Mailbox full" in back.wrong
    assert [one.application.candidate.name for one in telling.to_tell(told.desk)] == ["Bo"]

    do = {"by": told.by, "now": NOW + DAY}
    telling.change_letter(told.desk, back.pk, subject="结果", text="你好", to="bo2@example.com", **do)
    telling.approve(told.desk, [back.pk], **do)
    duties.send_letters(owner, NOW + DAY)
    assert not duties.look_for_returned(owner, NOW + DAY)
    assert sorted(one["To"] for one in post.mails) == ["ann@example.com", "bo2@example.com", "bo@example.com"]
    assert not telling.to_tell(told.desk)


def test_quiet_without_letters_or_mailbox(owner, db):
    assert duties.look_for_returned(owner, NOW) == ""
    cast(owner)
    assert duties.look_for_returned(owner, NOW) == ""


def told_to_wait(people, one):
    """The letter by which somebody was asked to wait; it has left."""
    do = {"by": people.by, "now": NOW}
    standbys.put_on_standby(people.desk, one.pk, until=(NOW + 5 * DAY).date(), **do)
    (letter,) = telling.prepare(people.desk, [one.tellings.get().pk], plain_words, **do).letters
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENDING)
    outbox.sent(people.desk, letter.pk, now=NOW)
    return letter


def test_a_letter_that_comes_back_after_something_newer_was_decided_is_only_noted(people):
    """The wait was told by letter; a no came after it. What is to be told now is the no, once."""
    (one,) = finalists(people, opened(people), "Bo")
    do = {"by": people.by, "now": NOW}
    letter = told_to_wait(people, one)
    standbys.release_standby(people.desk, one.pk, **do)
    deciding.refuse(people.desk, [one.pk], **do)
    back = outbox.came_back(people.desk, letter.pk, now=NOW + DAY, why="552 full")
    assert back.state == LetterState.CANCELLED
    assert back.wrong == "552 full"
    (to_tell,) = telling.to_tell(people.desk)
    assert to_tell.decision.verdict == "no"


def test_whoever_ended_it_themselves_is_told_nothing_more(people):
    (one,) = finalists(people, opened(people), "Bo")
    do = {"by": people.by, "now": NOW}
    letter = told_to_wait(people, one)
    asking.step_back(people.desk, one.pk, **do)
    outbox.came_back(people.desk, letter.pk, now=NOW + DAY, why="552 full")
    one.refresh_from_db()
    assert telling.to_tell(people.desk) == []
    assert not one.owes
    assert one.answered_at == NOW
