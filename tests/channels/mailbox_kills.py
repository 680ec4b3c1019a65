"""Reading a file, fetching, sending: killed again and again, and looked at afterwards. Each gives the number of kills."""

import os
from collections import Counter
from pathlib import Path

from tests.channels import killing
from tests.channels.mailbox.conftest import mail
from tests.channels.mailbox.test_importing import as_mbox
from tests.servers import dovecot, smtp


def kill_reading(place: Path, kills: int, seed: int) -> int:
    """An mbox that is read."""
    file = place / "all.mbox"
    count = 700
    mails = [
        mail(message_id=f"<m{number}@mail.example>", subject=f"Interview at Green Harbour {number}")
        for number in range(count)
    ]
    file.write_bytes(as_mbox(*mails))
    wanted = sorted(f"<m{number}@mail.example>" for number in range(count))
    return _in_rounds(place, kills, seed, (1, 1, "carol@example.org", ""), ["import", str(file)], wanted)


def kill_fetching(place: Path, kills: int, seed: int, server: dovecot.Dovecot, address: str) -> int:
    """The first fetch of a mailbox."""
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


def kill_sending(
    place: Path, kills: int, seed: int, server: dovecot.Dovecot, post: smtp.Post, address: str
) -> Counter[str]:
    """Letters that are sent, one after the other; after each kill it is pressed where one may press. Gives a tally."""
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
            if work.killed >= kills:
                letters = letters[: len(mails)]
                break
        work.do("send", letter, later + 30)
        assert post.counted == Counter(mails)
        assert Counter(work.do("logged")) == Counter(mails)
        assert len(server.all("Sent", address)) == len(mails)
        tally["killed"] = work.killed
    return tally


def kill_batch(
    place: Path, kills: int, seed: int, server: dovecot.Dovecot, post: smtp.Post, address: str
) -> Counter[str]:
    """A batch of another room's letters, sent again and again until all have gone. Gives a tally."""
    tally: Counter[str] = Counter()
    turn = 0
    with killing.workshop(place / "home", seed) as work:
        work.do("set_up", server.port, post.port, address, dovecot.PASSWORD)
        wanted: Counter[str] = Counter()
        later = 0.0
        while work.killed < kills:
            turn += 1
            letters = work.do("hand_over", turn, 12)
            wanted.update(message_id for _key, message_id in letters)
            keys = [key for key, _message_id in letters]
            work.lasts["send_many"] = 0.8
            while work.killed < kills and work.kill("send_many", keys, later := later + 30):
                assert max(post.counted.values(), default=0) <= 1
                later = _ask(work, tally, post, later)
            work.do("send_many", keys, later := later + 30)
            later = _ask(work, tally, post, later)
            work.do("send_many", keys, later := later + 30)
            assert post.counted == wanted
        heard = work.do("heard")
        assert Counter(heard) == Counter(f"no:{one}:{two}" for one in range(1, turn + 1) for two in range(12))
        assert len(server.all("Sent", address)) == sum(wanted.values())
        tally["killed"] = work.killed
    return tally


def _ask(work: killing.Workshop, tally: Counter[str], post: smtp.Post, later: float) -> float:
    """The person says of each letter that is unsure whether it arrived."""
    for key, message_id in work.do("unsure", later := later + 30):
        arrived = post.counted[message_id] == 1
        tally["asked, arrived" if arrived else "asked, not arrived"] += 1
        work.do("tell", key, arrived, later)
    return later
