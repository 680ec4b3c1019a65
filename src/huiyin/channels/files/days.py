"""Days as people write them into spreadsheets."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from huiyin.language.text.dates.words import ENGLISH_MONTHS

Order = Literal["ymd", "mdy", "dmy"]
ORDERS: tuple[Order, ...] = ("ymd", "mdy", "dmy")

_AHEAD = dt.timedelta(days=60)
"""Without a year, the newest such day that is no further ahead than this."""
_NONE = frozenset(
    [
        "-",
        "–",
        "—",
        "/",
        "无",
        "没有",
        "暂无",
        "未知",
        "待定",
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "tbd",
        "tba",
        "?",
        "无记录",
        "未定",
        "nan",
    ]
)
_NEAR = {
    "today": 0,
    "今天": 0,
    "今日": 0,
    "yesterday": -1,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "明天": 1,
    "tomorrow": 1,
}
_WEEKDAY = re.compile(
    r"[(（\[]?(?:周|星期|礼拜)[一二三四五六日天][)）\]]?|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?",
    re.I,
)
_TIME = re.compile(
    r"(?:(?P<half>上午|早上|中午|下午|晚上|傍晚|am|pm)\s*)?(?P<h>\d{1,2})(?:[:：](?P<m>\d{2})(?:[:：]\d{2}(?:\.\d+)?)?"
    r"|[点时](?P<zm>\d{1,2}(?=分)|半)?分?|(?=\s*[ap]m\b))\s*(?P<after>am|pm)?(?:\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?",
    re.I,
)
_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(20\d\d|19\d\d)([01]\d)([0-3]\d)")
_THREE = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{1,2})")
_CHINESE = re.compile(r"(?:(\d{2})年)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_TWO = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-/]+([a-z]{3,9})\.?,?[\s\-/]*(\d{4}|'?\d{2})?", re.I)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?[\s\-/]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/]*(\d{4}|'?\d{2})?", re.I)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_ZONED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d\d:?\d\d)", re.I)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


class NoDay(ValueError):
    """The text names no day that one could be sure of."""


def moment(
    text: str, today: dt.date, order: Order = "mdy", zone: dt.tzinfo = dt.UTC
) -> tuple[dt.date, dt.time | None] | None:
    """The day, and the time where one stands beside it; None for an empty cell. Raises NoDay.

    `order`: how figures such as 3/4/24 are meant · a day without a year is the newest one up to two months ahead ·
    `zone`: where the person is; a moment that names its own zone is told as it was there.
    """
    if at := _at(text.strip()):
        return _where(at, zone)
    plain = re.sub(r"\s+", " ", text.translate(_HALF_WIDTH)).strip()
    if not plain or plain.lower() in _NONE:
        return None
    plain = _WEEKDAY.sub(" ", plain).strip(" ,") if not _near(plain) else plain
    plain = re.sub(r"(?<=\d)T(?=\d)", " ", plain)
    time = None
    found = _TIME.search(plain)
    if found:
        time = _time(found)
        plain = (plain[: found.start()] + " " + plain[found.end() :]).strip(" ,@")
    try:
        return _day(plain, today, order), time
    except (ValueError, OverflowError):
        raise NoDay(text) from None


def _at(text: str) -> dt.datetime | None:
    """A moment as programs write it: ISO 8601 with its zone, or seconds (or thousandths) since 1970."""
    try:
        if _EPOCH.fullmatch(text):
            return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC)
        return dt.datetime.fromisoformat(text) if _ZONED.fullmatch(text) else None
    except (ValueError, OverflowError):
        return None


def _where(at: dt.datetime, zone: dt.tzinfo) -> tuple[dt.date, dt.time | None]:
    if at.time() == dt.time() and not at.utcoffset():
        # Programs write a whole day so; it is no moment.
        return at.date(), None
    here = at.astimezone(zone)
    return here.date(), here.time().replace(second=0, microsecond=0) if here.time() != dt.time() else None


def order_of(texts: Iterable[str], preferred: Iterable[Order], today: dt.date) -> Order:
    """The order of figures in which every day of a column makes sense; of several, the preferred one."""
    figures = [found.groups() for text in texts if (found := _THREE.search(text)) and not _FULL.search(text)]
    orders = list(preferred)
    for order in orders:
        if all(_sensible(order, first, second, third, today) for first, second, third in figures):
            return order
    return orders[0]


def _sensible(order: Order, first: str, second: str, third: str, today: dt.date) -> bool:
    try:
        day = _strictly(order, first, second, third)
    except ValueError:
        return False
    return dt.date(2005, 1, 1) <= day <= today + dt.timedelta(days=366)


def _near(plain: str) -> bool:
    return plain.lower() in _NEAR


def _day(plain: str, today: dt.date, order: Order) -> dt.date:  # noqa: PLR0911
    if plain.lower() in _NEAR:
        return today + dt.timedelta(days=_NEAR[plain.lower()])
    if found := _FULL.match(plain) or _COMPACT.fullmatch(plain):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _THREE.match(plain):
        return _ordered(order, found[1], found[2], found[3])
    if found := _CHINESE.match(plain):
        return _dated(found[1], int(found[2]), int(found[3]), today)
    if found := _DAY_MONTH.match(plain):
        return _dated(found[3], ENGLISH_MONTHS.get(found[2].lower(), 0), int(found[1]), today)
    if found := _MONTH_DAY.match(plain):
        return _dated(found[3], ENGLISH_MONTHS.get(found[1].lower(), 0), int(found[2]), today)
    if found := _TWO.fullmatch(plain):
        month, day = (found[2], found[1]) if order == "dmy" else (found[1], found[2])
        return _dated(None, int(month), int(day), today)
    if found := _SERIAL.fullmatch(plain):
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(found[1]))
    raise ValueError(plain)


def _strictly(order: Order, first: str, second: str, third: str) -> dt.date:
    """The day if the figures stand in this very order. Raises ValueError."""
    if order == "ymd":
        if len(third) == 4:
            raise ValueError(third)
        return dt.date(2000 + int(first), int(second), int(third))
    if len(third) == 1:
        raise ValueError(third)
    year = int(third) if len(third) == 4 else 2000 + int(third)
    month, day = (first, second) if order == "mdy" else (second, first)
    return dt.date(year, int(month), int(day))


def _ordered(order: Order, first: str, second: str, third: str) -> dt.date:
    """The day in this order or, where that cannot be, in another one."""
    for tried in (order, "mdy", "dmy", "ymd"):
        try:
            return _strictly(tried, first, second, third)
        except ValueError:
            continue
    raise ValueError(third)


def _dated(year: str | None, month: int, day: int, today: dt.date) -> dt.date:
    if year:
        figures = year.strip("'")
        return dt.date(int(figures) + (2000 if len(figures) == 2 else 0), month, day)
    for back in range(5):
        try:
            found = dt.date((today + _AHEAD).year - back, month, day)
        except ValueError:
            # 29 February: an earlier year may have it.
            continue
        if found <= today + _AHEAD:
            return found
    raise ValueError(f"{month}/{day}")


def _time(found: re.Match[str]) -> dt.time | None:
    hour = int(found["h"])
    minute = 30 if found["zm"] == "半" else int(found["m"] or found["zm"] or 0)
    half = (found["half"] or found["after"] or "").lower()
    if half in ("下午", "晚上", "傍晚", "pm") and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
