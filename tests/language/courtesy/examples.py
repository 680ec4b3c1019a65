"""The cast of the guard's tests: examples of the tables, and drafts that candidates wrote."""

import json
from pathlib import Path
from typing import Any

from huiyin.language.phrases import table

HERE = Path(__file__).parent
COURTESY = "huiyin.language.courtesy"


def drafts(name: str, hand: str = "own") -> list[dict[str, Any]]:
    """The labelled drafts in `<hand>_<name>.jsonl`: `own` by whoever began the rules, `second` by somebody else."""
    lines = (HERE / f"{hand}_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def phrase_rows() -> list[tuple[str, dict[str, str]]]:
    """Every line of the phrase tables, with its language."""
    return [
        (language, row) for language in ("zh", "en") for row in table(COURTESY, f"phrases.{language}.tsv")
    ]
