"""Killed at random moments (SIGKILL), again and again, against real servers; ends with an error where anything was lost.

    python -m benchmarks.kills [kills, 210] [seed]

An equal share each: a mail file that is read, the first fetch of a mailbox, letters that are sent, a batch of another room's
letters, a table that comes in, a backup that is restored, a calendar that is brought up to date. The suite does the same
with a few kills each (tests/channels/test_kills.py).
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def main(kills: int = 210, seed: int | None = None) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
    import django

    django.setup()
    from tests.channels import journal_kills, mailbox_kills
    from tests.servers import dovecot, smtp

    seed = random.randrange(10**6) if seed is None else seed
    with (
        tempfile.TemporaryDirectory(prefix="huiyin-kills-") as name,
        dovecot.running() as server,
        smtp.running() as one,
        smtp.running() as two,
    ):
        mails = mailbox_kills
        stories: dict[str, Callable[[Path, int], object]] = {
            "reading a mail file": lambda place, count: mails.kill_reading(place, count, seed),
            "fetching": lambda place, count: mails.kill_fetching(place, count, seed, server, "a@example.org"),
            "sending": lambda place, count: mails.kill_sending(
                place, count, seed, server, one, "b@example.org"
            ),
            "sending a batch": lambda place, count: mails.kill_batch(
                place, count, seed, server, two, "c@example.org"
            ),
            "bringing a table in": lambda place, count: journal_kills.kill_table(place, count, seed),
            "restoring": lambda place, count: journal_kills.kill_restoring(place, count, seed),
            "calendar": lambda place, count: journal_kills.kill_calendar(place, count, seed),
        }
        total = _told(stories, Path(name), -(-kills // len(stories)))
    print(f"{total} kills: nothing lost, nothing doubled, nothing sent twice (seed {seed})")


def _told(stories: "dict[str, Callable[[Path, int], object]]", place: Path, each: int) -> int:
    total = 0
    for name, story in stories.items():
        own = place / name.replace(" ", "-")
        own.mkdir()
        start = time.monotonic()
        found = story(own, each)
        tally = dict(found) if isinstance(found, dict) else {"killed": found}
        total += int(tally.pop("killed"))
        more = "".join(f", {number} {words}" for words, number in tally.items())
        print(f"{name}: {total} so far{more} ({time.monotonic() - start:.0f} s)", flush=True)
    return total


if __name__ == "__main__":
    if [word for word in sys.argv[1:] if not word.isdigit()]:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    main(*map(int, sys.argv[1:3]))
