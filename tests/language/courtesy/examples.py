"""The cast of the guard's tests: examples of the tables, and drafts that candidates wrote."""

import json
from pathlib import Path
from typing import Any

from huiyin.language.phrases import table

HERE = Path(__file__).parent
COURTESY = "huiyin.language.courtesy"


def drafts(name: str) -> list[dict[str, Any]]:
    """The labelled drafts in `own_<name>.jsonl`."""
    return [
        json.loads(line) for line in (HERE / f"own_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def phrase_rows() -> list[tuple[str, dict[str, str]]]:
    """Every line of the phrase tables, with its language."""
    return [
        (language, row) for language in ("zh", "en") for row in table(COURTESY, f"phrases.{language}.tsv")
    ]
