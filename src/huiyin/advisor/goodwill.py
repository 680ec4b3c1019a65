"""What a message of yours costs or earns in HR's eyes: the chances by which goodwill falls or rises."""

from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from huiyin.process.case import Event
from huiyin.process.parameters import parameters
from huiyin.process.vocabulary import FLAGS

if TYPE_CHECKING:
    from huiyin.advisor.evidence import Seen

DECENT_WAIT = 5
"""Working days before a question without a named date is no longer too soon."""


class Wear(NamedTuple):
    """Chances: to fall one step, to fall to "lost", to rise from fair to kind, to be forgiven."""

    mild: float = 0.0
    severe: float = 0.0
    up: float = 0.0
    forgiven: float = 0.0


@cache
def _number(name: str) -> float:
    return parameters().number(name)


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
    return Wear(round(mild_wear(seen, move, day), 3), round(severe, 3))


def mild_wear(seen: "Seen", move: str, day: int) -> float:
    """The chance that a polite question costs one step of goodwill if asked on this working day."""
    keep = 1 - _number(f"wear.{move}")
    told = seen.told_no is not None
    if seen.wanted:
        return 1 - keep
    if seen.due is not None and seen.passed is None and day <= seen.due and not told:
        keep *= 1 - _number("wear.before_promise")
    elif seen.due is None and day < DECENT_WAIT and seen.word_on is None and not told:
        keep *= 1 - _number("wear.too_soon")
    if seen.asked_on is not None and not told:
        keep *= 1 - _number("wear.again_soon") * exp(-max(0, day - seen.asked_on) / 3)
    keep *= (1 - _number("wear.unanswered")) ** max(0, seen.asks_open - 1 + (seen.asks_open > 0))
    if told and move in ("ask", "ask_keen"):
        keep *= 1 - _number("wear.after_no")
    if not told and (move == "ask_why" or (move == "propose" and not seen.doubted)):
        keep *= 1 - _number("wear.unasked_plan")
    return 1 - keep
