"""How long somebody has worked, from the dates of the posts in a CV."""

import datetime as dt
import re
from dataclasses import dataclass

from huiyin.growth.date_order import Order, order_of_dates
from huiyin.language.text.normalise import Normalised


@dataclass(frozen=True, slots=True)
class Posts:
    """`months`: of work, none counted twice, studies left out · `lines`: in which the dates stand · `unsure`: the first date
    among them that can be read in two ways and was read with the day first; empty where none is."""

    months: int
    lines: tuple[str, ...]
    unsure: str = ""


_DAY = (
    r"(?:(?P<{0}x>\d{{1,2}})(?P<{0}mark>[./-])(?P<{0}z>\d{{1,2}})(?P={0}mark)|(?P<{0}d>0?[1-9]|1[0-2])[./])?"
    r"(?P<{0}y>(?:19|20)\d\d)(?:\s?[./年-]\s?(?P<{0}m>\d{{1,2}}))?(?:[./年月-](?:\d{{1,2}}日?)?)?"
)
"""2019.9 · 2019年9月 · 2019年 · 09/2019 · 15.09.2019 · 09/15/2019"""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_SPAN = re.compile(
    rf"(?:(?P<an>{'|'.join(_MONTHS)})[a-z]*\.? )?{_DAY.format('a')}\s?(?:-{{1,3}}|~|至|到|to|until)\s?"
    rf"(?:(?P<now>至今|今|现在|present|now|current|today|ongoing)|(?:(?P<bn>{'|'.join(_MONTHS)})[a-z]*\.? )?{_DAY.format('b')})"
)
_DEGREE = re.compile(
    r"本科|硕士|博士|大专|专科|就读|教育背景|学历|专业|毕业|bachelor|master'?s|degree|b\.?sc|diploma|phd|high school|student|education"
)
_SCHOOL = re.compile(r"大学|学院|universit|college")
_WORKS = re.compile(
    r"公司|集团|有限|任职|职位|担任|老师|教师|专员|经理|工程师|运营|主管|助理|讲师|engineer|manager|assistant|teacher|lecturer|coordinator|officer|ltd|inc\b|gmbh|nurse|analyst|clerk|lead"
)


def _is_study(line: str) -> bool:
    """A line with a degree is study; one with a university and no post, too."""
    return bool(_DEGREE.search(line)) or bool(_SCHOOL.search(line) and not _WORKS.search(line))


def posts_in(normal: Normalised, today: dt.date) -> Posts:
    """The posts of a CV. `today`: until when "present" counts."""
    order = order_of_dates(normal.original)
    now = today.year * 12 + today.month - 1
    months: set[int] = set()
    lines, unsure = [], ""
    for match in _SPAN.finditer(normal.plain):
        line = line_at(normal, match.start())
        if _is_study(line.lower()):
            continue
        first, last = _month(match, "a", 1, order), now if match["now"] else _month(match, "b", 12, order)
        last = min(last, now)
        if 0 <= last - first < _LONGEST:
            months.update(range(first, last + 1))
            lines.append(line)
            unsure = unsure or (_unsure(normal, match) if order == "unsaid" else "")
    return Posts(len(months), tuple(lines), unsure)


_LONGEST = 600
"""Months of one post; more is no post."""


def _month(match: re.Match[str], side: str, default: int, order: Order) -> int:
    """The month of one side of a span, counted from the year 0."""
    if match[f"{side}y"] is None:
        return 0
    name, x, z = match[f"{side}n"], match[f"{side}x"], match[f"{side}z"]
    if name:
        number = _MONTHS.index(name) + 1
    elif x:
        number = _of_pair(int(x), int(z), "day" if match[f"{side}mark"] == "." else order)
    else:
        number = int(match[f"{side}m"] or match[f"{side}d"] or default)
    return int(match[f"{side}y"]) * 12 + min(max(number, 1), 12) - 1


def _of_pair(x: int, z: int, order: Order) -> int:
    """Which of the two numbers of 04/05/2019 is the month. Between dots the day stands first everywhere."""
    if z > 12 or (order == "month" and x <= 12):
        return x
    return z


def _unsure(normal: Normalised, match: re.Match[str]) -> str:
    for side in ("a", "b"):
        x, z = match[f"{side}x"], match[f"{side}z"]
        if x and match[f"{side}mark"] != "." and x.lstrip("0") != z.lstrip("0") and max(int(x), int(z)) <= 12:
            return normal.quote(match.start(f"{side}x"), match.end(f"{side}y")).span
    return ""


def line_at(normal: Normalised, at: int) -> str:
    """The line of the CV in which something stands, as it was written."""
    start = normal.plain.rfind("\n", 0, at) + 1
    end = normal.plain.find("\n", at)
    line = normal.quote(start, len(normal.plain) if end < 0 else end).span.strip()
    return line if len(line) <= 160 else f"{line[:159]}…"
