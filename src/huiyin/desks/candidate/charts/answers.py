"""One's own answer times as steps with their band, and the typical line beside them."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.safestring import SafeString

from huiyin.desks.candidate.charts.silence import SHAPES, Frame
from huiyin.desks.stationery.svg import element, path, view_box
from huiyin.process.survival import Survival

Points = list[tuple[float, float]]


def answers_chart(own: Survival, typical: Sequence[float], words: dict[str, str], shape: str) -> SafeString:
    """The share still without an answer over working days. `typical`: the share that has heard by day 0, 1, 2, …"""
    width, height = SHAPES[shape]
    last = len(typical) - 1
    frame = Frame(width, height, float(last))
    base = frame.y(0)
    edge = {"x1": frame.left, "x2": frame.width - frame.right}
    usual = [(frame.x(day), frame.y(1 - heard)) for day, heard in enumerate(typical)]
    band = [*_steps(frame, own, own.high), *reversed(_steps(frame, own, own.low))]
    ticks = [
        element(
            "text",
            str(day),
            class_="tick",
            x=frame.x(day),
            y=base + 19,
            text_anchor="end" if day == last else "middle",
        )
        for day in range(10, last + 1, 10)
        # The first of them would stand in the words that name the axis.
        if day > 10 or shape == "wide"
    ]
    place = min(12, last)
    return view_box(
        f"0 0 {width} {height}",
        element("title", words["sentence"]),
        element("path", class_="band-of-doubt", d=path(band, closed=True)),
        element("line", class_="axis", y1=base, y2=base, **edge),
        element("line", class_="grid", y1=frame.y(0.5), y2=frame.y(0.5), **edge),
        element("path", class_="curve usual", d=path(usual)),
        element("path", class_="curve gone", d=path(_steps(frame, own, own.waiting))),
        element("text", words["axis"], class_="tick", x=frame.left, y=base + 19),
        *ticks,
        element("text", words["usual"], class_="half", x=frame.x(place) + 4, y=usual[place][1] - 8),
        class_=f"silence {shape}",
        role="img",
        aria_label=words["sentence"],
    )


def _steps(frame: Frame, own: Survival, shares: Sequence[float]) -> Points:
    """The corners of a step line, as far as anybody has waited."""
    points: Points = [(frame.x(0), frame.y(1 if own.days[0] else shares[0]))]
    known = [(day, share) for day, share in zip(own.days, shares, strict=True) if day <= frame.last]
    for (_day, before), (day, after) in pairwise(known):
        points += [(frame.x(day), frame.y(before)), (frame.x(day), frame.y(after))]
    points.append((frame.x(own.until), frame.y(known[-1][1])))
    return points
