"""Weighs how a turn is worded beside what its phrases say, so that words which no phrase knows are understood as well.

One logistic regression for each intent over the runs of `language.text.wording` and the families of words in
`families.tsv`, trained by `python -m benchmarks.train_rehearsal`. Above it, one ear an intent (`weighing.json`) says how far
the wording of the turn, of its sentences and clauses is believed, and what is around: the phrases, the question just before, and
what else the turn seems to say. The ears are learnt on turns by other hands that neither a phrase nor the wording had seen.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import exp
from typing import NamedTuple

from huiyin.growth.rehearsal.vocabulary import ASKED, HURTS, Asked
from huiyin.language.phrases import table
from huiyin.language.text import wording
from huiyin.language.text.wording import Vocabulary
from huiyin.process.vocabulary import Language

_HERE = "huiyin.growth.rehearsal"
_STEM = 5
_FIRST = 8


class Parts(NamedTuple):
    """A plain turn, its sentences and its clauses."""

    whole: str
    sentences: Sequence[str]
    clauses: Sequence[str]


class Spoken(NamedTuple):
    """What the wording of a turn speaks for each intent, in log odds: as a whole, in its loudest sentence and clause.

    What is said in one breath is not thinned by the rest, and what only the rest explains is not lost.
    """

    whole: Mapping[str, float]
    sentence: Mapping[str, float]
    clause: Mapping[str, float]


def spoken(parts: Parts, language: Language, asked: Asked | None, known: Vocabulary) -> Spoken:
    """How loudly a turn speaks for each intent."""
    heard = {
        part: wording.weighed(signs(part, language, asked), known)
        for part in {parts.whole, *parts.sentences, *parts.clauses}
    }

    def loudest(some: Sequence[str]) -> dict[str, float]:
        return {intent: max(heard[part][intent] for part in some) for intent in known.labels}

    whole = [parts.whole]
    return Spoken(heard[parts.whole], loudest(parts.sentences or whole), loudest(parts.clauses or whole))


def around(
    voice: Spoken, parts: Parts, phrases: Collection[str], language: Language, asked: Asked | None
) -> dict[str, float]:
    """What an ear listens to beside the wording of its own intent, by name: how likely the turn says each other one, which
    phrases stand in it, what HR has just asked, how many parts it has, and its language. The same names for every turn."""
    found = {
        f"{part} {intent}": _chance(total)
        for part, totals in zip(Spoken._fields, voice, strict=True)
        for intent, total in totals.items()
    }
    found.update({f"phrase {intent}": float(intent in phrases) for intent in voice.whole})
    found.update({f"asked {question}": float(question == asked) for question in ASKED})
    found["sentences"] = float(max(len(parts.sentences), 1))
    found["clauses"] = float(max(len(parts.clauses), 1))
    found["zh"] = float(language == "zh")
    return found


def _chance(log_odds: float) -> float:
    return 1 / (1 + exp(-min(max(log_odds, -30.0), 30.0)))


@dataclass(frozen=True)
class Ear:
    """How far the wording is believed for one intent, and what is `around` it, in log odds.

    `start`: before anything is heard · `own`: what the totals of the whole, of the loudest sentence and clause are multiplied
    by · `around`: what each of its names is worth.
    """

    start: float
    own: tuple[float, float, float]
    around: Mapping[str, float]

    def hears(self, intent: str, voice: Spoken, near: Mapping[str, float]) -> float:
        own = sum(worth * totals[intent] for worth, totals in zip(self.own, voice, strict=True))
        return self.start + own + sum(self.around[name] * value for name, value in near.items())


def chosen(
    voice: Spoken, near: Mapping[str, float], asked: Asked | None, ears: Mapping[str, Ear]
) -> set[str]:
    """The intents that everything in the turn speaks for; empty where nothing does."""
    open_to = {
        intent: ear.hears(intent, voice, near)
        for intent, ear in ears.items()
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


def weighed(parts: Parts, language: Language, asked: Asked | None, phrases: Collection[str]) -> set[str]:
    """What a turn says, with the vocabulary and the ears that ship. `phrases`: the intents that phrases hear."""
    voice = spoken(parts, language, asked, wording.vocabulary(_HERE))
    return chosen(voice, around(voice, parts, phrases, language, asked), asked, _ears())


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
    """The ears as `weighing.json` tells them: the names of what is around once, and the worths of each ear in their order."""
    told = json.loads(text)
    return {
        intent: Ear(ear["start"], tuple(ear["own"]), dict(zip(told["around"], ear["around"], strict=True)))
        for intent, ear in told["ears"].items()
    }


def ears_as_text(ears: Mapping[str, Ear]) -> str:
    """The other way round; one line an ear."""
    names = list(next(iter(ears.values())).around)
    rows = ",\n".join(
        f' "{intent}": '
        + json.dumps({"start": ear.start, "own": ear.own, "around": [ear.around[name] for name in names]})
        for intent, ear in ears.items()
    )
    return f'{{"around": {json.dumps(names)},\n"ears": {{\n{rows}\n}}}}\n'
