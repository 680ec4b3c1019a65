"""Where the labelled sets and real texts lie that are not part of this project."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def shared_data(name: str) -> Path:
    """The file `name` of the shared data; the test is skipped, saying why, where there is none."""
    folder = Path(os.environ.get("HUIYIN_SHARED", ROOT.parent / "shared")) / "data"
    if not (folder / name).exists():
        pytest.skip(
            f"the labelled data are not here: {folder / name} (set HUIYIN_SHARED to the folder that holds data/)"
        )
    return folder / name


def shared_lines(name: str) -> list[dict[str, Any]]:
    """The rows of a JSONL file of the shared data."""
    return [
        json.loads(line)
        for line in shared_data(name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
