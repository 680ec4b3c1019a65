"""Answers leave once: through a real server, with a bad address among them, and killed at random moments."""

import datetime as dt
import random
import re
from collections import Counter

import pytest

from huiyin.channels.channel import ChannelError
from huiyin.channels.mailbox.models import Letter as Mail
from huiyin.channels.notify import services as notify
from huiyin.channels.recruiting import duties
from huiyin.hiring.models import Letter, LetterState, Link, Telling
from huiyin.hiring.services import deciding, desks, erasing, links, outbox, telling
from tests.channels import killing
from tests.conftest import EXPLORING
from tests.hiring.cast import DAY, NOW, applied, cast, finalists, interviewed, opened, plain_words
from tests.servers import dovecot

KILLS = 12


@pytest.fixture
def approved(owner):
    """Three people who were refused; their letters may go out."""
    people = cast(owner)
    opening = opened(people)
    found = finalists(people, opening, "Ann", "Bo", "Chen")
    do = {"by": people.by, "now": NOW}
    deciding.refuse(people.desk, [one.pk for one in found], **do)
    keys = [one.pk for one in telling.to_tell(people.desk)]
    letters = telling.prepare(people.desk, keys, plain_words, **do).letters
    telling.approve(people.desk, [letter.pk for letter in letters], **do)
    return people


def test_it_works(owner, sender, post, approved):
    said = duties.send_letters(owner, NOW)
    again = duties.send_letters(owner, NOW + DAY)

    assert said
    assert not again
    assert sorted(mail["To"] for mail in post.mails) == [
        "ann@example.com",
        "bo@example.com",
        "chen@example.com",
    ]
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT}
    assert not telling.to_tell(approved.desk)


def test_one_address_that_nobody_knows_stops_nobody_else(owner, sender, post, approved):
    post.unknown = "bo@example.com"

    duties.send_letters(owner, NOW)

    assert len(post.mails) == 2
    (bad,) = outbox.waiting(approved.desk)
    assert bad.to == "bo@example.com"
    assert "550" in bad.wrong
    assert [one.application.candidate.name for one in telling.to_tell(approved.desk)] == ["Bo"]


def test_without_a_mailbox_that_may_send_they_wait_and_say_so(owner, db, approved):
    with pytest.raises(ChannelError):
        duties.send_letters(owner, NOW)
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.APPROVED}


def test_what_is_to_go_tomorrow_goes_tomorrow(owner, sender, post, approved):
    keys = list(Letter.objects.values_list("pk", flat=True))
    telling.take_back_approval(approved.desk, keys, by=approved.by, now=NOW)
    telling.approve(approved.desk, keys, by=approved.by, now=NOW, send_at=NOW + DAY)

    duties.send_letters(owner, NOW)
    assert not post.mails
    duties.send_letters(owner, NOW + DAY)
    assert len(post.mails) == 3


def test_a_server_that_hangs_up_leaves_a_letter_unsure_and_a_person_says(owner, sender, post, approved):
    post.refuse = "hang up"
    duties.send_letters(owner, NOW)
    post.refuse = ""
    unsure = Letter.objects.filter(state=LetterState.UNSURE)
    assert unsure.count() == 3
    assert not Telling.objects.filter(told_at__isnull=False).exists()

    from huiyin.channels.recruiting.sending import it_went

    for letter in list(unsure):
        it_went(owner, approved.desk, letter.pk, now=NOW)
    duties.send_letters(owner, NOW + DAY)
    assert max(post.counted.values()) == 1
    assert not telling.to_tell(approved.desk)


def test_mail_to_the_erased_is_emptied_here_too(owner, sender, post, approved):
    duties.send_letters(owner, NOW)
    one = Letter.objects.get(to="bo@example.com")
    erasing.erase(approved.desk, one.candidate_id, by=approved.by, now=NOW)

    duties.keep(owner, NOW)

    assert Mail.objects.filter(text="").count() == 1
    assert Mail.objects.exclude(text="").count() == 2


def test_a_reminder_that_named_the_erased_is_emptied_here_too(owner, sender, post):
    people = cast(owner)
    desks.change_desk(people.desk, by=people.by, now=NOW, reminds=True)
    one = applied(people, opened(people), "Ann")
    later = NOW + 7 * DAY
    duties.chase(owner, later)
    duties.send_letters(owner, later)
    assert "Ann" in Mail.objects.get().text
    erasing.erase(people.desk, one.candidate_id, by=people.by, now=later)

    duties.keep(owner, later)

    assert not Mail.objects.exclude(text="").exists()


def test_the_decider_hears_of_it_by_mail_with_a_link_and_once(owner, sender, post, settings):
    settings.LINK_ADDRESS = "https://hr.example.com"
    people = cast(owner)
    desks.change_desk(people.desk, by=people.by, now=NOW, reminds=True)
    opening = opened(people)
    interviewed(people, opening, "Ann")

    for hours in range(0, 48, 6):
        later = NOW + 5 * DAY + dt.timedelta(hours=hours)
        duties.chase(owner, later)
        duties.send_letters(owner, later)

    (mail,) = post.mails
    assert mail["To"] == "zhao@example.com"
    (token,) = re.findall(r"https://hr.example.com/d/(\S+)", mail.get_payload(decode=True).decode())
    link = links.find(token, Link.Purpose.DECIDE)
    assert links.state_of(link, NOW + 7 * DAY) == "open"
    assert (link.colleague, link.opening) == (people.head, opening)


def test_the_decider_without_a_mail_address_hears_of_it_on_their_phone(owner, db, receiver):
    people = cast(owner)
    desks.change_desk(people.desk, by=people.by, now=NOW, reminds=True)
    desks.change_colleague(people.desk, people.head.pk, by=people.by, now=NOW, email="")
    notify.add_address(
        owner, receiver.address, now=NOW, private_ok=True, whose=duties.mark_of(people.head.pk)
    )
    interviewed(people, opened(people), "Ann")

    duties.chase(owner, NOW + 5 * DAY)
    duties.chase(owner, NOW + 5 * DAY)

    assert len(receiver.got) == 1
    assert "Ann" in str(receiver.got[0])


def kill_batch(place, kills, seed, count, server, inbox, where):
    """Kills the sending of a batch again and again, then says how often each letter came in. Gives the kills."""
    with killing.workshop(place / "home", seed, "tests.channels.recruiting.killing") as work:
        work.do("set_up", server.port, inbox.port, where, dovecot.PASSWORD)
        letters = work.do("batch", count)
        later = 0.0
        work.lasts["send"] = 0.5
        while work.killed < kills and work.do("states").get("sent", 0) < count:
            later += 60
            work.kill("send", later)
            assert max(inbox.counted.values(), default=0) <= 1
        for _round in range(4):
            later += 60
            work.do("send", later)
            for key, message_id in work.do("unsure"):
                # HR looks whether it arrived, and says so.
                work.do("tell", key, inbox.counted[message_id] == 1, later)
        assert work.do("states") == {"sent": count}
        assert sorted(work.do("told")) == sorted(letters)
        assert Counter(inbox.counted.values()) == {1: count}
        return work.killed


def test_a_batch_that_is_killed_again_and_again_tells_everybody_once(tmp_path, imap_server, address, post):
    seed = random.randrange(10**6) if EXPLORING else killing.SEED
    print(f"seed {seed}")
    # How many is a matter of how quick the machine is; what holds after each was looked at.
    assert kill_batch(tmp_path, KILLS, seed, 60, imap_server, post, address) > 0
