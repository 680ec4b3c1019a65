"""How the reader does on messages that nothing was made from: `python -m benchmarks.closed`.

`tests/language/reader/closed.jsonl` was written by people of two languages who knew no table, half of it hard on purpose. It trains
nothing and chooses nothing; whoever makes rules from it moves it to `fresh.jsonl` first. Told by language: the share of outcomes read
right, with tolerated ones, the mean F1 over outcomes, the share among the surest three quarters, good news and a no taken for each
other without a doubt, promised days right, and days that nobody promised.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from sklearn.metrics import f1_score

from huiyin.language.reader import reading
from huiyin.process.reading import Reading

CLOSED = Path(__file__).parents[1] / "tests" / "language" / "reader" / "closed.jsonl"
BAD, GOOD = {"rejected", "filled"}, {"offer", "next_round"}


def main() -> None:
    items = [json.loads(line) for line in CLOSED.read_text(encoding="utf-8").splitlines()]
    read = [
        reading.read(item["text"], channel=item["channel"], received=dt.date.fromisoformat(item["received"]))
        for item in items
    ]
    pairs = list(zip(items, read, strict=True))
    tell("both", pairs)
    for language in ("zh", "en"):
        tell(language, [pair for pair in pairs if pair[0]["id"].partition("-")[0].endswith(language[0])])


def tell(name: str, pairs: list[tuple[dict[str, Any], Reading]]) -> None:
    right = [found.outcome == item["outcome"] for item, found in pairs]
    borne = [found.outcome in (item["outcome"], *item.get("alt", ())) for item, found in pairs]
    f1 = f1_score(
        [item["outcome"] for item, _ in pairs], [found.outcome for _, found in pairs], average="macro"
    )
    order = sorted(range(len(pairs)), key=lambda place: -pairs[place][1].confidence)
    surest = [right[place] for place in order[: len(pairs) * 3 // 4]]
    costly = sum(
        not found.unsure
        and {item["outcome"], found.outcome} & BAD != set()
        and {item["outcome"], found.outcome} & GOOD != set()
        for item, found in pairs
    )
    promised = [(item.get("promised"), found.promised_date) for item, found in pairs]
    days = [day and day.latest.isoformat() == named for named, day in promised if named]
    invented = sum(day is not None and not named for named, day in promised)
    print(
        f"{name}: {len(pairs)} texts  outcome {mean(right):.3f} ({mean(borne):.3f})  F1 {f1:.3f}  surest 3/4 {mean(surest):.3f}"
        f"  costly {costly}  days {sum(map(bool, days))}/{len(days)}  invented {invented}"
    )


def mean(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


if __name__ == "__main__":
    main()
