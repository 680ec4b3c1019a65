"""Reads every message of our own, keeps the readings, and tells what became of them: `python -m benchmarks.readings FILE`.

The first time FILE is written; later the readings are compared with it, for work on speed that must change none. Prints the
processor time as texts a second and core, without the start.
"""

import argparse
import datetime as dt
import json
import time
from pathlib import Path
from typing import Any

from huiyin.language.reader import reading

OWN = Path(__file__).parents[1] / "tests" / "language" / "reader"
NAMES = ("fresh", "fresh_aside", "own_train", "own_aside", "own_bits", "own_days")


def messages() -> list[dict[str, Any]]:
    lines = [line for name in NAMES for line in (OWN / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [{"channel": "im", "received": "2026-03-11", **json.loads(line)} for line in lines]


def told(items: list[dict[str, Any]]) -> list[str]:
    readings = [
        reading.read(item["text"], channel=item["channel"], received=dt.date.fromisoformat(item["received"]))
        for item in items
    ]
    return [json.dumps(one.to_dict(), ensure_ascii=False, sort_keys=True) for one in readings]


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", type=Path, help="where the readings are kept")
    kept: Path = options.parse_args().file
    items = messages()
    told(items[::7])  # the patterns are compiled with the first texts that need them
    begun = time.process_time()
    found = told(items)
    print(f"{len(items) / (time.process_time() - begun):,.0f} texts a second and core")
    if not kept.exists():
        kept.write_text("\n".join(found), encoding="utf-8")
        return 0
    before = kept.read_text(encoding="utf-8").split("\n")
    changed = [item["id"] for item, old, new in zip(items, before, found, strict=True) if old != new]
    print(f"{len(changed)} of {len(items):,} readings changed", *changed[:10])
    return int(bool(changed))


if __name__ == "__main__":
    raise SystemExit(main())
