"""Random search for the strongest rules of thumb: what advice has to beat must be as good as its kind can be.

Rules are tuned on other processes than those they are scored on (another seed). What was found is kept in tuned.toml
with the fingerprint of regimes.toml; `python -m benchmarks.lab --tune` searches anew.
"""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeVar

import numpy as np

from huiyin.lab.contact import ASK, KEEN, PROPOSE, THANK, WHY
from huiyin.lab.fate import Fate, draw
from huiyin.lab.playing import play
from huiyin.lab.regimes import Regime, fingerprint
from huiyin.lab.rules import Careful, Machine, Rule, Schedule

Some = TypeVar("Some", bound=Rule)
PARTINGS: tuple[tuple[int, ...], ...] = ((), (THANK,), (WHY,), (THANK, WHY), (WHY, PROPOSE), (PROPOSE,))
KINDS: dict[str, Callable[..., Rule]] = {
    "best schedule": Schedule,
    "tuned rule": Careful,
    "best state machine": Machine,
}


def a_schedule(chance: np.random.Generator) -> Schedule:
    """One to three questions on fixed days."""
    days = np.sort(chance.choice(np.arange(3, 61), size=int(chance.integers(1, 4)), replace=False))
    return Schedule(tuple(days.tolist()), _move(chance))


def a_careful_rule(chance: np.random.Generator) -> Careful:
    return Careful(
        first=int(chance.integers(4, 31)),
        grace=int(chance.integers(1, 11)),
        again=int(chance.integers(5, 41)),
        most=int(chance.integers(1, 4)),
        keen=bool(chance.random() < 0.5),
        after_no=_parting(chance),
    )


def a_machine(chance: np.random.Generator) -> Machine:
    def state(latest: int) -> tuple[int, int]:
        return int(chance.integers(1, latest + 1)), _move(chance)

    return Machine(
        silent=state(30),
        asked=state(40),
        pending=state(40),
        passed=state(12),
        held=state(45),
        most=int(chance.integers(1, 5)),
        promising_sooner=int(chance.integers(-2, 4)),
        after_no=_parting(chance),
    )


def _move(chance: np.random.Generator) -> int:
    return ASK if chance.random() < 0.5 else KEEN


def _parting(chance: np.random.Generator) -> tuple[int, ...]:
    return PARTINGS[int(chance.integers(len(PARTINGS)))]


def best(kind: Callable[[np.random.Generator], Some], fate: Fate, tries: int, seed: int) -> Some:
    """The best of `tries` random rules: all are tried on a part of the processes, the best tenth on all of them."""
    chance = np.random.default_rng(np.random.Philox(key=seed))
    found = [kind(chance) for _ in range(tries)]
    count = len(fate.start)
    part = fate.take(np.arange(0, count, 4))
    first = [float(play(rule, part).value.mean()) for rule in found]
    leading = np.argsort(first)[::-1][: max(1, tries // 10)]
    values = [float(play(found[at], fate).value.mean()) for at in leading]
    return found[int(leading[int(np.argmax(values))])]


def tune(regimes: list[Regime], *, processes: int, tries: int, seed: int) -> dict[str, Rule]:
    """The best schedule, careful rule and state machine over the regimes together."""
    fate = Fate.join([draw(regime, processes, seed) for regime in regimes])
    return {
        "best schedule": best(a_schedule, fate, tries, seed),
        "tuned rule": best(a_careful_rule, fate, tries, seed),
        "best state machine": best(a_machine, fate, tries, seed),
    }


def tune_careful(regime: Regime, *, processes: int, tries: int, seed: int) -> Careful:
    """The careful rule that suits one regime best: a candidate who knows the employer."""
    return best(a_careful_rule, draw(regime, processes, seed), tries, seed)


def tuned(where: str = "pooled") -> dict[str, Rule]:
    """The rules that were found; `where`: "pooled" (over all regimes) or a regime's name.

    Raises ValueError if regimes.toml has changed since.
    """
    kept = tomllib.loads(files("huiyin.lab").joinpath("tuned.toml").read_text(encoding="utf-8"))
    if kept["fingerprint"] != fingerprint():
        raise ValueError("tuned.toml belongs to other regimes; run: python -m benchmarks.lab --tune")
    return {name: _rule(KINDS[name], given) for name, given in kept.get(where, {}).items()}


def written(found: dict[str, dict[str, Rule]]) -> str:
    """The text of tuned.toml."""
    lines = ["# Written by python -m benchmarks.lab --tune: the best rules of thumb that a random search found.",
             "# Moves are numbers, in the order of MOVES.", f'fingerprint = "{fingerprint()}"']  # fmt: skip
    for where, rules in found.items():
        for name, rule in rules.items():
            lines += ["", f'[{where}."{name}"]']
            lines += [f"{key} = {_value(value)}" for key, value in vars(rule).items()]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(list(value)) if isinstance(value, tuple) else str(value)


def _rule(kind: Callable[..., Rule], given: dict[str, Any]) -> Rule:
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in given.items()})
