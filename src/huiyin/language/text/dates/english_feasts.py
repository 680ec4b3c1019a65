"""English days told by a feast or counted from another day: St Patrick's Day, the day before Thanksgiving, two working days after
the bank holiday, the Friday after Easter, three working days from Monday."""

import datetime as dt
import re

from huiyin.language.text.dates import days, english, feasts
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw
from huiyin.language.text.dates.words import ENGLISH_NUMBERS, ENGLISH_WEEKDAYS, WEEKDAY, compiled, either

_NUMBER = rf"(?:\d{{1,2}}|{either(ENGLISH_NUMBERS)})"
_DAY = r"(?:(?:working|business|work|wkg)\s?)days?|days?|weeks?|wks?|fortnight|morning|evening"
_BANK = r"(?:(?:the|this|next|early|late|may|spring|summer|august|easter|christmas|xmas|new\s+year|whitsun)\s+){0,3}bank\s+(?:holiday|hol)(?:\s+(?:monday|mon(?![a-z])|weekend|w/e))?"
_FEAST = rf"(?:{either(feasts.FEASTS)}|{_BANK}|christmas|xmas|easter|(?:the\s+)?new\s+year(?!'?s)|midsummer)"
_NO_FEAST = r"(?!\s+(?:break|holidays?|party|do|lunch|rush|cover|shift|rota|sale|period|season|closure|shutdown|week\b|card|term|hours|opening|special|menu|eve\b))(?!s?[a-z])"
DAYS = compiled(
    rf"""(?<![a-z0-9])(?:
      (?P<off>(?:(?:the|on|in|within|a|an)\s+){{0,2}}
          (?:(?P<off_n>first|second|third|next|very\s+next|{_NUMBER})\s+)?(?:full\s+|clear\s+)?(?P<off_u>{_DAY}|(?P<off_d>{WEEKDAY})(?![a-z]))
          (?:\s+back)?(?:\s+(?:straight|immediately|right|just))?\s+(?P<off_w>before|b4|after|following|from|prior\s+to|ahead\s+of)\s+(?P<off_t>(?:the\s+|last\s+|this\s+)?)
          (?:(?P<off_f>{_FEAST}){_NO_FEAST}(?:\s+(?:monday|weekend))?|(?=\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow|tmrw)))
    | (?P<fe>(?P<fe_b>(?:by|before|b4|ahead\s+of|this\s+side\s+of|until|till)\s+(?:the\s+)?)?(?P<fe_f>{_FEAST}){_NO_FEAST})
    )"""
)
_GO = re.compile(
    r"(?<![a-z])(?:st\s|christmas|xmas|easter|bank hol|new year|nye|hogm|twelf|epiph|three k|burns n|austra|ground|candl|valen|intern|paddy|april f|anzac|may day|star w|midsum"
    r"|june?tee|canad|indep|fourth|4th|bast|micha|hallo|all s|bonf|guy|rememb|armis|veter|martin|mlk|presid|memor|father|labou?r|colum|thanks|black f|cyber|shrove|panc|mardi"
    r"|ash w|mother|palm|maundy|good f|holy|ascen|whit|pentec|corpus|chinese n|lunar|spring f|chrimbo|boxing)|(?:days?|weeks?|wks?|fortnight|morning|evening|day|mon|tue|wed|thu|fri|[a-z]+s|back|immediately|straight|right|just)\s(?:before|b4|after|foll|from|prior|ahead)"
)
_ANY = re.compile(r"(?:any|every|each|no|what|which)\s$")
_BARE = ("christmas", "xmas", "easter", "new year", "the new year", "midsummer")
"""Names of seasons: alone they name no day."""


