"""The silence curve: how many comparable processes are still silent after so many working days, and where you stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, path, together, view_box


@dataclass(frozen=True)
class Mark:
    """A day on the axis: `day` in working days since the last talk, with its label and the class that draws it."""

    day: float
    label: str
    kind: str


@dataclass(frozen=True)
class Silence:
    """What the picture shows. `heard`, `low`, `high`: shares from 0 to 1, one for each working day in `days`."""

    days: Sequence[int]
    heard: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    today: int
    marks: Sequence[Mark] = ()
    words: dict[str, str] = field(default_factory=dict)

    @property
    def is_beyond(self) -> bool:
        """Has the wait gone on for longer than the picture reaches?"""
        return self.today > self.days[-1]

    def heard_by(self, day: float) -> float:
        """The share that has heard by a day, along the line; beyond the last day, the last share."""
        for (left, at), (right, then) in zip(
            zip(self.days, self.heard, strict=True),
            zip(self.days[1:], self.heard[1:], strict=True),
            strict=False,
        ):
            if left <= day <= right:
                return at + (then - at) * (day - left) / (right - left)
        return self.heard[-1] if self.days and day > self.days[-1] else self.heard[0]


@dataclass(frozen=True)
class Frame:
    """The place of the picture in its own units."""

    width: int
    height: int
    last: float
    left: int = 8
    right: int = 12
    top: int = 34
    bottom: int = 30

    def x(self, day: float) -> float:
        return self.left + (self.width - self.left - self.right) * min(day, self.last) / self.last

    def y(self, silent: float) -> float:
        return self.top + (self.height - self.top - self.bottom) * (1 - silent)


SHAPES = {"narrow": (340, 220), "wide": (640, 240)}


def silence_curve(silence: Silence, shape: str) -> SafeString:
    """The picture in one of two shapes: `narrow` for phones, `wide` for the rest; the page shows the one that fits."""
    width, height = SHAPES[shape]
    frame = Frame(width, height, float(max(silence.days)))
    inside = [_axis(frame, silence, shape), _band(frame, silence), _line(frame, silence)]
    inside += [_mark(frame, mark, row) for row, mark in enumerate(silence.marks)]
    inside += [_half(frame, silence), _today(frame, silence)]
    sentence = silence.words.get("sentence", "")
    return view_box(
        f"0 0 {width} {height}",
        element("title", sentence),
        *inside,
        class_=f"silence {shape}",
        role="img",
        aria_label=sentence,
    )


def _axis(frame: Frame, silence: Silence, shape: str) -> SafeString:
    base, last = frame.y(0), int(frame.last)
    step = next(size for size in (5, 10, 20, 50, 1000) if last / size <= (5 if shape == "narrow" else 9))
    parts = [element("line", class_="axis", x1=frame.left, x2=frame.width - frame.right, y1=base, y2=base)]
    half = frame.y(0.5)
    parts.append(
        element("line", class_="grid", x1=frame.left, x2=frame.width - frame.right, y1=half, y2=half)
    )
    for day in range(0, last + 1, step):
        anchor = "start" if day == 0 else "end" if day > last - step / 3 else "middle"
        label = silence.words.get("axis", "") if day == 0 else str(day)
        if day == 0 or frame.x(day) > frame.left + 15 * (len(label) and 6):
            parts.append(
                element("text", label, class_="tick", x=frame.x(day), y=base + 19, text_anchor=anchor)
            )
        parts.append(element("line", class_="axis", x1=frame.x(day), x2=frame.x(day), y1=base, y2=base + 4))
    return together(parts)


def _band(frame: Frame, silence: Silence) -> SafeString:
    upper = [(frame.x(day), frame.y(1 - low)) for day, low in zip(silence.days, silence.low, strict=True)]
    lower = [(frame.x(day), frame.y(1 - high)) for day, high in zip(silence.days, silence.high, strict=True)]
    return element("path", class_="band-of-doubt", d=path([*upper, *reversed(lower)], closed=True))


def _line(frame: Frame, silence: Silence) -> SafeString:
    points = [
        (frame.x(day), frame.y(1 - heard)) for day, heard in zip(silence.days, silence.heard, strict=True)
    ]
    gone = [point for point in points if point[0] <= frame.x(silence.today)]
    here = (frame.x(silence.today), frame.y(1 - silence.heard_by(silence.today)))
    return together(
        [
            element("path", class_="curve ahead", d=path(points)),
            element("path", class_="curve gone", d=path([*gone, here])),
        ]
    )


def _half(frame: Frame, silence: Silence) -> SafeString:
    """What the line across says; above the band, so that it can be read."""
    place = {"x": frame.width - frame.right, "y": frame.y(0.5) - 5, "text_anchor": "end"}
    return element("text", silence.words.get("half", ""), class_="half", **place)


def _today(frame: Frame, silence: Silence) -> SafeString:
    x, y = frame.x(silence.today), frame.y(1 - silence.heard_by(silence.today))
    late = x > frame.width / 2
    # Near the top the labels of the marks stand; there today's goes below its dot, under the line.
    crowded = y < frame.top + 24 and any(-20 < frame.x(mark.day) - x < 130 for mark in silence.marks)
    here = [] if silence.is_beyond else [
        element("circle", class_="halo", cx=x, cy=y, r=10),
        element("circle", class_="dot", cx=x, cy=y, r=5.5),
    ]  # fmt: skip
    return together(
        [
            *here,
            element(
                "text",
                silence.words.get("today", ""),
                class_="here",
                x=x - 12 if late else x + 12,
                y=y + 24 if crowded or silence.is_beyond else y - 9,
                text_anchor="end" if late else "start",
            ),
        ]
    )


def _mark(frame: Frame, mark: Mark, row: int) -> SafeString:
    """A line down to the axis, its label above; the second label stands lower, so that two close days can be read."""
    x = frame.x(mark.day)
    top = 12 + 15 * (row % 2)
    late = x > frame.width * 0.62
    return together(
        [
            element("line", class_=f"mark {mark.kind}", x1=x, x2=x, y1=top - 8, y2=frame.y(0)),
            element(
                "text",
                mark.label,
                class_=f"mark-label {mark.kind}",
                x=x - 6 if late else x + 6,
                y=top,
                text_anchor="end" if late else "start",
            ),
        ]
    )
