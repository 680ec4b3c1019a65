"""Two recruiters as two processes over one database: each does what it is told, at the same moment.

    python -m tests.hiring.hands DATABASE

reads commands, one JSON list a line (a verb and its arguments), and answers each with what it gave, or the name of what it raised.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def two_hands(database: str) -> "Iterator[Hands]":
    """The two, ready. They end with the block."""
    command = [sys.executable, "-m", "tests.hiring.hands", database]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "huiyin.site.settings"}
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": env}
    some = [subprocess.Popen(command, **pipes) for _hand in range(2)]
    try:
        for one in some:
            assert one.stdout
            assert one.stdout.readline() == "ready\n"
        yield Hands(some)
    finally:
        for one in some:
            assert one.stdin
            one.stdin.close()
            one.wait()
            assert one.stdout
            one.stdout.close()


class Hands:
    """`do` gives both a command and waits for both answers."""

    def __init__(self, processes: "list[subprocess.Popen[str]]") -> None:
        self.processes = processes

    def do(self, *commands: list[Any]) -> list[str]:
        for one, command in zip(self.processes, commands, strict=True):
            assert one.stdin
            one.stdin.write(json.dumps(command) + "\n")
        for one in self.processes:
            assert one.stdin
            one.stdin.flush()
        answers = []
        for one in self.processes:
            assert one.stdout
            answers.append(str(json.loads(one.stdout.readline())))
        return answers


def _main() -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = sys.argv[1]
    verbs = _verbs()
    print("ready", flush=True)
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        try:
            verbs[verb](*arguments)
            said = "done"
        except Exception as error:
            said = type(error).__name__
        print(json.dumps(said), flush=True)


def _verbs() -> dict[str, Any]:
    from django.contrib.auth.models import User

    from huiyin.hiring.models import Desk, Event, Letter
    from huiyin.hiring.services import (
        asking,
        deciding,
        delivering,
        offers,
        openings,
        outbox,
        telling,
        undoing,
    )
    from huiyin.hiring.services.work import Actor
    from tests.hiring.cast import NOW

    desk = Desk.objects.get()
    do = {"by": Actor.recruiter(User.objects.get(pk=desk.members.get().user_id)), "now": NOW}
    they = {"by": Actor.candidate(), "now": NOW}

    def newest() -> Event:
        """What was done last, also if its people know already: then it has to be refused."""
        return Event.objects.filter(verb__in=undoing.UNDOABLE, part_of=None, undone_by=None)[0]

    def send() -> None:
        drafts = list(Letter.objects.filter(state="draft").values_list("pk", flat=True))
        telling.approve(desk, drafts, **do)
        for letter in outbox.take(desk, now=NOW, holder=str(os.getpid())):
            outbox.sent(desk, letter.pk, now=NOW, message_id=f"<{os.getpid()}>")

    return {
        "offer": lambda key: offers.prepare_offer(desk, key, **do),
        "make": lambda key: offers.make_offer(desk, key, **do),
        "cancel": lambda key: offers.cancel_offer(desk, key, **do),
        "send": send,
        "phone": lambda key: delivering.told_by_hand(desk, key, **do),
        "refuse": lambda key: deciding.refuse(desk, [key], **do),
        "undo": lambda: undoing.undo(desk, newest().pk, **do),
        "close": lambda key: openings.close_opening(desk, key, **do),
        "ask": lambda key: asking.ask(desk, key, "？", **they),
        "step back": lambda key: asking.step_back(desk, key, **they),
    }


if __name__ == "__main__":
    _main()
