"""The small model that breaks a tie of the votes: character n-grams and the scores, applied with NumPy.

It is asked only when the rules leave the outcome open. Trained by `python -m benchmarks.train_reader` on sentences of
our own; multinomial logistic regression over hashed n-grams (Weinberger et al. 2009), weights kept as 8-bit numbers.
"""

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from huiyin.language.phrases import table
from huiyin.language.reader.lexicon import PACKAGE, Scan
from huiyin.process.vocabulary import LANGUAGES, OUTCOMES, REASONS, REQUESTS, Language, Outcome

if TYPE_CHECKING:
    from huiyin.language.reader.resolve import Ballot

OPEN = 0.22
"""Below this margin the rules leave the outcome open."""
HOPE = 0.55
"""Without a word that speaks for it, an offer must be at least this likely: hope is not invented."""
LONG = 500
CERTAIN = 2.7
"""So must the leader score that the model is not asked: less is one phrase alone."""
BUCKETS = 1 << 14
LENGTHS: dict[Language, tuple[int, ...]] = {"zh": (1, 2, 3), "en": (3, 4, 5)}
MOST_LOOKED_AT = 1500
_COSTLY = {"rejected", "filled"}
_GOOD = {"offer", "next_round"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome taken, whether the model took it, and the model's chances where it was asked."""

    outcome: Outcome
    by_model: bool = False
    chances: tuple[float, ...] = ()


def choose(scan: Scan, ballot: "Ballot", language: Language, roles: Collection[str] = ()) -> Choice:
    """The leader of the votes, or the model's choice where the votes leave it open.

    `roles`: what the days of the message are for (promise, deadline, event), another hint for the model.
    """
    long = len(scan.plain) > LONG
    if ballot.margin >= OPEN and (long or ballot.top >= CERTAIN):
        return Choice(ballot.leader)
    if not any(sign.isalpha() for sign in scan.plain):
        return Choice("no_info")
    if long and ballot.top < 1:
        # HR that writes at length uses some phrase that HR uses; this is another kind of text.
        return Choice("no_info")
    supposed = {
        vote.outcome
        for vote in ballot.counted
        if "condition" in vote.bent and ballot.scores[vote.outcome] < 1
    }
    if supposed and ballot.leader == "no_info":
        # "Should you be selected we will write" says nothing of this case.
        return Choice("no_info")
    chances = _chances(scan, ballot, language, roles)
    order = sorted(range(len(OUTCOMES)), key=lambda place: (OUTCOMES[place] in supposed, -chances[place]))
    best = OUTCOMES[order[0]]
    if best == "offer" and ballot.scores["offer"] < 0.5 and chances[order[0]] < HOPE:
        best = OUTCOMES[order[1]]
    sides = {best, ballot.leader}
    if sides & _COSTLY and sides & _GOOD and ballot.scores[ballot.leader] > 1.5 * ballot.scores[best]:
        # Good news and bad news are not swapped on the word of n-grams.
        best = ballot.leader
    return Choice(best, best != ballot.leader, chances)


def buckets(plain: str, language: Language) -> dict[int, float]:
    """The hashed n-grams of a text, weighted to unit length; the same at training and at reading."""
    words = " ".join(plain[:MOST_LOOKED_AT].split())
    text = f" {words} "
    found: dict[int, float] = {}
    for length in LENGTHS[language]:
        for start in range(len(text) - length + 1):
            place = zlib.crc32(text[start : start + length].encode()) % BUCKETS
            found[place] = 1.0
    norm = max(len(found), 1) ** 0.5
    return {place: value / norm for place, value in found.items()}


def hints(scan: Scan, ballot: "Ballot", roles: Collection[str]) -> list[float]:
    """The model's features beside the n-grams: the scores of the votes, what the days are for, the length, and which
    ideas, reasons and requests the text holds."""
    held = {f"idea {find.cue.label}" for find in scan.finds("concepts")}
    held.update(f"reason {find.cue.label}" for find in scan.finds("reasons"))
    held.update(f"request {find.cue.label}" for find in scan.finds("requests"))
    held.update(f"day {role}" for role in roles)
    scores = [min(ballot.scores[outcome], 6.0) / 3.0 for outcome in OUTCOMES]
    return [*scores, min(len(scan.plain), 400) / 400, *(0.4 * (name in held) for name in hint_names())]


@cache
def hint_names() -> tuple[str, ...]:
    """The names of the yes-or-no hints, in the order of the weights."""
    ideas = {row["label"] for language in LANGUAGES for row in table(PACKAGE, f"concepts_{language}.tsv")}
    return (
        *(f"idea {name}" for name in sorted(ideas)),
        *(f"reason {name}" for name in REASONS),
        *(f"request {name}" for name in REQUESTS),
        *(f"day {name}" for name in ("promise", "deadline", "event")),
    )


def _chances(scan: Scan, ballot: "Ballot", language: Language, roles: Collection[str]) -> tuple[float, ...]:
    import numpy as np

    weights, of_hints, bias = _model()
    grams = buckets(scan.plain, language)
    places = np.fromiter(grams.keys(), dtype=np.int64, count=len(grams))
    values = np.fromiter(grams.values(), dtype=np.float64, count=len(grams))
    logits = values @ weights[places] + np.asarray(hints(scan, ballot, roles)) @ of_hints + bias
    logits -= logits.max()
    chances = np.exp(logits)
    return tuple((chances / chances.sum()).tolist())


@cache
def _model() -> tuple[Any, Any, Any]:
    import numpy as np

    with (files("huiyin.language.reader") / "tie_break.npz").open("rb") as source, np.load(source) as stored:
        weights = stored["weights"].astype(np.float64) * stored["scale"]
        return weights, stored["hints"], stored["bias"]
