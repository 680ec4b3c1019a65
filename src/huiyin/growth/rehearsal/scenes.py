"""The scenes of the rehearsal, from easy to hard (`scenes.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from huiyin.lab.regimes import Regime, regimes
from huiyin.process.fields import InvalidInput, gettext_noop, shown
from huiyin.process.vocabulary import (
    CHANNELS,
    LANGUAGES,
    REASONS,
    SITUATIONS,
    Channel,
    Language,
    Reason,
    Situation,
)

_CALLS: tuple[Channel, ...] = ("phone", "phone_note", "in_person")


@dataclass(frozen=True)
class Told:
    """A scene in the words of one language: `known` is what you know beforehand, `aim` what it trains."""

    title: str
    role: str
    company: str
    known: str
    aim: str


@dataclass(frozen=True)
class Scene:
    """One scene. `None`: not settled by the scene but drawn from the lab's world."""

    name: str
    level: int
    situation: Situation
    regime: dict[Language, str]
    channel: Channel
    day: int
    told: dict[Language, Told]
    promise: int | None = None
    place: int | None = None
    candid: bool | None = None
    busy: bool | None = None
    liked: bool | None = None
    pushes: bool | None = None
    introduces: bool | None = None
    states_reason: bool | None = None
    reopens: bool | None = None
    reason: Reason | None = None
    weekday: int | None = None
    first: str = ""
    unsure: bool = False
    curt: bool = False
    group: bool = False

    def employer(self, language: Language) -> Regime:
        return regimes()[self.regime[language]]


def by_voice(channel: Channel) -> bool:
    """Whether one talks on this channel instead of writing."""
    return channel in _CALLS


@cache
def scenes() -> dict[str, Scene]:
    """All scenes by name, in the order of the file, which goes from easy to hard. Raises ValueError for a bad entry."""
    given = tomllib.loads(
        files("huiyin.growth.rehearsal").joinpath("scenes.toml").read_text(encoding="utf-8")
    )
    return {name: _scene(name, entry) for name, entry in given.items()}


def _scene(name: str, entry: dict[str, Any]) -> Scene:
    told = {language: Told(**entry.pop(language)) for language in LANGUAGES}
    found = Scene(name=name, told=told, **entry)
    known = found.situation in SITUATIONS and found.channel in CHANNELS and found.reason in (None, *REASONS)
    if not known or not set(found.regime.values()) <= set(regimes()):
        raise ValueError(f"scenes.toml, {name}: a situation, channel, reason or regime that nobody knows")
    return found


def chosen(words: str) -> Scene:
    """The scene with that name or number (from 1). Raises InvalidInput with what there is."""
    known = list(scenes().values())
    if words.isdecimal() and 1 <= int(words) <= len(known):
        return known[int(words) - 1]
    if words in scenes():
        return scenes()[words]
    raise InvalidInput(
        gettext_noop("scene: {value} is not known; give a number from 1 to {most} or one of {allowed}"),
        value=shown(words),
        most=len(known),
        allowed=", ".join(scenes()),
    )
