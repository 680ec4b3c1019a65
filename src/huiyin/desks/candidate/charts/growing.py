"""Growing, in small pictures: how much of a role one brings, day by day; what each rehearsal brought."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, path, view_box

_WIDTH, _HEIGHT = 340, 112
_LEFT, _RIGHT, _TOP, _BASE = 26, 10, 14, 88
_ROOM = 14
"""Units that a mark needs; more rehearsals than fit so are drawn closer."""


def met_chart(way: Sequence[tuple[dt.date, int, int]], ends: tuple[str, str], sentence: str) -> SafeString:
    """Steps: demands met, from the first day to the last. `way`: day, met, of all · `ends`: words for both days."""
    most = max(rows for _day, _met, rows in way)
    first, span = way[0][0], max(1, (way[-1][0] - way[0][0]).days)

    def x(day: dt.date) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (day - first).days / span

    corners = [(x(way[0][0]), _y(way[0][1], most))]
    for (_before, was, _all), (day, met, _rows) in pairwise(way):
        corners += [(x(day), _y(was, most)), (x(day), _y(met, most))]
    return _framed(
        sentence,
        most,
        ends,
        element("path", class_="line", d=path(corners)),
        *(element("circle", class_="dot", cx=x(day), cy=_y(met, most), r=4) for day, met, _rows in way),
    )


def rehearsed_chart(reached: Sequence[int], most: int, ends: tuple[str, str], sentence: str) -> SafeString:
    """A bar for each rehearsal, oldest first, as high as the marks that it reached; an empty one keeps its foot."""
    step = min(float(_ROOM * 2), (_WIDTH - _LEFT - _RIGHT) / max(1, len(reached)))
    bars = [
        element(
            "rect",
            class_="bar",
            x=_LEFT + step * place + step * 0.15,
            y=_y(count, most) if count else _BASE - 2,
            width=step * 0.7,
            height=_BASE - _y(count, most) if count else 2,
            rx=2,
        )
        for place, count in enumerate(reached)
    ]
    return _framed(sentence, most, ends, *bars)


def _y(count: float, most: int) -> float:
    return _BASE - (_BASE - _TOP) * count / max(1, most)


def _framed(sentence: str, most: int, ends: tuple[str, str], *inside: SafeString) -> SafeString:
    return view_box(
        f"0 0 {_WIDTH} {_HEIGHT}",
        element("title", sentence),
        element("line", class_="ground", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=_BASE, y2=_BASE),
        element("line", class_="top", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=_TOP, y2=_TOP),
        element("text", str(most), x=_LEFT - 6, y=_TOP + 4, text_anchor="end"),
        element("text", "0", x=_LEFT - 6, y=_BASE + 4, text_anchor="end"),
        *inside,
        element("text", ends[0], x=_LEFT, y=_HEIGHT - 6),
        element("text", ends[1], x=_WIDTH - _RIGHT, y=_HEIGHT - 6, text_anchor="end"),
        class_="growing",
        role="img",
        aria_label=sentence,
    )
