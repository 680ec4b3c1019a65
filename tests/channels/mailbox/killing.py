"""Killing for real: work is done in children of a process that is ready beforehand, and they are killed at random moments.

    python -m tests.channels.mailbox.killing HOME

is that process (another module with a WORK of its own may be one too, by `main`). It reads commands, one JSON list a line, forks a child for each, tells its number, and then how it ended.
"""

import datetime as dt
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

NOW = dt.datetime(2026, 5, 20, 4, 0, tzinfo=dt.UTC)


@dataclass
class Workshop:
    """A journal of its own, and the process whose children work on it. `killed`: how many were killed in their work."""

    process: "subprocess.Popen[str]"
    chance: random.Random
    killed: int = 0
    lasts: dict[str, float] = field(default_factory=dict)

    def do(self, *command: Any) -> Any:
        """Lets a child do it to the end; gives what it answers."""
        start = time.monotonic()
        self._begin(command)
        ended = self._line(None)
        assert ended["status"] == 0, f"{command} failed: {ended}"
        self.lasts[command[0]] = max(self.lasts.get(command[0], 0.0), time.monotonic() - start)
        return ended["answer"]

    def kill(self, *command: Any) -> bool:
        """Lets a child begin it and kills it after a while; True if it was killed before its end."""
        child = self._begin(command)
        patience = self.chance.uniform(0, self.lasts.get(command[0], 0.5))
        if ended := self._line(patience):
            assert ended["status"] == 0, f"{command} failed: {ended}"
            return False
        os.kill(child, signal.SIGKILL)
        killed = self._line(None)["status"] == -signal.SIGKILL
        self.killed += killed
        return killed

    def _begin(self, command: tuple[Any, ...]) -> int:
        stdin: IO[str] = self.process.stdin  # type: ignore[assignment]
        stdin.write(json.dumps(command) + "\n")
        stdin.flush()
        return int(self._line(None)["child"])

    def _line(self, patience: float | None) -> dict[str, Any]:
        stdout: IO[str] = self.process.stdout  # type: ignore[assignment]
        if patience is not None and not select.select([stdout], [], [], patience)[0]:
            return {}
        line = stdout.readline()
        assert line, "the workshop closed"
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def workshop(home: Path, seed: int, module: str = "tests.channels.mailbox.killing") -> Iterator[Workshop]:
    """A workshop as long as the block lasts."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HUIYIN_", "DATABASE_", "DJANGO_"))
    }
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env=kept,
    )
    try:
        yield Workshop(process, random.Random(seed))
    finally:
        process.communicate()


def main(home: str, work: dict[str, Any]) -> None:
    os.environ["HUIYIN_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
    from django.db import connections

    from huiyin.site.start import prepare

    owner = prepare()
    from huiyin import read

    read("We will let you know by Friday.")
    connections.close_all()
    for line in sys.stdin:
        command = json.loads(line)
        answers, back = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(answers)
            _work(work, owner, command, back)
        os.close(back)
        print(json.dumps({"child": child}), flush=True)
        _pid, status = os.waitpid(child, 0)
        with os.fdopen(answers) as told:
            answer = told.read()
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        print(json.dumps({"status": code, "answer": json.loads(answer or "null")}), flush=True)


def _work(work: dict[str, Any], owner: Any, command: list[Any], back: int) -> None:
    """In the child: does it, answers, and leaves without a look back."""
    try:
        answer = work[command[0]](owner, *command[1:])
        with os.fdopen(back, "w") as telling:
            telling.write(json.dumps(answer))
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _set_up(
    owner: Any, imap_port: int, smtp_port: int, address: str, password: str, may: str = "send"
) -> int:
    from huiyin.channels.mailbox.services import set_up
    from huiyin.journal.services.openings import add_opening

    opening = add_opening(owner, now=NOW, company="Green Harbour", title="Marketing manager")
    set_up(
        owner, address, now=NOW, secret=password, may=may, since=None, try_it=bool(password),
        imap_host="127.0.0.1", imap_port=imap_port, imap_security="plain",
        smtp_host="127.0.0.1", smtp_port=smtp_port, smtp_security="plain",
    )  # fmt: skip
    return opening.pk


def _import(owner: Any, path: str) -> int:
    from huiyin.channels.mailbox import importing

    importing.ROUND = 40
    return importing.import_path(owner, Path(path), now=NOW).looked


def _fetch(owner: Any) -> int:
    from huiyin.channels.mailbox import fetching
    from huiyin.channels.mailbox.models import Account

    fetching.BATCH = 20
    return fetching.fetch(Account.objects.get(), now=NOW).looked


def _prepare(owner: Any, opening_id: int, count: int) -> list[list[Any]]:
    from huiyin.channels.mailbox.services import prepare

    letters = [
        prepare(owner, opening_id, now=NOW, to="hr@greenharbour.example", subject=f"Letter {number}", text="Is there any news? Thank you.")
        for number in range(count)
    ]  # fmt: skip
    return [[letter.pk, letter.message_id] for letter in letters]


def _send(owner: Any, letter_id: int, later: float) -> str:
    """A restart some time later, and the person presses where it says that it may be pressed."""
    from huiyin.channels.mailbox.services import send, settle

    now = NOW + dt.timedelta(minutes=later)
    settle(owner, now=now)
    return send(owner, letter_id, now=now).state


def _tell(owner: Any, letter_id: int, arrived: bool, later: float) -> str:
    from huiyin.channels.mailbox.services import it_did_not, it_went

    now = NOW + dt.timedelta(minutes=later)
    return (it_went if arrived else it_did_not)(owner, letter_id, now=now).state


def _suggested(owner: Any) -> list[str]:
    from huiyin.channels.mailbox.models import Suggestion

    return list(Suggestion.objects.values_list("ref", flat=True))


def _logged(owner: Any) -> list[str]:
    from huiyin.journal.models import Event

    return list(Event.objects.filter(kind="sent").values_list("source_ref", flat=True))


WORK: dict[str, Any] = {
    "set_up": _set_up,
    "import": _import,
    "fetch": _fetch,
    "prepare": _prepare,
    "send": _send,
    "tell": _tell,
    "suggested": _suggested,
    "logged": _logged,
}

if __name__ == "__main__":
    main(sys.argv[1], WORK)
