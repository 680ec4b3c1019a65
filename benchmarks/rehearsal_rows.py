"""What the rehearsal's wording is learnt from (`benchmarks.train_rehearsal`): labelled turns and what is made of them.

Pairs of short turns are joined, so that two things said in one breath are known; where a set tells which part of a turn says what, its
parts train too. What the guard's own drafts do wrong trains the intents that hurt.
"""

import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.rehearsal import FOLDER, Turn, turns_in
from benchmarks.train_guard import NAMES as DRAFTS
from benchmarks.train_guard import drafts
from huiyin.growth.rehearsal import intents, weighing
from huiyin.growth.rehearsal.vocabulary import ASKED, HURTS
from huiyin.language.phrases import table
from huiyin.language.text.language import language_of
from huiyin.language.text.normalise import normalise
from huiyin.process.vocabulary import LANGUAGES

JOINED = 700
"""Pairs of short turns in each language."""
PHRASED, DRAFT, PART, BESIDE = 14, 0.25, 0.5, 0.4
"""Turns made from each phrasing; what a sentence of a draft, a part of a turn and a turn beside the question count."""


@dataclass(frozen=True)
class Row:
    """`open_to`: the intents that it speaks for or against; None: all but those that it tolerates."""

    runs: set[str]
    wanted: frozenset[str]
    also: frozenset[str]
    weight: float
    open_to: frozenset[str] | None = None


def plain(text: str) -> str:
    return normalise(text).plain.strip()


def row(turn: Turn, weight: float = 1.0) -> Row:
    return Row(weighing.signs(plain(turn.text), turn.language, turn.asked), turn.wanted, turn.also, weight)


def joined(known: Sequence[Turn]) -> list[Row]:
    """Pairs of short turns of one language, said one after the other."""
    chance = random.Random(1)
    found = []
    for language in LANGUAGES:
        short = [
            turn
            for turn in known
            if turn.language == language and not turn.asked and not turn.wanted & {"silence", "unclear"}
        ]
        for _ in range(JOINED):
            one, other = chance.sample(short, 2)
            between = chance.choice(("，", "。") if language == "zh" else (". ", ", "))
            both = Turn(
                language,
                None,
                one.wanted | other.wanted,
                one.also | other.also,
                one.text + between + other.text,
            )
            found.append(row(both, 0.5))
    return found


def phrased() -> list[Turn]:
    """Turns made from `phrasings.tsv`: each {a|b|c} stands for one of its words."""
    chance = random.Random(3)
    found = []
    for pattern in turns_in(FOLDER / "phrasings.tsv"):
        for _ in range(PHRASED):
            text = re.sub(r"\{([^}]*)\}", lambda choice: chance.choice(choice[1].split("|")), pattern.text)
            found.append(replace(pattern, text=text.replace(" ", "") if pattern.language == "zh" else text))
    return found


def beside_the_question(known: Sequence[Turn]) -> list[Turn]:
    """What means the same whatever HR asked: a greeting and a goodbye are no answer, and neither is a reproach."""
    chance = random.Random(4)
    clear = [
        turn
        for turn in known
        if turn.asked is None and turn.wanted & _CLEAR and turn.wanted <= _CLEAR | {"thank"}
    ]
    found = []
    for turn in clear:
        asked = chance.choice(ASKED)
        if asked == "who" and "introduce" in turn.wanted:
            continue
        also = turn.also | ({"understand", "thank"} if asked in ("call_back", "anything_else") else set())
        found.append(replace(turn, asked=asked, also=frozenset(also)))
    return found


_CLEAR = frozenset(
    {
        "greet",
        "introduce",
        "convenient",
        "close",
        "ask_result",
        "ask_when",
        "ask_why",
        "press",
        "blame",
        "insult",
        "beg",
        "presume",
        "stay",
        "propose",
    }
)


def told() -> list[Turn]:
    """The examples of the phrases."""
    found = []
    for language in LANGUAGES:
        for one in table("huiyin.growth.rehearsal", f"intents.{language}.tsv"):
            asked = None if one["asked"] == "-" else one["asked"]
            wanted = frozenset({one["intent"]})
            heard, _ = intents.heard(one["example"], language, asked)
            found.append(Turn(language, asked, wanted, frozenset(heard) - wanted, one["example"]))
    return found


def from_drafts() -> list[Row]:
    """Sentences of our drafts that press, blame, beg or presume, as the guard's labels say."""
    found = []
    for item in itertools.chain.from_iterable(drafts(name) for name in DRAFTS):
        for one in item["flags"]:
            if hurt := intents.hurting(one["flag"]):
                span = one.get("span") or item["text"][one["start"] : one["end"]]
                near = frozenset({"press", "blame"} - {hurt}) if hurt in ("press", "blame") else frozenset()
                found.append(
                    Row(
                        weighing.signs(plain(span), language_of(span), None),
                        frozenset({hurt}),
                        near,
                        DRAFT,
                        frozenset(HURTS),
                    )
                )
    return found


def all_rows(known: Sequence[Turn], extra: Sequence[Row]) -> list[Row]:
    """What the wording is learnt from: `known` turns, their parts, what is made of them, and `extra`."""
    parts = [row(part, PART) for turn in known for part in turn.parts]
    pairs = joined([*known, *phrased()])
    beside = [row(turn, BESIDE) for turn in beside_the_question(known)]
    return [*map(row, known), *parts, *pairs, *beside, *extra]
