"""How English names days: by COB Friday, 11 April, early next month."""

import datetime as dt
import re

from huiyin.language.text.dates import days
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.english_durations import duration
from huiyin.language.text.dates.english_parts import ending, part
from huiyin.language.text.dates.english_pattern import DAYS, may_hold_days
from huiyin.language.text.dates.framing import Later, Raw
from huiyin.language.text.dates.words import ENGLISH_MONTHS, ENGLISH_NUMBERS, ENGLISH_WEEKDAYS

__all__ = ["DAYS", "may_hold_days", "resolve"]

_WORDLIKE = ("mon", "wed", "sat", "sun")


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    kind = match.lastgroup
    if kind == "dur":
        return duration(match, today)
    if kind == "later":
        return Raw(match.start(), match.end(), Span(today, today), None, _later(match))
    span = _RESOLVERS[kind or ""](match, today)
    if span is None:
        return None
    # These words hold "by" themselves.
    frame = (
        "by"
        if kind in ("xmas", "eod", "out")
        or (kind == "east" and match["east_b"])
        or (kind == "mo" and match["mo"].startswith(("by", "before", "unt", "til")))
        else None
    )
    return Raw(match.start(), match.end(), span, frame)


def _iso(match: re.Match[str], _: dt.date) -> Span | None:
    found = days.a_date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))
    return Span(found, found, explicit=True) if found else None


def _named(kind: str, match: re.Match[str], today: dt.date) -> Span | None:
    month = ENGLISH_MONTHS[match[f"{kind}_m"].rstrip(".")]
    year = match[f"{kind}_y"]

    def day(number: str) -> dt.date | None:
        return (
            days.a_date(int(year), month, int(number))
            if year
            else days.without_year(today, month, int(number))
        )

    first = day(match[f"{kind}_d"])
    if first is None:
        return None
    last = day(match[f"{kind}_e"]) if match[f"{kind}_e"] else first
    said = match[f"{kind}_w"]
    odd = bool(said) and ENGLISH_WEEKDAYS[said] != first.weekday()
    return Span(first, last if last and last >= first else first, ambiguous=odd, explicit=True)


def _numeric(match: re.Match[str], today: dt.date) -> Span | None:
    one, two, year = int(match["num_a"]), int(match["num_b"]), match["num_y"]
    dotted = match["num_s"] == "."
    if (dotted and not year) or (one, two) in ((24, 7), (50, 50), (7, 24)):
        return None

    def made(month: int, day: int) -> dt.date | None:
        return days.a_date(days.full_year(year), month, day) if year else days.without_year(today, month, day)

    month_first, day_first = None if dotted else made(one, two), made(two, one)
    both = [found for found in (month_first, day_first) if found]
    if not both:
        return None
    ahead = [found for found in both if found >= today] or both
    found = min(ahead, key=lambda day: abs((day - today).days))
    return Span(found, found, ambiguous=len(both) == 2 and month_first != day_first, explicit=True)


def _weekday_nth(match: re.Match[str], today: dt.date) -> Span | None:
    found = days.next_day_of_month(today, int(match["wn_d"]))
    if found is None:
        return None
    return Span(found, found, ambiguous=found.weekday() != ENGLISH_WEEKDAYS[match["wn_w"]], explicit=True)


def _nth(match: re.Match[str], today: dt.date) -> Span | None:
    number = int(match["nth_d"])
    found = days.next_day_of_month(today, number)
    return Span(found, found, day_of_month=number, explicit=True) if found else None


def _weeks_from(match: re.Match[str], today: dt.date) -> Span | None:
    weeks = (ENGLISH_NUMBERS.get(match["wf_n"]) or int(match["wf_n"])) * (2 if match["wf_f"] else 1)
    word = match["wf_w"]
    start = days.coming(today, ENGLISH_WEEKDAYS[word]) if word in ENGLISH_WEEKDAYS else today
    if word in ("tomorrow", "tmrw"):
        start += dt.timedelta(days=1)
    found = start + dt.timedelta(weeks=min(weeks, 53))
    return Span(found, found)


def _weekday_week(match: re.Match[str], today: dt.date) -> Span | None:
    found = days.coming(today, ENGLISH_WEEKDAYS[match["ww_w"]]) + dt.timedelta(weeks=1)
    return Span(found, found)


def _next_week_weekday(match: re.Match[str], today: dt.date) -> Span | None:
    if match["nwd_r"] in ("last", "past", "previous"):
        return None
    found = days.weekday_in(today, ENGLISH_WEEKDAYS[match["nwd_w"]], 0 if match["nwd_r"] == "this" else 1)
    return Span(found, found)


_BESIDE = re.compile(
    r"\s*(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m)?(?![a-z0-9])|morning|afternoon|arvo|evening|eve|am|pm|night|week|wk|noon|lunch|dinner|tea|break|first\s|xx?\b|w\b|w/|b4\b|n\b|at\b|or\b|latest|eod|cob|if\b|asap)|\s*[,.!?;)/&+-]|\s*$|\n"
)
_LEADING = re.compile(
    r"(?:by|on|before|b4|until|till|til|this|next|nxt|from|for|is|or|and|come|coming|cob|eod|-|/|in|ring|call|phone|u|you|update|text|end of)\s*$"
)


def _weekday(match: re.Match[str], today: dt.date) -> Span | None:
    word, which, week = match["wd_w"], match["wd_r"] or "", match["wd_k"] or ""
    if which in ("last", "past", "previous") or not _means_a_day(match):
        return None
    number = ENGLISH_WEEKDAYS[word]
    ambiguous = False
    if week:
        first = days.weekday_in(today, number, 0 if week == "this" else 1)
    elif which in ("next", "nxt", "nex", "following"):
        first = days.weekday_in(today, number, 1)
        ambiguous = number > today.weekday()
    elif which == "this" and number >= today.weekday():
        first = days.weekday_in(today, number, 0)
    else:
        first = days.coming(today, number)
        ambiguous = number == today.weekday()
    last = first
    if match["wd_e"]:
        last = first + dt.timedelta(days=(ENGLISH_WEEKDAYS[match["wd_e"]] - number) % 7)
    return Span(first, last, ambiguous=ambiguous, said_weekday=number)


