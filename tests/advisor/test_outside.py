"""Others read the exported file as we do, and solve it: their value lies between our bounds for the same game."""

import io
from pathlib import Path

import numpy as np
import pytest

from huiyin.advisor import build
from huiyin.advisor.decision import Decision
from huiyin.advisor.exporting import DISCOUNT, export
from huiyin.advisor.operators import Operators
from huiyin.process.parameters import KINDS, parameters
from tests.advisor.test_exporting import table

toolkit = pytest.importorskip("pomdp_toolkit")


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, object]:
    """The text of the file, and what the other program made of it."""
    from pomdp_toolkit.parsers import POMDPParser

    found = io.StringIO()
    export(
        Decision(Operators(parameters())), build.starts(parameters())[0], KINDS.index("ordinary"), 3, found
    )
    place: Path = tmp_path_factory.mktemp("outside") / "waiting.pomdp"
    place.write_text(found.getvalue(), encoding="utf-8")
    model = POMDPParser.parse(str(place))
    # Its own table of expected rewards takes the word of the state one leaves; words come from the state one enters.
    model._expected_reward_table = np.einsum(
        "sap,pao,sapo->sa", model.transition_table, model.observation_table, model.immediate_reward_table
    )
    return found.getvalue(), model


def test_another_program_reads_the_same_tables(game: tuple[str, object]) -> None:
    text, model = game
    for number, action in enumerate(("wait", "ask", "ask_keen")):
        assert model.transition_table[:, number] == pytest.approx(table(text, f"T: {action}"))  # type: ignore[attr-defined]
        assert model.observation_table[:, number] == pytest.approx(table(text, f"O: {action}"))  # type: ignore[attr-defined]
    assert model.start_probabilities.sum() == pytest.approx(1)  # type: ignore[attr-defined]


def test_another_solver_finds_that_asking_pays_and_stays_below_our_upper_bound(
    game: tuple[str, object],
) -> None:
    from pomdp_toolkit.solvers import Perseus

    _, model = game
    found, _ = Perseus.solve(  # type: ignore[attr-defined]
        model,
        gamma=DISCOUNT,
        expansions=60,
        max_belief_growth=10,
        print_progress=False,
        print_stats=False,
        rng=1,
    )
    start = model.start_probabilities  # type: ignore[attr-defined]
    value = float((found.alpha_vector_array @ start).max())
    assert never(model) + 0.02 < value <= informed(model) + 1e-6


def never(model: object) -> float:
    """The value of waiting whatever happens."""
    values = np.zeros(model.state_count)  # type: ignore[attr-defined]
    for _ in range(2000):
        values = model.expected_reward_table[:, 0] + DISCOUNT * model.transition_table[:, 0] @ values  # type: ignore[attr-defined]
    return float(values @ model.start_probabilities)  # type: ignore[attr-defined]


def informed(model: object) -> float:
    """The fast informed bound, which nobody exceeds."""
    moves, seen, reward = model.transition_table, model.observation_table, model.expected_reward_table  # type: ignore[attr-defined]
    values = np.zeros((3, model.state_count))  # type: ignore[attr-defined]
    for _ in range(1500):
        ahead = np.einsum("sap,pao,bp->aosb", moves, seen, values, optimize=True).max(axis=-1)
        values = reward.T + DISCOUNT * ahead.sum(axis=1)
    return float((values @ model.start_probabilities).max())  # type: ignore[attr-defined]
