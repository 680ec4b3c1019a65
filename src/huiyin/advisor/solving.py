"""Solving the decision process: backward point-based value iteration on beliefs that can be reached, with bounds.

Method: Pineau, Gordon, Thrun 2003 (point-based value iteration), here backward over a finite horizon: each node
(working day, questions asked) has its own plans, and each plan is a conditional plan whose value is exact, so that the
best plan at a belief is a lower bound. The upper bound is in bounding.py.

Plans are chosen for several worlds at once (process/doubts.py): a plan's value is its mean over them, as for somebody
who knows the odds of the states as the shipped parameters give them, but not which world is the true one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from huiyin.advisor.bounding import Node, ends, informed_bound, project, silent_bound
from huiyin.advisor.decision import (
    ACTIONS,
    CONTACTS,
    HORIZON,
    INTRODUCTION,
    KNOWN,
    MOST_ASKED,
    OFFER,
    PARTS,
    REASON,
    Decision,
)
from huiyin.advisor.operators import BLOCKS
from huiyin.process.model_states import PLACES, Floats

WISHES = (1, 2, 3, 4, 5)
TEMPERS = ((1.0, 4.0), (1.0, 20.0), (4.0, 1.0), (0.0, 1.0), (1.0, 0.0))
"""Scales of people who differ: what knowing and what a contact weighs, as a multiple of the usual; at wish 3."""
MOST_PLANS = (8, 5, 5)
"""Plans kept of a node, by first action. With half as many, what asking is worth jumps from one day to the next."""


@dataclass
class Plans:
    """Plans of a node: `action` (plans,), the first action of each; `worlds` (plans, worlds, parts, blocks * places)."""

    action: np.ndarray[tuple[int], np.dtype[np.int64]]
    worlds: Floats

    @property
    def parts(self) -> Floats:
        """(plans, parts, blocks * places): the mean over the worlds."""
        return np.asarray(self.worlds.mean(axis=1))


@dataclass
class Solution:
    """Plans by node; `lower`, `upper`: values at the first belief, by wish."""

    nodes: dict[Node, Plans] = field(default_factory=dict)
    lower: dict[int, float] = field(default_factory=dict)
    upper: dict[int, float] = field(default_factory=dict)


def weights(decision: Decision, wish: int) -> Floats:
    """(parts,): what each part is worth to a person with that wish."""
    number = decision.of.of.number
    found = np.zeros(PARTS)
    found[OFFER] = number("worth.offer") * wish / 3
    found[KNOWN], found[CONTACTS] = number("worth.known"), number("worth.contact")
    found[REASON], found[INTRODUCTION] = number("worth.reason"), number("worth.introduction")
    return found


def scales(decision: Decision) -> Floats:
    """(scales, parts): the scales for which plans are kept; the wishes first."""
    found = [weights(decision, wish) for wish in WISHES]
    for knowing, contact in TEMPERS:
        found.append(weights(decision, 3))
        found[-1][[KNOWN, CONTACTS]] *= (knowing, contact)
    return np.stack(found)


def solve(worlds: Sequence[Decision], first: Floats, points: int = 24, seed: int = 7) -> Solution:
    """Plans for every node. `worlds`: the shipped process first, from which the beliefs come; `first`: (beliefs, blocks,
    places) to start from; `points`: beliefs kept a node."""
    beliefs = reachable(worlds[0], first, points, seed)
    scale = scales(worlds[0])
    found = Solution()
    for asked in range(MOST_ASKED + 1):
        found.nodes[HORIZON, asked] = _last(worlds)
    for day in range(HORIZON - 1, -1, -1):
        for asked in range(MOST_ASKED, -1, -1):
            found.nodes[day, asked] = _backup(worlds, found, day, asked, beliefs[day, asked], scale)
    start = first[0].reshape(-1)
    upper = np.mean([_upper(world, scale[: len(WISHES)], start) for world in worlds], axis=0)
    for place, wish in enumerate(WISHES):
        plans = found.nodes[0, 0].parts @ start
        found.lower[wish] = float((plans @ scale[place]).max())
        found.upper[wish] = float(upper[place])
    return found


def _upper(decision: Decision, scale: Floats, start: Floats) -> list[float]:
    """For each scale, what nobody can exceed from the belief `start` (states,): even knowing the world, the mean over
    worlds of their own bounds bounds the mixture."""
    informed = informed_bound(decision, scale)
    return [
        silent_bound(decision, value, weight, start) for value, weight in zip(informed, scale, strict=True)
    ]


def reachable(decision: Decision, first: Floats, points: int, seed: int) -> dict[Node, Floats]:
    """Beliefs (points, states) at each node, from walks that ask now and then."""
    random = np.random.default_rng(seed)
    kept: dict[Node, list[Floats]] = {
        (day, asked): [] for day in range(HORIZON) for asked in range(MOST_ASKED + 1)
    }
    for walk in range(40 * points):
        day, asked = 0, 0
        belief = first[walk % len(first)]
        eager = random.uniform(0.02, 0.3)
        while day < HORIZON:
            here = kept[day, asked]
            if len(here) < points:
                here.append(belief)
            asks = asked < MOST_ASKED and random.random() < eager
            action = decision.actions()[random.integers(1, 3) if asks else 0]
            if asks:
                belief = _worn_belief(decision, belief, day, asked, action.name == "ask_keen")
            ahead = [(belief[:, None, :] @ branch.matrix)[:, 0] for branch in action.branches]
            odds = np.array([after.sum() for after in ahead])
            pick = int(random.choice(len(odds), p=odds / odds.sum()))
            belief = ahead[pick] / odds[pick]
            day += action.branches[pick].days
            asked += asks
    for (_, asked), here in kept.items():
        here.extend(first[: 1 + (asked == 0)])
    return {node: np.stack(here).reshape(len(here), -1) for node, here in kept.items()}


def _worn_belief(decision: Decision, belief: Floats, day: int, asked: int, keen: bool) -> Floats:
    wear = decision.wear(day, asked, keen)
    shaped = belief.reshape(wear.shape[0], wear.shape[1], PLACES)
    return np.asarray((wear.transpose(0, 2, 1) @ shaped).reshape(belief.shape))


def _last(worlds: Sequence[Decision]) -> Plans:
    """At the horizon: nothing more is done; an offer may still come."""
    parts = np.zeros((1, len(worlds), PARTS, BLOCKS * PLACES))
    for number, world in enumerate(worlds):
        parts[0, number, OFFER] = world.later_offer().ravel()
    return Plans(np.zeros(1, dtype=np.int64), parts)


def _backup(
    worlds: Sequence[Decision], found: Solution, day: int, asked: int, beliefs: Floats, scale: Floats
) -> Plans:
    kept: dict[bytes, tuple[int, Floats]] = {}
    for number, action in enumerate(worlds[0].actions()):
        if number and asked >= MOST_ASKED:
            continue
        after = min(asked + (number > 0), MOST_ASKED)
        ahead = [found.nodes[min(day + branch.days, HORIZON), after].worlds for branch in action.branches]
        groups = _groups(worlds, number, day, asked, ahead)
        cost = np.zeros((len(worlds), PARTS, beliefs.shape[1]))
        cost[:, CONTACTS] = float(number > 0)
        for weight in scale:
            for parts in _best(beliefs, groups, cost, weight):
                kept.setdefault(parts.round(9).tobytes() + bytes([number]), (number, parts))
    return _pruned(list(kept.values()), beliefs, scale)


def _groups(
    worlds: Sequence[Decision], number: int, day: int, asked: int, ahead: list[Floats]
) -> list[Floats]:
    """For each thing that may be seen after an action, the plans to go on with: (plans, worlds, parts, states); the
    last are the closings after a no."""
    found: list[list[Floats]] = [[] for _ in range(len(ahead) + 1)]
    for place, world in enumerate(worlds):
        action = world.actions()[number]
        wear = world.wear(day, asked, action.name == "ask_keen") if number else None
        for group, branch, plans in zip(found, action.branches, ahead, strict=False):
            group.append(project(world, branch.matrix, plans[:, place], wear))
        eye = np.broadcast_to(np.eye(PLACES), action.refused.shape)
        found[-1].append(project(world, eye, np.stack(ends(world, action, day)), wear))
    return [np.stack(group, axis=1) for group in found]


def _valued(plans: Floats, weight: Floats, beliefs: Floats) -> Floats:
    """(beliefs, plans): the mean value over the worlds."""
    weighed = np.einsum("p,nwps->ns", weight, plans) / plans.shape[1]
    return np.asarray((beliefs @ weighed.T).round(12))


def _best(beliefs: Floats, groups: list[Floats], cost: Floats, weight: Floats) -> list[Floats]:
    """For each belief, the plan that goes on best after everything that may be seen; each plan once."""
    choices = [_valued(group, weight, beliefs).argmax(axis=1) for group in groups]
    unique = np.unique(np.stack(choices, axis=1), axis=0)
    return [cost + sum(group[pick] for group, pick in zip(groups, picks, strict=True)) for picks in unique]


def _pruned(plans: list[tuple[int, Floats]], beliefs: Floats, scale: Floats) -> Plans:
    """The plans that are best somewhere, on some scale, among those with the same first action."""
    actions = np.array([action for action, _ in plans])
    parts = np.stack([values for _, values in plans])
    wins = np.zeros(len(plans), dtype=np.int64)
    for weight in scale:
        values = _valued(parts, weight, beliefs).T
        for action in range(len(ACTIONS)):
            rows = np.flatnonzero(actions == action)
            if rows.size:
                best = rows[values[rows].argmax(axis=0)]
                np.add.at(wins, best, 1)
    keep: list[int] = []
    for action in range(len(ACTIONS)):
        rows = np.flatnonzero((actions == action) & (wins > 0))
        keep.extend(rows[np.argsort(-wins[rows], kind="stable")][: MOST_PLANS[action]].tolist())
    return Plans(actions[keep], parts[keep])
