"""The hours of the day at which HR wrote."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, together, view_box

_WIDTH, _HEIGHT, _STEP = 336, 84, 14


def hours(by_hour: Sequence[int], sentence: str) -> SafeString:
    """24 bars, with the hours 0, 6, 12 and 18 named."""
    most = max([*by_hour, 1])
    bars = [
        element(
            "rect",
            x=hour * _STEP + 2,
            y=float(60 - 54 * count / most),
            width=_STEP - 4,
            height=float(54 * count / most),
            rx=2,
            class_="hour",
        )
        for hour, count in enumerate(by_hour)
        if count
    ]
    names = [element("text", f"{hour}:00", x=hour * _STEP, y=78) for hour in (0, 6, 12, 18)]
    ground = element("line", x1=0, y1=60.5, x2=_WIDTH, y2=60.5, class_="ground")
    return view_box(
        f"0 0 {_WIDTH} {_HEIGHT}",
        together([ground, *bars, *names]),
        class_="hours",
        role="img",
        aria_label=sentence,
    )
