"""Scoring the advert reader on adverts that were labelled by hand.

A line of the JSONL holds an advert with its labels in place: `[[t|Excel]]` is a tool that is a must, `[[s+|pastry]]` a skill
that is nice to have. What an advert repeats is labelled once.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from huiyin.growth.adverts.reading import read_advert
from huiyin.growth.adverts.requirement import Requirement

FOLDER = Path(__file__).parent
KINDS = {
    "s": "skill",
    "t": "tool",
    "y": "years",
    "e": "education",
    "c": "certificate",
    "l": "language",
    "p": "pay",
    "@": "place",
    "w": "way_of_working",
}
_LABEL = re.compile(r"\[\[(.)(\+?)\|(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Label:
    kind: str
    level: str
    start: int
    end: int
    span: str


@dataclass(frozen=True)
class Labelled:
    id: str
    language: str
    text: str
    labels: tuple[Label, ...]


@dataclass
class Score:
    """Counts over a set. `one_kind`: a skill taken for a tool, or the other way round, counts as found."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    hits_one_kind: int = 0
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def f1_one_kind(self) -> float:
        return 2 * self.hits_one_kind / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def level_accuracy(self) -> float:
        return sum(n for (gold, found), n in self.levels.items() if gold == found) / max(
            1, self.levels.total()
        )

    @property
    def nice_f1(self) -> float:
        both = self.levels["nice", "nice"]
        return 2 * both / max(1, 2 * both + self.levels["nice", "must"] + self.levels["must", "nice"])

    @property
    def level_f1(self) -> float:
        """The mean of the F1 of must and of nice."""
        both = self.levels["must", "must"]
        must = 2 * both / max(1, 2 * both + self.levels["nice", "must"] + self.levels["must", "nice"])
        return (must + self.nice_f1) / 2


def adverts(name: str) -> list[Labelled]:
    """The set `name` (dev or held)."""
    lines = (FOLDER / f"adverts_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines]


def _labelled(row: dict[str, str]) -> Labelled:
    text, at, labels = "", 0, []
    for match in _LABEL.finditer(row["marked"]):
        text += row["marked"][at : match.start()]
        kind, nice, span = match.groups()
        labels.append(Label(KINDS[kind], "nice" if nice else "must", len(text), len(text) + len(span), span))
        text += span
        at = match.end()
    return Labelled(row["id"], row["lang"], text + row["marked"][at:], tuple(labels))


def score(labelled: Sequence[Labelled]) -> Score:
    """Every demand counts alike. A hit: the same kind, and spans of which half is shared, or the same words elsewhere."""
    total = Score()
    for advert in labelled:
        _count(total, advert, read_advert(advert.text))
    return total


def _count(total: Score, advert: Labelled, found: Sequence[Requirement]) -> None:
    pairs = {}
    for place, label in enumerate(advert.labels):
        fits = [one for one in found if one.kind == label.kind and _same(label, one)]
        if fits:
            pairs[place] = max(fits, key=lambda one: _shared(label, one))
    loose = {
        place
        for place, label in enumerate(advert.labels)
        if place in pairs
        or any({one.kind, label.kind} == {"skill", "tool"} and _same(label, one) for one in found)
    }
    extra = [
        one
        for one in found
        if not any(label.kind == one.kind and _same(label, one) for label in advert.labels)
    ]
    total.gold += len(advert.labels)
    total.hits += len(pairs)
    total.found += len(pairs) + len(extra)
    total.hits_one_kind += len(loose)
    for place, label in enumerate(advert.labels):
        counts = total.by_kind.setdefault(label.kind, Counter())
        counts["gold"] += 1
        if place in pairs:
            counts["hits"] += 1
            total.levels[label.level, pairs[place].level] += 1
            if label.level != pairs[place].level:
                total.wrong.append(f"{advert.id} LEVEL {label.kind} {label.span} is {label.level}")
        else:
            total.missed.append(f"{advert.id} {label.kind} {label.span}")
    for one in extra:
        total.by_kind.setdefault(one.kind, Counter())["extra"] += 1
        total.wrong.append(f"{advert.id} {one.kind} {one.quote.span}")


def _shared(label: Label, one: Requirement) -> float:
    both = min(label.end, one.quote.end) - max(label.start, one.quote.start)
    whole = max(label.end, one.quote.end) - min(label.start, one.quote.start)
    return max(0, both) / max(1, whole)


def _same(label: Label, one: Requirement) -> bool:
    if _shared(label, one) >= 0.5:
        return True
    short, long = sorted((label.span.lower(), one.quote.span.lower()), key=len)
    return short in long and 2 * len(short) >= len(long)
