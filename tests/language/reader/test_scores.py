"""How well the reader does: on our own sentences, on the labelled set of another hand, on real mails and phrases."""

import csv
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from huiyin.language.reader import reading
from huiyin.process.reading import Reading
from tests.shared import shared_data, shared_lines

HERE = Path(__file__).parent
BAD, GOOD = {"rejected", "filled"}, {"offer", "next_round"}
MEANT = {
    "rejection": BAD,
    "rejection_soft": BAD,
    "rejection_direct": BAD,
    "rejection_position_closed": BAD,
    "courtesy_close": BAD,
    "talent_pool": BAD | {"on_hold"},
    "in_process": {"pending", "no_info", "next_round"},
    "in_process_promise": {"pending"},
    "interview_invite": {"next_round"},
    "advance": {"next_round"},
    "offer": {"offer"},
    "wait_notice": {"no_info", "pending"},
    "ambiguous": {"pending", "no_info", "on_hold", "rejected"},
    "hr_followup": {"pending", "no_info"},
    "courtesy": {"no_info"},
    "system_notice": {"no_info", "pending"},
}
SAYS_NOTHING_ALONE = 12


def own(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def answers(items: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], Reading]]:
    return [
        (
            item,
            reading.read(
                item["text"], channel=item["channel"], received=dt.date.fromisoformat(item["received"])
            ),
        )
        for item in items
    ]


def share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found)


def test_own_sentences_are_many_and_each_has_its_own_words() -> None:
    items = own("own_train.jsonl") + own("own_aside.jsonl")
    assert len(items) >= 600
    assert len(own("own_aside.jsonl")) >= 150
    assert len({item["text"] for item in items}) == len(items)


def test_sentences_that_rules_were_made_from() -> None:
    assert share(found.outcome == item["outcome"] for item, found in answers(own("own_train.jsonl"))) >= 0.95


def test_sentences_set_aside() -> None:
    found = answers(own("own_aside.jsonl"))
    assert share(one.outcome == item["outcome"] for item, one in found) >= 0.9
    gap = share(one.outcome == item["outcome"] for item, one in found) - sum(
        one.confidence for _, one in found
    ) / len(found)
    assert abs(gap) < 0.15


def test_fresh_messages_that_nothing_was_made_from() -> None:
    found = answers(own("fresh_aside.jsonl"))
    right = [one.outcome in (item["outcome"], *item.get("alt", ())) for item, one in found]
    assert share(right) >= 0.83
    surest = sorted(zip(found, right, strict=True), key=lambda pair: -pair[0][1].confidence)
    assert share(hit for _, hit in surest[: int(0.75 * len(found))]) >= 0.92
    costly = [
        item["id"]
        for item, one in found
        if not one.unsure
        and (
            (item["outcome"] in BAD and one.outcome in GOOD)
            or (item["outcome"] in GOOD and one.outcome in BAD)
        )
    ]
    assert len(costly) <= 0.01 * len(found), costly
    invented = [item["id"] for item, one in found if one.promised_date is not None and "promised" not in item]
    assert len(invented) <= 0.03 * len(found), invented


def test_labelled_replies_of_another_hand() -> None:
    found = answers(shared_lines("dev/replies.jsonl"))
    labels = [(item["labels"], one) for item, one in found]
    assert share(one.outcome == label["outcome"] for label, one in labels) >= 0.85
    costly = [
        item["id"]
        for item, one in found
        if (item["labels"]["outcome"] in BAD and one.outcome in GOOD and not one.unsure)
        or (item["labels"]["outcome"] in GOOD and one.outcome in BAD and not one.unsure)
    ]
    assert len(costly) <= 1, costly
    dates = [(label["promised_date"], one.promised_date) for label, one in labels]
    assert share(wanted["latest"] == got.latest.isoformat() for wanted, got in dates if wanted and got) >= 0.9
    assert sum(got is not None and wanted is None for wanted, got in dates) <= 2


def test_real_refusal_mails_are_found() -> None:
    with shared_data("real/rejection_mails_en.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    refused = [
        reading.read(row["Email"], channel="email", received=None).outcome in BAD | {"on_hold"}
        for row in rows
        if row["Status"] == "reject"
    ]
    assert share(refused) >= 0.95


def test_real_chinese_phrases_are_read_as_their_source_says() -> None:
    hits = []
    for row in shared_lines("real/zh_hr_phrases.jsonl"):
        wanted = MEANT.get(row["label"])
        if (
            row["speaker"] in ("candidate", "press", "other")
            or wanted is None
            or len(row["text"]) < SAYS_NOTHING_ALONE
        ):
            continue
        hits.append(
            reading.read(row["text"], channel="wechat", received=dt.date(2026, 3, 11)).outcome in wanted
        )
    assert share(hits) >= 0.85
