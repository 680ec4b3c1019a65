"""English days told by their place: the fourteenth of May, the first Friday of September, week 27, the end of Q1, midweek, the end of
the week following."""

import datetime as dt
import re

from huiyin.language.text.dates import days
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw, ahead
from huiyin.language.text.dates.ordinals import ORDINALS, PLACES
from huiyin.language.text.dates.words import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTH,
    WEEKDAY,
    branching,
    compiled,
)

_ORD = branching(ORDINALS)
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final|penultimate|second\s+(?:to\s+)?last|opening|closing)"
_MONTH = rf"(?:(?:{MONTH})(?![a-z])|(?:(?:this|next|nxt|the\s+following|the\s+coming|the)\s+)?(?:month|mth)(?![a-z]))"
DAYS = compiled(
    rf"""(?<![a-z0-9])(?:
      (?P<om>(?:(?P<om_w>{WEEKDAY})(?![a-z]),?\s+)?(?:the\s+)?(?P<om_d>{_ORD})(?:\s+(?:day\s+)?of|\s+in)?\s+(?P<om_m>{MONTH})(?![a-z]))
    | (?P<mo>(?P<mo_m>{MONTH})(?![a-z])\s+(?:the\s+)?(?P<mo_d>{_ORD})(?![a-z-]))
    | (?P<wo>(?P<wo_w>{WEEKDAY})(?![a-z]),?\s+(?:the\s+)?(?P<wo_d>{_ORD})(?![a-z-]))
    | (?P<or>(?:(?<=by\s)|(?<=on\s)|(?<=before\s)|(?<=until\s)|(?<=till\s)|(?<=about\s)|(?<=around\s))the\s+(?P<or_d>{_ORD})(?=\s*(?:$|[,.;:!?)]|of\s+(?:this|next|the)\s+month|if\b|and\b|at\b|with\b|or\b|latest\b|we\b|you\b|i\b))(?:\s+of\s+(?P<or_m>this|next|the)\s+month)?)
    | (?P<me>(?P<me_m>{MONTH})'s\s+(?:end|close)|(?:the\s+)?close\s+of\s+(?P<me_c>{MONTH})(?![a-z])|before\s+(?P<me_b>{MONTH})(?:\s+is|'s|\s+has)\s+(?:out|over|through|ended|done))
    | (?P<ny>(?P<ny_e>early|first\s+week)\s+(?:in|of)\s+(?:the\s+)?new\s+year)
    | (?P<ox>(?:the\s+)?(?P<ox_d>{_ORD}|\d{{1,2}}(?:st|nd|rd|th)?)\s+(?:of\s+)?(?P<ox_m>next|nxt|this|the\s+following|the\s+coming|that)\s+(?:month|mth))
    | (?P<nd>(?:(?P<nd_e>(?:(?:the\s+)?(?:very\s+)?(?:end|close|start|beginning|middle)\s+of|early\s+in|late\s+in|mid)\s+)?)(?:the\s+)?(?:very\s+)?(?P<nd_n>{_NTH}|{_ORD})\s+(?P<nd_f>full\s+|whole\s+|complete\s+)?
          (?P<nd_u>(?:working|business|work)\s?day|day|week|wk|(?P<nd_w>{WEEKDAY}))(?![a-z])\s+(?:of|in|into)\s+(?:the\s+)?(?P<nd_m>{_MONTH}|(?:(?:this|next|the)\s+)?(?:year|quarter)|q[1-4]))
    | (?P<wn>(?:(?P<wn_e>(?:by|before|at|towards)?\s*(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+))?(?:calendar\s+week|cal\s?wk|week\s+(?:no\.?|number)|week|wk|cw|kw)\s?(?P<wn_n>\d{{1,2}})(?![\d:.]*\d|\s*(?:of|on|at(?!\s+the\s+latest)|to|/|-|training|days?|hours?|[ap]m)\b))
    | (?P<qu>(?P<qu_e>(?:(?:the\s+)?(?:very\s+)?(?:end|close|start|beginning|middle)\s+of|early\s+in|late\s+in|early|late|mid|by|before)[\s-]+)?(?:the\s+|this\s+)?(?P<qu_u>q[1-4]|(?:calendar\s+)?quarter|half[\s-]?year|(?:first|second|third|fourth|last|current)\s+quarter|(?:first|second)\s+half(?:\s+of\s+the\s+year)?|h[12])(?P<qu_s>[\s-]end)?(?![a-z0-9]))
    | (?P<mi>(?:(?:in|by|around|about|come)\s+)?(?:mid[\s-]?week|the\s+middle\s+of\s+(?:the\s+)?week)(?P<mi_w>,?\s+(?:of\s+)?(?:next|nxt|this|coming|the\s+following|following)(?:\s+(?:week|wk))?)?(?![a-z]))
    | (?P<nm>(?P<nm_w>next|nxt|the\s+following|the\s+coming|this)\s+mid[\s-]?week)
    | (?P<wf>(?P<wf_e>(?:(?:the\s+)?(?:very\s+)?(?:end|back\s+end|start|beginning|middle)\s+of|early\s+in|early|late\s+in|late|mid|later\s+in)\s+)?(?:the\s+|that\s+)?(?:week|wk)\s+(?P<wf_w>following|after(?=\s*(?:$|[,.;!?)\n]))|thereafter|ahead|to\s+come)(?!\s+(?:of|the|your|our|my|this|that|mon|tue|wed|thu|fri|sat|sun|\d|next)))
    )"""
)
_GO = re.compile(
    r"(?<![a-z])(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twel|[a-z]+teenth|twent|thirt|last|final|penult|1st|2nd|3rd|4th|opening|closing|week|wk|cw|kw|q[1-4]|quarter|half|h[12]|midw|mid[ -]w|middle|close of|early)|'s (?:end|close)|before [a-z]+(?: is|'s| has) |(?:\d|st|nd|rd|th) (?:of )?(?:next|nxt|this|the) m"
)

