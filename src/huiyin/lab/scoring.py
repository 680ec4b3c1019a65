"""What each process was worth, on CONTRACT's scale, and how policies compare."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lab.columns import NEVER, Columns, Floats, Ints
from huiyin.lab.fate import DAYS, Interviews
from huiyin.lab.state import Known

OFFER, KNOWN, REASON, INTRODUCTION, CONTACT = 10.0, 1.0, 0.5, 0.5, -0.2
KNOWN_WITHIN = 45
"""Days within which knowing the outcome counts."""


@dataclass
class Results(Columns):
    """One row a process."""

    value: Floats
    offers: Ints
    answers: Ints
    contacts: Ints
    places_lost: Ints
    reasons: Ints
    introductions: Ints
    days_unknown: Ints


def results(fate: Interviews, state: Known) -> Results:
    """What came of each process. `answers`: the outcome was known within 45 days; `days_unknown`: days without it."""
    offers = (state.offered < NEVER).astype(np.int64)
    answers = (state.known_outcome <= KNOWN_WITHIN).astype(np.int64)
    value = OFFER * offers * fate.wish / 3 + KNOWN * answers + CONTACT * state.contacts
    value = value + REASON * state.reasons + INTRODUCTION * state.introductions
    days = np.minimum(state.known_outcome, DAYS - 1)
    return Results(
        value, offers, answers, state.contacts, state.places_lost, state.reasons, state.introductions, days
    )


@dataclass(frozen=True)
class Row:
    """A policy's line on the scoreboard. Rates per 100 interviews; `se`: standard error of the mean value.

    `share`: how far from `never` (0) to the clairvoyant (1); `gain_se`: standard error of the mean difference from
    `never` under common random numbers.
    """

    policy: str
    processes: int
    value: float
    se: float
    share: float
    share_of_insider: float
    gain: float
    gain_se: float
    offers: float
    answers: float
    contacts: float
    places_lost: float
    reasons: float
    introductions: float
    days_unknown: float

    def to_dict(self) -> dict[str, Any]:
        return {
            key: round(value, 4) if isinstance(value, float) else value for key, value in vars(self).items()
        }


def row(policy: str, found: Results, never: Results, insider: Results, best: Floats) -> Row:
    """The line of a policy. `best`: the clairvoyant's value of each process."""
    count = len(found.value)
    gain = found.value - never.value
    way = float((best - never.value).mean())
    inner = float((insider.value - never.value).mean())

    def percent(column: Ints) -> float:
        return float(100 * column.mean())

    return Row(
        policy,
        count,
        float(found.value.mean()),
        float(found.value.std(ddof=1) / np.sqrt(count)),
        float(gain.mean()) / way if way else 0.0,
        float(gain.mean()) / inner if inner else 0.0,
        float(gain.mean()),
        float(gain.std(ddof=1) / np.sqrt(count)),
        percent(found.offers),
        percent(found.answers),
        percent(found.contacts),
        percent(found.places_lost),
        percent(found.reasons),
        percent(found.introductions),
        float(found.days_unknown.mean()),
    )
