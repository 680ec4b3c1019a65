"""Frames: an outcome that several ideas in one clause make together, whatever the words.

"They've put the brakes on the Lyon desk" holds no stock phrase, but a stop and a seat. `concepts_*.tsv` files words under
ideas, `frames.tsv` says which ideas together speak for what. A frame is weaker than a phrase that people always use.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from huiyin.language.phrases import table
from huiyin.language.reader.lexicon import Find, Scan
from huiyin.language.text.clauses import Clause

_PACKAGE = "huiyin.language.reader.phrases"
_LONGEST = 220
FIRST_ROW = 10_000


class Frame(NamedTuple):
    """One line of `frames.tsv`."""

    ideas: frozenset[str]
    label: str
    kind: str
    weight: float
    why: str
    number: int


class Met(NamedTuple):
    """A frame met in the clause `place`, from its first to its last idea."""

    frame: Frame
    place: int
    start: int
    end: int


def met(scan: Scan, parts: Sequence[Clause]) -> list[Met]:
    """The frames met in each clause; of two frames of one clause the one that holds the other is kept."""
    here: list[dict[str, Find]] = [{} for _ in parts]
    place = 0
    for find in sorted(scan.finds("concepts"), key=lambda find: find.start):
        while place + 1 < len(parts) and parts[place + 1].start <= find.start:
            place += 1
        if find.start < parts[place].end:
            here[place].setdefault(find.cue.label, find)
    found: list[Met] = []
    for place, ideas in enumerate(here):
        if len(ideas) < 2 or parts[place].end - parts[place].start > _LONGEST:
            continue
        names = ideas.keys()
        held = [frame for frame in _frames() if frame.ideas <= names]
        for frame in held:
            if any(frame.ideas < other.ideas for other in held):
                continue
            own = [ideas[name] for name in frame.ideas]
            if _distinct(own):
                found.append(
                    Met(frame, place, min(find.start for find in own), max(find.end for find in own))
                )
    return found


def _distinct(own: Sequence[Find]) -> bool:
    """Whether no two ideas are the same words."""
    spans = sorted((find.start, find.end) for find in own)
    return all(left[1] <= right[0] for left, right in pairwise(spans))


@cache
def _frames() -> tuple[Frame, ...]:
    frames = []
    for number, row in enumerate(table(_PACKAGE, "frames.tsv"), start=FIRST_ROW):
        label, _, kind = row["label"].partition("/")
        frames.append(
            Frame(frozenset(row["concepts"].split()), label, kind, float(row["weight"]), row["why"], number)
        )
    return tuple(frames)
