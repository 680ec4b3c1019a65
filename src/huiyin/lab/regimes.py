"""The regimes of the lab: kinds of employer, each a set of parameters with unit and source (regimes.toml)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from huiyin.process.fields import InvalidInput, gettext_noop, shown
from huiyin.process.vocabulary import LANGUAGES, SECTORS, Channel, Language, Sector


@dataclass(frozen=True)
class Regime:
    """One kind of employer. `numbers` holds every parameter of regimes.toml, the regime's own values first."""

    name: str
    title: str
    country: str
    sector: Sector
    language: Language
    channel: Channel
    numbers: dict[str, float]

    def __getitem__(self, parameter: str) -> float:
        return self.numbers[parameter]


def _source() -> bytes:
    return files("huiyin.lab").joinpath("regimes.toml").read_bytes()


def fingerprint() -> str:
    """Names the state of regimes.toml: what was tuned on other numbers must be tuned again."""
    return sha256(_source()).hexdigest()[:12]


@cache
def parameters() -> dict[str, dict[str, Any]]:
    """Every parameter with its default value, unit, source and meaning."""
    found: dict[str, dict[str, Any]] = tomllib.loads(_source().decode())["parameters"]
    return found


@cache
def regimes() -> dict[str, Regime]:
    """All regimes by name, in the order of the file. Raises ValueError for a parameter nobody knows."""
    given = tomllib.loads(_source().decode())["regimes"]
    return {name: _regime(name, table) for name, table in given.items()}


def chosen(names: Sequence[str] | None) -> list[Regime]:
    """The named regimes, or all. Raises ValueError with the names that there are."""
    known = regimes()
    for name in names or ():
        if name not in known:
            raise InvalidInput(
                gettext_noop("The regime {value} is not known. There are: {allowed}"),
                value=shown(name),
                allowed=", ".join(known),
            )
    return [known[name] for name in names or known]


def _regime(name: str, table: dict[str, Any]) -> Regime:
    own = {key: value for key, value in table.items() if isinstance(value, dict)}
    unknown = set(own) - set(parameters())
    if unknown:
        raise ValueError(f"regimes.toml, {name}: no parameter is called {', '.join(sorted(unknown))}")
    for key, value in own.items():
        if not value.get("source"):
            raise ValueError(f"regimes.toml, {name}.{key}: the source is missing (or say judgement)")
    numbers = {key: float(value["value"]) for key, value in (parameters() | own).items()}
    sector, language = table["sector"], table["language"]
    if sector not in SECTORS or language not in LANGUAGES:
        raise ValueError(f"regimes.toml, {name}: sector {sector!r} or language {language!r} is not known")
    return Regime(name, table["title"], table["country"], sector, language, table["channel"], numbers)
