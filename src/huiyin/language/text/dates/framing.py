"""What stands around the words of a day: "by", "around", "after" and their like in both languages."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.words import WEEKDAY, compiled
from huiyin.process.reading import DateRange
from huiyin.process.vocabulary import DateKind


@dataclass(frozen=True, slots=True)
class Later:
    """A day counted from the day named before it ("the very next day", 当日): by `count` days, of which only working ones
    count if `working`. `alone`: where no day is named before, it counts from the day of receipt; otherwise it names none."""

    count: int
    working: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """Words that name days, before what stands around them is heard.

    `frame` where they say it themselves; `later` where they count from another day than the day of receipt.
    """

    start: int
    end: int
    span: Span
    frame: str | None = None
    later: Later | None = None


Resolver = Callable[[re.Match[str], dt.date], Span | None]


def ahead(
    match: re.Match[str], today: dt.date, resolvers: Mapping[str, Resolver], frame: str | None = None
) -> Raw | None:
    """What the words of a match mean on `today`, by the resolver of the kind that matched; None where they name no day,
    or one that is past."""
    span = resolvers[match.lastgroup or ""](match, today)
    if span is None or span.last < today:
        return None
    return Raw(match.start(), match.end(), span, frame)


_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|o'?clock)?(?:\s(?:est|edt|et|pst|pdt|pt|gmt|bst|cet|cest|utc|ist|sgt|hkt))?|noon|midday|midnight|lunch(?:time)?|cob|cop|eod|eob|c\.o\.b\.?|close\s+of\s+(?:business|play|day)|(?:the\s+)?end\s+of\s+(?:the\s+)?(?:day|play|business)|first\s+thing|morning|afternoon)"
_BEFORE = compiled(
    rf"""(?:
      (?P<by>(?<![a-z0-9])(?:by|before|b4|no\ later\ than|not\ later\ than|at\ the\ (?:very\ )?latest(?:\ by)?|latest(?:\ by)?|until|till?|'til|on\ or\ before
            |prior\ to|ahead\ of|deadline(?:\ is|:)?|due(?:\ by)?)
          \s*(?:(?:the|say|about|around|latest|this\s+time)\s+)?(?:{_CLOCK}\s+(?:on\s+|of\s+)?)?(?:the\s+)?
        |(?:最迟|最晚|至迟|不晚于|不迟于|不超过|截止(?:日期|时间)?(?:到|至|是|为|:)?|截至|赶在|有效期(?:为|是)?[到至])\s*(?:于|在|到|就?是)?\s*)
    | (?P<clock>(?<![a-z0-9]){_CLOCK}\s+(?:on\s+|of\s+)?)
    | (?P<around>(?<![a-z])(?:on\s+or\s+)?(?:around|about|circa|approx(?:imately)?|roughly)\s+(?:the\s+)?|~\s?|(?:大概|大约|约|差不多|估计|估摸着?|约摸)(?:在|是)?\s*)
    | (?P<after>(?<![a-z])(?:after|since|following|not\ before|last|past|every|each|as\ of)\s+(?:the\s+)?(?:{_CLOCK}\s+(?:on\s+)?)?
        |(?<![a-z])dated\s+|(?:自从|从|每|上|(?<![午秋旦庆节年假诞五明夕宵末期])(?:过了|过完)|工作时间[为是:]?|上班时间[为是:]?|办公时间[为是:]?)\s*)
    | (?P<week>(?<![a-z])(?:the\s+)?(?:(?:week|wk)\s+(?:of|comm?(?:encing)?\.?|beg(?:inning)?\.?|starting|ending)|w/[cbe]|wc|w\.c\.)\s*(?:the\s+|on\s+)?)
    | (?P<on>(?<![a-z])(?:on|this|come|coming|for)\s+(?:the\s+)?)
    )$"""
)
_REACH = 34
_AHEAD = "下明后今本这大未"
"""Signs with which no "last" goes: 选没选上下周二见分晓 is next Tuesday."""
_AFTER = compiled(
    rf"""(?P<weekday>\s*\(含(?:当[天日])?\)|\s*\(?\s*(?:下下?|本|这)?(?:周|星期|礼拜)[一二三四五六日天]\s*\)|\s*\((?:{WEEKDAY})\))?
    (?P<hour>\s*(?:的(?=[早上中下晚]))?(?:早上|上午|中午|下午|晚上|晚间|傍晚|夜里|凌晨|早晨|晚|早)?\s*(?:(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:点(?:半|\d{{1,2}}分?|钟)?|:\d\d|时)|\d{{1,2}}(?::\d\d)?\s?(?:am|pm)(?![a-z]))?(?:整|钟)?
        \s*(?:下班|收工|放工)?)
    (?:\s*(?P<by>(?:之?以?前(?!台|面|期|往|端|沿|后|提(?![供交前出醒]))|钱(?![包款])|之内|以内|内(?!部|容|推|地|审)|为止|截止|,?\s?(?:at\ the\ latest|latest)(?![a-z]))|止)
      | \s*(?P<around>左右|前后|上下|附近|\s?or\ (?:so|thereabouts)(?![a-z])|-?ish(?![a-z]))
      | \s*(?P<after>(?:一过(?!会)|过后|过了(?=[,。;再就才])|之后|以后|后(?!天|台|端|续|面|勤|来)|起(?!码|[,\ ]?(?:您|你|考生|大家|即|就)?(?:可|能|开放|接受)[^,。;!?\n]{{0,10}}(?:查|看))|\s?onwards?))
    )?
    (?P<week>\s*(?:的)?那(?:一)?个?(?:周|星期|礼拜)(?![一二三四五六日天末]))?
    (?P<eod>\s*(?:,\s*)?(?:(?:by|before|b4|until|till?)\s+)?(?:{_CLOCK})(?![a-z0-9%/月-]|\.\d))?"""
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A day with what stands around it: where the whole stands, and which days it means."""

    start: int
    end: int
    range: DateRange


