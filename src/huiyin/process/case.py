"""A case: one opening a person waits for, as the advisor and the letter writer see it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self, cast

from huiyin.process import fields
from huiyin.process.fields import InvalidCase
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import (
    CHANNELS,
    FLAGS,
    LANGUAGES,
    MOVES,
    SECTORS,
    SIGNALS,
    Channel,
    Flag,
    Language,
    Move,
    Sector,
    Signal,
)
from huiyin.process.worth import Worth

EventKind = Literal["interview", "promise", "sent", "received", "withdrawn"]
EVENT_KINDS: tuple[EventKind, ...] = ("interview", "promise", "sent", "received", "withdrawn")

MOST_TEXT = 200_000
"""Characters of one text. A longer one is no message of HR's, and reading it would only cost time."""
MOST_EVENTS = 5_000


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a process, on one day.

    interview: `round`, `last` (no further round is planned), `signals` · promise: HR will answer `by` ·
    sent: `move`, `channel`, `text`, and `flags`: what in it hurt (from the courtesy guard) ·
    received: `channel`, `text` or a `reading` · withdrawn: the person stepped back.
    """

    on: dt.date
    kind: EventKind
    round: str = ""
    last: bool = False
    signals: tuple[Signal, ...] = ()
    by: dt.date | None = None
    move: Move | None = None
    channel: Channel | None = None
    text: str = ""
    reading: Reading | None = None
    flags: tuple[Flag, ...] = ()

    @classmethod
    def of(cls, value: object, where: str) -> Self:
        if isinstance(value, cls):
            return value
        given = fields.a_mapping(value, where)
        kind = fields.a_word(given.get("kind"), EVENT_KINDS, f"{where}.kind")
        try:
            return cls._of(given, kind)
        except InvalidCase as error:
            # The place is spelt out only when something is wrong: a stream of cases is read a million times.
            raise InvalidCase("{where} ({kind}){problem}", where=where, kind=kind, problem=error) from None

    @classmethod
    def _of(cls, given: Mapping[str, Any], kind: EventKind) -> Self:
        get = given.get
        channel, move, reading, by, text = get("channel"), get("move"), get("reading"), get("by"), get("text")
        if kind == "promise" and by is None:
            raise InvalidCase(
                fields.gettext_noop(".by: the day that HR named is missing; write it as 2026-05-14")
            )
        if kind == "received" and reading is None and text is None:
            raise InvalidCase(fields.gettext_noop(": either text (what HR said) or reading is wanted"))
        # What is missing is not checked again: a stream of cases is read a million times.
        return cls(
            fields.a_day(get("on"), ".on"),
            kind,
            fields.a_text(given["round"], ".round", 200) if "round" in given else "",
            fields.a_flag(given["last"] or False, ".last") if "last" in given else False,
            fields.words(given["signals"], SIGNALS, ".signals") if "signals" in given else (),
            None if by is None else fields.a_day(by, ".by"),
            None if move is None else fields.a_word(move, MOVES, ".move"),
            None if channel is None else fields.a_word(channel, CHANNELS, ".channel"),
            "" if text is None else fields.a_text(text, ".text", MOST_TEXT),
            None if reading is None else Reading.of(reading, ".reading"),
            fields.words(given["flags"], FLAGS, ".flags") if "flags" in given else (),
        )

    def to_dict(self) -> dict[str, Any]:
        """Only what is set, so that a case reads back as it was written."""
        told: dict[str, Any] = {"on": self.on.isoformat(), "kind": self.kind}
        if self.kind == "interview":
            told |= {"round": self.round, "last": self.last, "signals": list(self.signals)}
        if self.by:
            told["by"] = self.by.isoformat()
        told |= {
            key: value
            for key, value in (("move", self.move), ("channel", self.channel), ("text", self.text))
            if value
        }
        if self.reading:
            told["reading"] = self.reading.to_dict()
        if self.flags:
            told["flags"] = list(self.flags)
        return told


_TEXTS = {"company": 10_000, "title": 10_000, "hr_name": 1_000}
_JOINED = ("new_material", "can_give")


@dataclass(frozen=True, slots=True)
class Opening:
    """The seat: whose, what, where. The last four fields serve the letters only."""

    company: str = ""
    title: str = ""
    country: str = "CN"
    sector: Sector = "other"
    seats: int = 1
    hr_name: str = ""
    topics: tuple[str, ...] = ()
    new_material: str = ""
    can_give: str = ""

    @classmethod
    def of(cls, value: object, where: str = "opening") -> Self:
        given = fields.a_mapping(value, where)
        country = given.get("country") or "CN"
        if not (isinstance(country, str) and len(country) == 2 and country.isascii() and country.isalpha()):
            raise InvalidCase(
                fields.gettext_noop("{where}: {value} is not a two-letter code such as CN or US"),
                where=f"{where}.country",
                value=fields.shown(country),
            )
        sector = given.get("sector")
        # What is missing is not checked: a stream of cases is read a million times.
        text = {
            name: fields.a_text(given[name], f"{where}.{name}", most)
            for name, most in _TEXTS.items()
            if name in given
        }
        text |= {name: _joined(given[name], f"{where}.{name}") for name in _JOINED if name in given}
        return cls(
            country=country.upper(),
            sector=cast("Sector", sector) if sector in SECTORS else "other",
            seats=fields.a_number(given.get("seats") or 1, 1, 10_000, f"{where}.seats"),
            topics=_topics(given["topics"], f"{where}.topics") if "topics" in given else (),
            **text,
        )

    def to_dict(self) -> dict[str, Any]:
        return {
            "company": self.company,
            "title": self.title,
            "country": self.country,
            "sector": self.sector,
            "seats": self.seats,
            "hr_name": self.hr_name,
            "topics": list(self.topics),
            "new_material": self.new_material,
            "can_give": self.can_give,
        }


@dataclass(frozen=True, slots=True)
class Case:
    """One opening, seen from `today`. `events` are sorted by day; those after today are left out.

    `worth`: what outcomes are worth to this person, where it is not the usual scale.
    """

    today: dt.date
    opening: Opening = field(default_factory=Opening)
    events: tuple[Event, ...] = ()
    wish: int = 3
    language: Language = "zh"
    id: str | int | None = None
    name: str = ""
    worth: Worth | None = None

    @classmethod
    def of(cls, value: object) -> Self:
        """A case from its dict form (a Case passes through).

        Raises InvalidCase with the event, the field and what is allowed.
        """
        if isinstance(value, cls):
            return value
        given = fields.a_mapping(value, "case")
        today = fields.a_day(given.get("today"), "today")
        raw = fields.a_list(given.get("events"), "events")
        if len(raw) > MOST_EVENTS:
            raise InvalidCase(
                fields.gettext_noop("events: {size:,} are too many; at most {most:,} are read"),
                size=len(raw),
                most=MOST_EVENTS,
            )
        events = (Event.of(event, f"events[{place}]") for place, event in enumerate(raw))
        me = given.get("me")
        language = given.get("language")
        identity = given.get("id")
        if identity is not None and not isinstance(identity, str | int):
            raise InvalidCase(
                fields.gettext_noop("id: {value} is not allowed; use text or a number"),
                value=fields.shown(identity),
            )
        return cls(
            today=today,
            opening=Opening.of(given.get("opening") or {}),
            events=tuple(
                sorted((event for event in events if event.on <= today), key=lambda event: event.on)
            ),
            wish=fields.a_number(3 if given.get("wish") is None else given["wish"], 1, 5, "wish"),
            language="zh" if language is None else fields.a_word(language, LANGUAGES, "language"),
            id=identity,
            name=_name(me),
            worth=None if given.get("worth") is None else Worth.of(given["worth"]),
        )

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "today": self.today.isoformat(),
            "language": self.language,
            "opening": self.opening.to_dict(),
            "wish": self.wish,
            "me": {"name": self.name},
            "events": [event.to_dict() for event in self.events],
            **({} if self.worth is None else {"worth": self.worth.to_dict()}),
        }

    def with_events(self, events: tuple[Event, ...]) -> Self:
        return replace(self, events=events)


def _topics(value: object, where: str) -> tuple[str, ...]:
    topics = [value] if isinstance(value, str) else fields.a_list(value, where)
    return tuple(fields.a_text(topic, where, 10_000) for topic in topics)


def _joined(value: object, where: str) -> str:
    """Text, or a list of texts as one."""
    if isinstance(value, list | tuple):
        return "; ".join(fields.a_text(item, where, 10_000) for item in value)
    return fields.a_text(value, where, 10_000)


def _name(me: object) -> str:
    if isinstance(me, Mapping):
        return fields.a_text(me.get("name"), "me.name", 1_000)
    return fields.a_text(me, "me", 1_000)
