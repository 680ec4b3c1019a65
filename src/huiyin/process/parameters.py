"""The numbers of the process model, from parameters.toml, each checked against its range when loaded."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KINDS = ("brisk", "ordinary", "procedural", "silent")
"""The kinds of desk, in the order of the lists of four."""
_KEYS = {"value", "unit", "source", "range"}


class InvalidParameters(ValueError):
    """A number without a source, or outside its range: the message names it."""


@dataclass(frozen=True)
class Parameter:
    """One number, or a list of them. `judged`: nobody has measured it."""

    value: Floats
    unit: str
    source: str
    low: float
    high: float

    @property
    def judged(self) -> bool:
        return self.source.startswith("judgement")


class Parameters:
    """All numbers: `parameters["asking.replies"]` gives the value, `.entry(name)` also where it comes from."""

    def __init__(self, entries: dict[str, Parameter], fingerprint: str) -> None:
        self._entries = entries
        self.fingerprint = fingerprint

    def __getitem__(self, name: str) -> Floats:
        return self._entries[name].value

    def number(self, name: str) -> float:
        return float(self._entries[name].value)

    def entry(self, name: str) -> Parameter:
        return self._entries[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def with_values(self, **changed: Any) -> "Parameters":
        """Other numbers for some names (dots written as two underscores); for tests and for trying things out."""
        entries = dict(self._entries)
        for key, value in changed.items():
            name = key.replace("__", ".", 1)
            old = entries[name]
            entries[name] = _checked(name, vars(old) | {"value": value, "range": [old.low, old.high]})
        mark = "".join(f"{name}={entry.value.tolist()};" for name, entry in entries.items())
        return Parameters(entries, hashlib.sha256(mark.encode()).hexdigest())


@cache
def parameters() -> Parameters:
    """The parameters as shipped. Raises InvalidParameters."""
    raw = files("huiyin.process").joinpath("parameters.toml").read_bytes()
    return read(raw.decode())


def read(text: str) -> Parameters:
    """Parameters from the text of a TOML file. Raises InvalidParameters, which names the number and what is wrong."""
    found = {
        f"{section}.{name}": _checked(f"{section}.{name}", given)
        for section, numbers in tomllib.loads(text).items()
        for name, given in numbers.items()
    }
    return Parameters(found, hashlib.sha256(text.encode()).hexdigest())


def _checked(name: str, given: dict[str, Any]) -> Parameter:
    missing = _KEYS - given.keys()
    if missing:
        raise InvalidParameters(f"{name}: {', '.join(sorted(missing))} is missing")
    if not str(given["source"]).strip():
        raise InvalidParameters(f'{name}: a source is wanted; write "judgement" where nobody has measured it')
    value = np.array(given["value"], dtype=np.float64)
    low, high = map(float, given["range"])
    if not (np.isfinite(value).all() and (value >= low).all() and (value <= high).all()):
        raise InvalidParameters(f"{name}: {given['value']} lies outside its range, {low:g} to {high:g}")
    value.setflags(write=False)
    return Parameter(value, str(given["unit"]), str(given["source"]), low, high)
