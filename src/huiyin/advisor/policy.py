"""The policy as built ahead of time: for each working day and number of questions, plans and their values.

The file policy.npz is made by `python -m huiyin.advisor.build` from parameters.toml and carries its fingerprint; with
other parameters it is refused, because its odds would no longer be those of the filter.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from huiyin.advisor.belief import weighed
from huiyin.advisor.decision import ACTIONS, HORIZON, MOST_ASKED, OFFER
from huiyin.process.model_states import Floats
from huiyin.process.parameters import parameters

Ints = NDArray[np.int64]
FILE: Final = "policy.npz"
_MOST_KNOWN: Final = 4 * HORIZON * (MOST_ASKED + 1)
STEPS: Final = 2**14
"""A part is kept in steps of a 16,384th: digits below say nothing, and two bytes hold it."""
CLOSINGS: Final = ("let_go", "thank", "ask_why", "propose")


class StalePolicy(RuntimeError):
    """The policy was built for other parameters."""


@dataclass(frozen=True)
class Policy:
    """`start` (nodes + 1,): where each node's plans begin in `action` (plans,) and `parts` (plans, parts, states).

    `closings`: (closings, parts, states), what is worth doing after a no. `certificate`: bounds and how it was built.
    """

    start: Ints
    action: Ints
    parts: NDArray[np.float32]
    closings: Floats
    certificate: dict[str, Any]
    known: dict[tuple[int, tuple[float, ...]], tuple[Ints, Floats]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def plans(self, day: int, asked: int) -> slice:
        """The plans of a node; days past the horizon use its last day."""
        node = min(day, HORIZON - 1) * (MOST_ASKED + 1) + min(asked, MOST_ASKED)
        return slice(int(self.start[node]), int(self.start[node + 1]))

    def values(self, day: int, asked: int, beliefs: Floats, weight: Floats) -> tuple[Floats, Floats]:
        """For beliefs (cases, states) at one node and a scale (cases, parts): the value of each action, and its odds of
        the offer.

        Gives (cases, actions) twice; a value is -inf where the action is not open. What differs from case to case is
        what the offer is worth; all else in `weight` must be the same in every row.
        """
        action, vectors = self._weighed(day, asked, tuple(weight[0, 1:].tolist()))
        each = weighed(beliefs, vectors).round(10)
        offer, rest = each[:, : len(action)], each[:, len(action) :]
        value = (offer * weight[:, :1] + rest).round(9)
        best = np.full((len(beliefs), len(ACTIONS)), -np.inf)
        of_best = np.zeros((len(beliefs), len(ACTIONS)))
        rows = np.arange(len(beliefs))
        for number in range(len(ACTIONS)):
            own = np.flatnonzero(action == number)
            if own.size:
                pick = own[value[:, own].argmax(axis=1)]
                best[:, number], of_best[:, number] = value[rows, pick], offer[rows, pick]
        return best, of_best

    def _weighed(self, day: int, asked: int, rest: tuple[float, ...]) -> tuple[Ints, Floats]:
        """A node's first actions, and its vectors (2 * plans, states): the odds of the offer, then the worth of all else."""
        plans = self.plans(day, asked)
        key = (plans.start, rest)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            parts = self.parts[plans].astype(np.float64)
            others = (parts[:, 1:] * np.array(rest)[:, None]).sum(axis=1)
            found = self.known[key] = self.action[plans], np.concatenate([parts[:, OFFER], others])
        return found


@cache
def policy() -> Policy:
    """The policy that ships with Huiyin. Raises StalePolicy if parameters.toml has changed since it was built."""
    return load(files("huiyin.advisor").joinpath(FILE).read_bytes(), parameters().fingerprint)


def load(raw: bytes, fingerprint: str) -> Policy:
    """A policy from its file. Raises StalePolicy unless it was built for the parameters with this fingerprint."""
    with np.load(BytesIO(raw)) as stored:
        certificate = json.loads(bytes(stored["certificate"]).decode())
        if certificate["parameters"] != fingerprint:
            raise StalePolicy(
                "the policy was built for other parameters than those in process/parameters.toml; run `make policy`"
            )
        return Policy(
            stored["start"].astype(np.int64),
            stored["action"].astype(np.int64),
            of_steps((stored["high"].astype(np.uint16) << 8) | stored["low"]),
            stored["closings"].astype(np.float64),
            certificate,
        )


def in_steps(parts: NDArray[np.floating[Any]]) -> NDArray[np.uint16]:
    """Parts as whole numbers of steps. Raises OverflowError for one of 4 or more: two bytes do not hold it."""
    found = np.rint(parts * STEPS)
    if found.max(initial=0) > np.iinfo(np.uint16).max or found.min(initial=0) < 0:
        raise OverflowError("a part of a plan lies outside 0 to 4")
    return np.asarray(found, dtype=np.uint16)


def of_steps(steps: NDArray[np.uint16]) -> NDArray[np.float32]:
    """Parts from whole numbers of steps; exact in float32."""
    return np.asarray(steps / STEPS, dtype=np.float32)


def dump(found: Policy) -> bytes:
    """The bytes of a policy's file: the same for the same policy.

    The high and the low bytes of the parts lie apart, for the high ones repeat and compress to little.
    """
    buffer = BytesIO()
    steps = in_steps(found.parts)
    np.savez_compressed(
        buffer,
        start=found.start.astype(np.int32),
        action=found.action.astype(np.int8),
        high=(steps >> 8).astype(np.uint8),
        low=(steps & 255).astype(np.uint8),
        closings=found.closings,
        certificate=np.frombuffer(json.dumps(found.certificate, sort_keys=True).encode(), dtype=np.uint8),
    )
    return buffer.getvalue()
