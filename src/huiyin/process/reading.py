"""What a message of HR's means: the shape that the reader fills and the advisor takes as evidence."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from huiyin.process import fields
from huiyin.process.vocabulary import (
    DATE_KINDS,
    DOOR_STRENGTHS,
    OUTCOMES,
    REASONS,
    REQUESTS,
    DateKind,
    DoorStrength,
    Language,
    Outcome,
    Reason,
    Request,
)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days that words name: `text` as written, the earliest and latest day meant (both inclusive)."""

    earliest: dt.date
    latest: dt.date
    kind: DateKind = "by"
    text: str | None = None
    ambiguous: bool = False

    @classmethod
    def of(cls, value: object, where: str) -> Self:
        """From the dict form of CONTRACT, or from a bare ISO day."""
        if not isinstance(value, Mapping):
            day = fields.a_day(value, where)
            return cls(day, day)
        latest = fields.a_day(value.get("latest"), f"{where}.latest")
        earliest = fields.a_day(value.get("earliest") or latest, f"{where}.earliest")
        kind = fields.a_word(value.get("kind") or "by", DATE_KINDS, f"{where}.kind")
        text = fields.a_text(value.get("text"), f"{where}.text", 1000) or None
        return cls(min(earliest, latest), latest, kind, text, bool(value.get("ambiguous")))

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "earliest": self.earliest.isoformat(),
            "latest": self.latest.isoformat(),
            "kind": self.kind,
            "ambiguous": self.ambiguous,
        }


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in the text as given: `text[start:end] == span`, in Unicode code points."""

    span: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {"span": self.span, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Meaning:
    """An indirect phrase found in the text, what it usually means, how sure that is and who says so."""

    quote: Quote
    usually: str
    sure: float
    source: str

    def to_dict(self) -> dict[str, Any]:
        return {**self.quote.to_dict(), "usually": self.usually, "sure": self.sure, "source": self.source}


@dataclass(frozen=True, slots=True)
class Reading:
    """What HR's newest message says. The labels are defined in docs/reading.md.

    `confidence` is the calibrated chance that `outcome` is right. `seat_reopened`: the text says that the chosen
    person dropped out or that the seat is open again. `second`: the text says that the person is next in line. `meanings`: euphemisms found, for people to read.
    """

    outcome: Outcome = "no_info"
    reasons: tuple[Reason, ...] = ()
    promised_date: DateRange | None = None
    candidate_deadline: DateRange | None = None
    event_date: DateRange | None = None
    referral: bool = False
    door_open: bool | None = None
    door_strength: DoorStrength | None = None
    requests: tuple[Request, ...] = ()
    warmth: int = 1
    evidence: tuple[Quote, ...] = ()
    unsure: bool = False
    confidence: float = 1.0
    language: Language = "en"
    seat_reopened: bool = False
    second: bool = False
    meanings: tuple[Meaning, ...] = ()

    @classmethod
    def of(cls, value: object, where: str = "reading") -> Self:
        """From the dict form; each key may be missing. Raises InvalidCase for a value that is not allowed."""
        given = fields.a_mapping(value, where)

        def date(key: str) -> DateRange | None:
            return DateRange.of(given[key], f"{where}.{key}") if given.get(key) else None

        strength = given.get("door_strength")
        door = given.get("door_open")
        confidence = given.get("confidence", 1.0)
        if (
            isinstance(confidence, bool)
            or not isinstance(confidence, int | float)
            or not 0 <= confidence <= 1
        ):
            raise fields.InvalidCase(
                fields.gettext_noop("{where}: {value} is not allowed; use 0 to 1"),
                where=f"{where}.confidence",
                value=fields.shown(confidence),
            )
        return cls(
            outcome=fields.a_word(given.get("outcome", "no_info"), OUTCOMES, f"{where}.outcome"),
            reasons=fields.words(given.get("reasons"), REASONS, f"{where}.reasons"),
            promised_date=date("promised_date"),
            candidate_deadline=date("candidate_deadline"),
            event_date=date("event_date"),
            referral=fields.a_flag(given.get("referral") or False, f"{where}.referral"),
            door_open=None if door is None else fields.a_flag(door, f"{where}.door_open"),
            door_strength=None
            if strength is None
            else fields.a_word(strength, DOOR_STRENGTHS, f"{where}.door_strength"),
            requests=fields.words(given.get("requests"), REQUESTS, f"{where}.requests"),
            warmth=1
            if given.get("warmth") is None
            else fields.a_number(given["warmth"], 0, 2, f"{where}.warmth"),
            evidence=tuple(_quotes(given.get("evidence"), f"{where}.evidence")),
            unsure=fields.a_flag(given.get("unsure") or False, f"{where}.unsure"),
            confidence=float(confidence),
            language="zh" if given.get("language") == "zh" else "en",
            seat_reopened=fields.a_flag(given.get("seat_reopened") or False, f"{where}.seat_reopened"),
            second=fields.a_flag(given.get("second") or False, f"{where}.second"),
            meanings=tuple(_meanings(given.get("meanings"), f"{where}.meanings")),
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON of CONTRACT (`huiyin read`), without `id`."""
        return {
            "language": self.language,
            "outcome": self.outcome,
            "reasons": list(self.reasons),
            "promised_date": self.promised_date and self.promised_date.to_dict(),
            "candidate_deadline": self.candidate_deadline and self.candidate_deadline.to_dict(),
            "event_date": self.event_date and self.event_date.to_dict(),
            "referral": self.referral,
            "door_open": self.door_open,
            "door_strength": self.door_strength,
            "requests": list(self.requests),
            "warmth": self.warmth,
            "evidence": [quote.to_dict() for quote in self.evidence],
            "unsure": self.unsure,
            "confidence": round(self.confidence, 4),
            "seat_reopened": self.seat_reopened,
            "second": self.second,
            "meanings": [meaning.to_dict() for meaning in self.meanings],
        }


def _quotes(value: object, where: str) -> list[Quote]:
    quotes = []
    for item in fields.a_list(value, where):
        if isinstance(item, str):
            quotes.append(Quote(item, 0, len(item)))
        else:
            given = fields.a_mapping(item, where)
            span = fields.a_text(given.get("span"), f"{where}.span", 100_000)
            start = given.get("start")
            start = start if isinstance(start, int) else 0
            quotes.append(Quote(span, start, start + len(span)))
    return quotes


def _meanings(value: object, where: str) -> list[Meaning]:
    meanings = []
    for item in fields.a_list(value, where):
        given = fields.a_mapping(item, where)
        quote = _quotes([given], where)[0]
        sure = given.get("sure")
        meanings.append(
            Meaning(
                quote,
                fields.a_text(given.get("usually"), f"{where}.usually", 1000),
                float(sure) if isinstance(sure, int | float) else 0.5,
                fields.a_text(given.get("source"), f"{where}.source", 1000),
            )
        )
    return meanings
