"""English days counted from today in weeks: two weeks hence, four weeks to the day, Tuesday fortnight, two Fridays from now."""

import datetime as dt
import re

from huiyin.language.text.dates import days
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw
from huiyin.language.text.dates.words import ENGLISH_NUMBERS, ENGLISH_WEEKDAYS, WEEKDAY, compiled, either

_NUMBER = rf"(?:\d{{1,2}}|{either(ENGLISH_NUMBERS)})"
DAYS = compiled(
    rf"""(?<![a-z0-9])(?:
      (?P<wi>(?:within|inside)\s+(?:of\s+)?(?:the|a|this)\s+(?P<wi_u>week|fortnight)(?![a-z']|\s+(?:of|from|after|following|commencing|or\s)))
    | (?P<wa>(?:the\s+)?(?P<wa_w>{WEEKDAY})\s+(?:of|in)\s+the\s+week\s+after\s+next(?![a-z]))
    | (?P<tw>(?P<tw_w>(?:{WEEKDAY})|this\s+day|today|tomorrow|tmrw)\s+(?P<tw_u>week|wk|fortnight)(?![a-z]|\s+(?:of|commencing|beginning)))
    | (?P<fn>(?P<fn_n>{_NUMBER})\s+(?P<fn_w>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\s+from\s+(?:now|today))
    | (?P<an>(?:the\s+)?(?P<an_w>{WEEKDAY})\s+after\s+next(?![a-z]|\s+(?:week|month|{WEEKDAY})))
    | (?P<he>(?P<he_n>{_NUMBER})\s+(?P<he_k>working\s+|business\s+|full\s+|whole\s+|clear\s+)?(?P<he_u>days?|weeks?|wks?|fortnights?|months?)\s+(?:hence|(?:exactly\s+)?to\s+the\s+day|fr\s+(?:today|now|tod|2day)|frm\s+(?:today|now|2day)|from\s+(?:today|now|2day|this\s+(?:morning|afternoon|evening|message|e-?mail|letter|note)|the\s+date\s+of\s+this\s+(?:e-?mail|letter|message)|receipt)|(?:today|2day)))
    | (?P<hf>(?P<hf_n>{_NUMBER})\s+(?P<hf_u>weeks?|wks?|fortnight)\s+(?:fr|frm)\s+(?P<hf_w>(?:{WEEKDAY})(?![a-z])|tomorrow|tmrw|tmr|2moro))
    )"""
)
_GO = re.compile(
    r"hence|to the day|\sfrm?\s|from\s|(?:day|week|wk|month|night)s?\s(?:today|2day)|fortnight|after next|(?:within|inside) |(?:day|today|tomorrow|tmrw|mon|tues?|weds?|thurs?|fri|sat|sun) w(?:ee)?k"
)


def may_hold_days(plain: str) -> bool:
    """Whether such a day can be named in the text."""
    return _GO.search(plain) is not None


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    span = _RESOLVERS[match.lastgroup or ""](match, today)
    return Raw(match.start(), match.end(), span) if span else None


def _weekday_later(match: re.Match[str], today: dt.date) -> Span:
    """Tuesday fortnight, this day week."""
    word = match["tw_w"]
    if word in ENGLISH_WEEKDAYS:
        start = days.coming(today, ENGLISH_WEEKDAYS[word])
    else:
        start = today + dt.timedelta(days=word.startswith("t") and word not in ("today", "this day"))
    day = start + dt.timedelta(days=14 if match["tw_u"] == "fortnight" else 7)
    return Span(day, day)


def _within(match: re.Match[str], today: dt.date) -> Span:
    return Span(today, today + dt.timedelta(days=14 if match["wi_u"] == "fortnight" else 7), end=True)


def _week_after_next(match: re.Match[str], today: dt.date) -> Span:
    day = days.weekday_in(today, ENGLISH_WEEKDAYS[match["wa_w"]], 2)
    return Span(day, day)


def _some_from_now(match: re.Match[str], today: dt.date) -> Span | None:
    count = _count(match["fn_n"])
    if not 0 < count < 54:
        return None
    day = days.coming(today, ENGLISH_WEEKDAYS[match["fn_w"].removesuffix("s")]) + dt.timedelta(
        weeks=count - 1
    )
    return Span(day, day, ambiguous=True)


def _after_next(match: re.Match[str], today: dt.date) -> Span:
    day = days.weekday_in(today, ENGLISH_WEEKDAYS[match["an_w"]], 2)
    return Span(day, day, ambiguous=True)


def _hence(match: re.Match[str], today: dt.date) -> Span | None:
    count, unit = _count(match["he_n"]), match["he_u"]
    if match["he_k"] and match["he_k"].startswith(("work", "bus")):
        day = days.add_working_days(today, count)
    elif unit.startswith("mo"):
        day = days.add_months(today, min(count, 12))
    else:
        day = today + dt.timedelta(days=count * (7 if unit[0] == "w" else 14 if unit[0] == "f" else 1))
    return Span(day, day)


def _from_then(match: re.Match[str], today: dt.date) -> Span | None:
    word = match["hf_w"]
    start = (
        days.coming(today, ENGLISH_WEEKDAYS[word])
        if word in ENGLISH_WEEKDAYS
        else today + dt.timedelta(days=1)
    )
    day = start + dt.timedelta(days=_count(match["hf_n"]) * (14 if match["hf_u"][0] == "f" else 7))
    return Span(day, day)


def _count(written: str) -> int:
    return int(written) if written.isdigit() else ENGLISH_NUMBERS[" ".join(written.split())]


_RESOLVERS = {
    "wi": _within,
    "wa": _week_after_next,
    "tw": _weekday_later,
    "fn": _some_from_now,
    "an": _after_next,
    "he": _hence,
    "hf": _from_then,
}
