"""Weighs what the rules found and how the message is worded: the chance of each outcome, reason and request.

The rules know what people usually say; the wording also speaks where no rule does. A multinomial logistic regression for the
outcome and two regressions for each reason and request, one over the whole message and one over a sentence, all over the runs of
`wording` and the hints below, trained by `python -m benchmarks.train_reader` on sentences of our own. Where the votes were made
from a sentence, they hardly count there: what a vote is worth is learnt from messages that no rule had seen.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING

from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.sentences import Sentence, labels
from huiyin.language.text import wording
from huiyin.process.vocabulary import OUTCOMES, REASONS, REQUESTS, Channel, Language, Outcome

if TYPE_CHECKING:
    from huiyin.language.reader.resolve import Ballot

STATED = (*(f"reason {name}" for name in REASONS), *(f"request {name}" for name in REQUESTS))
IN_SENTENCE = "said "
"""Before a label: its chance by one sentence."""
LABELS = (*OUTCOMES, *STATED, *(IN_SENTENCE + label for label in STATED))
OF_VOTES = ("score", "lead", "share", "kind", "bent")
"""The hints that say what the rules voted for."""
_SCALE = {"score": 1 / 3, "lead": 1.5, "idea": 0.3, "channel": 0.3, "day": 0.3, "kind": 0.6, "bent": 0.4}


@dataclass(frozen=True, slots=True)
class Weighed:
    """`chances`: of the outcomes, in their order, adding up to 1; `whole` and `sentences`: the wording and the hints that they
    come from."""

    chances: tuple[float, ...]
    whole: "Spoken"
    sentences: tuple["Spoken", ...]

    def chance(self, label: str, outcome: Outcome) -> float:
        """The chance that HR states the reason or asks the request `label`, the outcome being known: the mean of what the
        whole message makes of it and what its plainest sentence does."""
        in_sentence = IN_SENTENCE + label
        plainest = max(one.total(in_sentence) for one in self.sentences)
        given = f"outcome {outcome}"
        of_whole = self.whole.total(label) + _weights()[label][given]
        return (_odds(of_whole) + _odds(plainest + _weights()[in_sentence][given])) / 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the wording of a text says for each label, in log odds, and the hints beside it."""

    wording: Mapping[str, float]
    hints: Mapping[str, float]

    def total(self, label: str) -> float:
        return self.wording[label] + _linear(label, self.hints)


def weigh(
    scan: Scan, hints: Mapping[str, float], language: Language, sentences: Sequence[Sentence]
) -> Weighed:
    """The chance of each outcome for a text with these hints."""
    whole = Spoken(_worded(scan.plain, language), hints)
    totals = [whole.total(outcome) for outcome in OUTCOMES]
    highest = max(totals)
    powers = [math.exp(total - highest) for total in totals]
    one_by_one = [
        Spoken(
            whole.wording if len(sentences) == 1 else _worded(scan.plain[one.start : one.end], language),
            one.hints,
        )
        for one in sentences
    ]
    return Weighed(tuple(power / sum(powers) for power in powers), whole, tuple(one_by_one))


def _odds(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def hints(scan: Scan, ballot: "Ballot", roles: Collection[str], channel: Channel) -> dict[str, float]:
    """What is known beside the wording, by name: scores, kinds and bends of the votes, ideas, reasons, requests
    (those of a named family also by their family, whose worth is learnt on its own), what the days are for, the length, the channel. What is not there is 0."""
    found: dict[str, float] = {"length": min(len(scan.plain), 400) / 400, f"channel {channel}": 1.0}
    whole = sum(ballot.scores.values()) or 1.0
    for outcome, score in ballot.scores.items():
        if score:
            found[f"score {outcome}"] = min(score, 6.0)
            found[f"share {outcome}"] = score / whole
    found[f"lead {ballot.leader}"] = ballot.margin
    for vote in ballot.counted:
        for kind in filter(None, vote.kind.split("+")):
            found[f"kind {kind}"] = 1.0
        for bent in vote.bent:
            found[f"bent {bent}"] = 1.0
    for find in scan.finds("concepts"):
        found[f"idea {find.cue.label}"] = 1.0
    for name, subject in (("reason", "reasons"), ("request", "requests")):
        for find in scan.finds(subject):
            for label in labels(name, find):
                found[label] = max(found.get(label, 0.0), find.cue.weight)
    found.update((f"day {role}", 1.0) for role in roles)
    return {name: value * _SCALE.get(name.partition(" ")[0], 1.0) for name, value in found.items()}


def _worded(plain: str, language: Language) -> dict[str, float]:
    return wording.weighed(wording.runs(plain, language), wording.vocabulary("huiyin.language.reader"))


def _linear(label: str, hints: Mapping[str, float]) -> float:
    known = _weights()[label]
    told: float = sum(map(mul, hints.values(), map(known.__getitem__, hints)))
    return known[""] + told


def strongest(
    plain: str, language: Language, label: str, places: Iterable[tuple[int, int]]
) -> tuple[int, int] | None:
    """Which of the `places` of a text speaks most for `label`; None where none speaks for it."""
    best, found = 0.0, None
    for start, end in places:
        said = _worded(plain[start:end], language)
        rest = sum(said[outcome] for outcome in OUTCOMES) / len(OUTCOMES)
        if said[label] - rest > best:
            best, found = said[label] - rest, (start, end)
    return found


class _Weights(dict[str, float]):
    """What each hint weighs for one label; what is not there weighs nothing."""

    def __missing__(self, _: str) -> float:
        return 0.0


@cache
def _weights() -> dict[str, _Weights]:
    source = files("huiyin.language.reader") / "weighing.json"
    found: dict[str, dict[str, float]] = json.loads(source.read_text(encoding="utf-8"))
    return {label: _Weights(weights) for label, weights in found.items()}
