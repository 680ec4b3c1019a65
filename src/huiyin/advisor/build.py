"""`python -m huiyin.advisor.build`: solve the decision process and keep the policy with its certificate."""

import sys
from pathlib import Path

import numpy as np

from huiyin.advisor.decision import HORIZON, MOST_ASKED, PARTS, Decision
from huiyin.advisor.operators import BLOCKS, Operators
from huiyin.advisor.policy import CLOSINGS, FILE, Policy, dump, in_steps, of_steps
from huiyin.advisor.solving import WISHES, Solution, solve
from huiyin.process import model
from huiyin.process.doubts import drawn
from huiyin.process.model_states import PLACES, Floats
from huiyin.process.parameters import Parameters, parameters

POINTS = 24
"""Beliefs a node. More of them raise the lower bound by less than a thousandth."""
WORLDS = 7
"""Worlds for which plans are chosen at once: the shipped parameters, and others that their sources allow."""
SECTORS = ("other", "internet", "government", "manufacturing")
STANDINGS = ((0.28, 0.33, 0.39), (0.52, 0.31, 0.17), (0.17, 0.32, 0.51), (0.28, 0.48, 0.24))
"""What the signals of an interview may make of the first odds: nothing seen, good signs, bad ones, close rivals."""


def starts(of: Parameters) -> Floats:
    """(beliefs, blocks, places): the first beliefs from which the policy must be good."""
    found = []
    for sector in SECTORS:
        kinds = of[f"kinds.{sector}"] / of[f"kinds.{sector}"].sum()
        for standing in STANDINGS:
            places = model.first_places(of, np.array([standing]))[0] * kinds[:, None]
            found.append((places[:, None, :] * of["goodwill.start"][:, None]).reshape(BLOCKS, PLACES))
    return np.stack(found)


def worlds(of: Parameters, count: int = WORLDS) -> list[Decision]:
    """The processes for which plans are chosen at once; that of the shipped parameters first."""
    return [Decision(Operators(drawn(of, number) if number else of)) for number in range(count)]


def built(of: Parameters, points: int = POINTS, count: int = WORLDS) -> Policy:
    """The policy for these parameters."""
    processes = worlds(of, count)
    solution = solve(processes, starts(of), points)
    nodes = [solution.nodes[day, asked] for day in range(HORIZON) for asked in range(MOST_ASKED + 1)]
    counts = [len(node.action) for node in nodes]
    closings = np.mean(
        [[world.closings[name].reshape(PARTS, -1) for name in CLOSINGS] for world in processes], axis=0
    )
    return Policy(
        np.concatenate([[0], np.cumsum(counts)]),
        np.concatenate([node.action for node in nodes]),
        of_steps(in_steps(np.concatenate([node.parts for node in nodes]))),
        closings,
        _certificate(of, solution, points, count, sum(counts)),
    )


def _certificate(
    of: Parameters, solution: Solution, points: int, count: int, plans: int
) -> dict[str, object]:
    return {
        "parameters": of.fingerprint,
        "points": points,
        "worlds": count,
        "plans": plans,
        "bounds": {
            str(wish): [round(solution.lower[wish], 6), round(solution.upper[wish], 6)] for wish in WISHES
        },
    }


def main() -> int:
    found = built(parameters())
    place = Path(__file__).with_name(FILE)
    place.write_bytes(dump(found))
    print(f"{place.name}: {found.certificate['plans']} plans, {place.stat().st_size / 1e6:.1f} MB")
    for wish, (lower, upper) in found.certificate["bounds"].items():
        print(f"wish {wish}: the best possible value lies in [{lower:.3f}, {upper:.3f}]")
    return 0


if __name__ == "__main__":
    sys.exit(main())
