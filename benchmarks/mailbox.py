"""How long mail takes, and how much memory: a large mbox, the first look into a mailbox.

    python -m benchmarks.mailbox mbox [mails, 100000]     a generated mbox of 20 KB a mail in a temporary folder
    python -m benchmarks.mailbox imap [mails, 10000]      a first fetch from Dovecot on this machine

One mail in fifty concerns an opening. The mbox is told in seconds of the processor, the fetch in seconds of the clock.
"""

import base64
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "we",
    "you",
    "for",
    "that",
    "this",
    "with",
    "on",
    "as",
    "are",
    "be",
    "at",
    "your",
    "have",
    "from",
    "or",
    "an",
    "by",
    "not",
    "it",
    "was",
    "will",
    "can",
    "if",
    "our",
]
HEADERS = (
    "Received: from mx{n}.mail.example (mx{n}.mail.example [192.0.2.7]) by mx.example.org with ESMTPS id {n:x};\r\n"
    " Mon, 18 May 2026 10:00:00 +0800\r\nFrom: {sender}\r\nTo: Carol <carol@example.org>\r\nSubject: {subject}\r\n"
    "Date: Mon, 18 May 2026 10:00:00 +0800\r\nMessage-ID: <{n}@mail.example>\r\nMIME-Version: 1.0\r\n"
)


def mails(count: int, size: int = 20_000) -> Iterator[bytes]:
    """Mails of about `size` bytes: newsletters with a page and a picture, talk in plain words, and what HR writes."""
    chance = random.Random(7)
    picture = base64.encodebytes(chance.randbytes(size)).replace(b"\n", b"\r\n")
    talk = [" ".join(chance.choices(WORDS, k=12)) for _line in range(400)]
    for number in range(count):
        if number % 50 == 0:
            head = HEADERS.format(
                n=number, sender="Anna <anna@greenharbour.example>", subject="Your interview"
            )
            words = "Dear Carol,\r\nWe are still comparing and will let you know by Friday.\r\n"
        else:
            head = HEADERS.format(
                n=number, sender=f"Shop {number % 97} <n@shop{number % 97}.example>", subject=f"No {number}"
            )
            words = "\r\n".join(chance.sample(talk, 20)) + "\r\n"
        yield (
            head + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n' + words
            + "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>" + words + "</p></body></html>\r\n"
            + "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        ).encode() + picture[: chance.randrange(size // 2, int(size * 1.4))] + b"\r\n--b--\r\n"  # fmt: skip


def _owner(home: Path) -> object:
    os.environ["HUIYIN_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
    os.environ.pop("DATABASE_URL", None)
    from huiyin.site.start import prepare

    return prepare()


def mbox(count: int) -> None:
    """Writes the mbox, then imports it in a process of its own whose memory is told."""
    with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as name:
        file = Path(name, "all.mbox")
        with file.open("wb") as writing:
            for raw in mails(count):
                writing.write(
                    b"From x@example.org Mon May 18 10:00:00 2026\n" + raw.replace(b"\r\n", b"\n") + b"\n"
                )
        print(f"{count:,} mails, {file.stat().st_size / 1e9:.2f} GB")
        subprocess.run([sys.executable, "-m", "benchmarks.mailbox", "_import", name], check=True)


def _import(name: str) -> None:
    owner = _owner(Path(name, "home"))
    import datetime as dt

    from huiyin.channels.mailbox.glimpse import glimpse_of
    from huiyin.channels.mailbox.importing import import_path
    from huiyin.channels.mailbox.mbox import mails_in
    from huiyin.journal.services.openings import add_opening

    now = dt.datetime.now(dt.UTC)
    add_opening(owner, now=now, company="Green Harbour", title="Marketing manager")
    file = Path(name, "all.mbox")
    start = time.process_time()
    with file.open("rb") as stream:
        count = sum(1 for raw, _after in mails_in(stream) if glimpse_of(raw))
    parsing = time.process_time() - start
    start = time.process_time()
    done = import_path(owner, file, now=now)
    took = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"finding and parsing alone: {parsing:.1f} s ({count / parsing:,.0f} mails a second)")
    print(
        f"import: {took:.1f} s, {done.looked / took:,.0f} mails a second, {done.looked / max(took - parsing, 0.001):,.0f} beside "
        f"parsing; {done.found:,} suggestions; at most {memory:,.0f} MB"
    )


def imap(count: int) -> None:
    """The first fetch of a mailbox on this machine."""
    import datetime as dt

    from tests.servers import dovecot

    with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as name, dovecot.running() as server:
        generated = mails(count)
        server.put(next(generated))
        folder = server.place / "mail" / dovecot.USER
        known = folder.stat()
        for number, raw in enumerate(generated, 1):
            file = folder / "cur" / f"{number}.M{number}.host:2,"
            file.write_bytes(raw)
            os.chown(file, known.st_uid, known.st_gid)
        owner = _owner(Path(name, "home"))
        from huiyin.channels.mailbox.services import fetch, set_up
        from huiyin.journal.services.openings import add_opening

        now = dt.datetime.now(dt.UTC)
        add_opening(owner, now=now, company="Green Harbour", title="Marketing manager")
        account = set_up(
            owner, dovecot.USER, now=now, secret=dovecot.PASSWORD, imap_host="127.0.0.1", imap_port=server.tls_port,
            imap_security="tls", certificate=server.certificate, since=None,
        )  # fmt: skip
        start = time.perf_counter()
        done = fetch(account, now=now)
        took = time.perf_counter() - start
        start = time.perf_counter()
        fetch(account, now=now)
        again = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"first fetch of {done.looked:,} mails: {took:.1f} s, {done.found:,} suggestions; the next, nothing new: {again:.2f} s; "
            f"at most {memory:,.0f} MB"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["_import"]:
        _import(sys.argv[2])
    else:
        what = {"mbox": (mbox, 100_000), "imap": (imap, 10_000)}
        if sys.argv[1:2] and sys.argv[1] in what:
            call, usual = what[sys.argv[1]]
            call(int(sys.argv[2]) if sys.argv[2:] else usual)
        else:
            print(__doc__, file=sys.stderr)
            sys.exit(2)
