"""Really killed, at random moments: nothing is lost, nothing is half there, nothing comes or goes twice.

`python -m benchmarks.kills` does the same at length.
"""

import random

import pytest

from tests.channels import journal_kills, mailbox_kills
from tests.channels.killing import SEED
from tests.conftest import EXPLORING
from tests.servers import dovecot, smtp

KILLS = 6
"""For each story."""


@pytest.fixture
def seed():
    found = random.randrange(10**6) if EXPLORING else SEED
    print(f"seed {found}")
    return found


@pytest.fixture(scope="module")
def server():
    with dovecot.running() as found:
        yield found


def test_while_a_file_is_read(tmp_path, seed):
    assert mailbox_kills.kill_reading(tmp_path, KILLS, seed) == KILLS


def test_while_mail_is_fetched(tmp_path, seed, server):
    assert mailbox_kills.kill_fetching(tmp_path, KILLS, seed, server, "one@example.org") == KILLS


def test_while_letters_are_sent(tmp_path, seed, server):
    with smtp.running() as post:
        tally = mailbox_kills.kill_sending(tmp_path, KILLS, seed, server, post, "two@example.org")
    assert tally["killed"] > 0


def test_while_a_batch_of_another_room_is_sent(tmp_path, seed, server):
    with smtp.running() as post:
        tally = mailbox_kills.kill_batch(tmp_path, KILLS, seed, server, post, "three@example.org")
    assert tally["killed"] == KILLS


def test_while_a_table_comes_in(tmp_path, seed):
    assert journal_kills.kill_table(tmp_path, KILLS, seed)["killed"] == KILLS


def test_while_a_backup_is_restored(tmp_path, seed):
    assert journal_kills.kill_restoring(tmp_path, KILLS, seed)["killed"] == KILLS


def test_while_a_calendar_is_brought_up_to_date(tmp_path, seed):
    assert journal_kills.kill_calendar(tmp_path, KILLS, seed) == KILLS
