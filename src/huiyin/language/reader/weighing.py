"""Weighs what the rules found and how the message is worded: the chance of each outcome, reason and request.

The rules know what people usually say; the wording also speaks where no rule does. A multinomial logistic regression for the
outcome and one regression for each reason and request, over the runs of `wording` and the hints below, trained by
`python -m benchmarks.train_reader` on sentences of our own. Where the votes were made from a sentence, they hardly count there:
what a vote is worth is learnt from messages that no rule had seen.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING

from huiyin.language.reader.lexicon import Scan
from huiyin.language.text import wording
from huiyin.process.vocabulary import OUTCOMES, REASONS, REQUESTS, Channel, Language, Outcome

if TYPE_CHECKING:
    from huiyin.language.reader.resolve import Ballot

LABELS = (
    *OUTCOMES,
    *(f"reason {name}" for name in REASONS),
    *(f"request {name}" for name in REQUESTS),
)
OF_VOTES = ("score", "lead", "share", "kind", "bent")
"""The hints that say what the rules voted for."""
_SCALE = {"score": 1 / 3, "lead": 1.5, "idea": 0.3, "channel": 0.3, "day": 0.3, "kind": 0.6, "bent": 0.4}


@dataclass(frozen=True, slots=True)
class Weighed:
    """`chances`: of the outcomes, in their order, adding up to 1; `wording` and `hints`: what they come from."""

    chances: tuple[float, ...]
    wording: Mapping[str, float]
    hints: Mapping[str, float]

    def chance(self, label: str, outcome: Outcome) -> float:
        """The chance that HR states the reason or asks the request `label`, the outcome being known."""
        given = _weights()[label][f"outcome {outcome}"]
        total = self.wording[label] + _linear(label, self.hints) + given
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weigh(scan: Scan, hints: Mapping[str, float], language: Language) -> Weighed:
    """The chance of each outcome for a text with these hints."""
    worded = _worded(scan.plain, language)
    totals = [worded[outcome] + _linear(outcome, hints) for outcome in OUTCOMES]
    highest = max(totals)
    powers = [math.exp(total - highest) for total in totals]
    return Weighed(tuple(power / sum(powers) for power in powers), worded, hints)


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
            label = f"{name} {find.cue.label}"
            found[label] = max(found.get(label, 0.0), find.cue.weight)
            if find.cue.kind:
                found[f"{label} {find.cue.kind}"] = find.cue.weight
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
