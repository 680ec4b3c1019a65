"""Killing for real: work is done in children of a process that is ready beforehand, and they are killed at random moments.

    python -m tests.channels.killing HOME

is that process (another module with a WORK of its own may be one too, by `main`). It reads commands, one JSON list a line, forks a child for each, tells its number, and then how it ended.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

SEED = 32
"""Its first waits are short, so that there is something left to kill on a quick machine, and later ones are long."""


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
        self.lasts[command[0]] = time.monotonic() - start
        return ended["answer"]

    def kill(self, *command: Any) -> bool:
        """Lets a child begin it and kills it after a while; True if it was killed before its end."""
        child = self._begin(command)
        patience = self.chance.uniform(0, self.lasts.get(command[0], 0.5))
        if ended := self._line(patience):
            assert ended["status"] == 0, f"{command} failed: {ended}"
            return False
        # It may come to its end in this very moment; then there is nobody left to kill.
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        status = self._line(None)["status"]
        assert status in (0, -signal.SIGKILL), f"{command} failed"
        self.killed += status == -signal.SIGKILL
        return bool(status)

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
def workshop(home: Path, seed: int, module: str = "tests.channels.killing") -> Iterator[Workshop]:
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
        cwd=Path(__file__).parents[2],
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
    from tests.channels.kill_work import load

    # What every child would load: a child shall be killed in its work, not in its imports.
    load()
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


if __name__ == "__main__":
    from tests.channels.kill_work import WORK

    main(sys.argv[1], WORK)
