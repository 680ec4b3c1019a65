"""Why somebody is not taken: a tree of two levels, with the words that can be said to the person.

The upper level is the vocabulary's `Reason`, so that a candidate's own Huiyin reads what was meant. The words, hints and
warnings are our judgement (`reasons.tsv`); kept apart from names, a reason can be counted for the figures page.
"""

from dataclasses import dataclass
from functools import cache

from huiyin.language.phrases import table
from huiyin.process.vocabulary import REASONS, Language
from huiyin.process.vocabulary import Reason as Category

_NONE = "-"


class UnknownReason(ValueError):
    """A reason that the tree does not hold; the message lists those that it holds."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `said`: how to tell the person, as clauses that follow "the reason:" · `hint`: what may help them next
    time · `avoid`: what not to say with it, for the writer's eyes."""

    id: str
    category: Category
    name: dict[Language, str]
    said: dict[Language, tuple[str, ...]]
    hint: dict[Language, tuple[str, ...]]
    avoid: dict[Language, str]

    @property
    def about_seat(self) -> bool:
        """The seat decided, not the person: the hint says so instead of giving advice."""
        return self.category == "headcount_frozen" or self.id.startswith("stronger_candidate.")


@cache
def reasons() -> dict[str, Reason]:
    """All reasons by id, in the order of the tree."""
    found = {}
    for row in _rows():
        if row["said_zh"] == _NONE:
            continue
        category = next(word for word in REASONS if word == row["reason"].split(".")[0])
        found[row["reason"]] = Reason(
            row["reason"],
            category,
            {"zh": row["name_zh"], "en": row["name_en"]},
            {"zh": tuple(row["said_zh"].split(" / ")), "en": tuple(row["said_en"].split(" / "))},
            {"zh": tuple(row["hint_zh"].split(" / ")), "en": tuple(row["hint_en"].split(" / "))},
            {"zh": row["not_zh"], "en": row["not_en"]},
        )
    return found


def reason(id_: str) -> Reason:
    """The reason of that id. Raises UnknownReason."""
    try:
        return reasons()[id_]
    except KeyError:
        raise UnknownReason(f"{id_!r} is no reason; known are: {', '.join(reasons())}") from None


@cache
def tree(language: Language) -> tuple[tuple[Category, str, tuple[tuple[str, str], ...]], ...]:
    """The tree for a form: (category, its name, ((id, name), …)), in order."""
    names = {row["reason"]: row[f"name_{language}"] for row in _rows() if row["said_zh"] == _NONE}
    return tuple(
        (
            category,
            names[category],
            tuple((r.id, r.name[language]) for r in reasons().values() if r.category == category),
        )
        for category in REASONS
        if category in names
    )


@cache
def category_name(category: str, language: Language) -> str:
    """The name of an upper level; one that the tree does not hold is given back as it is."""
    return next((name for known, name, _ in tree(language) if known == category), category)


def _rows() -> list[dict[str, str]]:
    return table("huiyin.hiring.answers", "reasons.tsv")
