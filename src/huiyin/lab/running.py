"""One run of the lab: regimes, policies, a scoreboard. The same seed gives the same scoreboard, bit by bit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from huiyin.lab import clairvoyant, qmdp
from huiyin.lab.abroad import drawing
from huiyin.lab.abroad import fate as fate_abroad
from huiyin.lab.abroad import insider as insider_abroad
from huiyin.lab.abroad.world import Abroad
from huiyin.lab.advised import Advise, play_advised
from huiyin.lab.columns import Floats, Ints
from huiyin.lab.fate import Interviews, draw
from huiyin.lab.forecasting import Forecasts, Skill, skills
from huiyin.lab.playing import Opens, play, play_by
from huiyin.lab.regimes import Regime, chosen
from huiyin.lab.rules import PLAIN, Rule
from huiyin.lab.scoring import Results, Row, row
from huiyin.lab.search import tuned
from huiyin.lab.world import World
from huiyin.process.fields import InvalidInput, gettext_noop, shown

ADVISOR = "advisor"
QMDP = "QMDP"
SEER = "seer"
"""Not among the default policies: it takes minutes."""
SEERS_LUCKS = 5
TUNED = ("best schedule", "tuned rule", "best state machine")
TUNED_HERE = "tuned to the regime"
POLICIES = (*PLAIN, *TUNED, TUNED_HERE, QMDP, ADVISOR)
"""All policies, weakest kind first."""
BOUNDS = ("insider", "clairvoyant")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Board:
    """One regime's scoreboard: a row a policy, and the advisor's forecast scores."""

    regime: str
    title: str
    rows: tuple[Row, ...]
    skills: tuple[Skill, ...] = ()

    def row(self, policy: str) -> Row:
        return next(row for row in self.rows if row.policy == policy)

    def to_dict(self) -> dict[str, Any]:
        return {
            "regime": self.regime,
            "title": self.title,
            "policies": [row.to_dict() for row in self.rows],
            "forecasts": [skill.to_dict() for skill in self.skills],
        }


@dataclass(frozen=True)
class Scoreboard:
    """The whole run. `pooled` counts every process once; `forecasts` by regime, for pictures."""

    seed: int
    processes: int
    boards: tuple[Board, ...]
    pooled: Board
    forecasts: dict[str, Forecasts] = field(default_factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        return {
            "seed": self.seed,
            "processes": self.processes,
            "regimes": [board.to_dict() for board in self.boards],
            "pooled": self.pooled.to_dict(),
        }


@dataclass(frozen=True)
class Land:
    """Where employers live: how their processes are drawn, the world that these live in, and who may see behind the door."""

    draw: Callable[[Regime, int, int], Any]
    opens: Opens
    insider: Callable[[Any], Ints]


LAB = Land(draw, World, clairvoyant.insider_moves)
ABROAD = Land(fate_abroad.draw, Abroad, insider_abroad.moves)
HERE_ONLY = (TUNED_HERE, SEER)
"""Policies that know the lab's own employers."""


@dataclass
class _Played:
    results: dict[str, Results]
    best: Floats
    forecasts: Forecasts | None