def may_hold_days(plain: str) -> bool:
    """Whether a feast, or a day counted from another, can be named in the text."""
    return _GO.search(plain) is not None


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    if match.lastgroup == "fe":
        return _feast(match, today)
    if not match["off_n"] and (
        match["off_w"] == "from" or _ANY.search(match.string, max(match.start() - 8, 0), match.start())
    ):
        return None
    before = match["off_w"] in ("before", "b4", "prior to", "ahead of")
    end, anchor, feast = match.end(), None, match["off_f"]
    if feast:
        anchor = _day_of(" ".join(feast.split()), before, today)
        if feast == "easter" and match["off_u"].startswith(("week", "wk")) and not before:
            anchor -= dt.timedelta(days=1)
    elif (
        named := english.DAYS.match(match.string, match.start("off_t"))
        or english.DAYS.match(match.string, match.end())
    ) and named.lastgroup in _ANCHORS:
        raw = english.resolve(named, today)
        if (
            raw is not None
            and raw.span.first == raw.span.last
            and not match.string.startswith("'s", named.end())
        ):
            anchor, end = raw.span.first, named.end()
    if anchor is None:
        return None
    span = _counted(match, anchor, before, feast is not None, today)
    return Raw(match.start(), end, span) if span and span.last >= today else None


_ANCHORS = ("iso", "dm", "mdy", "num", "wn", "wd", "rel", "nth")


def _feast(match: re.Match[str], today: dt.date) -> Raw | None:
    name, by = " ".join(match["fe_f"].split()), (match["fe_b"] or "").strip()
    if name in _BARE and (not by or name.startswith(("christ", "xm", "eas"))):
        # "by Christmas" and "before Easter" are told in `english`.
        return None
    day = _day_of(name, bool(by), today)
    if by and not by.startswith("by"):
        day -= dt.timedelta(days=1)
        return (
            Raw(match.start(), match.end(), Span(today, day, ambiguous=True), "by") if day >= today else None
        )
    return Raw(match.start(), match.end(), Span(day, day, explicit=True), "by" if by else None)


def _day_of(name: str, before: bool, today: dt.date) -> dt.date:
    """The coming feast; of Easter its last day where something comes after it, its first where something comes before."""
    if "bank h" in name:
        named = (
            name.partition("bank h")[0].replace("the ", "").replace("this ", "").replace("next ", "").strip()
        )
        return feasts.bank_holiday(named, today, monday=" mon" in name)
    name = name.removeprefix("the ")
    short = {
        "christmas": "christmas day",
        "xmas": "christmas day",
        "new year": "new year's day",
        "midsummer": "midsummer's day",
    }
    if name == "easter":
        name = "good friday" if before else "easter monday"
    return feasts.coming(short.get(name, name), today)


def _counted(match: re.Match[str], anchor: dt.date, before: bool, feast: bool, today: dt.date) -> Span | None:
    number, unit = match["off_n"] or "", match["off_u"]
    sign = -1 if before else 1
    if match["off_d"]:
        weekday = ENGLISH_WEEKDAYS[match["off_d"]]
        if number not in ("", "first", "next", "very next", "second"):
            return None
        day = (
            days.coming(anchor, weekday)
            if not before
            else anchor - dt.timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
        )
        day += dt.timedelta(days=7 * (number == "second"))
        return Span(day, day, said_weekday=weekday)
    if match["off_w"] == "from" and unit.startswith(("week", "wk", "fort")):
        return None
    ordinal = {"first": 1, "second": 2, "third": 3, "next": 1, "very next": 1}.get(number)
    count = ordinal or (
        int(number) if number.isdigit() else ENGLISH_NUMBERS[" ".join(number.split())] if number else 1
    )
    if unit.startswith(("week", "wk")) and match["off"].startswith(("the ", "first", "in the ", "on the ")):
        week = days.week_part(anchor, sign * count, "whole")
        return Span(max(week.first, today), week.last) if week.last >= today else None
    if unit.startswith(("week", "wk", "fort")):
        day = anchor + dt.timedelta(days=sign * count * (14 if unit.startswith("fort") else 7))
    elif unit.startswith(("day", "morn", "even")):
        day = anchor + dt.timedelta(days=sign * count)
    elif before:
        day = anchor
        for _ in range(count):
            day -= dt.timedelta(days={0: 3, 6: 2}.get(day.weekday(), 1))
    elif feast:
        day = days.add_working_days(feasts.working_after(anchor), count - 1)
    else:
        day = days.add_working_days(anchor, count)
    within = match["off"].startswith("within")
    return Span(today, day, end=True) if within else Span(day, day)
