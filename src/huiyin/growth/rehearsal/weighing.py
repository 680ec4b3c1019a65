"""Weighs how a turn is worded beside what its phrases say, so that words which no phrase knows are understood as well.

One logistic regression for each intent over the runs of `language.text.wording` and the families of words in
`families.tsv`, trained by `python -m
benchmarks.train_rehearsal` on turns of our own. What a phrase says is worth a fixed amount on the same scale, in
`weighing.json`: on turns that no phrase had seen, this held better than a worth that was learnt from turns that the phrases
were made on.
"""

import json
import re
from collections.abc import Collection, Mapping
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


def chosen(
    spoken_for: Mapping[str, float], asked: Asked | None, heard: Collection[str], amounts: Mapping[str, float]
) -> set[str]:
    """The intents that the wording and the phrases `heard` speak for together; empty where nothing does."""
    open_to = {
        intent: total + (amounts["heard"] if intent in heard else 0.0)
        for intent, total in spoken_for.items()
        if asked or intent not in _ANSWERS
    }
    found = {intent for intent, total in open_to.items() if total >= amounts["least"]}
    if found:
        return found - {"unclear"} or found
    # A guess takes nobody for rude who may not be.
    guessed = {
        intent: total
        for intent, total in open_to.items()
        if total >= amounts["hurts" if intent in HURTS else "lowest"]
    }
    return {max(guessed, key=lambda intent: guessed[intent])} if guessed else set()


def weighed(
    sentences: Collection[str], whole: str, language: Language, asked: Asked | None, heard: Collection[str]
) -> set[str]:
    """The same with the vocabulary and the amounts that ship."""
    spoken_for = totals(sentences, whole, language, asked, wording.vocabulary(_HERE))
    return chosen(spoken_for, asked, heard, _amounts())


_ANSWERS = frozenset({"answer", "accept_introduction", "decline_introduction"})
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
def _amounts() -> dict[str, float]:
    found: dict[str, float] = json.loads((files(_HERE) / "weighing.json").read_text(encoding="utf-8"))
    return found
