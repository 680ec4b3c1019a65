"""How English names days: by COB Friday, 11 April, within ten working days, early next month."""

import datetime as dt
import re
from dataclasses import replace

from huiyin.language.text.dates import days, durations
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw
from huiyin.language.text.dates.words import (
    ENGLISH_MONTHS,
    ENGLISH_NUMBERS,
    ENGLISH_WEEKDAYS,
    MONTH,
    WEEKDAY,
    compiled,
    either,
)

_WORDLIKE = ("mon", "wed", "sat", "sun")
_WD = rf"(?:{WEEKDAY})(?![a-z0-9])"
_MONTH = rf"(?:{MONTH})(?![a-z])(?:\.(?=\s?\d|,\s?\d))?"
_ND = r"(?:st|nd|rd|th)"
_NUMBER = rf"(?:\d{{1,3}}|{either(ENGLISH_NUMBERS)})"
_WK = r"(?:weeks?|wks?|wk)"
_NEXT = r"(?:next|nxt|following|coming|this|last|past|previous)"
_NOT_A_DAY = (
    r"(?!\s*(?:round|interview|floor|stage|candidate|place|choice|person|time|century|year|avenue|street|ave|grade|edition|batch|"
    r"cohort|half|quarter|attempt|option|one|call|test|phase|reference|job|role|hire|step|meeting|chance|list|seat))"
)
_FIRST = (
    r"mon|tu[es]|we[dn]|th[ru]|fri|fir|fry|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|the\s|next|nxt|foll|comi|this|last|past"
    r"|prev|an?\s|one|two|three|four|five|six|seven|eight|nine|ten|ele|twel|fift|coup|very|end|start|begi|mid|earl|late|latt|firs|seco|thir"
    r"|back|month|year|week|wk|eo[mywdb]|cob|with|in\s|insi|over|duri|under|allo|take|need|expe|give|abou|arou|roug|appr|anot|up\s|at\s"
    r"|mayb|prob|say\s|day\s|tom|toda|tmr|tmw|2mo|2da|2ni|toni|by\s|befo|unti|till"
)
"""How the first words of days begin: most words of a text are none of these, and are passed over quickly."""
DAYS = compiled(
    rf"""(?<![a-z0-9])(?=\d|{_FIRST})(?:
      (?P<iso>(?<![/.\d-])(?P<iso_y>20\d\d)\s?[-/.年]\s?(?P<iso_m>\d{{1,2}})\s?[-/.月]\s?(?P<iso_d>\d{{1,2}})(?:\s?[日号])?(?![\d]))
    | (?P<dm>(?:(?P<dm_w>{_WD})\.?,?\s+(?:the\s+)?|the\s+)?(?P<dm_d>\d{{1,2}}){_ND}?(?:\s?(?:-|to|and|or|/|until)\s?(?P<dm_e>\d{{1,2}}){_ND}?)?\s?(?:-|(?:of\s+)?)(?P<dm_m>{_MONTH})
          (?:,?\s+(?P<dm_y>20\d\d))?(?![a-z0-9]))
    | (?P<mdy>(?:(?P<mdy_w>{_WD})\.?,?\s+)?(?P<mdy_m>{_MONTH})\s?(?:the\s+)?(?P<mdy_d>\d{{1,2}}){_ND}?(?:\s?(?:-|to|and|or|/)\s?(?P<mdy_e>\d{{1,2}}){_ND}?(?![\d:]))?
          (?:,?\s+(?P<mdy_y>20\d\d))?(?![a-z0-9%:]|\s?(?:[ap]m|people|of\s+(?:our|the|them))\b))
    | (?P<num>(?<![/.:$€£¥#-])(?P<num_a>\d{{1,2}})(?P<num_s>[/.])(?P<num_b>\d{{1,2}})(?:(?P=num_s)(?P<num_y>20\d\d|\d\d))?(?![\d/:%]|\.\d|\s?(?:of|的|hours|km|kg|inch)\b|"))
    | (?P<wn>(?P<wn_w>{_WD})\.?,?\s+(?:the\s+)?(?P<wn_d>\d{{1,2}}){_ND}(?![a-z]))
    | (?P<nth>(?:the\s+|(?<=by\s)|(?<=on\s)|(?<=before\s)|(?<=until\s)|(?<=till\s)|(?<=or\s)|(?<=to\s))(?P<nth_d>\d{{1,2}}){_ND}(?![a-z]){_NOT_A_DAY})
    | (?P<wf>(?P<wf_n>{_NUMBER})\s+(?:{_WK}|(?P<wf_f>fortnights?))\s+(?:(?:from|on|after|come)\s+)?(?:this\s+|next\s+)?(?P<wf_w>{_WD}|today|tomorrow|tmrw|now))
    | (?P<ww>(?P<ww_w>{_WD})\s+(?:week|wk)(?![a-z]|\s+(?:of|commencing|beginning)))
    | (?P<nwd>(?:the\s+)?(?P<nwd_r>{_NEXT})\s+{_WK}(?:'s)?,?\s+(?:on\s+)?(?P<nwd_w>{_WD}))
    | (?P<wd>(?:(?:the\s+)?(?P<wd_r>{_NEXT})\s+)?(?P<wd_w>{_WD})(?:\s*(?:-|to|/|or|and)\s*(?P<wd_e>{_WD}))?(?:,?\s+(?:of\s+)?(?P<wd_k>next|nxt|this|the\s+following)\s+{_WK}(?![a-z]))?)
    | (?P<part>(?:the\s+)?(?P<part_p>(?:very\s+)?(?:end|start|beginning|middle|early|mid|late|later|latter\s+part|first\s+half|second\s+half|back\s+end|first\s+week|second\s+week|third\s+week|last\s+week)|(?:month|year|week)(?:'s)?)
          (?:\s+(?:of|in|part\s+of)|-|\s)\s*(?:the\s+)?(?P<part_u>(?:(?:this|next|nxt|following|coming|the)\s+)?(?:{_WK}|month|mth|year|yr)|(?:this|next|nxt)\s+(?:week|month|year)|end|{_MONTH}(?!\s?\d))(?![a-z]))
    | (?P<eom>eom|eoy|eow)(?![a-z])
    | (?P<dur>(?:(?P<dur_f>within|in|inside|over|during|under|allow|takes?|need|needs|expect|give\s+(?:us|me|it))\s+)?(?P<dur_m>(?:(?:the|about|around|roughly|approximately|approx|another|a\s+further|next|nxt|coming|following|up\s+to|at\s+least|a\s+good|maybe|probably|prob|say)\s+){{0,4}})
          (?:(?P<dur_a>{_NUMBER})(?:\s?(?:-|to|or)\s?(?P<dur_b>{_NUMBER}))?(?:\s+of)?[\s-]?(?:(?:full|clear|calendar|more|further|extra)\s+)?|(?<=another\s)|(?<=next\s)|(?<=coming\s))
          (?P<dur_u>(?:working|work|business|wkg|biz|bus)[\s-]?(?:days?|d)|days?|{_WK}|fortnights?|months?|mths?|hours?|hrs?|h)(?![a-z0-9])(?P<dur_s>(?:'s?)?\s+time|\s+or\s+(?:so|two|thereabouts)|\s+from\s+(?:now|today)|\s+max(?:imum)?|'?ish)?)
    | (?P<wan>(?:the\s+)?week\s+after\s+next(?![a-z]))
    | (?P<wk>(?:the\s+)?(?:later\s+)?(?P<wk_r>{_NEXT}|the)\s+(?P<wk_u>{_WK}|month|mth|weekend|wkend|wknd|fortnight)(?![a-z]|'s))
    | (?P<rel>(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw)|tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw|tomoz|2moro|2morrow|today|2day|tonight|tonite|2nite|this\s+(?:morning|afternoon|arvo|evening)
          |later\s+(?:on\s+)?today)(?![a-z])(?!(?<=today)'s)
    | (?P<eod>(?:by|before)\s+(?:the\s+)?(?:cob|eod|eob|close\s+of\s+(?:business|play|day)|end\s+of\s+(?:the\s+)?(?:day|business|play)|noon|midday|lunch(?:time)?|midnight|\d{{1,2}}(?::\d\d)?\s?[ap]m)|eod|cob)(?![a-z])
          (?!\s*(?:(?:on|of|this|next|nxt|the|est|edt|et|pst|pt|gmt|bst|cet|ist)\s+){{0,4}}(?:{_WD}|{_MONTH}|tom|tmr|tmw|today|\d|[周下本这星礼明后今]))
    | (?P<xmas>(?:by|before)\s+(?:christmas|xmas))(?![a-z])
    | (?P<mo>(?:(?:by|in|before|until|till|during|next)\s+){_MONTH}(?!\.?\s*(?:the\s+)?\d{{1,2}}(?!\d))(?!\s+(?:we|i|you|be|have|not|the|well)\b)(?:,?\s+(?P<mo_y>20\d\d))?(?![a-z0-9]))
    )"""
)
_GO = re.compile(
    r"\d|(?<![a-z])(?:mon|tu|we[dn]|th[ur]|fr[iy]|fir|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|w(?:ee)?ks?|month|mth|mid|early|late|tod|tom|tmr|tmw|toni|end|e[oc]|cob|close|noon|lunch|midday|midnight|day|hour|hrs|fortn|within|this|2)|days?|hours?|days\b|week|month|xmas|christmas"
)


