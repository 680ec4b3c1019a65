"""English spans of time: within ten working days, in a fortnight, another week or so."""

import datetime as dt
import re
from dataclasses import replace

from huiyin.language.text.dates import days, durations
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw
from huiyin.language.text.dates.words import ENGLISH_NUMBERS

_UNITS = {"d": "day", "w": "week", "f": "fortnight", "m": "month", "h": "hour"}
_OTHER_START = re.compile(
    r"\s+(?:of|from|after|following|since)\s+(?!(?:the\s+date\s+of\s+)?(?:(?:your\s+)?receipt|receiving|this\s+(?:e-?mail|message|letter|notice|note)|today|now|applying))"
)
_INTERVIEW = re.compile(
    r"\s+(?:of|from|after|following)\s+(?:the|your|this|final|last|our)?\s*(?:final\s+|last\s+)?(?:interviews?|conversation|call|chat|meeting)"
)
_NO_WAIT = re.compile(
    r"\s*(?:ago|earlier|later(?!\s+than)|before|prior|old|notice|'?\s?(?:of\s+)?experience|a\s+week|per|each|long|on\s+site|in\s+the\s+office|off|leave|probation|contract|shift)\b"
)


def duration(match: re.Match[str], today: dt.date) -> Raw | None:
    """What a span of time means from `today`; None where nothing says that somebody waits for its end."""
    frame, how = match["dur_f"] or "", match["dur_m"] or ""
    suffix = (match["dur_s"] or "").strip()
    if _NO_WAIT.match(match.string, match.end()) or not (frame or how.strip() or suffix):
        return None
    if (
        not match["dur_a"]
        and frame not in ("in", "within", "over", "during", "inside")
        and "another" not in how
    ):
        # "the next week" is a while from now only after "in"; without it, a calendar week.
        return _plain_week(match, today, how, suffix)
    span = _counted(match, today, suffix)
    meant = _frame(frame, how, suffix)
    if span is None or meant is None:
        return None
    if _OTHER_START.match(match.string, match.end()):
        if not _INTERVIEW.match(match.string, match.end()):
            return None
        span = replace(span, ambiguous=True)
    if span.first != span.last:
        meant = "window" if "next" not in how else "by"
    return Raw(match.start(), match.end(), span, meant)


def _counted(match: re.Match[str], today: dt.date, suffix: str) -> Span | None:
    number, more, unit = match["dur_a"], match["dur_b"], match["dur_u"]
    if not number and unit.endswith("s"):
        return None
    low = _count(number) if number else 1
    high = _count(more) if more else low + (suffix == "or two")
    name = "working" if unit.startswith(("wor", "bus", "wkg", "biz")) else _UNITS[unit[0]]
    first, last = durations.after(today, low, name), durations.after(today, high, name)
    return Span(first, last) if low and high >= low and first and last else None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else ENGLISH_NUMBERS[" ".join(word.split())]


def _frame(frame: str, how: str, suffix: str) -> str | None:
    if (
        frame.startswith(("within", "inside", "under", "valid", "you"))
        or "up to" in how
        or suffix.startswith("max")
    ):
        return "by"
    if suffix in ("or so", "or thereabouts", "ish", "'ish") or any(
        word in how
        for word in ("about", "around", "roughly", "approx", "another", "further", "prob", "maybe", "say")
    ):
        return "around"
    if "next" in how or "nxt" in how or "coming" in how:
        return "by"
    if frame == "in" or "time" in suffix or "from" in suffix:
        return "on"
    return "around" if frame.startswith(("allow", "gi", "need", "expect")) else None


def _plain_week(match: re.Match[str], today: dt.date, how: str, suffix: str) -> Raw | None:
    unit = match["dur_u"]
    ahead = any(word in how for word in ("next", "nxt", "coming", "following"))
    if not ahead or unit.endswith("s") or match["dur_f"] or unit[0] not in "wm":
        return None
    if unit[0] == "m":
        span = days.month_part(days.add_months(today.replace(day=1), 1), "whole")
        return Raw(match.start(), match.end(), Span(span.first, span.last, ambiguous=True))
    span = days.week_part(today, 1, "whole")
    if suffix == "or two":
        span = Span(span.first, span.last + dt.timedelta(weeks=1))
    return Raw(match.start(), match.end(), span)
