"""The solver: against an exact solution, against simulation, and the artefact that it leaves."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from huiyin.advisor import bounding, build, policy, solving
from huiyin.advisor.decision import CONTACTS, HORIZON, KNOWN, MOST_ASKED, OFFER, Decision
from huiyin.advisor.operators import BLOCKS, Operators
from huiyin.advisor.simulating import simulated
from huiyin.process.doubts import drawn
from huiyin.process.model_states import COMING_NEXT, NO_HIDDEN, NO_IF_ASKED, PLACES, YOURS_LIES, Floats
from huiyin.process.parameters import parameters

FAIR_ORDINARY = 4
START_DAY = HORIZON - 9


@cache
def small() -> tuple[Decision, Floats]:
    """A process cut down to nine states: your offer lies still, or it is a no; goodwill never changes."""
    of = parameters().with_values(
        wear__ask=0, wear__ask_keen=0, wear__too_soon=0, wear__again_soon=0, wear__unanswered=0,
        approval__fails=0, approval__idles=[0] * 4, first_choice__another_chance=0,
        goodwill__thanks_after_no=0, goodwill__forgives=0,
    )  # fmt: skip
    first = np.zeros((BLOCKS, PLACES))
    first[FAIR_ORDINARY, [YOURS_LIES, COMING_NEXT, NO_IF_ASKED, NO_HIDDEN]] = [0.45, 0.05, 0.3, 0.2]
    return Decision(Operators(of)), first


def exact(decision: Decision, weight: Floats, day: int, asked: int, belief: Floats) -> float:
    """The best value by trying every action after everything that may be seen (Bellman's equation on beliefs)."""
    if day >= HORIZON:
        return float(weight[OFFER] * (belief * decision.later_offer()).sum())
    best = -np.inf
    for number, action in enumerate(decision.actions()):
        if number and asked >= MOST_ASKED:
            continue
        known = weight[KNOWN] * decision.known(day)
        value = weight[CONTACTS] * (number > 0) * belief.sum()
        value += (weight[OFFER] + known) * (belief * action.offer).sum()
        refused = (belief[:, None] @ action.refused)[:, 0]
        value += known * refused.sum() + max(
            (refused * (weight[:, None, None] * parts).sum(axis=0)).sum()
            for parts in decision.closings.values()
        )
        for branch in action.branches:
            after = (belief[:, None] @ branch.matrix)[:, 0]
            if after.sum() > 1e-9:
                value += exact(decision, weight, day + branch.days, asked + (number > 0), after)
        best = max(best, value)
    return float(best)


def test_on_few_states_the_solver_agrees_with_the_exact_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    decision, first = small()
    after = first
    for _ in range(30):
        after = (after[:, None] @ sum(branch.matrix for branch in decision.wait.branches))[:, 0]  # type: ignore[arg-type]
    reached = set(np.argwhere(after > 0)[:, 1].tolist())
    assert len(reached) + 2 <= 10, "with the two ends"
    monkeypatch.setattr(solving, "MOST_PLANS", (16, 12, 12))
    solution = solving.solve([decision], np.stack([first]), points=12)
    weight = solving.weights(decision, 3)
    wanted = exact(decision, weight, START_DAY, 0, first)
    plans = solution.nodes[START_DAY, 0]
    lower = float((weight @ (plans.parts @ first.ravel()).T).max())
    assert lower <= wanted + 1e-6
    assert lower == pytest.approx(wanted, rel=5e-3)
    informed = bounding.informed_bound(decision, weight[None])[0]
    upper = float((informed[START_DAY, 0] @ first.ravel()).max())
    assert upper >= wanted - 1e-6
    start = first.ravel()
    tight = bounding.silent_bound(decision, informed, weight, start)
    assert solution.lower[3] - 1e-6 <= tight <= float((informed[0, 0] @ start).max()) + 1e-6


@cache
def full() -> tuple[Decision, solving.Solution, Floats]:
    decision = Decision(Operators(parameters()))
    first = build.starts(parameters())
    return decision, solving.solve([decision], first, points=5), first


@pytest.mark.parametrize("wish", [1, 3, 5])
def test_played_against_the_model_the_policy_earns_its_lower_bound(wish: int) -> None:
    decision, solution, first = full()
    mean, error = simulated(decision, solution, wish, first[0], runs=6000)
    assert solution.lower[wish] <= solution.upper[wish]
    assert mean == pytest.approx(solution.lower[wish], abs=3.5 * error)
    assert mean < solution.upper[wish] + 3.5 * error


def test_chosen_for_several_worlds_the_policy_earns_its_bound_on_their_average() -> None:
    worlds = build.worlds(parameters(), 4)
    first = build.starts(parameters())
    solution = solving.solve(worlds, first, points=4)
    found = [simulated(world, solution, 3, first[0], runs=3000) for world in worlds]
    mean, error = (
        np.mean([each[0] for each in found]),
        np.sqrt(sum(each[1] ** 2 for each in found)) / len(found),
    )
    assert mean == pytest.approx(solution.lower[3], abs=3.5 * error + 0.02)
    assert mean < solution.upper[3] + 3.5 * error


def test_other_worlds_stay_within_what_the_sources_allow() -> None:
    of = parameters()
    for number in (1, 2, 3):
        other = drawn(of, number)
        assert other.fingerprint == drawn(of, number).fingerprint
        moved = [name for name in of.names() if not np.allclose(other[name], of[name])]
        assert len(moved) > 40
        for name in moved:
            entry = of.entry(name)
            assert entry.low <= other[name].min()
            assert other[name].max() <= entry.high


def test_the_bounds_lie_close_together() -> None:
    for lower, upper in policy.policy().certificate["bounds"].values():
        assert lower <= upper <= 1.08 * lower


def test_the_same_parameters_give_the_same_file() -> None:
    first = policy.dump(build.built(parameters(), points=1, count=2))
    assert first == policy.dump(build.built(parameters(), points=1, count=2))


def test_a_policy_for_other_parameters_is_refused() -> None:
    raw = policy.dump(policy.policy())
    other = parameters().with_values(asking__hastens=0.2)
    with pytest.raises(policy.StalePolicy, match="make policy"):
        policy.load(raw, other.fingerprint)


def test_what_ships_was_built_for_the_parameters_that_ship() -> None:
    assert policy.policy().certificate["parameters"] == parameters().fingerprint


def test_waiting_pays_while_it_is_early() -> None:
    decision, solution, first = full()
    weight = solving.weights(decision, 3)
    plans = solution.nodes[1, 0]
    value = plans.parts @ first[0].ravel() @ weight
    assert value[plans.action == 0].max() > value[plans.action > 0].max() + 0.1


def test_the_bounds_in_the_documentation_are_those_of_the_policy() -> None:
    text = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")
    for wish, (lower, upper) in policy.policy().certificate["bounds"].items():
        assert f"| {wish} | {lower:.3f} | {upper:.3f} |" in text
