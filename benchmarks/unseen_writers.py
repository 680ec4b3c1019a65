"""How the whole reader does on writers whom its models have not seen: `python -m benchmarks.unseen_writers`.

The newest batch of `fresh_2.jsonl` comes from several writers; each in turn is left out, everything is trained on the rest, and the
reader reads the one left out. Phrase tables are as they are, so where a table was mended after these messages the figure flatters.
What is told is what `benchmarks.closed` tells.
"""

import json
import tempfile
import warnings
from pathlib import Path
from typing import Any
from unittest import mock

from threadpoolctl import threadpool_limits

from benchmarks import closed, train_days, train_reader
from huiyin.language.reader import confidence, date_roles, weighing
from huiyin.language.text import wording

WRITERS = ("c11", "c12", "c21", "c22")


def main() -> None:
    warnings.filterwarnings("ignore")
    with threadpool_limits(1):
        tell()


def tell() -> None:
    items = train_reader.sentences("fresh_2.jsonl")
    pairs: list[closed.Pair] = []
    for writer in WRITERS:
        theirs = [item for item in items if item["id"].startswith(writer)]
        with tempfile.TemporaryDirectory() as place:
            train_without(Path(place), {item["text"] for item in theirs})
            pairs += read_with(Path(place), theirs)
    closed.tell_all(pairs)
    odd = {item["text"] for item in items if int(item["id"].rpartition("-")[2]) % 2}
    closed.tell("odd", [pair for pair in pairs if pair[0].text in odd])
    closed.tell("even", [pair for pair in pairs if pair[0].text not in odd])


def train_without(place: Path, unseen: set[str]) -> None:
    """Trains every model on all messages but those, into a folder."""
    (place / "phrases").mkdir()
    everything = train_reader.sentences

    def without(name: str) -> list[dict[str, Any]]:
        return [item for item in everything(name) if item["text"] not in unseen]

    with (
        mock.patch.object(train_reader, "READER", place),
        mock.patch.object(train_days, "READER", place),
        mock.patch.object(train_reader, "sentences", without),
        mock.patch.object(train_days, "sentences", without),
    ):
        train_reader.train()
        train_days.train()


def read_with(place: Path, items: list[dict[str, Any]]) -> list[closed.Pair]:
    """The readings of the models in a folder."""
    words = {
        name: wording.unpacked((place / part / "wording.bin").read_bytes())
        for name, part in (("huiyin.language.reader", ""), ("huiyin.language.reader.phrases", "phrases"))
    }
    weights = {
        name: json.loads((place / f"{name}.json").read_text())
        for name in ("weighing", "confidence", "day_roles")
    }
    hints = {label: weighing._Weights(found) for label, found in weights["weighing"].items()}
    with (
        mock.patch.object(wording, "vocabulary", words.__getitem__),
        mock.patch.object(weighing, "_weights", return_value=hints),
        mock.patch.object(confidence, "_weights", return_value=weights["confidence"]["weights"]),
        mock.patch.object(date_roles, "_weights", return_value=weights["day_roles"]),
    ):
        return [(closed.Wanted(item), closed.read(item)) for item in items]


if __name__ == "__main__":
    main()
