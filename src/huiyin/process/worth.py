"""What outcomes are worth to a person, where it is not the usual scale of parameters.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final, Self

from huiyin.process.fields import InvalidCase, a_mapping, gettext_noop, shown

MOST: Final = 100.0
_PARAMETERS: Final = {
    "offer": "worth.offer",
    "knowing": "worth.known",
    "reason": "worth.reason",
    "introduction": "worth.introduction",
    "contact": "worth.contact",
}


@dataclass(frozen=True, slots=True)
class Worth:
    """`offer`: at wish 3 · `knowing`: the outcome within 45 days · `reason`, `introduction` · `contact`: of each one, 0 or less."""

    offer: float
    knowing: float
    reason: float
    introduction: float
    contact: float

    @classmethod
    def of(cls, value: object, where: str = "worth") -> Self:
        """From a dict; keys that are missing keep the usual worth, others are left alone. Raises InvalidCase."""
        given = a_mapping(value, where)
        return cls(**{name: _number(given, name, where) for name in _PARAMETERS})

    @classmethod
    def kept(cls, value: object) -> Self | None:
        """From what was stored once: what cannot be used is left out. None where nothing differs from the usual."""
        given = value if isinstance(value, Mapping) else {}
        sound = {name: given[name] for name in _PARAMETERS if name in given and within(name, given[name])}
        return cls.of(sound) if sound else None

    def to_dict(self) -> dict[str, float]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def within(name: str, value: object) -> bool:
    """Whether `value` may stand for `name`: a contact never gains anything by itself, the others never cost."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -MOST <= value <= 0 if name == "contact" else 0 <= value <= MOST


def _number(given: Mapping[str, Any], name: str, where: str) -> float:
    value = given.get(name)
    if value is None:
        return float(getattr(usual(), name))
    if not within(name, value):
        allowed = "-100 to 0" if name == "contact" else "0 to 100"
        raise InvalidCase(
            gettext_noop("{where}: {value} is not allowed; use a number from {allowed}"),
            where=f"{where}.{name}",
            value=shown(value),
            allowed=allowed,
        )
    return float(value)


@cache
def usual() -> Worth:
    """The scale of parameters.toml."""
    # Here, because most cases bring no scale of their own, and the parameters bring NumPy with them.
    from huiyin.process.parameters import parameters

    return Worth(**{name: parameters().number(entry) for name, entry in _PARAMETERS.items()})
