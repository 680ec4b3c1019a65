"""Plain bars: a number beside its name, for comparing a few. Made for print and for eyes that see no colour."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, view_box

SHAPES = {"narrow": (340, 46, 0), "wide": (560, 34, 190)}
"""The width of the picture, the height of a row, and what of it the names on the left take; on a phone they stand above."""
VALUE = 90
"""What the value in words takes on the right."""
LONGEST = {"narrow": 44, "wide": 24}
"""So much of a name is shown, in half squares."""


def bars(rows: Sequence[tuple[str, float, str]], sentence: str, shape: str) -> SafeString:
    """`rows`: (name, value, the value in words), longest name cut · `sentence`: what a screen reader says ·
    `shape`: narrow for phones, or wide."""
    width, row, left = SHAPES[shape]
    most = max((value for _name, value, _said in rows), default=0) or 1
    room = width - left - VALUE
    down = 0 if left else 13
    parts = []
    for place, (name, value, said) in enumerate(rows):
        y = place * row
        length = max(room * value / most, 2 if value else 0)
        parts.append(
            element("text", _short(name, LONGEST[shape]), x=0, y=y + (21 if left else 14), class_="bar-name")
        )
        parts.append(element("rect", x=left, y=y + 8 + down, width=length, height=18, rx=4, class_="bar"))
        parts.append(element("text", said, x=left + length + 8, y=y + 22 + down, class_="bar-value"))
    return view_box(
        f"0 0 {width} {max(len(rows), 1) * row}",
        element("title", sentence),
        *parts,
        class_=f"bars {shape}",
        role="img",
        aria_label=sentence,
    )


def _short(name: str, most: int) -> str:
    wide = sum(2 if ord(mark) > 0x2E7F else 1 for mark in name)
    if wide <= most:
        return name
    return f"{name[: (most // 2 if wide > len(name) else most) - 1]}…"
