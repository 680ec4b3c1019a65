"""Every day that a text names."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from huiyin.language.text.dates import (
    chinese,
    chinese_feasts,
    chinese_places,
    days,
    english,
    english_feasts,
    english_hence,
    english_places,
)
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw, framed
from huiyin.process.reading import DateRange
from huiyin.process.vocabulary import Language


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a day: `plain[start:end]` with their "by" or "around", and the days that they mean.

    Whether HR promises that day, sets it as a deadline or invites to it, is not said here.
    """

    start: int
    end: int
    range: DateRange


_MOST = 400
"""Days looked at in one text and language; no letter names as many, a hostile one does."""
_WIDE = re.compile(r"[^\x00-\xff]")
_BETWEEN = re.compile(r"\s*(?:-{1,2}|~|到|至|to|and|or|或者?|/|、|和|through|thru|until|&)\s*")
_BESIDE = re.compile(r"\s*[,(]?\s*(?:the\s+|也?就是|即)?")
_THAT_WEEK = re.compile(r"\s*(?:of|in) (?:that|the same) week\b|\s*that (?:same )?week\b")
_MOVED = re.compile(
    r"(?:moved|changed|rescheduled|postponed|pushed|brought|shifted|switch(?:ed)?|swap(?:ped)?|原定|改|推迟|调整|顺延|提前|instead)[^.。\n]{0,60}$"
)


def find_dates(plain: str, day: dt.date, language: Language) -> list[DateMention]:
    """The days named in a plain text (see `normalise`) that came on `day`, in order, none overlapping.

    Conventions: LABELS of the evaluation sets, told in docs/reading.md. Vague words (soon, 尽快, 过几天) name no day; nor do
    "after Friday" and what is past by its words ("last week"). A date without a year is the nearest one up to three
    months back, otherwise ahead. Where two readings are usual the range says `ambiguous`.
    """
    raws: list[Raw] = []
    if language == "zh" or _WIDE.search(plain):
        raws += _named(chinese.DAYS, chinese.resolve, plain, day)
        for part in (chinese_places, chinese_feasts):
            if part.may_hold_days(plain):
                raws += _named(part.DAYS, part.resolve, plain, day)
    if english.may_hold_days(plain):
        raws += _named(english.DAYS, english.resolve, plain, day)
    for other in (english_places, english_feasts, english_hence):
        if other.may_hold_days(plain):
            raws += _named(other.DAYS, other.resolve, plain, day)
    raws = _counted_on(_apart(raws), day)
    if not raws:
        return []
    found: list[DateMention] = []
    for raw in _of_that_week(plain, _joined(plain, raws)):
        whole = framed(plain, raw, day)
        if whole is not None and (not found or whole.start >= found[-1].end):
            found.append(DateMention(whole.start, whole.end, whole.range))
    return found


def _named(
    kinds: re.Pattern[str], resolve: Callable[[re.Match[str], dt.date], Raw | None], plain: str, day: dt.date
) -> Iterator[Raw]:
    return islice(filter(None, (resolve(match, day) for match in kinds.finditer(plain))), _MOST)


def _apart(raws: list[Raw]) -> list[Raw]:
    """Without overlaps: of two that share words the longer stays."""
    kept: list[Raw] = []
    for raw in sorted(raws, key=lambda raw: (raw.start, -raw.end)):
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
        elif raw.end - raw.start > kept[-1].end - kept[-1].start:
            kept[-1] = raw
    return kept


def _counted_on(raws: list[Raw], today: dt.date) -> list[Raw]:
    """ "The vote is on Wednesday, you will hear the same day": a day that counts from the day named before it."""
    kept: list[Raw] = []
    for raw in raws:
        later = raw.later
        if later is None:
            kept.append(raw)
            continue
        named = next((one.span for one in reversed(kept) if one.span.last >= today), None)
        if named is None and not later.alone:
            continue
        start = named.last if named else today
        day = (
            days.add_working_days(start, later.count)
            if later.working
            else start + dt.timedelta(days=later.count)
        )
        unclear = named is not None and (named.ambiguous or named.first != named.last)
        kept.append(replace(raw, span=Span(day, day, ambiguous=unclear)))
    return kept


def _joined(plain: str, raws: list[Raw]) -> list[Raw]:
    """Joins "Friday, 15 March" and "周一到周三", each of which is one mention."""
    joined = [raws[0]]
    for raw in raws[1:]:
        one = _one(plain, joined[-1], raw)
        if one is None:
            joined.append(raw)
        else:
            joined[-1] = one
    return joined


def _of_that_week(plain: str, raws: list[Raw]) -> list[Raw]:
    """ "Tuesday the 8th … the Friday of that week": the weekday belongs to the week of the day named before."""
    placed = [raws[0]]
    for raw in raws[1:]:
        span = raw.span
        if span.said_weekday is not None and _THAT_WEEK.match(plain, raw.end):
            shift = days.monday_of(placed[-1].span.first) - days.monday_of(span.first)
            span = replace(span, first=span.first + shift, last=span.last + shift)
        placed.append(replace(raw, span=span))
    return placed


def _one(plain: str, left: Raw, right: Raw) -> Raw | None:
    if left.frame or right.frame or right.start - left.end > 12:
        return None
    gap = plain[left.end : right.start]
    if _BESIDE.fullmatch(gap) and (left.span.said_weekday is not None) != (
        right.span.said_weekday is not None
    ):
        dated, named = (left, right) if left.span.explicit else (right, left)
        if dated.span.explicit:
            odd = dated.span.first.weekday() != named.span.said_weekday
            end = right.end + (plain[right.end : right.end + 1] == ")" and "(" in gap)
            return Raw(left.start, end, replace(dated.span, ambiguous=odd))
    if _BETWEEN.fullmatch(gap) and not _MOVED.search(plain, max(left.start - 80, 0), left.start):
        return _ranged(left, right)
    return None


def _ranged(left: Raw, right: Raw) -> Raw | None:
    last = right.span.last
    if right.span.day_of_month:
        in_month = days.a_date(left.span.first.year, left.span.first.month, right.span.day_of_month)
        last = in_month if in_month and in_month >= left.span.first else last
    if last < left.span.first and right.span.said_weekday is not None:
        last += dt.timedelta(weeks=1)
    if last < left.span.first or (last - left.span.first).days > 92:
        return None
    span = Span(left.span.first, last, ambiguous=left.span.ambiguous, said_weekday=left.span.said_weekday)
    return Raw(left.start, right.end, span)