def run(
    regimes: Sequence[str] | None = None,
    policies: Sequence[str] | None = None,
    processes: int = 2000,
    seed: int = 1,
    progress: Progress | None = None,
    advise: Advise | None = None,
    abroad: Sequence[int] | None = None,
) -> Scoreboard:
    """Play every policy in every regime.

    `regimes`, `policies`: names, or None for all · `processes`: per regime, 20 or more · `progress`: told of each step ·
    `advise`: takes Cases, gives Advices (default: huiyin.advise_many) · `abroad`: seeds of other worlds to play in, in
    place of the lab (`regimes` then names kinds of employer). Raises ValueError for an unknown name.
    """
    names = tuple(policies or POLICIES)
    unknown = [name for name in names if name not in (*POLICIES, SEER)]
    if unknown:
        raise InvalidInput(
            gettext_noop("The policy {value} is not known. There are: {allowed}"),
            value=shown(unknown[0]),
            allowed=", ".join(POLICIES),
        )
    if processes < 20:
        raise InvalidInput(
            gettext_noop("{number} processes are too few for a score. Use 20 or more."), number=processes
        )
    played: dict[str, _Played] = {}
    land = LAB if abroad is None else ABROAD
    worlds = chosen(regimes) if abroad is None else drawing.employers(tuple(abroad), regimes)
    names = names if abroad is None else tuple(name for name in names if name not in HERE_ONLY)
    for regime in worlds:
        played[regime.name] = _play(land, regime, names, processes, seed, progress or _quiet, advise)
    boards = tuple(
        _board(name, title, _together([played[one.name] for one in same]), seed)
        for name, title, same in _kinds(worlds)
    )
    pooled = _board("pooled", "All regimes", _together(list(played.values())), seed)
    forecasts = {name: found.forecasts for name, found in played.items() if found.forecasts is not None}
    return Scoreboard(seed, processes, boards, pooled, forecasts)


def _quiet(_: str) -> None:
    pass


def _kinds(worlds: Sequence[Regime]) -> list[tuple[str, str, list[Regime]]]:
    """Employers of one kind share a board: name, title and the employers. In the lab each is its own kind."""
    found: dict[str, list[Regime]] = {}
    for world in worlds:
        found.setdefault(world.name.partition(".")[0], []).append(world)
    return [(name, same[0].title, same) for name, same in found.items()]


def _play(
    land: Land,
    regime: Regime,
    names: Sequence[str],
    processes: int,
    seed: int,
    progress: Progress,
    advise: Advise | None,
) -> _Played:
    fate: Interviews = land.draw(regime, processes, seed)
    found: dict[str, Results] = {}
    forecasts = None
    for name in dict.fromkeys(("never", *names)):
        progress(f"{regime.name}: {name}")
        if name == ADVISOR:
            found[name], forecasts = play_advised(advise or _advise_many(), fate, regime, opens=land.opens)
        elif name == QMDP:
            found[name], _ = play_advised(qmdp.advise(), fate, regime, landmarks=(), opens=land.opens)
        elif name == SEER:
            others = [draw(regime, processes, seed + 1000 + luck) for luck in range(SEERS_LUCKS)]
            found[name] = clairvoyant.seer(draw(regime, processes, seed), others)
        else:
            found[name] = play(_rule(name, regime), fate, land.opens)
    progress(f"{regime.name}: bounds")
    found["insider"] = play_by(land.insider, fate, land.opens)
    best = clairvoyant.clairvoyant(fate, [found["insider"]], land.opens)
    return _Played(found, best, forecasts)


def _rule(name: str, regime: Regime) -> Rule:
    if name in PLAIN:
        return PLAIN[name]
    return tuned(regime.name)["tuned rule"] if name == TUNED_HERE else tuned()[name]


def _advise_many() -> Advise:
    from huiyin.advisor.advising import advise_many

    return lambda cases: advise_many(list(cases))


def _together(parts: list[_Played]) -> _Played:
    names = parts[0].results
    forecasts = [part.forecasts for part in parts if part.forecasts is not None]
    return _Played(
        {name: Results.join([part.results[name] for part in parts]) for name in names},
        np.concatenate([part.best for part in parts]),
        Forecasts.join(forecasts) if forecasts else None,
    )


def _board(name: str, title: str, played: _Played, seed: int) -> Board:
    found = played.results
    rows = [
        row(policy, result, found["never"], found["insider"], played.best) for policy, result in found.items()
    ]
    return Board(
        name,
        title,
        (*rows, _bound(played)),
        tuple(skills(played.forecasts, seed)) if played.forecasts else (),
    )


def _bound(played: _Played) -> Row:
    """The clairvoyant's line: only its value is known, for it takes another plan in every process."""
    none = played.results["never"]
    zero = np.zeros(len(played.best), dtype=np.int64)
    shown = Results(played.best, zero, zero, zero, zero, zero, zero, zero)
    return row("clairvoyant", shown, none, played.results["insider"], played.best)
