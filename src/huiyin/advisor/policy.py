"""The policy as built ahead of time: for each working day and number of questions, plans and their values.

The file policy.npz is made by `python -m huiyin.advisor.build` from parameters.toml and carries its fingerprint; with
other parameters it is refused, because its odds would no longer be those of the filter.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from huiyin.advisor.belief import weighed
from huiyin.advisor.decision import ACTIONS, HORIZON, MOST_ASKED, PARTS
from huiyin.process.model_states import Floats
from huiyin.process.parameters import parameters

Ints = NDArray[np.int64]
FILE: Final = "policy.npz"
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

    def plans(self, day: int, asked: int) -> slice:
        """The plans of a node; days past the horizon use its last day."""
        node = min(day, HORIZON - 1) * (MOST_ASKED + 1) + min(asked, MOST_ASKED)
        return slice(int(self.start[node]), int(self.start[node + 1]))

    def values(self, day: int, asked: int, beliefs: Floats, weight: Floats) -> tuple[Floats, Floats]:
        """For beliefs (cases, states) at one node and scales (cases, parts): the value of each action, and its parts.

        Gives (cases, actions), -inf where the action is not open, and (cases, actions, parts).
        """
        plans = self.plans(day, asked)
        action, parts = self.action[plans], self.parts[plans].astype(np.float64)
        each = weighed(beliefs, parts.reshape(-1, parts.shape[-1])).round(10)
        each = each.reshape(len(beliefs), len(action), PARTS)
        value = (each * weight[:, None]).sum(axis=-1).round(9)
        best = np.full((len(beliefs), len(ACTIONS)), -np.inf)
        of_best = np.zeros((len(beliefs), len(ACTIONS), PARTS))
        rows = np.arange(len(beliefs))
        for number in range(len(ACTIONS)):
            own = np.flatnonzero(action == number)
            if own.size:
                pick = own[value[:, own].argmax(axis=1)]
                best[:, number], of_best[:, number] = value[rows, pick], each[rows, pick]
        return best, of_best


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
            stored["parts"],
            stored["closings"].astype(np.float64),
            certificate,
        )


def dump(found: Policy) -> bytes:
    """The bytes of a policy's file: the same for the same policy."""
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        start=found.start.astype(np.int32),
        action=found.action.astype(np.int8),
        parts=found.parts.astype(np.float32),
        closings=found.closings,
        certificate=np.frombuffer(json.dumps(found.certificate, sort_keys=True).encode(), dtype=np.uint8),
    )
    return buffer.getvalue()
