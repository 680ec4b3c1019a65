"""Who led to whom: a tree lying on its side, each line one step further."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, view_box

ROW, STEP, LEFT = 36, 30, 10
WIDTH = 340
MOST_LETTERS = 34


@dataclass
class Branch:
    """A person or an opening, and those they led to. `kind`: person or opening."""

    name: str
    kind: str
    led_to: list["Branch"] = field(default_factory=list)


def introductions(roots: list[Branch], sentence: str) -> SafeString:
    """The tree: one line a name, indented under the one who led there."""
    lines: list[SafeString] = []
    names: list[SafeString] = []
    rows = 0

    def drawn(branch: Branch, depth: int, above: int | None) -> None:
        nonlocal rows
        row, rows = rows, rows + 1
        x, y = LEFT + STEP * depth, ROW * row + ROW / 2
        if above is not None:
            start = ROW * above + ROW / 2
            d = f"M{x - STEP} {start + 7:.1f}V{y - 8:.1f}Q{x - STEP} {y:.1f} {x - STEP + 8} {y:.1f}H{x - 8}"
            lines.append(element("path", class_="led", d=d))
        if branch.kind == "person":
            names.append(element("circle", class_="person", cx=x, cy=y, r=6))
        else:
            names.append(element("rect", class_="seat", x=x - 6, y=y - 6, width=12, height=12, rx=3))
        names.append(element("text", _short(branch.name, depth), x=x + 14, y=y + 5))
        for one in branch.led_to:
            drawn(one, depth + 1, row)

    for root in roots:
        drawn(root, 0, None)
    return view_box(
        f"0 0 {WIDTH} {max(1, rows) * ROW}",
        element("title", sentence),
        *lines,
        *names,
        class_="introductions",
        role="img",
        aria_label=sentence,
    )


def _short(name: str, depth: int) -> str:
    """As much of the name as fits; a Chinese character is as wide as two letters."""
    room, kept = MOST_LETTERS - 4 * depth, ""
    for letter in name:
        room -= 1 if ord(letter) < 0x2E80 else 2
        if room < 1:
            return f"{kept}…"
        kept += letter
    return kept
