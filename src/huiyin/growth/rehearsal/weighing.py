"""Weighs how a turn is worded beside what its phrases say, so that words which no phrase knows are understood as well.

One logistic regression for each intent over the runs of `language.text.wording` and the families of words in
`families.tsv`, trained by `python -m benchmarks.train_rehearsal`. Above it, one ear an intent (`weighing.json`) says how far
the wording and the phrases are believed, and what the question just before makes of it; the ears are learnt on turns by
other hands that neither a phrase nor the wording had seen.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from huiyin.growth.rehearsal.vocabulary import HURTS, Asked
from huiyin.language.phrases import table
from huiyin.language.text import wording
from huiyin.language.text.wording import Vocabulary
from huiyin.process.vocabulary import Language

_HERE = "huiyin.growth.rehearsal"
_STEM = 5
_FIRST = 8


def totals(
    sentences: Collection[str], whole: str, language: Language, asked: Asked | None, known: Vocabulary
) -> dict[str, float]:
    """What the wording of a plain turn speaks for each intent, in log odds.

    A turn is weighed as a whole and sentence by sentence: what is said in one breath is not thinned by the rest.
    """
    found: dict[str, float] = {}
    for part in {whole, *sentences}:
        for intent, value in wording.weighed(signs(part, language, asked), known).items():
            found[intent] = max(value, found.get(intent, value))
    return found


@dataclass(frozen=True)
class Ear:
    """How far the wording and the phrases are believed for one intent, in log odds.

    `start`: before anything is heard · `wording`: what its total is multiplied by · `phrase`: what a phrase is worth ·
    `asked`: what the question just before makes of it.
    """

    start: float
    wording: float
    phrase: float
    asked: Mapping[str, float]

    def hears(self, total: float, phrase: bool, asked: Asked | None) -> float:
        return (
            self.start
            + self.wording * total
            + (self.phrase if phrase else 0.0)
            + (self.asked.get(asked, 0.0) if asked else 0.0)
        )


def chosen(
    spoken_for: Mapping[str, float], asked: Asked | None, heard: Collection[str], ears: Mapping[str, Ear]
) -> set[str]:
    """The intents that the wording and the phrases `heard` speak for together; empty where nothing does."""
    open_to = {
        intent: ears[intent].hears(total, intent in heard, asked)
        for intent, total in spoken_for.items()
        if asked or intent not in _ANSWERS
    }
    found = {intent for intent, total in open_to.items() if total >= 0}
    if found:
        return found - {"unclear"} or found
    # A guess takes nobody for rude who may not be.
    guessed = {
        intent: total
        for intent, total in open_to.items()
        if total >= (_HURTS_LEAST if intent in HURTS else _LEAST)
    }
    return {max(guessed, key=lambda intent: guessed[intent])} if guessed else set()


_LEAST, _HURTS_LEAST = -4.5, -0.7
"""Log odds from which a guess is made where nothing speaks clearly. Judgement."""


def weighed(
    sentences: Collection[str], whole: str, language: Language, asked: Asked | None, heard: Collection[str]
) -> set[str]:
    """The same with the vocabulary and the amounts that ship."""
    spoken_for = totals(sentences, whole, language, asked, wording.vocabulary(_HERE))
    return chosen(spoken_for, asked, heard, _ears())


_ANSWERS = frozenset({"answer"})
"""What can be meant only when HR has asked something."""


def signs(plain: str, language: Language, asked: Asked | None) -> set[str]:
    """The runs of a turn, English stems, families of words and their pairs, and the first words under what HR asked.

    The same at training and at reading. Families are the same in both languages, so each learns from the other.
    """
    found = wording.runs(plain, language)
    words = wording.words(plain)
    if language == "en":
        found.update(f"~{word[:_STEM]}" for word in words if len(word) > _STEM)
    there = [name for name, pattern in _families(language) if pattern.search(plain)]
    found.update(f"#{name}" for name in there)
    found.update(f"#{one} #{other}" for one, other in combinations(there, 2))
    if asked:
        found.add(f"asked {asked}")
        found.update(f"{asked} {word}" for word in words[:_FIRST])
        found.update(f"{asked} #{name}" for name in there)
    return found


@cache
def _families(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words of one kind, such as those for pay or for a boss; English ones begin where a word begins."""
    begins = r"(?<!\w)" if language == "en" else ""
    return tuple(
        (row["family"], re.compile(rf"{begins}(?:{row[language]})")) for row in table(_HERE, "families.tsv")
    )


@cache
def _ears() -> dict[str, Ear]:
    return ears_of((files(_HERE) / "weighing.json").read_text(encoding="utf-8"))


def ears_of(text: str) -> dict[str, Ear]:
    """The ears as `weighing.json` tells them."""
    return {intent: Ear(**amounts) for intent, amounts in json.loads(text).items()}
