"""Tables, examples and sentences are our own: none shares a long run with a labelled set of other hands."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tests.shared import shared_data, shared_lines

ROOT = Path(__file__).parents[2]
HAN, WORDS = 11, 7
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9']+")


def runs(text: str) -> Iterator[str]:
    """Every run of 11 Chinese characters and of 7 English words, marks between them left out."""
    han = "".join(_HAN.findall(text))
    yield from (han[at : at + HAN] for at in range(len(han) - HAN + 1))
    words = _WORD.findall(text.lower())
    yield from (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def labelled() -> Iterator[str]:
    for name in ("dev/replies.jsonl", "dev/drafts.jsonl", "real/zh_hr_phrases.jsonl"):
        yield from (row["text"] for row in shared_lines(name))
    with shared_data("real/rejection_mails_en.csv").open(encoding="utf-8", newline="") as source:
        yield from (row["Email"] for row in csv.DictReader(source))


def ours() -> Iterator[tuple[str, str]]:
    language = ROOT / "src" / "huiyin" / "language"
    for path in [*language.rglob("*.tsv"), *(ROOT / "tests" / "language").rglob("*.jsonl")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for cell in line.split("\t"):
                yield f"{path.name}:{number}", cell


def test_no_long_run_is_another_hands() -> None:
    theirs = {run for text in labelled() for run in runs(text)}
    shared = {f"{place} {run}" for place, text in ours() for run in runs(text) if run in theirs}
    assert shared == set()
