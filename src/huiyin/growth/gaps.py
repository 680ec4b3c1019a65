"""Me against the portrait: what is met, what is missing, what would change most, and what shone."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from huiyin.growth.adverts import listed
from huiyin.growth.me import Bring, Me
from huiyin.growth.mentions import core_of
from huiyin.growth.portrait import Portrait, Trait
from huiyin.growth.vocabulary import CONDITIONS, Match
from huiyin.growth.weights import weight
from huiyin.language import phrases
from huiyin.language.text.normalise import normalise
from huiyin.process.vocabulary import Language

_HALF = 0.6
"""So much of the years asked for counts as part of them."""
_ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Gap:
    """One demand held against the person. `mine`: the words of the CV or the person's own that bear on it · `related`: it is
    met in part by a relative (another tool of the same family) · `score`: how much closing it would change, 0 to 1."""

    trait: Trait
    match: Match
    mine: tuple[Bring, ...]
    score: float
    closable: float
    related: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.trait.kind,
            "value": self.trait.value,
            "label": self.trait.label,
            "level": self.trait.level,
            "match": self.match,
            "mine": [one.quote or one.label for one in self.mine],
            "theirs": [one.to_dict() for one in self.trait.evidence],
            "score": round(self.score, 3),
            "closable": self.closable,
        }


@dataclass(frozen=True, slots=True)
class Gaps:
    """All demands held against the person. `shone`: what went well, in the person's words · `first`: the few gaps that would
    change most · `conditions`: what the seat sets · `unsure_date`: a date of the CV that counts here and can be read in two
    ways; empty where none does · `third_language`: the CV is in neither Chinese nor English."""

    shone: tuple[str, ...]
    rows: tuple[Gap, ...]
    conditions: tuple[Gap, ...]
    first: tuple[Gap, ...]
    has_cv: bool
    unsure_date: str = ""
    third_language: bool = False

    def of(self, match: Match) -> list[Gap]:
        return [row for row in self.rows if row.match == match]

    @property
    def known(self) -> list[Gap]:
        return [row for row in self.rows if row.match != "unknown"]

    def to_dict(self) -> dict[str, Any]:
        return {
            "shone": list(self.shone),
            "rows": [row.to_dict() for row in self.rows],
            "conditions": [row.to_dict() for row in self.conditions],
            "first": [row.trait.label for row in self.first],
            "has_cv": self.has_cv,
            "unsure_date": self.unsure_date,
            "third_language": self.third_language,
        }


@dataclass(frozen=True, slots=True)
class Step:
    """A next step towards closing a gap, with a day by which it could be done."""

    text: str
    due_on: dt.date
    gap: Gap


def gaps(portrait: Portrait, me: Me, shone: Iterable[str] = ()) -> Gaps:
    """The person held against the role. Nothing is held against somebody of whom nothing is known."""
    rows = [_held(trait, me) for trait in portrait.traits]
    mine = [row for row in rows if row.trait.kind not in CONDITIONS]
    mine.sort(key=lambda row: (-row.score, row.trait.label))
    open_ones = [row for row in mine if row.match != "met" and row.score > 0]
    return Gaps(
        shone=tuple(shone),
        rows=tuple(mine),
        conditions=tuple(row for row in rows if row.trait.kind in CONDITIONS),
        first=tuple(open_ones[: int(weight("gaps.first"))]),
        has_cv=me.has_cv,
        unsure_date=me.unsure_date if any(row.trait.kind == "years" for row in mine) else "",
        third_language=me.third_language,
    )


def _held(trait: Trait, me: Me) -> Gap:
    match, mine, related = _match(trait, me)
    if match == "met" and trait.stuck and not any(one.source == "claim" for one in mine):
        # It stands in the papers and did not come in the room: a part of it is still to do.
        match = "partly"
    closable = closing_of(trait)["closable"]
    never = weight("gaps.never_the_reason")
    left = {"met": 0.0, "partly": weight("gaps.partly"), "missing": 1.0, "unknown": weight("gaps.unknown")}
    reason = never + (1 - never) * trait.blamed
    return Gap(trait, match, mine, trait.weight * reason * closable * left[match], closable, related)


Held = tuple[Match, tuple[Bring, ...], bool]
"""How it matches, the words that bear on it, and whether it is met by a relative only."""
_SAID: dict[str, Match] = {"yes": "met", "partly": "partly", "no": "missing"}


def _match(trait: Trait, me: Me) -> Held:
    exact = me.of(trait.kind, trait.value)
    claims = [one for one in exact if one.source == "claim"]
    if claims:
        return _SAID[claims[-1].has], tuple(exact), False
    if trait.kind == "years":
        return _years(trait, exact)
    if trait.kind == "education" and trait.amount is not None:
        return _degree(trait, me)
    return ("met", tuple(exact), False) if exact else _by_papers(trait, me)


def _by_papers(trait: Trait, me: Me) -> Held:
    """What the CV says in other words, or nearly; what its silence means."""
    if trait.kind in CONDITIONS or not me.has_cv:
        return "unknown", (), False
    if named := _named_in_cv(trait, me):
        return "met", named, False
    if relatives := _relatives(trait, me):
        return "partly", relatives, True
    if me.third_language:
        return "unknown", (), False
    if near := _near_in_cv(trait, me):
        # The CV speaks of it in other words: whether that is it, the person knows.
        return "unknown", near, False
    # A CV names its tools and papers; of patience it is silent, whoever writes it.
    return ("missing" if _is_written_down(trait) else "unknown"), (), False


def _years(trait: Trait, exact: Sequence[Bring]) -> Held:
    have = max((one.amount or 0 for one in exact), default=0)
    if not exact:
        return "unknown", (), False
    if trait.amount is None:
        # Refused for too little experience, and no advert says how much would do.
        return ("partly" if trait.blamed else "met"), tuple(exact), False
    share = have / trait.amount
    match: Match = "met" if share >= _ENOUGH else "partly" if share >= _HALF else "missing"
    if match == "met" and trait.blamed:
        # The number fits and was refused all the same: they mean years of their own kind.
        match = "partly"
    return match, tuple(exact), False


def _degree(trait: Trait, me: Me) -> Held:
    mine = [one for one in me.brings if one.kind == "education" and one.amount is not None]
    if not mine:
        return "unknown", (), False
    best = max(mine, key=lambda one: one.amount or 0)
    return ("met" if (best.amount or 0) >= (trait.amount or 0) else "missing"), (best,), False


def _named_in_cv(trait: Trait, me: Me) -> tuple[Bring, ...]:
    """An open-class demand whose very words stand in the CV."""
    bare = normalise(trait.label).plain
    where = re.search(rf"(?<![a-z0-9]){re.escape(bare)}(?![a-z0-9])", me.plain) if len(bare) > 1 else None
    return _line_of(where, trait, me)


def _near_in_cv(trait: Trait, me: Me) -> tuple[Bring, ...]:
    """A line of the CV that speaks of the core of a skill: of communities, where community management is asked for."""
    core = core_of(trait.label) if trait.kind == "skill" else None
    return _line_of(core.search(me.plain) if core else None, trait, me)


def _line_of(where: re.Match[str] | None, trait: Trait, me: Me) -> tuple[Bring, ...]:
    if where is None:
        return ()
    # The plain form keeps the lines, so the words can be shown as they were written.
    line = me.lines[me.plain.count("\n", 0, where.start())].strip()
    return (Bring(trait.kind, trait.value, trait.label, line[:160], "cv"),)


def _relatives(trait: Trait, me: Me) -> tuple[Bring, ...]:
    family = family_of(trait)
    if family in ("", "soft"):
        return ()
    return tuple(
        one
        for one in me.brings
        if one.kind in ("skill", "tool") and one.value in listed.concepts() and one.has != "no"
        if listed.concepts()[one.value].family == family
    )[:3]


def family_of(trait: Trait) -> str:
    """The family of the concept that the demand is, or whose name it holds; empty if none is known."""
    concept = listed.concepts().get(trait.value)
    if concept is None and trait.value.startswith("open:"):
        concept = _inside(normalise(trait.label).plain)
    return concept.family if concept else ""


@cache
def _inside(plain: str) -> listed.Concept | None:
    for language in ("zh", "en"):
        for one in listed.concepts_in(plain, 0, len(plain), language):
            return listed.concepts()[one.value]
    return None


def _is_written_down(trait: Trait) -> bool:
    return trait.kind in ("tool", "certificate", "language") or (
        trait.kind == "skill" and family_of(trait) not in ("soft", "")
    )


@cache
def _closings() -> tuple[dict[str, str], ...]:
    return tuple(phrases.table("huiyin.growth", "closing.tsv"))


def closing_of(trait: Trait) -> dict[str, Any]:
    """How such a gap is closed: `closable` 0 to 1, `weeks`, and the steps by language (closing.tsv, our judgement)."""
    family = family_of(trait)
    for row in _closings():
        if row["kind"] == trait.kind and row["family"] in ("*", family):
            return {**row, "closable": float(row["closable"]), "weeks": int(row["weeks"])}
    raise LookupError(f"closing.tsv has no row for {trait.kind}")


def steps_for(found: Gaps, language: Language, today: dt.date) -> list[Step]:
    """The next steps for the gaps that come first: the first within a week each, the second by when it can be done."""
    steps = []
    for place, gap in enumerate(found.first):
        closing = closing_of(gap.trait)
        texts = closing[language].split("|")
        days = [7 * (place + 1), 7 * max(closing["weeks"], place + 2)]
        for text, ahead in zip(texts, days, strict=False):
            steps.append(Step(text.format(label=gap.trait.label), today + dt.timedelta(days=ahead), gap))
    return steps
