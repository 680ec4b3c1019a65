"""The composer: the words for a move, and the friend who looks over one's shoulder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from django.utils.translation import gettext as _

import huiyin
from huiyin._public import courtesy_context
from huiyin.desks.candidate import wording
from huiyin.desks.stationery.looking import Look
from huiyin.process.case import Case

REGISTERS = ("natural", "formal", "short")
_BRANCH = re.compile(r"\s*[-·]\s*[“\"](?P<heard>.+?)[”\"][：:]\s*(?P<said>.+)")
_STEP = re.compile(r"(?P<title>[^：:]{1,40})[：:]\s*(?P<words>.*)")


def look(case: Case, text: str, channel: str, dismissed: Sequence[str] = ()) -> Look:
    """The guard's verdict on a text for this case. Raises InvalidText."""
    return Look(text, huiyin.check(text, channel=channel, context=courtesy_context(case)), tuple(dismissed))


@dataclass(frozen=True)
class Composer:
    """The words for one move by one channel."""

    case: Case
    move: str
    channel: str
    language: str
    text: str
    subject: str = ""
    notes: tuple[str, ...] = ()
    open_slots: tuple[str, ...] = ()
    register: str = "natural"
    variant: int = 0
    moves: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()
    look: Look | None = field(default=None)

    @property
    def channels(self) -> Sequence[str]:
        return wording.OUTGOING

    @property
    def is_call(self) -> bool:
        return self.channel == "phone"

    @property
    def next_variant(self) -> int:
        return (self.variant + 1) % 100

    @property
    def mailto(self) -> str:
        """The message as a link that opens the person's own mail program."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.text)}"

    @property
    def script(self) -> "list[ScriptStep]":
        return script_steps(self.text)

    @property
    def register_choices(self) -> list[tuple[str, str]]:
        return [("natural", _("Natural")), ("formal", _("Formal")), ("short", _("Short"))]


@dataclass(frozen=True)
class ScriptStep:
    """A step of a call: what to say, or what HR may say with the answer to each."""

    title: str
    words: str
    branches: tuple[tuple[str, str], ...] = ()


def script_steps(text: str) -> list[ScriptStep]:
    """The lines of a call script (language/letters/script.py writes them) as steps."""
    steps: list[ScriptStep] = []
    for line in text.splitlines():
        if branch := _BRANCH.match(line):
            last = steps.pop() if steps else ScriptStep("", "")
            steps.append(
                ScriptStep(last.title, last.words, (*last.branches, (branch["heard"], branch["said"])))
            )
        elif step := _STEP.match(line):
            steps.append(ScriptStep(step["title"], step["words"]))
        elif line.strip():
            steps.append(ScriptStep("", line.strip()))
    return steps
