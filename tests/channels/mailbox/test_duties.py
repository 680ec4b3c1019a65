"""What the tick does for the mailbox: looks, settles, and says what went wrong; it never sends."""

import datetime as dt

from huiyin.channels.mailbox.duties import fetch_mail, settle_letters
from huiyin.channels.mailbox.models import Letter, Suggestion
from huiyin.channels.mailbox.services import prepare
from huiyin.channels.models import Turn
from huiyin.journal.services import profiles
from huiyin.site.tick import tick
from tests.conftest import NOW


def test_the_tick_looks_every_few_minutes(account, opening, arrives):
    arrives()
    done = tick(lambda: NOW)
    assert [one.wrong for one in done if one.duty == "mailbox.fetch"] == [""]
    assert Suggestion.objects.count() == 1

    arrives()
    tick(lambda: NOW + dt.timedelta(minutes=2))
    assert Suggestion.objects.count() == 1
    tick(lambda: NOW + dt.timedelta(minutes=6))
    assert Suggestion.objects.count() == 2


def test_a_mailbox_that_does_not_answer_is_told_and_tried_again(account, opening, arrives):
    profiles.change_profile(account.owner, now=NOW, language="en")
    account.imap_port, known = 1, account.imap_port
    account.save()
    tick(lambda: NOW)
    assert "takes no calls" in Turn.objects.get(duty="mailbox.fetch").wrong

    account.imap_port = known
    account.save()
    arrives()
    tick(lambda: NOW + dt.timedelta(minutes=2))
    assert Suggestion.objects.count() == 1
    assert Turn.objects.get(duty="mailbox.fetch").wrong == ""


def test_nothing_is_sent_by_itself(sender, opening, post):
    letter = prepare(
        sender.owner, opening.pk, now=NOW, to="hr@greenharbour.example", text="Is there any news?"
    )
    Letter.objects.filter(pk=letter.pk).update(
        state="sending", held_by="gone", held_until=NOW - dt.timedelta(hours=1), pressed_at=NOW
    )
    tick(lambda: NOW)
    tick(lambda: NOW + dt.timedelta(hours=1))

    letter.refresh_from_db()
    assert letter.state == "prepared"
    assert not post.letters


def test_without_a_mailbox_there_is_nothing_to_do(owner):
    assert fetch_mail(owner, NOW) == settle_letters(owner, NOW) == ""