def framed(plain: str, raw: Raw, today: dt.date) -> Framed | None:
    """The words with their frame; None where the frame says that no day is promised ("after Friday")."""
    if raw.frame is not None:
        return _made(plain, raw.start, raw.end, raw.span, raw.frame, today)
    start, end, frame = raw.start, raw.end, ""
    after = _AFTER.match(plain, end)
    if after is not None:
        if after["after"]:
            return None
        if any(after[name] for name in ("by", "around", "weekday", "week", "eod")) or after["hour"].strip():
            end = after.start() + len(after[0].rstrip())
        frame = "by" if after["by"] else "around" if after["around"] else "week" if after["week"] else ""
    before = _BEFORE.search(plain, max(start - _REACH, 0), start)
    while before is not None:
        kind = before.lastgroup
        if kind == "after" and before[0] == "上" and plain[start] in _AHEAD:
            break
        if kind == "after":
            return None
        start = before.start()
        if kind in ("by", "around", "week"):
            frame = kind if kind == "week" or not frame else frame
            break
        before = _BEFORE.search(plain, max(start - _REACH, 0), start)
    start += len(plain[start : raw.start]) - len(plain[start : raw.start].lstrip())
    return _made(plain, start, end, raw.span, frame, today)


def _made(plain: str, start: int, end: int, span: Span, frame: str, today: dt.date) -> Framed:
    first, last, kind = _days(span, frame, today)
    text = plain[start:end]
    return Framed(start, end, DateRange(min(first, last), last, kind, text, span.ambiguous))


def _days(span: Span, frame: str, today: dt.date) -> tuple[dt.date, dt.date, DateKind]:
    if frame == "by":
        last = span.middle or span.last
        return min(today, last), last, "by"
    if frame == "week":
        monday = span.first - dt.timedelta(days=span.first.weekday())
        return monday, monday + dt.timedelta(days=4), "window"
    if frame == "around":
        return span.first, span.last, "around"
    if frame != "window" and span.end:
        return min(today, span.last), span.last, "by"
    on = frame != "window" and span.first == span.last
    return span.first, span.last, "on" if on else "window"
