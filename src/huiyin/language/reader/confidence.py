"""How sure a reading is: the chance that the outcome is right, and when to abstain."""

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huiyin.language.reader.resolve import Ballot
    from huiyin.language.reader.tie_break import Choice

UNSURE_BELOW = 0.6
"""A reading less likely than this to be right abstains; our judgement."""


def features(ballot: "Ballot", choice: "Choice") -> tuple[float, float, float, float]:
    """What the calibration sees: the margin, the height of the leader, whether the model was asked and its own chance."""
    chance = max(choice.chances) if choice.chances else 0.0
    return ballot.margin, min(ballot.scores[choice.outcome], 5.0) / 5.0, float(bool(choice.chances)), chance


def confidence(ballot: "Ballot", choice: "Choice") -> float:
    """The calibrated chance that the outcome is right (logistic regression on the set-aside half of our sentences)."""
    weights = _weights()
    total = weights[0] + sum(
        weight * value for weight, value in zip(weights[1:], features(ballot, choice), strict=True)
    )
    return 1 / (1 + math.exp(-total))


def unsure(sure: float) -> bool:
    """Whether the reader abstains: little evidence, or evidence both ways, makes a low confidence."""
    return sure < UNSURE_BELOW


@cache
def _weights() -> tuple[float, ...]:
    source = files("huiyin.language.reader") / "confidence.json"
    return tuple(json.loads(source.read_text(encoding="utf-8"))["weights"])