def may_hold_days(plain: str) -> bool:
    """Whether an English day can be in the text at all."""
    return _GO.search(plain) is not None


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    kind = match.lastgroup
    if kind == "dur":
        return _duration(match, today)
    span = _RESOLVERS[kind or ""](match, today)
    if span is None:
        return None
    # These words hold "by" themselves.
    frame = (
        "by"
        if kind in ("xmas", "eod")
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
    r"\s*(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m)?(?![a-z0-9])|morning|afternoon|arvo|evening|eve|am|pm|night|week|wk|noon|lunch|at\b|or\b|latest|eod|cob|if\b|asap)|\s*[,.!?;)/&+-]|\s*$|\n"
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
    elif which in ("next", "nxt", "following"):
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


_PARTS = {
    "end": "end",
    "back end": "end",
    "start": "early",
    "beginning": "early",
    "early": "early",
    "first half": "early",
}
_PARTS |= {
    "middle": "middle",
    "mid": "middle",
    "late": "late",
    "later": "late",
    "latter part": "late",
    "second half": "late",
}
_WEEKS = {"first week": 0, "second week": 1, "third week": 2}


def _part(match: re.Match[str], today: dt.date) -> Span | None:
    part = " ".join(match["part_p"].removeprefix("very ").removesuffix("'s").split())
    unit = " ".join(match["part_u"].removeprefix("the ").split())
    if unit == "end" or part in ("month", "year", "week"):
        return _ending(part, today) if unit == "end" and part in ("month", "year", "week") else None
    name = unit.rstrip(".")
    if name in ENGLISH_MONTHS:
        return _of_month(part, days.coming_month(today, ENGLISH_MONTHS[name]))
    ahead = unit.startswith(("next", "nxt", "following", "coming"))
    if unit.endswith(("month", "mth")):
        return _of_month(part, days.add_months(today.replace(day=1), int(ahead)))
    if unit.endswith(("year", "yr")):
        return _ending("year", today) if part == "end" and not ahead else None
    if part not in _PARTS:
        return None
    return days.week_part(today, int(ahead), _PARTS[part])


def _of_month(part: str, start: dt.date) -> Span | None:
    if part in _WEEKS:
        first = start + dt.timedelta(weeks=_WEEKS[part])
        return Span(first, first + dt.timedelta(days=6))
    if part == "last week":
        last = days.last_of_month(start)
        return Span(last - dt.timedelta(days=6), last)
    return days.month_part(start, _PARTS[part])


def _ending(unit: str, today: dt.date) -> Span:
    if unit == "week":
        return days.week_part(today, 0, "end")
    return days.month_part(today.replace(day=1) if unit == "month" else today.replace(month=12, day=1), "end")


def _end_word(match: re.Match[str], today: dt.date) -> Span | None:
    return _ending({"eom": "month", "eoy": "year", "eow": "week"}[match["eom"]], today)


def _week(match: re.Match[str], today: dt.date) -> Span | None:
    which, unit = match["wk_r"], match["wk_u"]
    if which in ("last", "past", "previous"):
        return None
    if which == "the":
        return days.week_part(today, 0, "weekend") if unit in ("weekend", "wkend", "wknd") else None
    ahead = int(which in ("next", "nxt", "following", "coming"))
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
        count = 1
    found = today + dt.timedelta(days=count)
    return Span(found, found)


def _today(_: re.Match[str], today: dt.date) -> Span | None:
    return Span(today, today, end=True)


def _christmas(match: re.Match[str], today: dt.date) -> Span | None:
    day = days.without_year(today, 12, 25 if match["xmas"].startswith("by") else 24)
    return Span(today, day, ambiguous=True) if day else None


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
    "part": _part,
    "eom": _end_word,
    "wan": lambda _, today: days.week_part(today, 2, "whole"),
    "wk": _week,
    "rel": _relative,
    "eod": _today,
    "xmas": _christmas,
    "mo": _month,
}
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


def _duration(match: re.Match[str], today: dt.date) -> Raw | None:
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
    if frame in ("within", "inside", "under") or "up to" in how or suffix.startswith("max"):
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
    return (
        "around" if frame in ("allow", "give us", "give me", "give it", "need", "needs", "expect") else None
    )


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
