"""Plain bars: a number beside its name, for comparing a few. Made for print and for eyes that see no colour."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, view_box

ROW = 34
WIDTH = 560
LABEL = 190


def bars(rows: Sequence[tuple[str, float, str]], sentence: str) -> SafeString:
    """`rows`: (name, value, the value in words), longest name cut · `sentence`: what a screen reader says."""
    most = max((value for _name, value, _said in rows), default=0) or 1
    room = WIDTH - LABEL - 90
    parts = []
    for place, (name, value, said) in enumerate(rows):
        y = place * ROW
        length = max(room * value / most, 2 if value else 0)
        parts.append(element("text", _short(name), x=0, y=y + 21, class_="bar-name"))
        parts.append(element("rect", x=LABEL, y=y + 8, width=length, height=18, rx=4, class_="bar"))
        parts.append(element("text", said, x=LABEL + length + 8, y=y + 22, class_="bar-value"))
    return view_box(
        f"0 0 {WIDTH} {max(len(rows), 1) * ROW}",
        element("title", sentence),
        *parts,
        class_="bars",
        role="img",
        aria_label=sentence,
    )


def _short(name: str) -> str:
    wide = sum(2 if ord(mark) > 0x2E7F else 1 for mark in name)
    if wide <= 24:
        return name
    return f"{name[: 11 if wide > len(name) else 22]}…"
