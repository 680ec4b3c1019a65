"""What a message of yours costs or earns in HR's eyes: the chances by which goodwill falls or rises."""

from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from huiyin.process.case import Event
from huiyin.process.parameters import Parameters, parameters
from huiyin.process.vocabulary import FLAGS

if TYPE_CHECKING:
    from huiyin.advisor.facts import Seen


class Wear(NamedTuple):
    """Chances: to fall one step, to fall to "lost", to rise from fair to kind, to be forgiven."""

    mild: float = 0.0
    severe: float = 0.0
    up: float = 0.0
    forgiven: float = 0.0
    soon: int = 99
    """Working days since the interview, for a question before HR had named any day."""


@cache
def _number(name: str) -> float:
    return parameters().number(name)


@cache
def too_soon(of: Parameters, day: float) -> NDArray[np.float64]:
    """(kinds,): the chance that a question on that working day costs a step because it is too soon for that desk."""
    early = np.clip(1 - day / of["wear.decent_wait"], 0.0, 1.0)
    return np.asarray(of.number("wear.too_soon") * np.sqrt(early))


@cache
def _flag_costs() -> dict[str, float]:
    return {flag: parameters().number(f"wear.{flag}") for flag in FLAGS}


def wear_of(seen: "Seen", event: Event, move: str, day: int) -> Wear | None:
    """The wear of one message, from what had happened before it; None if there is none."""
    keep = 1.0
    for flag in event.flags:
        keep *= 1 - _flag_costs()[flag]
    severe = 1 - keep
    if move == "thank" and severe < 0.1:
        up = 0.0
        if not seen.thanked or (seen.told_no is not None and seen.closing == 0):
            up = _number("goodwill.thanks_after_no") if seen.told_no is not None or seen.withdrawn else 0.0
            if seen.told_no is None and day <= 2:
                up = _number("goodwill.thanks_at_once")
        return Wear(0.0, severe, up, _number("goodwill.forgives") if up else 0.0)
    if move not in ("ask", "ask_keen", "propose", "ask_why"):
        return Wear(severe=severe) if severe else None
    untold = seen.due is None and seen.word_on is None and seen.told_no is None and not seen.wanted
    return Wear(round(mild_wear(seen, move, day), 3), round(severe, 3), soon=day if untold else 99)


def mild_wear(seen: "Seen", move: str, day: int) -> float:
    """The chance that a polite question costs one step of goodwill if asked on this working day."""
    keep = 1 - _number(f"wear.{move}")
    told = seen.told_no is not None
    if seen.wanted:
        return 1 - keep
    if seen.due is not None and seen.passed is None and day <= seen.due and not told:
        keep *= 1 - _number("wear.before_promise")
    if seen.asked_on is not None and not told:
        keep *= 1 - _number("wear.again_soon") * exp(-max(0, day - seen.asked_on) / 3)
    keep *= (1 - _number("wear.unanswered")) ** max(0, seen.asks_open - 1 + (seen.asks_open > 0))
    if told and move in ("ask", "ask_keen"):
        keep *= 1 - _number("wear.after_no")
    if not told and (move == "ask_why" or (move == "propose" and not seen.doubted)):
        keep *= 1 - _number("wear.unasked_plan")
    return 1 - keep
