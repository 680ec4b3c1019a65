"""Employers drawn at random: each seed gives one of every kind in ranges.toml, with numbers that nobody has chosen."""

import tomllib
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any, Final

import numpy as np

from huiyin.lab.chance import Chance
from huiyin.lab.columns import Floats
from huiyin.lab.regimes import Regime
from huiyin.process.fields import InvalidInput, gettext_noop, shown
from huiyin.process.vocabulary import SECTORS

SHAPES: Final = ("lognormal", "gamma", "even", "two")
"""Of waiting times: a heavy tail, a light one, anything up to twice the median, or either quick or slow."""
CHOOSING: Final = tuple(range(1, 7))
"""Seeds at which one may look while working on the advice."""
JUDGING: Final = tuple(range(101, 107))
"""Seeds for the figures in docs/lab.md, which nothing is chosen by."""
_PLACES: Final = (
    ("CN", "zh", "wechat"), ("CN", "zh", "phone"), ("US", "en", "email"), ("GB", "en", "email"), ("DE", "en", "email"),
)  # fmt: skip


@cache
def _file() -> dict[str, Any]:
    found = tomllib.loads(files("huiyin.lab.abroad").joinpath("ranges.toml").read_text(encoding="utf-8"))
    for name, entry in [*found["ranges"].items(), *_own(found["employers"])]:
        if not entry.get("source") or not entry["low"] <= entry["high"]:
            raise ValueError(f"ranges.toml, {name}: a source and low <= high are wanted")
    return found


def _own(employers: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The employers' own ranges. Raises ValueError for one that nobody knows."""
    own = [
        (f"{employer}.{name}", entry)
        for employer, table in employers.items()
        for name, entry in table.items()
        if isinstance(entry, dict)
    ]
    unknown = [name for name, _ in own if name.partition(".")[2] not in _ranges_of()]
    if unknown:
        raise ValueError(f"ranges.toml: no range is called {', '.join(unknown)}")
    return own


def _ranges_of() -> set[str]:
    text = files("huiyin.lab.abroad").joinpath("ranges.toml").read_text(encoding="utf-8")
    return set(tomllib.loads(text)["ranges"])


def employers(seeds: tuple[int, ...], kinds: Sequence[str] | None = None) -> list[Regime]:
    """One employer of each kind (or of `kinds`) for every seed: `kind.seed`. The same seed gives the same employers.

    Raises ValueError with the kinds that there are.
    """
    known = tuple(_file()["employers"])
    for kind in kinds or ():
        if kind not in known:
            raise InvalidInput(
                gettext_noop("The regime {value} is not known abroad. There are: {allowed}"),
                value=shown(kind),
                allowed=", ".join(known),
            )
    return [_employer(kind, seed) for kind in kinds or known for seed in seeds]


def _employer(kind: str, seed: int) -> Regime:
    table, ranges = _file()["employers"][kind], _file()["ranges"]
    digest = blake2b(f"{seed}/{kind}".encode(), digest_size=16).digest()
    random = np.random.Generator(np.random.Philox(key=int.from_bytes(digest)))
    numbers = {name: _number(table.get(name, entry), random) for name, entry in ranges.items()}
    numbers["shape"] = float(random.integers(len(SHAPES)))
    country, language, channel = _PLACES[int(random.integers(len(_PLACES)))]
    if table["sector"] not in SECTORS:
        raise ValueError(f"ranges.toml, {kind}: sector {table['sector']!r} is not known")
    return Regime(
        f"{kind}.{seed}", table["title"], country, table["sector"], language, channel, numbers  # type: ignore[arg-type]
    )  # fmt: skip


def _number(entry: dict[str, Any], random: np.random.Generator) -> float:
    low, high, place = float(entry["low"]), float(entry["high"]), float(random.random())
    return float(low * (high / low) ** place) if entry.get("log") else low + place * (high - low)


def times(regime: Regime, chance: Chance, name: str, width: int = 0) -> Floats:
    """Waiting times in working days with the employer's shape and the median `regime[name]`."""
    median, spread = regime[name], regime["spread"]
    shape = SHAPES[int(regime["shape"])]
    if shape == "lognormal":
        return chance.lognormal(name, median, spread, width)
    if shape == "even":
        return 2 * median * chance.uniform(name, width)
    if shape == "two":
        quick = chance.below(f"{name} quick", 0.6, width)
        return median * np.where(quick, 0.4, 2.2) * (0.7 + 0.6 * chance.uniform(name, width))
    # Gamma of shape 3: the sum of three exponential steps, which has its median at 2.674 of their mean.
    steps = -np.log(1 - np.stack([chance.uniform(f"{name} {step}", width) for step in range(3)]))
    return np.asarray(median * steps.sum(axis=0) / 2.674)
