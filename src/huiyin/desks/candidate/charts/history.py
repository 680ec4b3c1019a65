"""How the odds moved: the six situations as layers over the days, with a mark for each thing that happened."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from huiyin.desks.candidate.charts.situations import PATTERNS
from huiyin.desks.stationery.svg import element, path, view_box
from huiyin.process.vocabulary import Situation

SHAPES = {"narrow": (340, 210), "wide": (640, 230)}
TOP, BOTTOM, LEFT, RIGHT = 14, 24, 4, 4

History = Sequence[tuple[dt.date, Mapping[Situation, float]]]


def history_chart(
    history: History,
    order: Sequence[Situation],
    happened: Sequence[dt.date],
    ends: tuple[str, str],
    sentence: str,
    shape: str,
) -> SafeString:
    """Layers from the first day to the last. `happened`: days to mark · `ends`: the labels of the first and last day."""
    width, height = SHAPES[shape]
    first, last = history[0][0], history[-1][0]
    span = max(1, (last - first).days)

    def x(day: dt.date) -> float:
        return LEFT + (width - LEFT - RIGHT) * (day - first).days / span

    def y(share: float) -> float:
        return TOP + (height - TOP - BOTTOM) * share

    base = [0.0] * len(history)
    layers = []
    for name in order:
        above = [low + odds.get(name, 0.0) for low, (_day, odds) in zip(base, history, strict=True)]
        upper = [(x(day), y(low)) for low, (day, _odds) in zip(base, history, strict=True)]
        lower = [(x(day), y(high)) for high, (day, _odds) in zip(above, history, strict=True)]
        outline = path([*upper, *reversed(lower)], closed=True)
        layers.append(element("path", class_=f"layer s-{name}", d=outline))
        if name in PATTERNS:
            layers.append(element("path", class_="layer", fill=f"url(#hatch-{PATTERNS[name]})", d=outline))
        base = above
    marks = [
        element("line", class_="event-mark", x1=x(day), x2=x(day), y1=TOP - 8, y2=height - BOTTOM)
        for day in happened
        if first <= day <= last
    ]
    labels = [
        element("text", ends[0], x=LEFT, y=height - 7),
        element("text", ends[1], x=width - RIGHT, y=height - 7, text_anchor="end"),
    ]
    return view_box(
        f"0 0 {width} {height}",
        element("title", sentence),
        *layers,
        *marks,
        *labels,
        class_=f"history {shape}",
        role="img",
        aria_label=sentence,
    )
