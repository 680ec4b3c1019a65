"""The Chinese calendar: days of lunar months, and the solar terms.

`lunar.tsv` holds the first day of each lunar month (leap months apart, nobody dates a letter by one), made with the package
`lunardate`. Solar terms are reckoned from the sun's longitude (J. Meeus, Astronomical
Algorithms, ch. 25, low accuracy: good to a few minutes).
"""

import datetime as dt
import math
from functools import cache
from importlib.resources import files

TERMS = {
    name: 15 * place
    for place, name in enumerate(
        [
            "春分",
            "清明",
            "谷雨",
            "立夏",
            "小满",
            "芒种",
            "夏至",
            "小暑",
            "大暑",
            "立秋",
            "处暑",
            "白露",
            "秋分",
            "寒露",
            "霜降",
            "立冬",
            "小雪",
            "大雪",
            "冬至",
            "小寒",
            "大寒",
            "立春",
            "雨水",
            "惊蛰",
        ]
    )
}
"""The longitude of the sun, in degrees, on which a term begins."""
_BEIJING = dt.timezone(dt.timedelta(hours=8))
_J2000 = dt.datetime(2000, 1, 1, 12, tzinfo=dt.UTC)
_FIRST_TERM = 79.5
"""The spring equinox falls that many days into the year, give or take one."""
_DEGREES_A_DAY = 360 / 365.2422


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day of a lunar date; None outside the table."""
    months = _months().get(year)
    return months[month - 1] + dt.timedelta(days=day - 1) if months else None


@cache
def _months() -> dict[int, tuple[dt.date, ...]]:
    source = files("huiyin.language.text.dates") / "lunar.tsv"
    rows = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines()[1:]]
    return {int(year): tuple(map(dt.date.fromisoformat, starts)) for year, *starts in rows}


@cache
def term(name: str, year: int) -> dt.date:
    """The day in that year, in Beijing, on which the solar term begins."""
    wanted = TERMS[name]
    in_year = _FIRST_TERM + (wanted if wanted < 280 else wanted - 360) / _DEGREES_A_DAY
    moment = dt.datetime(year, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=in_year)
    for _ in range(4):
        off = (wanted - _longitude(moment) + 180) % 360 - 180
        moment += dt.timedelta(days=off / _DEGREES_A_DAY)
    return moment.astimezone(_BEIJING).date()


def _longitude(moment: dt.datetime) -> float:
    """The apparent longitude of the sun in degrees at a moment of universal time."""
    centuries = (moment - _J2000) / dt.timedelta(days=36525)
    mean = 280.46646 + 36000.76983 * centuries + 0.0003032 * centuries**2
    anomaly = math.radians(357.52911 + 35999.05029 * centuries)
    centre = (
        (1.914602 - 0.004817 * centuries) * math.sin(anomaly)
        + (0.019993 - 0.000101 * centuries) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * centuries)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360
