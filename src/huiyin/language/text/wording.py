"""The wording of a text as a linear model sees it: runs of words or characters, each with a weight for every label.

A run is one to three English words, or one to four Chinese characters. Its weights for all labels lie side by side in one
large number, so that a text is weighed by adding numbers up, without NumPy and its time to load. The vocabularies are written
by `python -m benchmarks.train_reader`, `train_guard` and `train_rehearsal`.
"""

import json
import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from struct import unpack
from typing import NamedTuple

from huiyin.process.vocabulary import Language

MOST_LOOKED_AT = 1500
"""Characters of a message that are weighed; HR says what matters before."""
MIDDLE = 128
_LANE = 4
"""Bytes of a lane: the sum of one label's weights over the whole text fits in, and a machine reads it at once."""
_SIGN = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]|[\u3400-\u9fff]|[?!]")
_LONGEST: dict[Language, int] = {"zh": 4, "en": 3}


class Vocabulary(NamedTuple):
    """`weights`: for each run its lanes, the last being the square of how rare it is; `scales`: what one step of each
    lane is worth; `biases`: what each label starts with; `power`: of the norm of a text that its sum is
    divided by. 1 is the usual cosine; with 0.5 the few words that decide are thinned out less by a long text around them."""

    weights: dict[str, int]
    labels: tuple[str, ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    power: float = 1.0


def runs(plain: str, language: Language) -> set[str]:
    """The runs of a plain text, the same at training and at reading."""
    signs = words(plain)
    found = set(signs)
    for length in range(2, _LONGEST[language] + 1):
        found.update(map(" ".join, zip(*(signs[start:] for start in range(length)), strict=False)))
    return found


def words(plain: str) -> list[str]:
    """English words, figures, Chinese characters and the signs that end a sentence, in their order."""
    return _SIGN.findall(plain[:MOST_LOOKED_AT])


def weighed(found: Collection[str], known: Vocabulary) -> dict[str, float]:
    """What runs speak for: a number for each label, its bias where no run is known."""
    held = [known.weights[run] for run in found if run in known.weights]
    return dict(zip(known.labels, _summed(held, known), strict=True))


def _summed(held: Sequence[int], known: Vocabulary) -> Iterator[float]:
    width = len(known.labels) + 1
    lanes = unpack(f"<{width}I", sum(held).to_bytes(_LANE * width, "little"))
    norm = (lanes[-1] / 255) ** (0.5 * known.power) or 1.0
    middle = MIDDLE * len(held)
    for lane, scale, bias in zip(lanes[:-1], known.scales, known.biases, strict=True):
        yield (lane - middle) * scale / norm + bias


def packed(grams: Sequence[str], known: Vocabulary, lanes: bytes) -> bytes:
    """The vocabulary as a file; `lanes` holds one byte a label and one for rareness, run by run."""
    head = json.dumps(
        {
            "labels": list(known.labels),
            "scales": [round(scale, 9) for scale in known.scales],
            "biases": [round(bias, 4) for bias in known.biases],
            "power": known.power,
        }
    )
    return zlib.compress("\n".join((head, *grams)).encode() + b"\n\n" + lanes, 9)


@cache
def vocabulary(package: str) -> Vocabulary:
    """The vocabulary that ships with a package, loaded with the first text."""
    return unpacked((files(package) / "wording.bin").read_bytes())


def unpacked(file: bytes) -> Vocabulary:
    """What `packed` made a file of."""
    raw = zlib.decompress(file)
    text, _, lanes = raw.partition(b"\n\n")
    head, *grams = text.decode().split("\n")
    known = json.loads(head)
    width = len(known["labels"]) + 1
    wide = bytearray(_LANE * len(lanes))
    wide[::_LANE] = lanes
    step = _LANE * width
    weights = {
        gram: int.from_bytes(wide[at : at + step], "little")
        for gram, at in zip(grams, range(0, len(wide), step), strict=True)
    }
    return Vocabulary(
        weights,
        tuple(known["labels"]),
        tuple(known["scales"]),
        tuple(known["biases"]),
        known.get("power", 1.0),
    )
