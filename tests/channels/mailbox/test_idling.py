"""A mailbox that speaks up: real Dovecot, real lines that are cut."""

import queue
import threading

import pytest
from django.db import connection

from huiyin.channels.mailbox.idling import FETCH, Ear, Listening
from huiyin.channels.mailbox.models import Suggestion
from huiyin.channels.models import Turn
from huiyin.channels.sealed import seal
from huiyin.site import tick
from huiyin.site.bell import Bell
from huiyin.site.rounds import go_round
from tests.channels.mailbox.conftest import mail
from tests.conftest import NOW
from tests.servers import cutting, dovecot

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60


class Heard:
    """Waits for rings instead of for time."""

    def __init__(self) -> None:
        self.rings: queue.Queue[None] = queue.Queue()

    def __call__(self) -> None:
        self.rings.put(None)

    def wait(self) -> None:
        self.rings.get(timeout=PATIENCE)


def all_hung_up():
    """A busy machine may need longer to hang up than the worker waits for it."""
    ears = [one for one in threading.enumerate() if one.name.startswith("ear-")]
    for ear in ears:
        ear.join(PATIENCE)
    return not any(ear.is_alive() for ear in ears)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def ears(account, heard):
    """Begins to listen; whatever was begun is ended."""
    begun = []

    def begin(**told):
        ear = Ear(account, heard, **{"first_wait": 0.05, **told})
        begun.append(ear)
        ear.start()
        return ear

    yield begin
    for ear in begun:
        ear.stop()
        ear.join(PATIENCE)
        assert not ear.is_alive()


def test_it_works(account, heard, ears, arrives):
    ear = ears()
    heard.wait()
    assert ear.listening.wait(PATIENCE)
    assert heard.rings.empty()

    arrives()
    heard.wait()


def test_what_came_between_two_rounds_is_heard(account, heard, ears, arrives):
    ears(round_=0.2)
    heard.wait()
    for _mail in range(3):
        arrives()
        heard.wait()


def test_a_line_that_was_cut_is_opened_again(account, heard, ears, arrives, imap_server):
    with cutting.to(imap_server.port) as line:
        account.imap_port = line.port
        ear = ears()
        heard.wait()
        assert ear.listening.wait(PATIENCE)

        line.cut()
        heard.wait()
        assert line.calls == 2
        assert ear.listening.wait(PATIENCE)
        arrives()
        heard.wait()
        ear.stop()
        ear.join(PATIENCE)


def test_a_server_that_does_not_speak_up_is_left_to_the_polling(account, heard):
    with dovecot.running(more="imap_capability = IMAP4rev1 ID UIDPLUS\n") as old:
        account.imap_port = old.port
        ear = Ear(account, heard)
        ear.start()
        ear.join(PATIENCE)
    assert not ear.is_alive()
    assert heard.rings.empty()


def test_a_wrong_password_is_not_tried_again_and_again(account, heard):
    account.secret = seal("wrong")
    ear = Ear(account, heard, first_wait=0.0)
    ear.start()
    ear.join(PATIENCE)
    assert not ear.is_alive()


def test_new_mail_makes_the_fetch_due_at_once(account, opening, arrives, monkeypatch):
    """The rounds of the worker, with a pause that never ends by itself."""
    bell, done = Bell(), queue.Queue()

    def work():
        try:
            go_round(bell, pause=600.0, done=done.put, clock=lambda: NOW)
        finally:
            connection.close()

    real = tick.tick
    monkeypatch.setattr("huiyin.site.rounds.tick.tick", lambda: real(lambda: NOW))
    thread = threading.Thread(target=work)
    thread.start()
    try:
        done.get(timeout=PATIENCE)
        arrives()
        while not Suggestion.objects.exists():
            done.get(timeout=PATIENCE)
    finally:
        bell.leave()
        thread.join(PATIENCE)
    assert Suggestion.objects.get().opening == opening
    assert all_hung_up()


def test_settings_that_changed_make_another_line(account, heard):
    with Listening(heard) as listening:
        listening.attend(NOW)
        heard.wait()
        before = [one for one in threading.enumerate() if one.name == f"ear-{account.pk}"]
        listening.attend(NOW)
        assert [one for one in threading.enumerate() if one.name == f"ear-{account.pk}"] == before

        account.folders = ["Sent"]
        account.save()
        listening.attend(NOW)
        heard.wait()
        before[0].join(PATIENCE)
        assert not before[0].is_alive()

        account.delete()
        listening.attend(NOW)
    assert all_hung_up()


def test_while_another_program_fetches_the_ring_is_kept(account, heard):
    with Listening(heard) as listening:
        listening._note(account.owner_id)
        assert Turn.take(account.owner_id, FETCH, NOW, NOW - NOW.replace(hour=0), "another")
        listening.attend(NOW)
        assert listening._heard >= {account.owner_id}
        Turn.lay_down(account.owner_id, FETCH, "another", NOW, due_at=NOW.replace(hour=23))
        listening.attend(NOW)
        assert Turn.due(account.owner_id, FETCH, NOW)


def test_mail_that_came_before_the_line_was_open_is_looked_at(account, heard, ears, imap_server, address):
    imap_server.put(mail(), user=address)
    ears()
    heard.wait()
