"""What interviewers asked and what refusals said, brought to the demands that they are about."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.growth.adverts import listed
from huiyin.growth.mentions import core_of, lacking_clauses, lacking_in, named_in
from huiyin.growth.vocabulary import Kind
from huiyin.language.text.language import language_of
from huiyin.language.text.normalise import normalise
from huiyin.process.vocabulary import Reason

Key = tuple[Kind, str]
About = tuple[Kind, str, str]
"""Kind, value and label of a demand."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: a company, the opening's number, the day."""

    name: str
    opening: int | None = None
    on: dt.date | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name, "opening": self.opening, "on": self.on and self.on.isoformat()}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an interview; `stuck`: the answer did not come."""

    text: str
    source: Source
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A refusal: its reasons as the reader found them, and the words."""

    reasons: tuple[Reason, ...]
    text: str
    source: Source


_KINDS_OF: Mapping[Reason, tuple[Kind, ...]] = {
    "experience": ("years",),
    "education": ("education", "certificate"),
    "salary": ("pay",),
    "location": ("place",),
    "timing": ("way_of_working",),
}
_NOT_ABOUT_ME: frozenset[Reason] = frozenset({"headcount_frozen", "stronger_candidate"})
_TOO_MUCH = re.compile(
    r"过高|太高|偏高|太资深|屈才|大材小用|资历.{0,4}深|over-?qualified|too (?:senior|experienced)|beyond (?:this|the) (?:role|level)"
)
_TOO_LITTLE = re.compile(
    r"不够|不足|少|欠|浅|缺|更多|更丰富|更资深|more (?:\w+ )?experience|more experienced|too (?:junior|little)|lack|(?:not|n't)(?: \w+){0,2} enough|limited|less experience"
)
_WORD = re.compile(r"[a-z]{4,}|[\u4e00-\u9fff]{2}")


def speaks_of(text: str, known: Mapping[Key, Sequence[str]]) -> list[About]:
    """The demands that a question is about: those it names, and those of the adverts whose words it shares."""
    language = language_of(text)
    normal = normalise(text)
    found = {
        (one.kind, one.value): (
            one.kind,
            one.value,
            _label(one.kind, one.value, normal.quote(one.start, one.end).span, language),
        )
        for one in named_in(normal, language)
        if one.kind != "language" or (one.kind, one.value) in known
    }
    for key, labels in known.items():
        if any(_speaks_of(normal.plain, key, label) for label in labels):
            found.setdefault(key, (*key, labels[0]))
    return list(found.values())


def _speaks_of(plain: str, key: Key, label: str) -> bool:
    """Whether a text is about a demand of the adverts: it shares its words, or the core of a skill's name."""
    if key[1].startswith("open:"):
        return _shares(plain, label)
    core = core_of(label) if key[0] == "skill" else None
    return core is not None and core.search(plain) is not None


def _shares(plain: str, label: str) -> bool:
    """Whether the question holds the words of a demand, whole or all its longer words."""
    bare = normalise(label).plain
    # An English word begins where it begins: "art" is no part of "start".
    edge = r"(?<![a-z0-9])" if bare[:1].isascii() else ""
    if bare and re.search(edge + re.escape(bare), plain):
        return True
    words = _WORD.findall(bare)
    return len(words) > 1 and all(word in plain for word in words)


def _label(kind: Kind, value: str, written: str, language: str) -> str:
    concept = listed.concepts().get(value)
    if concept is not None and kind in ("skill", "tool") and not written.isascii():
        return concept.label("zh" if language == "zh" else "en")
    return written


def was_about(heard: Heard, known: Mapping[Key, Sequence[str]]) -> Iterator[About]:
    """The demands that a refusal failed on. Nothing where it was not about the person: a frozen seat, a closer fit."""
    mine = [reason for reason in heard.reasons if reason not in _NOT_ABOUT_ME]
    if not mine:
        return
    language = language_of(heard.text)
    normal = normalise(heard.text)
    named = {(one.kind, one.value): one for one in lacking_in(normal, language)} if heard.text else {}
    for key, one in named.items():
        if one.kind in ("skill", "tool", "language", "certificate"):
            yield *key, _label(one.kind, one.value, normal.quote(one.start, one.end).span, language)
    said = "\n".join(clause.text for clause in lacking_clauses(normal))
    for key, labels in known.items():
        if key not in named and any(_speaks_of(said, key, label) for label in labels):
            yield *key, labels[0]
    for reason in mine:
        wanted = _KINDS_OF.get(reason, ())
        there = [key for key in known if key[0] in wanted]
        for key in there:
            yield *key, known[key][0]
        if not there and reason == "experience" and not _TOO_MUCH.search(normal.plain):
            yield "years", "experience", "相关经验" if language == "zh" else "experience"


def contradictions_in(reasons: Sequence[Heard]) -> list[tuple[Heard, Heard]]:
    """Refusals that cancel each other out: one says too much, another too little of the same."""
    much = [
        one for one in reasons if "experience" in one.reasons and _TOO_MUCH.search(normalise(one.text).plain)
    ]
    little = [
        one
        for one in reasons
        if "experience" in one.reasons and one not in much and _TOO_LITTLE.search(normalise(one.text).plain)
    ]
    return list(zip(much, little, strict=False))
