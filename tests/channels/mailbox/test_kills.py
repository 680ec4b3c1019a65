"""Killed at random moments in reading a file, fetching and sending: nothing is lost, nothing doubles, nothing goes twice."""

import os
import random
from collections import Counter
from pathlib import Path

from tests.channels.mailbox import killing
from tests.channels.mailbox.conftest import mail
from tests.channels.mailbox.test_importing import as_mbox
from tests.servers import dovecot, smtp

KILLS = 14
"""For each of the three; `python -m benchmarks.mailbox kills` does more."""


def kill_import(place: Path, kills: int, seed: int) -> int:
    """Kills the reading of a file again and again, then checks what came of it. Gives the number of kills."""
    file = place / "all.mbox"
    count = 700
    mails = [
        mail(message_id=f"<m{number}@mail.example>", subject=f"Interview at Green Harbour {number}")
        for number in range(count)
    ]
    file.write_bytes(as_mbox(*mails))
    wanted = sorted(f"<m{number}@mail.example>" for number in range(count))
    return _in_rounds(place, kills, seed, (1, 1, "carol@example.org", ""), ["import", str(file)], wanted)


def kill_fetch(place: Path, kills: int, seed: int, server: dovecot.Dovecot, address: str) -> int:
    """Kills the first fetch of a mailbox again and again. Gives the number of kills."""
    count = 300
    folder = server.place / "mail" / address / "cur"
    server.put(mail(message_id="<m0@mail.example>"), user=address)
    owner = (server.place / "mail" / address).stat()
    for number in range(1, count):
        file = folder / f"{number}.M{number}.host:2,"
        file.write_bytes(mail(message_id=f"<m{number}@mail.example>"))
        os.chown(file, owner.st_uid, owner.st_gid)
    wanted = sorted(f"<m{number}@mail.example>" for number in range(count))
    told = (server.port, 1, address, dovecot.PASSWORD, "read")
    return _in_rounds(place, kills, seed, told, ["fetch"], wanted)


def _in_rounds(
    place: Path, kills: int, seed: int, told: tuple[object, ...], command: list[str], wanted: list[str]
) -> int:
    """Kills until the work is done all the same, looks at what came of it, and begins anew with an empty journal."""
    killed = turn = 0
    while killed < kills:
        turn += 1
        with killing.workshop(place / f"home{turn}", seed + turn) as work:
            work.do("set_up", *told)
            work.lasts[command[0]] = 0.3
            while killed + work.killed < kills and work.kill(*command):
                so_far = work.do("suggested")
                assert len(so_far) == len(set(so_far))
            work.do(*command)
            assert sorted(work.do("suggested")) == wanted
            killed += work.killed
    return killed


def kill_send(
    place: Path, kills: int, seed: int, server: dovecot.Dovecot, post: smtp.Post, address: str
) -> Counter[str]:
    """Kills sending again and again, and after each kill presses where one may press. Gives a tally."""
    tally: Counter[str] = Counter()
    with killing.workshop(place / "home", seed) as work:
        opening = work.do("set_up", server.port, post.port, address, dovecot.PASSWORD)
        letters = work.do("prepare", opening, max(4, kills))
        later, mails = 0.0, []
        for letter, message_id in letters:
            mails.append(message_id)
            for _kill in range(1 + work.chance.randrange(3)):
                later += 30
                work.lasts["send"] = 0.35
                if work.killed >= kills or not work.kill("send", letter, later):
                    break
                assert post.counted[message_id] <= 1
            state = work.do("send", letter, later := later + 30)
            if state == "unsure":
                # The person looks whether it arrived, and says so.
                arrived = post.counted[message_id] == 1
                tally["asked, arrived" if arrived else "asked, not arrived"] += 1
                work.do("tell", letter, arrived, later)
                state = work.do("send", letter, later := later + 30)
            assert state == "sent"
        work.do("send", letter, later + 30)
        assert post.counted == Counter(mails)
        assert Counter(work.do("logged")) == Counter(mails)
        copies = list(server.all("Sent", address))
        assert len(copies) == len(mails)
        tally["killed"] = work.killed
    return tally


def test_killed_while_a_file_is_read(tmp_path):
    assert kill_import(tmp_path, KILLS, random.randrange(10**6)) == KILLS


def test_killed_while_mail_is_fetched(tmp_path, imap_server, address):
    assert kill_fetch(tmp_path, KILLS, random.randrange(10**6), imap_server, address) == KILLS


def test_killed_while_letters_are_sent(tmp_path, imap_server, address, post):
    assert kill_send(tmp_path, KILLS, random.randrange(10**6), imap_server, post, address)["killed"] > 6