def _means_a_day(match: re.Match[str]) -> bool:
    """mon, wed, sat and sun are words of other meanings too: they need a day's company."""
    if match["wd_w"] not in _WORDLIKE or match["wd_e"] or match["wd_r"] or match["wd_k"]:
        return True
    before = match.string[max(match.start() - 8, 0) : match.start()]
    if _LEADING.search(before) and not (match["wd_w"] == "sat" and before.endswith(("u ", "and "))):
        return True
    if match["wd_w"] in ("sat", "sun") and re.search(
        r"(?:the|was|has|have|i|we|'ve|she|he|they|who|in the)\s+$", before
    ):
        return False
    beside = _BESIDE.match(match.string, match.end())
    return beside is not None


def _later(match: re.Match[str]) -> Later:
    """ "That same day", "the next working day", "two days later"."""
    after = match["later_a"] or ""
    if number := match["later_c"]:
        count = ENGLISH_NUMBERS.get(" ".join(number.split())) or int(number)
        return Later(min(count, 99), working=bool(match["later_k"]))
    working = bool(match["later_w"]) or "working" in after or "business" in after
    return Later(int(bool(match["later_n"] or after)), working=working, alone=working)


def _this_time(match: re.Match[str], today: dt.date) -> Span:
    if match["tt_w"]:
        found = days.coming(today, ENGLISH_WEEKDAYS[match["tt_w"]])
    elif (match["tt_u"] or "").startswith("m"):
        found = days.add_months(today, 1)
    else:
        found = today + dt.timedelta(days=1 if match["tt_t"] else 7)
    return Span(found, found)


def _end_word(match: re.Match[str], today: dt.date) -> Span | None:
    return ending({"eom": "month", "eoy": "year", "eow": "week"}[match["eom"]], today)


def _week(match: re.Match[str], today: dt.date) -> Span | None:
    which, unit = match["wk_r"], match["wk_u"]
    if which in ("last", "past", "previous"):
        return None
    if which == "the":
        return days.week_part(today, 0, "weekend") if unit in ("weekend", "wkend", "wknd") else None
    ahead = int(which in ("next", "nxt", "nex", "following", "coming"))
    if unit in ("weekend", "wkend", "wknd"):
        return days.week_part(today, ahead if which != "coming" else 0, "weekend")
    if unit == "fortnight":
        return Span(today, today + dt.timedelta(days=14), end=True)
    if unit in ("month", "mth"):
        span = days.month_part(days.add_months(today.replace(day=1), ahead), "whole")
        return Span(max(span.first, today), span.last, end=not ahead, ambiguous=True)
    return days.week_part(today, ahead, "late" if "later" in match["wk"] else "whole")


def _relative(match: re.Match[str], today: dt.date) -> Span | None:
    word = match["rel"]
    count = 2 if "after" in word and word.startswith(("the day", "day")) else 0
    if not count and word.startswith(("tom", "tmr", "tmw", "2mo")):
        count = 8 if word.endswith("week") else 1
    found = today + dt.timedelta(days=count)
    return Span(found, found)


def _today(_: re.Match[str], today: dt.date) -> Span | None:
    return Span(today, today, end=True)


def _christmas(match: re.Match[str], today: dt.date) -> Span | None:
    day = today.replace(month=12, day=25 if match["xmas"].startswith("by") else 24)
    return Span(today, day, ambiguous=True) if day >= today else None


def _easter(match: re.Match[str], today: dt.date) -> Span | None:
    """Before Easter: by its Thursday, the last day at work. The day after it: the Tuesday."""
    sunday = next(
        day for year in (today.year, today.year + 1) if (day := days.easter(year)) >= today - dt.timedelta(2)
    )
    if match["east_a"]:
        tuesday = sunday + dt.timedelta(days=2)
        return Span(tuesday, tuesday)
    thursday = sunday - dt.timedelta(days=3)
    return Span(today, thursday, ambiguous=True) if thursday >= today else None


def _out(match: re.Match[str], today: dt.date) -> Span | None:
    return ending(match["out_u"], today)


def _month(match: re.Match[str], today: dt.date) -> Span | None:
    word = match["mo"].split()[1].rstrip(".,")
    first = days.coming_month(today, ENGLISH_MONTHS[word])
    if match["mo_y"]:
        first = first.replace(year=int(match["mo_y"]))
    if match["mo"].startswith(("before", "unt", "til")):
        return Span(today, first - dt.timedelta(days=1), ambiguous=True)
    span = days.month_part(first, "whole")
    return Span(span.first, span.last, ambiguous=True)


_RESOLVERS = {
    "iso": _iso,
    "dm": lambda match, today: _named("dm", match, today),
    "mdy": lambda match, today: _named("mdy", match, today),
    "num": _numeric,
    "wn": _weekday_nth,
    "nth": _nth,
    "wf": _weeks_from,
    "ww": _weekday_week,
    "nwd": _next_week_weekday,
    "wd": _weekday,
    "part": part,
    "eom": _end_word,
    "wan": lambda _, today: days.week_part(today, 2, "whole"),
    "wk": _week,
    "rel": _relative,
    "eod": _today,
    "xmas": _christmas,
    "tt": _this_time,
    "east": _easter,
    "out": _out,
    "mo": _month,
}
