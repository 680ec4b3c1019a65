"""The numbers of this room, from weights.toml."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _all() -> dict[str, dict[str, float]]:
    source = files("huiyin.growth").joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def weight(name: str) -> float:
    """The number called `part.name`."""
    part, _dot, key = name.partition(".")
    return float(_all()[part][key])
