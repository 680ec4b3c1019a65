"""The days after which something is worth doing, or may happen (`timing.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Time:
    """One number. `judged`: nobody has measured it."""

    value: int
    unit: str
    source: str

    @property
    def judged(self) -> bool:
        return self.source.startswith("judgement")


@cache
def times() -> dict[str, dict[str, Time]]:
    """All numbers, by table and name. Raises ValueError where one has no source."""
    given = tomllib.loads(files("huiyin.growth").joinpath("timing.toml").read_text(encoding="utf-8"))
    found = {table: {name: Time(**entry) for name, entry in rows.items()} for table, rows in given.items()}
    for table, rows in found.items():
        for name, time in rows.items():
            if not time.source:
                raise ValueError(f"timing.toml, {table}.{name}: the source is missing (or say judgement)")
    return found


def days(table: str, name: str) -> int:
    """The number itself."""
    return times()[table][name].value


def by_country(table: str, country: str) -> Time:
    """The country's number, or that of the rest of the world."""
    rows = times()[table]
    return rows.get(country, rows["other"])
