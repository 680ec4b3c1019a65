"""One demand of an advert: what is asked for, how firmly, and where it says so."""

from dataclasses import dataclass
from typing import Any

from huiyin.growth.vocabulary import Kind, Level
from huiyin.process.reading import Quote
from huiyin.process.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Requirement:
    """`value`: the key under which the same demand of other adverts is found, in either language · `label`: as a person
    says it · `amount`: years, or the rank of a degree, where there is one · `certainty`: 0 to 1, our judgement.
    """

    kind: Kind
    value: str
    label: str
    level: Level
    quote: Quote
    certainty: float
    amount: float | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "value": self.value,
            "label": self.label,
            "level": self.level,
            "quote": self.quote.to_dict(),
            "certainty": round(self.certainty, 2),
            "amount": self.amount,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """Something found at `plain[start:end]`, before it is known how firmly it is asked for."""

    kind: Kind
    value: str
    start: int
    end: int
    certainty: float
    amount: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Advert:
    """What an advert asks for. `unread`: why nothing could be made of it; empty if something could."""

    language: Language
    requirements: tuple[Requirement, ...]
    unread: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "requirements": [one.to_dict() for one in self.requirements],
            "unread": self.unread,
        }
