"""How well and how fast the courtesy guard judges our own drafts: `python -m benchmarks.courtesy`."""

import json
import time
from pathlib import Path
from typing import Any

import huiyin

DRAFTS = Path(__file__).parents[1] / "tests" / "language" / "courtesy"


def drafts(name: str) -> list[dict[str, Any]]:
    lines = (DRAFTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def verdicts(items: list[dict[str, Any]]) -> list[bool]:
    return [huiyin.check(d["text"], channel=d["channel"], context=d["context"]).ok for d in items]


def figures(items: list[dict[str, Any]]) -> dict[str, float]:
    """Message F1 of "not ok", and the share of fine messages that are flagged."""
    found = verdicts(items)
    hits = sum(not ok and not d["ok"] for ok, d in zip(found, items, strict=True))
    extra = sum(not ok and d["ok"] for ok, d in zip(found, items, strict=True))
    wanted = sum(not d["ok"] for d in items)
    return {
        "drafts": len(items),
        "f1": 2 * hits / (hits + extra + wanted),
        "recall": hits / wanted,
        "false alarms": extra / (len(items) - wanted),
    }


def main() -> None:
    for name in (
        "own_train",
        "own_aside",
        "second_train",
        "second_aside",
        "fresh",
        "fresh_aside",
        "closed",
        "closed_2",
    ):
        items = drafts(name)
        for language in ("zh", "en"):
            some = [d for d in items if d["lang"] == language]
            begun = time.process_time()
            said = "  ".join(f"{key} {value:.3f}" for key, value in figures(some).items())
            print(f"{name:12} {language}  {said}  {len(some) / (time.process_time() - begun):,.0f} texts/s")


if __name__ == "__main__":
    main()
