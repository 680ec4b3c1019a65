"""The composer: the words for a move, and the friend who looks over one's shoulder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from django.utils.translation import gettext as _

import huiyin
from huiyin._public import courtesy_context
from huiyin.desks.candidate import wording
from huiyin.language.courtesy.verdict import Finding, Verdict
from huiyin.process.case import Case

REGISTERS = ("natural", "formal", "short")
_BRANCH = re.compile(r"\s*[-·]\s*[“\"](?P<heard>.+?)[”\"][：:]\s*(?P<said>.+)")
_STEP = re.compile(r"(?P<title>[^：:]{1,40})[：:]\s*(?P<words>.*)")


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; with the number of its finding where it would hurt."""

    text: str
    number: int | None = None
    severity: str = ""


@dataclass(frozen=True)
class Look:
    """What the guard sees in a text."""

    text: str
    verdict: Verdict
    dismissed: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """What stands, without what the person waved aside; a thing that blocks cannot be waved aside."""
        return [
            finding
            for finding in self.verdict.findings
            if finding.severity == "block" or finding.rule not in self.dismissed
        ]

    @property
    def blocked(self) -> bool:
        return self.verdict.blocked

    @property
    def numbered(self) -> list[tuple[int, Finding]]:
        return list(enumerate(self.findings, start=1))

    @property
    def pieces(self) -> list[Piece]:
        """The text cut at the findings, so that each can be underlined."""
        cut: list[Piece] = []
        at = 0
        spans = [(f.start, f.end, number, f.severity) for number, f in self.numbered if f.start is not None]
        for start, end, number, severity in sorted(spans):
            if start < at or end is None:
                continue
            if start > at:
                cut.append(Piece(self.text[at:start]))
            cut.append(Piece(self.text[start:end], number, severity))
            at = end
        return [*cut, Piece(self.text[at:])] if at < len(self.text) else cut

    @property
    def marked(self) -> bool:
        """Is there a place in the text to point at?"""
        return any(finding.start is not None for finding in self.findings)

    @property
    def praise(self) -> str:
        """A good word when it is good; nothing for an empty page."""
        if not self.text.strip():
            return ""
        return _("Short, warm, easy to answer.") if len(self.text) < 220 else _("Warm and clear.")

    def taken(self, number: int) -> str:
        """The text with the better words of one finding in it."""
        for place, finding in self.numbered:
            if place == number and finding.start is not None and finding.end is not None:
                return self.text[: finding.start] + finding.instead + self.text[finding.end :]
        return self.text


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
