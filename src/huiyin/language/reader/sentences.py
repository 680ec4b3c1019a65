"""The sentences of a message with the reasons, requests and ideas that phrases find in each.

A reason stands in one sentence of many: weighed with the whole message it is thinned by the thanks around it, weighed by itself
it misses what the rest tells. So both are asked (`weighing`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huiyin.language.reader.lexicon import Find, Scan
from huiyin.language.text.clauses import Clause

MOST = 60
"""Sentences of a message that are weighed one by one."""
IDEA = 0.6
"""How strong an idea speaks beside the wording of its sentence; found by cross-validation."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain[start:end]`, and by name what phrases find in it; what is not there is 0."""

    start: int
    end: int
    hints: dict[str, float] = field(default_factory=dict)


def sentences(scan: Scan, parts: Sequence[Clause]) -> list[Sentence]:
    """The sentences that the clauses `parts` of the text make up, in order; one for a text without a clause."""
    found: list[Sentence] = []
    known: set[int] = set()
    for part in parts:
        if part.sentence in known:
            found[-1] = Sentence(found[-1].start, part.end)
        elif len(found) == MOST:
            break
        else:
            known.add(part.sentence)
            found.append(Sentence(part.start, part.end))
    if not found:
        return [Sentence(0, len(scan.plain))]
    starts = [one.start for one in found]
    for find in scan.finds("concepts"):
        _of(found, starts, find)[f"idea {find.cue.label}"] = IDEA
    for name, subject in (("reason", "reasons"), ("request", "requests")):
        for find in scan.finds(subject):
            hints = _of(found, starts, find)
            for label in labels(name, find):
                hints[label] = max(hints.get(label, 0.0), find.cue.weight)
    return found


def labels(name: str, find: Find) -> Iterator[str]:
    """A reason or a request, and its family where it has one, whose worth is learnt on its own."""
    label = f"{name} {find.cue.label}"
    yield label
    if find.cue.kind:
        yield f"{label} {find.cue.kind}"


def _of(found: Sequence[Sentence], starts: Sequence[int], find: Find) -> dict[str, float]:
    return found[max(bisect_right(starts, find.start) - 1, 0)].hints
