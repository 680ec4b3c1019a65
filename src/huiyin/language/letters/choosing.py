"""Choosing among a part's texts: never what this person has had before, and never the same row twice running."""

import re
import zlib
from dataclasses import dataclass, field

from huiyin.language.letters import texts
from huiyin.language.letters.facts import Facts
from huiyin.process.case import Case
from huiyin.process.vocabulary import Language

_WORDS = re.compile(r"\W+")
_SLOTS: dict[Language, re.Pattern[str]] = {"zh": re.compile(r"【[^】]+】"), "en": re.compile(r"\[[^\]]+\]")}
TOO_SHORT = 8
"""A text of fewer letters than this is a common phrase (祝好, Best wishes) and may come again."""


def bare(text: str) -> str:
    """The letters alone, so that punctuation and line ends make no difference."""
    return _WORDS.sub("", text).lower()


@dataclass(slots=True)
class Chooser:
    """Picks the texts of one draft. `turn` moves every part on by one, and each fourth turn shifts the parts against
    each other, so that neighbouring variants share nothing and sixteen differ. `slots`: open slots met so far."""

    language: Language
    sheets: tuple[str, ...]
    channel: str
    register: str
    facts: Facts
    turn: int
    seed: int
    sent: str = ""
    where: str = texts.HERE
    slots: list[str] = field(default_factory=list)

    def pick(self, part: str, *, channel: str = "", place: int = 0) -> str:
        """The text of a part with its facts filled in; empty where none fits."""
        known = texts.part(self.language, self.sheets, part, self.where)
        fit = texts.most_specific(
            known, channel or self.channel, self.register, self.facts.signs, self.facts.words.keys()
        )
        if not fit:
            return ""
        fresh = [text for text in fit if not self._was_sent(text)] or fit
        start = zlib.crc32(f"{self.seed}{part}".encode())
        chosen = fresh[(start + self.turn + self.turn // 4 * (place % 3)) % len(fresh)]
        self.slots += _SLOTS[self.language].findall(chosen.text)
        return texts.filled(chosen.text, self.facts.words)

    def _was_sent(self, text: texts.Text) -> bool:
        if not self.sent:
            return False
        letters = bare(texts.filled(text.text, self.facts.words))
        return len(letters) >= TOO_SHORT and letters in self.sent

    def has(self, sign: str) -> bool:
        return sign in self.facts.signs


def seed_of(case: Case) -> int:
    """A number that stays with a case, so that two people waiting for one seat do not send the same letter."""
    return zlib.crc32(
        f"{case.id}|{case.name}|{case.opening.company}|{case.opening.title}".encode(errors="replace")
    )


def sent_before(case: Case) -> str:
    """All that the person has sent in this case, letters only."""
    return "\n".join(bare(event.text) for event in case.events if event.kind == "sent" and event.text)
