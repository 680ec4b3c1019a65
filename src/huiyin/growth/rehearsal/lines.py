"""HR's words: for each act several lines by channel and mood, none of them twice in one call."""

import zlib
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

Mood = Literal["warm", "fair", "cool"]
How = Literal["call", "chat"]
_DAYS: dict[Language, tuple[str, ...]] = {
    "zh": ("周一", "周二", "周三", "周四", "周五"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    act: str
    how: str
    mood: str
    text: str


@cache
def lines(language: Language) -> dict[str, tuple[Line, ...]]:
    """The lines of a language by act."""
    found: dict[str, list[Line]] = {}
    for row in table("huiyin.growth.rehearsal", f"lines.{language}.tsv"):
        found.setdefault(row["act"], []).append(Line(row["act"], row["how"], row["mood"], row["text"]))
    return {act: tuple(rows) for act, rows in found.items()}


@dataclass
class Voice:
    """Picks HR's lines for one rehearsal. `words`: what is filled into them."""

    language: Language
    how: How
    seed: int
    words: dict[str, str]
    used: set[str] = field(default_factory=set)

    def line(self, act: str, mood: Mood) -> str:
        """A line for the act that was not used yet, in this mood where there is one; empty when all were used."""
        fit = [line for line in lines(self.language).get(act, ()) if line.how in ("any", self.how)]
        for wanted in ((mood,), ("any",)):
            fresh = [line.text for line in fit if line.mood in wanted and line.text not in self.used]
            if fresh:
                chosen = fresh[zlib.crc32(f"{self.seed}{act}".encode()) % len(fresh)]
                self.used.add(chosen)
                return chosen.format(**self.words)
        return ""


def day_in_words(weekday: int, ahead: int, language: Language) -> str:
    """A working day `ahead` days from a `weekday` (Monday is 0), as one says it: "Thursday", "Tuesday next week"."""
    weeks, day = divmod(weekday + ahead, 7)
    if day > 4:
        weeks, day = weeks + 1, 0
    name = _DAYS[language][day]
    if language == "zh":
        return "下" * min(weeks, 2) + name
    return name if not weeks else f"{name} next week" if weeks == 1 else f"{name} in two weeks"
