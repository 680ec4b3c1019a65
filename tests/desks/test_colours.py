"""The colours can be read, and the six situations told apart, also by colour-blind eyes."""

import itertools
import math
import re
from pathlib import Path

import pytest

from huiyin.desks.candidate.wording import ORDER

TOKENS = Path(__file__).parents[2] / "src/huiyin/site/static/huiyin/css/tokens.css"

# Machado, Oliveira and Fernandes 2009, full severity.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def tokens(scheme: str) -> dict[str, str]:
    light, _dark, rest = TOKENS.read_text(encoding="utf-8").partition("@media (prefers-color-scheme: dark)")
    css = light if scheme == "light" else rest.partition("@media")[0]
    return dict(re.findall(r"--([a-z_-]+): (#[0-9a-f]{6});", css))


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eyes", EYES)
def test_the_six_situations_stay_apart(scheme: str, eyes: str) -> None:
    found = tokens(scheme)
    seen = {
        name: lab([sum(row[k] * linear(found[name])[k] for k in range(3)) for row in EYES[eyes]])
        for name in ORDER
    }
    nearest = min(itertools.combinations(ORDER, 2), key=lambda pair: math.dist(seen[pair[0]], seen[pair[1]]))
    assert math.dist(seen[nearest[0]], seen[nearest[1]]) > 20, nearest


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *[
            (ink, ground)
            for ink in ("ink", "ink-soft", "do", "due", "hurt")
            for ground in ("paper", "raised", "sunk")
        ],
        ("on-do", "do"),
        ("on-do", "do-strong"),
        ("do-strong", "do-soft"),
        ("do", "do-soft"),
        ("due", "due-soft"),
        ("hurt", "hurt-soft"),
        ("paper", "ink"),
    ],
)
def test_words_can_be_read(scheme: str, text: str, ground: str) -> None:
    found = tokens(scheme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edges_of_controls_can_be_seen(scheme: str) -> None:
    found = tokens(scheme)
    assert min(contrast(found["edge"], found[ground]) for ground in ("paper", "raised")) >= 3


def test_no_other_file_sets_a_colour() -> None:
    for sheet in TOKENS.parent.glob("*.css"):
        if sheet != TOKENS:
            colours = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text(encoding="utf-8")))
            assert colours <= {"#fff", "#000", "#999"}, (sheet.name, colours)