_BY = re.compile(r"(?:by|before)\b")


def may_hold_days(plain: str) -> bool:
    """Whether such a day can be named in the text."""
    return _GO.search(plain) is not None


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    by = match.lastgroup in ("wn", "qu") and _BY.match(match[0])
    return ahead(match, today, _RESOLVERS, "by" if by else None)


def _dated(found: dt.date | None, weekday: str | None = None) -> Span | None:
    if found is None:
        return None
    odd = bool(weekday) and ENGLISH_WEEKDAYS[weekday or ""] != found.weekday()
    return Span(found, found, ambiguous=odd, explicit=True)


def _of_month(kind: str, match: re.Match[str], today: dt.date) -> Span | None:
    number = ORDINALS[match[f"{kind}_d"]]
    found = days.without_year(today, ENGLISH_MONTHS[match[f"{kind}_m"]], number)
    return _dated(found, match["om_w"] if kind == "om" else None)


def _weekday_the(match: re.Match[str], today: dt.date) -> Span | None:
    return _dated(days.next_day_of_month(today, ORDINALS[match["wo_d"]]), match["wo_w"])


def _ordinal(match: re.Match[str], today: dt.date) -> Span | None:
    number = ORDINALS[match["or_d"]]
    if match["or_m"] == "next":
        month = days.add_months(today.replace(day=1), 1)
        return _dated(days.a_date(month.year, month.month, number))
    return _dated(days.next_day_of_month(today, number))


