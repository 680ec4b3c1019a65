"""QMDP: acts as if the hidden state became plain tomorrow (Littman, Cassandra, Kaelbling 1995).

The same model, beliefs and rules of decency as the advisor's, with the cheapest way to values: what lies ahead is solved
as if everything could be seen, and only today is doubted. It never asks in order to know better; what it falls behind
the advisor is what planning for doubt is worth.
"""

from functools import cache, partial

import numpy as np

from huiyin.advisor.advising import advise_many
from huiyin.advisor.decision import CONTACTS, HORIZON, KNOWN, MOST_ASKED, OFFER, PARTS, Action, Decision
from huiyin.advisor.operators import BLOCKS, operators
from huiyin.advisor.policy import CLOSINGS, Policy
from huiyin.advisor.solving import WISHES, weights
from huiyin.lab.advised import Advise
from huiyin.process.model_states import PLACES, Floats


def advise() -> Advise:
    """Advice by QMDP's values."""
    return partial(advise_many, of=policy())


@cache
def policy() -> Policy:
    """For each node and wish the parts of each action's value, with the best action in every state from tomorrow on."""
    decision = Decision(operators())
    closings = np.stack([decision.closings[name].reshape(PARTS, -1) for name in CLOSINGS])
    nodes: dict[tuple[int, int], tuple[list[int], list[Floats]]] = {}
    for wish in WISHES:
        weight = weights(decision, wish)
        ahead = {(HORIZON, asked): _last(decision) for asked in range(MOST_ASKED + 1)}
        for day in range(HORIZON - 1, -1, -1):
            for asked in range(MOST_ASKED + 1):
                number, parts = nodes.setdefault((day, asked), ([], []))
                found = [
                    _acted(decision, place, action, day, asked, ahead, closings, weight)
                    for place, action in enumerate(decision.actions())
                    if not place or asked < MOST_ASKED
                ]
                number += range(len(found))
                parts += found
                ahead[day, asked] = _best(np.stack(found), weight)
    order = [nodes[day, asked] for day in range(HORIZON) for asked in range(MOST_ASKED + 1)]
    return Policy(
        np.concatenate([[0], np.cumsum([len(number) for number, _ in order])]),
        np.array([each for number, _ in order for each in number]),
        np.array([each for _, parts in order for each in parts], dtype=np.float32),
        closings,
        {},
    )


def _last(decision: Decision) -> Floats:
    parts = np.zeros((PARTS, BLOCKS * PLACES))
    parts[OFFER] = decision.later_offer().ravel()
    return parts


def _best(options: Floats, weight: Floats) -> Floats:
    """(parts, states) of the option that is worth most in each state, from (options, parts, states)."""
    pick = (options * weight[:, None]).sum(axis=1).argmax(axis=0)
    return np.asarray(options[pick, :, np.arange(options.shape[2])].T)


def _acted(
    decision: Decision,
    number: int,
    action: Action,
    day: int,
    asked: int,
    ahead: dict[tuple[int, int], Floats],
    closings: Floats,
    weight: Floats,
) -> Floats:
    """(parts, states) of an action today, the best done in every state thereafter."""
    after, known = min(asked + (number > 0), MOST_ASKED), decision.known(day)
    parts = np.zeros((PARTS, BLOCKS, PLACES))
    for branch in action.branches:
        then = ahead[min(day + branch.days, HORIZON), after].reshape(PARTS, BLOCKS, PLACES)
        parts += (branch.matrix @ then[..., None])[..., 0]
    parting = _best(closings, weight).reshape(PARTS, BLOCKS, PLACES)
    parts += (action.refused @ parting[..., None])[..., 0]
    parts[OFFER] += action.offer
    parts[KNOWN] += known * (action.offer + action.refused.sum(axis=-1))
    if number:
        parts = decision.worn(parts, decision.wear(day, asked, action.name == "ask_keen"))
        parts[CONTACTS] += 1
    return np.asarray(parts.reshape(PARTS, -1))
