"""How sure a reading is: the chance that the outcome is right, and when to abstain."""

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huiyin.language.reader.choosing import Choice
    from huiyin.language.reader.resolve import Ballot

UNSURE_BELOW = 0.6
"""A reading less likely than this to be right abstains; our judgement."""
DOUBTFUL = 0.55
"""The most that a reading is sure of where votes and wording call it good news and bad news."""


def features(ballot: "Ballot", choice: "Choice") -> tuple[float, float, float]:
    """What the calibration sees: how far the likeliest outcome leads, the lead of the votes if they agree, and against it
    if they do not."""
    first, second = sorted(choice.weighed.chances, reverse=True)[:2]
    lead = math.log((first + 1e-3) / (second + 1e-3))
    return lead, *((0.0, ballot.margin) if choice.by_model else (ballot.margin, 0.0))


def confidence(ballot: "Ballot", choice: "Choice") -> float:
    """The calibrated chance that the outcome is right (logistic regression on messages that no rule was made from)."""
    weights = _weights()
    total = weights[0] + sum(
        weight * value for weight, value in zip(weights[1:], features(ballot, choice), strict=True)
    )
    sure = 1 / (1 + math.exp(-total))
    return min(sure, DOUBTFUL) if choice.doubtful else sure


def unsure(sure: float) -> bool:
    """Whether the reader abstains: little evidence, or evidence both ways, makes a low confidence."""
    return sure < UNSURE_BELOW


@cache
def _weights() -> tuple[float, ...]:
    source = files("huiyin.language.reader") / "confidence.json"
    return tuple(json.loads(source.read_text(encoding="utf-8"))["weights"])
