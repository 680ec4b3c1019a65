"""Upper bounds: what no policy can exceed, however clever.

The fast informed bound (Hauskrecht 2000) learns after every action in which state it was taken. That is generous: it
knows when to ask. Along the days of silence before the first question the choice is therefore made at the belief, as a
person must make it, and the informed bound only takes over after a word or a question.
"""

import numpy as np

from huiyin.advisor.decision import CONTACTS, HORIZON, KNOWN, MOST_ASKED, OFFER, PARTS, Action, Decision
from huiyin.advisor.operators import BLOCKS
from huiyin.process.model_states import PLACES, Floats

Node = tuple[int, int]
"""Working day and questions asked."""


def ends(decision: Decision, action: Action, day: int) -> list[Floats]:
    """The parts that ends bring, one entry for each closing: (parts, states)."""
    known = decision.known(day)
    found = []
    for closing in decision.closings.values():
        parts = (action.refused @ closing[..., None])[..., 0]
        parts[OFFER] += action.offer
        parts[KNOWN] += known * (action.offer + action.refused.sum(axis=-1))
        found.append(parts.reshape(PARTS, -1))
    return found


def project(decision: Decision, matrix: Floats, parts: Floats, wear: Floats | None) -> Floats:
    """(plans, parts, states): values before the action, of plans followed after it."""
    shaped = parts.reshape(*parts.shape[:2], BLOCKS, PLACES)
    ahead = (matrix @ shaped[..., None])[..., 0]
    if wear is not None:
        ahead = decision.worn(ahead, wear)
    return np.asarray(ahead.reshape(parts.shape))


def informed_bound(decision: Decision, scale: Floats) -> list[dict[Node, Floats]]:
    """Upper bounds by node, for each scale: one vector an action, (actions, states); the best of them bounds the value."""
    found: list[dict[Node, Floats]] = []
    for weight in scale:
        value: dict[Node, Floats] = {}
        last = weight[OFFER] * decision.later_offer().ravel()
        for asked in range(MOST_ASKED + 1):
            value[HORIZON, asked] = last[None]
        for day in range(HORIZON - 1, -1, -1):
            for asked in range(MOST_ASKED + 1):
                value[day, asked] = np.stack(
                    [
                        _informed(decision, number, action, day, asked, value, weight)
                        for number, action in enumerate(decision.actions())
                        if not number or asked < MOST_ASKED
                    ]
                )
        found.append(value)
    return found


def _informed(
    decision: Decision,
    number: int,
    action: Action,
    day: int,
    asked: int,
    value: dict[Node, Floats],
    weight: Floats,
) -> Floats:
    wear = decision.wear(day, asked, action.name == "ask_keen") if number else None
    total = np.zeros(BLOCKS * PLACES)
    after = min(asked + (number > 0), MOST_ASKED)
    for branch in action.branches:
        options = value[min(day + branch.days, HORIZON), after].reshape(-1, 1, BLOCKS, PLACES)
        total += project(decision, branch.matrix, options.reshape(len(options), 1, -1), wear)[:, 0].max(
            axis=0
        )
    parting = np.stack([(weight[:, None] * end).sum(axis=0) for end in ends(decision, action, day)])
    eye = np.broadcast_to(np.eye(PLACES), action.refused.shape)
    total += project(decision, eye, parting[:, None], wear)[:, 0].max(axis=0)
    return np.asarray(total + weight[CONTACTS] * (number > 0))


def silent_bound(decision: Decision, informed: dict[Node, Floats], weight: Floats, start: Floats) -> float:
    """A tighter bound at the belief `start` (states,) on day 0, from the informed bound of the same scale."""
    beliefs = [start.reshape(BLOCKS, PLACES)]
    silence = decision.wait.branches[0].matrix
    for _ in range(HORIZON):
        beliefs.append((beliefs[-1][:, None] @ silence)[:, 0])
    value = float(weight[OFFER] * (beliefs[HORIZON] * decision.later_offer()).sum())
    for day in range(HORIZON - 1, -1, -1):
        asking = [_acted(decision, action, day, beliefs[day], informed, weight) for action in decision.asks]
        waiting = _acted(decision, decision.wait, day, beliefs[day], informed, weight, silent=value)
        value = max(waiting, *asking)
    return value


def _acted(
    decision: Decision,
    action: Action,
    day: int,
    belief: Floats,
    informed: dict[Node, Floats],
    weight: Floats,
    silent: float | None = None,
) -> float:
    """What an action is worth at most at a belief (blocks, places) not yet asked in; `silent`: what its first branch is worth."""
    asks = action.name != "wait"
    value = float(weight[CONTACTS] * belief.sum()) if asks else 0.0
    if asks:
        wear = decision.wear(day, 0, action.name == "ask_keen")
        shaped = belief.reshape(*wear.shape[:2], PLACES)
        belief = (wear.transpose(0, 2, 1) @ shaped).reshape(BLOCKS, PLACES)
    known = weight[KNOWN] * decision.known(day)
    value += float((weight[OFFER] + known) * (belief * action.offer).sum())
    refused = (belief[:, None] @ action.refused)[:, 0]
    parting = [
        float((refused * (weight[:, None, None] * parts).sum(axis=0)).sum())
        for parts in decision.closings.values()
    ]
    value += float(known * refused.sum()) + max(parting)
    for place, branch in enumerate(action.branches):
        if silent is not None and place == 0:
            value += silent
            continue
        after = (belief[:, None] @ branch.matrix)[:, 0].ravel()
        value += float((informed[min(day + branch.days, HORIZON), int(asks)] @ after).max())
    return value
