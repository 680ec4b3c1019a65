"""Why: what each piece of evidence contributes, found by leaving it out, and how it is said to people."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from huiyin.advisor import operators, wording
from huiyin.advisor.advice import Because
from huiyin.advisor.belief import Filter, first_beliefs, situation_odds
from huiyin.advisor.facts import Seen
from huiyin.advisor.steps import Piece, Step
from huiyin.process.model_states import Floats
from huiyin.process.parameters import parameters
from huiyin.process.vocabulary import SITUATIONS, Signal

MOST: Final = 4
_TELLING: Final = 1.1
"""A sign that is seen this much more often with one standing than with another tells something."""
LEAST_ODDS: Final = 0.05
"""Odds from which a situation is named in a reason."""
LEAST_WEIGHT: Final = 0.1
"""Log odds below which a piece of evidence is not worth a line."""


class Group(NamedTuple):
    """Pieces of evidence that people see as one: `pieces` are indices into Seen.pieces; none for the signals."""

    kind: str
    pieces: frozenset[int]
    first: Piece | None


def groups(seen: Seen) -> list[Group]:
    """The evidence of a case: signals, the silence since the last word with the promises that passed in it, words,
    messages that tell.

    A plain question is told with the silence after it; one that hurt, or thanks, stand alone.
    """
    found = [Group("signals", frozenset(), None)] if telling(seen.signals) else []
    silent, words, contacts = [], [], []
    for place, piece in enumerate(seen.pieces):
        if piece.kind == "word":
            words.append(place)
        elif piece.kind == "contact":
            thanks = piece.event is not None and piece.event.move == "thank" and seen.told_no is None
            if piece.event is not None and (piece.event.flags or thanks):
                contacts.append(place)
        else:
            silent.append(place)
    if words:
        silent = [place for place in silent if place > words[-1]]
    if silent:
        found.append(Group("silence", frozenset(silent), seen.pieces[silent[-1]]))
    for places in (contacts[-1:], words[-2:]):
        found += [Group(seen.pieces[place].kind, frozenset({place}), seen.pieces[place]) for place in places]
    return found


@lru_cache(maxsize=4096)
def telling(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Those signs of an interview that move the odds at all: friendliness does not (the story, B2)."""
    of = parameters()
    lifts = {signal: of[f"signals.{signal}"] for signal in signals}
    return tuple(signal for signal, lift in lifts.items() if float(lift.max() / lift.min()) > _TELLING)


def without(seen: Seen, group: Group) -> list[Step]:
    """The steps of a case as if a group of evidence had not been noticed; time passes all the same."""
    if group.kind == "signals":
        return seen.steps
    left: list[Step] = []
    for step in seen.steps:
        if step.of not in group.pieces:
            left.append(step)
        elif group.kind == "silence" and step.operator != operators.DUE:
            left.append(Step(_unwatched(step.operator)))
        elif group.kind == "word" and step.word is not None:
            left.append(Step(step.operator))
    return left


def _unwatched(operator: int) -> int:
    """The stretch of days of which nothing is known, as long as a silent one."""
    if operator < operators.UNWATCHED:
        return operators.UNWATCHED + (operator - 1) % operators.LONGEST + 1
    return operators.UNWATCHED + (operator - operators.LATE_ANSWER - 1) % operators.ANSWERS + 1


def because(
    cases: Sequence[Seen], full: Floats, first: Floats, kinds: Floats | None = None
) -> list[tuple[Because, ...]]:
    """The reasons of each case, strongest first. `full`: odds of situations (cases, 6), from the whole evidence;
    `first`: the beliefs (cases, blocks, places) that all of it started from."""
    owners: list[int] = []
    parts: list[Group] = []
    paths: list[list[Step]] = []
    for row, seen in enumerate(cases):
        for group in groups(seen):
            owners.append(row)
            parts.append(group)
            paths.append(without(seen, group))
    if not owners:
        return [()] * len(cases)
    rows = np.array(owners)
    start = first[rows]
    unsigned = [place for place, group in enumerate(parts) if group.kind == "signals"]
    if unsigned:
        plain = [cases[owners[place]] for place in unsigned]
        own = None if kinds is None else kinds[rows[unsigned]]
        start[unsigned] = first_beliefs(plain, own, signs=False)
    left = Filter(start)
    left.run(paths, scaled=False)
    odds = situation_odds(left.beliefs)
    odds /= np.maximum(odds.sum(axis=1, keepdims=True), 1e-300)
    gained = (_log_odds(full[rows]) - _log_odds(odds)).round(6)
    # A word speaks for something that is likely enough to matter, not for what rose from one in a thousand to two.
    named = np.array([[group.kind == "signals"] for group in parts]) | (full[rows] >= LEAST_ODDS)
    best = np.where(named, gained, -np.inf).argmax(axis=1)
    weight, toward = gained[np.arange(len(rows)), best].tolist(), best.tolist()
    found: list[list[tuple[float, int, Because]]] = [[] for _ in cases]
    for place, (row, group) in enumerate(zip(owners, parts, strict=True)):
        if weight[place] < LEAST_WEIGHT:
            continue
        signs = telling(cases[row].signals) if group.kind == "signals" else ()
        said = wording.evidence(cases[row], group.kind, group.first, signs)
        if said:
            found[row].append(
                (-weight[place], place, Because(said, SITUATIONS[toward[place]], weight[place]))
            )
    return [tuple(reason for _, _, reason in sorted(each)[:MOST]) for each in found]


def _log_odds(odds: Floats) -> Floats:
    clipped = np.clip(odds, 1e-3, 1 - 1e-3)
    return np.asarray(np.log(clipped / (1 - clipped)))
