"""The portrait of a kind of role: what it asks for, how much it counts, and who said so.

Three voices make it: adverts (what they write), interviewers (what they ask), refusals (what it failed on). The
person's own word lies over it and changes nothing beneath.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from huiyin.growth.adverts import listed
from huiyin.growth.adverts.reading import understand_advert
from huiyin.growth.adverts.requirement import Requirement
from huiyin.growth.listening import Asked, Heard, Source, contradictions_in, speaks_of, was_about
from huiyin.growth.vocabulary import Kind, Level
from huiyin.growth.weights import weight

Voice = Literal["advert", "interview", "reason", "person"]


@dataclass(frozen=True, slots=True)
class AdvertText:
    """One advert as it was kept."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Correction:
    """The person's word on one demand: `level` must or nice; none: it is not asked for."""

    kind: Kind
    value: str
    label: str
    level: Literal["must", "nice", "none"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who said it, in which words. `certainty`: that the words mean this, 0 to 1."""

    voice: Voice
    source: Source
    quote: str
    certainty: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        return {"voice": self.voice, "source": self.source.to_dict(), "quote": self.quote}


@dataclass(frozen=True, slots=True)
class Trait:
    """One demand of the role. `weight` and `certainty` 0 to 1; `asked`, `blamed`: the shares of interviews that asked about
    it and of refusals that named it; `advertised`: of the adverts. `corrected`: the person has spoken · `stuck`: an answer about it did not come."""

    kind: Kind
    value: str
    label: str
    level: Level
    weight: float
    certainty: float
    evidence: tuple[Evidence, ...]
    advertised: float = 0.0
    asked: float = 0.0
    blamed: float = 0.0
    amount: float | None = None
    corrected: bool = False
    stuck: bool = False

    @property
    def key(self) -> tuple[Kind, str]:
        return self.kind, self.value

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "value": self.value,
            "label": self.label,
            "level": self.level,
            "weight": round(self.weight, 2),
            "certainty": round(self.certainty, 2),
            "amount": self.amount,
            "advertised": round(self.advertised, 2),
            "asked": round(self.asked, 2),
            "blamed": round(self.blamed, 2),
            "corrected": self.corrected,
            "stuck": self.stuck,
            "evidence": [one.to_dict() for one in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a kind of role asks for, the weightiest first. `set_aside`: what the person says is not asked for.

    `unplaced`: questions that point at no known demand · `contradictions`: pairs of refusals that say opposite things ·
    `unread`: adverts that could not be used, with why (empty, language, nothing).
    """

    role: str
    traits: tuple[Trait, ...]
    adverts: int
    interviews: int
    refusals: int
    set_aside: tuple[Trait, ...] = ()
    unplaced: tuple[Asked, ...] = ()
    contradictions: tuple[tuple[Heard, Heard], ...] = ()
    unread: tuple[tuple[Source, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "role": self.role,
            "adverts": self.adverts,
            "interviews": self.interviews,
            "refusals": self.refusals,
            "traits": [trait.to_dict() for trait in self.traits],
            "set_aside": [trait.label for trait in self.set_aside],
            "unplaced_questions": [one.text for one in self.unplaced],
            "contradictions": [[one.text, other.text] for one, other in self.contradictions],
            "unread": [{"source": source.to_dict(), "why": why} for source, why in self.unread],
        }


@dataclass(slots=True)
class _Gathered:
    labels: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    levels: dict[Any, float] = field(default_factory=dict)
    amounts: list[float] = field(default_factory=list)
    asked: set[Any] = field(default_factory=set)
    blamed: set[Any] = field(default_factory=set)
    stuck: bool = False


def portrait(
    role: str,
    adverts: Sequence[AdvertText],
    questions: Sequence[Asked] = (),
    reasons: Sequence[Heard] = (),
    corrections: Iterable[Correction] = (),
) -> Portrait:
    """The portrait of `role` from what was written, asked and said. Pure; the same in any order of the corrections."""
    gathered: dict[tuple[Kind, str], _Gathered] = defaultdict(_Gathered)
    unread = _take_adverts(gathered, adverts)
    unplaced = _take_questions(gathered, questions)
    contradictions = contradictions_in(reasons)
    undone = {id(heard) for pair in contradictions for heard in pair}
    _take_reasons(gathered, [heard for heard in reasons if id(heard) not in undone])
    counts = {
        "advert": len(adverts) - len(unread),
        "interview": len({one.source for one in questions}),
        "reason": len(reasons),
    }
    traits = [_trait(key, one, counts) for key, one in gathered.items()]
    kept, aside = _corrected(traits, corrections)
    return Portrait(
        role=role,
        traits=tuple(sorted(kept, key=_order)),
        adverts=counts["advert"],
        interviews=counts["interview"],
        refusals=len(reasons),
        set_aside=tuple(aside),
        unplaced=tuple(unplaced),
        contradictions=tuple(contradictions),
        unread=tuple(unread),
    )


def _order(trait: Trait) -> tuple[float, bool, int]:
    """The weightiest first; of equals, what can be shown before what everybody writes. The sort keeps the adverts' order."""
    concept = listed.concepts().get(trait.value)
    soft = concept is not None and concept.family == "soft"
    return -round(trait.weight, 2), soft, trait.level == "nice"


def _take_adverts(
    gathered: Mapping[tuple[Kind, str], _Gathered], adverts: Sequence[AdvertText]
) -> list[tuple[Source, str]]:
    unread = []
    for number, advert in enumerate(adverts):
        read = understand_advert(advert.text)
        if read.unread:
            unread.append((advert.source, read.unread))
        for one in read.requirements:
            _from_advert(gathered[one.kind, one.value], one, advert.source, number)
    return unread


def _from_advert(into: _Gathered, one: Requirement, source: Source, number: int) -> None:
    into.labels.append(one.label)
    into.evidence.append(Evidence("advert", source, one.quote.span, one.certainty))
    firm = weight(f"portrait.advert_{one.level}")
    into.levels[number] = max(firm, into.levels.get(number, 0.0))
    if one.amount is not None:
        into.amounts.append(one.amount)


def _take_questions(
    gathered: Mapping[tuple[Kind, str], _Gathered], questions: Sequence[Asked]
) -> list[Asked]:
    known = {key: one.labels for key, one in gathered.items()}
    unplaced = []
    for asked in questions:
        about = speaks_of(asked.text, known)
        for kind, value, label in about:
            into = gathered[kind, value]
            into.labels.append(label)
            into.evidence.append(Evidence("interview", asked.source, asked.text, 0.7))
            into.asked.add(asked.source)
            into.stuck = into.stuck or asked.stuck
        if not about:
            unplaced.append(asked)
    return unplaced


def _take_reasons(gathered: Mapping[tuple[Kind, str], _Gathered], reasons: Sequence[Heard]) -> None:
    known = {key: one.labels for key, one in gathered.items()}
    for number, heard in enumerate(reasons):
        for kind, value, label in was_about(heard, known):
            into = gathered[kind, value]
            into.labels.append(label)
            into.evidence.append(Evidence("reason", heard.source, heard.text, 0.8))
            into.blamed.add(number)


def _trait(key: tuple[Kind, str], one: _Gathered, counts: Mapping[str, int]) -> Trait:
    advertised = sum(one.levels.values()) / max(1, counts["advert"])
    asked = len(one.asked) / max(1, counts["interview"])
    blamed = len(one.blamed) / max(1, counts["reason"])
    silent = (
        (1 - weight("portrait.advert_share") * min(1.0, advertised))
        * (1 - weight("portrait.interview_share") * asked)
        * (1 - weight("portrait.reason_share") * blamed)
    )
    doubt = 1.0
    for source in {evidence.source for evidence in one.evidence}:
        doubt *= 1 - max(evidence.certainty for evidence in one.evidence if evidence.source == source)
    firm = any(level >= weight("portrait.advert_must") for level in one.levels.values()) or bool(one.blamed)
    return Trait(
        kind=key[0],
        value=key[1],
        # The usual one; of equals, the first that was heard: adverts write names as they are written.
        label=Counter(one.labels).most_common(1)[0][0],
        level="must" if firm or not one.levels else "nice",
        weight=1 - silent,
        certainty=min(weight("portrait.most_certain"), 1 - doubt),
        evidence=tuple(one.evidence),
        advertised=len(one.levels) / max(1, counts["advert"]),
        asked=asked,
        blamed=blamed,
        amount=_usual(one.amounts),
        stuck=one.stuck,
    )


def _usual(amounts: Sequence[float]) -> float | None:
    """The middle one of the amounts asked for; of two, the lower."""
    return sorted(amounts)[(len(amounts) - 1) // 2] if amounts else None


def _corrected(traits: Sequence[Trait], corrections: Iterable[Correction]) -> tuple[list[Trait], list[Trait]]:
    said = {(one.kind, one.value): one for one in corrections}
    kept, aside = [], []
    for trait in traits:
        word = said.pop(trait.key, None)
        if word is None:
            kept.append(trait)
        elif word.level == "none":
            aside.append(replace(trait, corrected=True))
        else:
            sure = replace(trait, level=word.level, label=word.label or trait.label, certainty=1.0)
            kept.append(replace(sure, corrected=True))
    for word in said.values():
        if word.level != "none":
            own = (Evidence("person", Source("", None), word.label),)
            heavy = weight(f"portrait.advert_{word.level}") * weight("portrait.advert_share")
            kept.append(Trait(word.kind, word.value, word.label, word.level, heavy, 1.0, own, corrected=True))
    return kept, aside
