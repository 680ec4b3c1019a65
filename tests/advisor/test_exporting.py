"""The export: every row of chances sums to one, everything named is there."""

import io

import numpy as np
import pytest

from huiyin.advisor import build
from huiyin.advisor.decision import Decision
from huiyin.advisor.exporting import OBSERVATIONS, export
from huiyin.advisor.operators import Operators
from huiyin.process.parameters import KINDS, parameters


@pytest.fixture(scope="module")
def text() -> str:
    found = io.StringIO()
    export(
        Decision(Operators(parameters())), build.starts(parameters())[0], KINDS.index("ordinary"), 3, found
    )
    return found.getvalue()


def table(text: str, head: str) -> np.ndarray:
    body = text.split(f"{head}\n", 1)[1].split("\n\n", 1)[0]
    return np.array([[float(cell) for cell in line.split()] for line in body.splitlines()])


def test_the_preamble_names_everything(text: str) -> None:
    lines = dict(
        line.split(": ", 1)
        for line in text.splitlines()
        if line[:5] in ("disco", "value", "state", "actio", "obser")
    )
    assert set(lines) == {"discount", "values", "states", "actions", "observations"}
    assert lines["actions"].split() == ["wait", "ask", "ask_keen"]
    assert tuple(lines["observations"].split()) == OBSERVATIONS


@pytest.mark.parametrize("action", ["wait", "ask", "ask_keen"])
def test_chances_sum_to_one(text: str, action: str) -> None:
    states = next(line for line in text.splitlines() if line.startswith("states: ")).split()[1:]
    moves, seen = table(text, f"T: {action}"), table(text, f"O: {action}")
    assert moves.shape == (len(states), len(states))
    assert seen.shape == (len(states), len(OBSERVATIONS))
    for chances in (moves, seen):
        assert chances.min() >= 0
        assert chances.sum(axis=1) == pytest.approx(np.ones(len(states)), abs=1e-8)


def test_an_end_is_left_for_good(text: str) -> None:
    assert table(text, "T: wait")[-1, -1] == 1