def _start_of(named: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first day of a month, a quarter or a year and of its last month."""
    named = " ".join(named.split()).removeprefix("the ")
    if named in ENGLISH_MONTHS:
        month = days.coming_month(today, ENGLISH_MONTHS[named])
        return month, month
    ahead = named.startswith(("next", "nxt", "following", "coming"))
    if named.endswith(("month", "mth")):
        month = days.add_months(today.replace(day=1), int(ahead))
        return month, month
    if named.endswith("year"):
        return dt.date(today.year + ahead, 1, 1), dt.date(today.year + ahead, 12, 1)
    first = (
        _quarter(named, today)
        if named.startswith("q") and named[1:].isdigit()
        else days.add_months(today.replace(day=1, month=(today.month - 1) // 3 * 3 + 1), 3 * ahead)
    )
    return first, days.add_months(first, 2)


def _quarter(named: str, today: dt.date) -> dt.date:
    first = today.replace(month=int(named[1]) * 3 - 2, day=1)
    return (
        first
        if days.last_of_month(days.add_months(first, 2)) >= today
        else first.replace(year=first.year + 1)
    )


def _numbered(match: re.Match[str], today: dt.date) -> Span | None:
    """The first Friday of September, the last working day of the month, the end of the first full week of October."""
    number, unit = PLACES[" ".join(match["nd_n"].split())], match["nd_u"]
    span = _place(match, number, unit, _start_of(match["nd_m"], today))
    if (
        span
        and span.last < today
        and match["nd_m"].rstrip(".") in ENGLISH_MONTHS
        and span.first.month == today.month
    ):
        month = today.replace(year=today.year + 1, day=1)
        span = _place(match, number, unit, (month, month))
    part = " ".join((match["nd_e"] or "").split())
    if span is None or not part:
        return span
    if unit not in ("week", "wk"):
        return None
    friday = (
        span.last
        if span.last.weekday() == days.FRIDAY
        else span.last - dt.timedelta(days=(span.last.weekday() - days.FRIDAY) % 7)
    )
    if "end" in part or part.startswith("close"):
        return Span(span.first, friday, end=True, ambiguous=span.ambiguous)
    return days.week_part(
        friday, 0, "middle" if "mid" in part else "late" if part.startswith("late") else "early"
    )


def _place(
    match: re.Match[str], number: int, unit: str, months: tuple[dt.date, dt.date] | None
) -> Span | None:
    if months is None:
        return None
    month = months[0] if number > 0 else months[1]
    if unit in ("week", "wk"):
        if match["nd_f"]:
            return days.full_week(month, number)
        if number < 0:
            last = days.last_of_month(month) + dt.timedelta(weeks=number + 1)
            return Span(last - dt.timedelta(days=6), last)
        first = month + dt.timedelta(weeks=number - 1)
        return Span(first, first + dt.timedelta(days=6))
    if match["nd_w"]:
        day = days.nth_weekday(month, ENGLISH_WEEKDAYS[match["nd_w"]], number)
    elif unit == "day":
        day = (
            month + dt.timedelta(days=number - 1)
            if number > 0
            else days.last_of_month(month) + dt.timedelta(days=number + 1)
        )
    else:
        day = days.nth_working_day(month, number)
    return _dated(day)


def _month_over(match: re.Match[str], today: dt.date) -> Span:
    month = ENGLISH_MONTHS[match["me_m"] or match["me_c"] or match["me_b"]]
    return Span(today, days.last_of_month(days.coming_month(today, month)), end=True)


def _new_year(match: re.Match[str], today: dt.date) -> Span:
    first = dt.date(today.year + (today.month > 1), 1, 1)
    return Span(first, first.replace(day=10 if match["ny_e"] == "early" else 7))


def _of_that_month(match: re.Match[str], today: dt.date) -> Span | None:
    number = ORDINALS.get(match["ox_d"]) or int(match["ox_d"].rstrip("stndrh"))
    month = days.add_months(today.replace(day=1), int(match["ox_m"] != "this"))
    return None if match["ox_m"] == "that" else _dated(days.a_date(month.year, month.month, number))


_COURSE = re.compile(r"(?:training|induction|course|term|project|your|probation|programme|sprint|of)\s+$")
_LEADING = re.compile(
    r"(?:in|by|during|for|until|till|before|around|about|w/in|come|of|-|:|,|say|approx|early|late|mid|end)\s*$"
)
_FARTHEST_WEEK = 20
"""Weeks ahead up to which a week's number is one of the calendar (judgement)."""


def _week_number(match: re.Match[str], today: dt.date) -> Span | None:
    span = days.calendar_week(today, int(match["wn_n"]))
    near = max(match.start() - 12, 0)
    if (
        span is None
        or (span.last - today).days > 7 * _FARTHEST_WEEK
        or _COURSE.search(match.string, near, match.start())
    ):
        return None
    said = match["wn_e"] or match[0].startswith(("cal", "cw", "kw", "week n"))
    if not said and not _LEADING.search(match.string, near, match.start()):
        return None
    part = match["wn_e"] or ""
    if "start" in part or "beginning" in part:
        return days.week_part(span.last, 0, "early")
    return Span(span.first, span.last, end="end" in part)


def _part_of_year(match: re.Match[str], today: dt.date) -> Span | None:
    """The end of the quarter, of Q1, of the half-year; a quarter that is only named is a plan, not a day."""
    part, unit = " ".join((match["qu_e"] or "").replace("-", " ").split()), " ".join(match["qu_u"].split())
    if (
        not match["qu_s"]
        and not re.search(r"end|close", part)
        and not (part == "by" and unit.startswith("q"))
    ):
        return None
    if "half" in unit or unit[0] == "h":
        second = today.month > 6
        if unit.startswith(("first", "h1")) or unit.startswith(("second", "h2")):
            second = unit.startswith(("second", "h2"))
        last = dt.date(today.year, 12 if second else 6, 1)
        last = last if days.last_of_month(last) >= today else last.replace(year=today.year + 1)
    elif unit.startswith("q") and unit != "quarter":
        last = days.add_months(_quarter(unit, today), 2)
    else:
        place = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(unit.split()[0])
        last = (
            days.add_months(_quarter(f"q{place}", today), 2)
            if place
            else today.replace(month=(today.month + 2) // 3 * 3, day=1)
        )
    before = part.startswith("before") and not match["qu_s"]
    return Span(today, days.last_of_month(last), end=True, ambiguous=before)


def _midweek(match: re.Match[str], today: dt.date) -> Span | None:
    said = match["mi_w"] or "" if match.lastgroup == "mi" else match["nm_w"]
    ahead = any(word in said for word in ("next", "nxt", "following", "coming"))
    weeks = int(ahead or (not said and today.weekday() >= 2))
    return days.week_part(today, weeks, "middle")


def _following_week(match: re.Match[str], today: dt.date) -> Span | None:
    """The week ahead, from a weekend, is the one that begins; "the week following" is the next."""
    ahead = match["wf_w"] in ("ahead", "to come")
    weeks = int(not ahead or today.weekday() >= days.FRIDAY)
    part = " ".join((match["wf_e"] or "").split())
    name = (
        "end"
        if "end" in part
        else "middle"
        if "mid" in part
        else "late"
        if "late" in part
        else "early"
        if part
        else "whole"
    )
    return days.week_part(today, weeks, name)


_RESOLVERS = {
    "om": lambda match, today: _of_month("om", match, today),
    "mo": lambda match, today: _of_month("mo", match, today),
    "wo": _weekday_the,
    "or": _ordinal,
    "me": _month_over,
    "ny": _new_year,
    "ox": _of_that_month,
    "nd": _numbered,
    "wn": _week_number,
    "qu": _part_of_year,
    "mi": _midweek,
    "nm": _midweek,
    "wf": _following_week,
}
