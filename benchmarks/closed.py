"""How the reader does on messages that nothing was made from: `python -m benchmarks.closed [FILE ...]`.

`tests/language/reader/closed.jsonl` is written by people of two languages who knew no table. It trains nothing and chooses nothing;
whoever makes rules from it moves it to the training sets first, as `fresh_2.jsonl` once was this set. `closed_days.jsonl` is of the same
kind; it labels outcomes and days only. Told by language: the share of
outcomes read right, with tolerated ones, the mean F1 over outcomes, the share among the surest three quarters, good news and a no taken
for each other without a doubt, promised days right, days that nobody promised, F1 of the reasons and of the requests, and how often a
quote overlaps one of the writer's. A line may carry its labels beside the text or under `labels`.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sklearn.metrics import f1_score

from huiyin.language.reader import reading
from huiyin.process.reading import Reading

CLOSED = Path(__file__).parents[1] / "tests" / "language" / "reader" / "closed.jsonl"
BAD, GOOD = {"rejected", "filled"}, {"offer", "next_round"}


class Wanted:
    """What a message was labelled with, however its writer spelled the keys."""

    def __init__(self, item: dict[str, Any]) -> None:
        told = {**item, **item.get("labels", {})}
        self.text: str = item["text"]
        self.language = item.get("lang") or ("zh" if "z" in item["id"].partition("-")[0] else "en")
        self.outcome: str = told["outcome"]
        self.outcome_alt = {*told.get("outcome_alt", ()), *told.get("alt", ())}
        self.reasons = set(told.get("reasons", ()))
        self.reasons_alt = set(told.get("reasons_alt", ()))
        self.requests = set(told.get("requests", ()))
        self.requests_alt = set(told.get("requests_alt", ()))
        day = told.get("promised_date") or told.get("promised")
        self.promised = day["latest"] if isinstance(day, dict) else day
        self.evidence = [one if isinstance(one, str) else one["span"] for one in told.get("evidence", ())]


Pair = tuple[Wanted, Reading]


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or [CLOSED]
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise SystemExit(
            f"No such set: {missing[0]}. Name files of labelled messages, one JSON object a line."
        )
    items = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    tell_all([(Wanted(item), read(item)) for item in items])


def tell_all(pairs: Sequence[Pair]) -> None:
    tell("both", pairs)
    for language in ("zh", "en"):
        tell(language, [pair for pair in pairs if pair[0].language == language])


def read(item: dict[str, Any]) -> Reading:
    return reading.read(
        item["text"], channel=item["channel"], received=dt.date.fromisoformat(item["received"][:10])
    )


def tell(name: str, pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    right = [found.outcome == wanted.outcome for wanted, found in pairs]
    borne = [found.outcome in {wanted.outcome, *wanted.outcome_alt} for wanted, found in pairs]
    f1 = f1_score(
        [wanted.outcome for wanted, _ in pairs], [found.outcome for _, found in pairs], average="macro"
    )
    order = sorted(range(len(pairs)), key=lambda place: -pairs[place][1].confidence)
    surest = [right[place] for place in order[: len(pairs) * 3 // 4]]
    costly = sum(
        not found.unsure
        and bool({wanted.outcome, found.outcome} & BAD)
        and bool({wanted.outcome, found.outcome} & GOOD)
        for wanted, found in pairs
    )
    promised = [(wanted.promised, found.promised_date) for wanted, found in pairs]
    days = [day is not None and day.latest.isoformat() == named for named, day in promised if named]
    invented = sum(day is not None and not named for named, day in promised)
    reasons = micro_f1((set(found.reasons), wanted.reasons, wanted.reasons_alt) for wanted, found in pairs)
    requests = micro_f1(
        (set(found.requests), wanted.requests, wanted.requests_alt) for wanted, found in pairs
    )
    quoted = [quotes_overlap(wanted, found) for wanted, found in pairs if wanted.evidence]
    print(
        f"{name}: {len(pairs)} texts  outcome {mean(right):.3f} ({mean(borne):.3f})  F1 {f1:.3f}  surest 3/4 {mean(surest):.3f}"
        f"  costly {costly}  days {sum(days)}/{len(days)}  invented {invented}  reasons {reasons:.3f}  requests {requests:.3f}"
        + (f"  evidence {mean(quoted):.3f}" if quoted else "")
    )


def micro_f1(answers: Iterable[tuple[set[Any], set[str], set[str]]]) -> float:
    """Of labels found, wanted and neither rewarded nor punished, over all messages."""
    hits = errors = 0
    for found, wanted, borne in answers:
        hits += len(found & wanted)
        errors += len(wanted - found) + len(found - wanted - borne)
    return 2 * hits / max(2 * hits + errors, 1)


def quotes_overlap(wanted: Wanted, found: Reading) -> bool:
    places = [
        (start, start + len(span)) for span in wanted.evidence if (start := wanted.text.find(span)) >= 0
    ]
    return any(quote.start < end and start < quote.end for quote in found.evidence for start, end in places)


def mean(hits: Sequence[bool]) -> float:
    return sum(hits) / max(len(hits), 1)


if __name__ == "__main__":
    main()
