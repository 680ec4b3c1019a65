"""Long lines in a terminal."""

import pytest
from rich.cells import cell_len
from rich.console import Console

from huiyin.cli import screen


@pytest.fixture(params=[40, 60])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    terminal = Console(width=request.param, force_terminal=True)
    monkeypatch.setattr(screen, "console", lambda: terminal)
    return int(request.param)


@pytest.mark.parametrize(
    "text", ["面试里谈到了薪资、说明了后续流程、聊得比预定时间久。" * 3, "the talk ran over time, and " * 6]
)
def test_a_long_line_goes_on_below_its_first_word(width: int, text: str) -> None:
    lines = screen.hanging(f"  · {text}").split("\n")
    assert len(lines) > 1
    assert lines[0].startswith("  · ")
    assert all(line.startswith("    ") and line[4] != " " for line in lines[1:])
    assert all(cell_len(line) <= width for line in lines)


def test_in_a_pipe_a_line_stays_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "console", lambda: Console(width=40, force_terminal=False))
    assert screen.hanging("word " * 60) == "word " * 60
