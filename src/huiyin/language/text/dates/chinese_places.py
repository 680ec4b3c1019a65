"""Chinese days told by their place: 六月第一个星期五, 本月最后一天, 第30周内, 中旬结束前, 一周后的今天, 两周后的周三."""

import datetime as dt
import re

from huiyin.language.text.dates import days, durations
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw, ahead
from huiyin.language.text.dates.words import HAN_WEEKDAYS, compiled, han_number

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEK = r"(?:周|星期|礼拜)"
_MONTH = rf"(?:下下个?月|下一?个?月|次月|本月|这个?月|当月|(?<![\d一二三四五六七八九十个])(?:元|{_N})月份?)"
DAYS = compiled(
    rf"""(?:
      (?P<nd>(?P<nd_w>{_MONTH}|本?年度?|今年|年内|本季度?|(?<![\u4e00-\u9fff])月|(?<=[在于等到])月)(?:之?内|里|份|底|末)?的?
          (?:(?P<nd_n>第\s*[一二三四五1-5]|首|头一?)|(?P<nd_l>最后[一1]?|末)|(?P<nd_p>倒数第[二2]))\s*个?
          (?P<nd_u>工作日|工作天|{_WEEK}[一二三四五六日天]|{_WEEK}|天|日))
    | (?P<wn>(?:(?:今年|全年|本年度?|日历)的?)?第\s*(?P<wn_n>\d{{1,2}})\s*周(?!年|次|岁|期|课|报|[一二三四五六日天])(?P<wn_p>末|初|结束|底)?)
    | (?P<pe>(?:(?P<pe_w>{_MONTH})的?|(?<![\u4e00-\u9fff]))(?P<pe_p>上旬|中旬|下旬)(?:结束|过完|收尾|完)(?:之?以?前|时)?)
    | (?P<wt>(?P<wt_n>[一两二三四五六]|\d)\s*个?(?P<wt_u>周|星期|礼拜|月)(?:之|以)?后的?(?:的?今天|同一天|这个?时候|(?P<wt_d>{_WEEK}[一二三四五六日天]|当天)))
    | (?P<nt>下下?个?(?P<nt_u>周|星期|礼拜|月)的?(?:今天|这个?时候|同一天))
    | (?P<we>(?P<we_w>下下个?|下一?个?|本|这一?个?)\s*{_WEEK}(?:的)?(?P<we_p>{_WEEK}末|末尾|尾巴?|最后一[天个工作日]+|头上|一开头|开头|第一天|前几天|头[两二]天|上半段|下半段))
    | (?P<nx>(?:这|近|未来|接下来|今后)的?(?P<nx_n>[一]?[两二三]|两三|三两|三四|三五|四五|[四五六七])[天日](?P<nx_s>之?内|以内|里)?)
    | (?P<qy>(?P<qy_w>第?[一二三四1-4]季度?|q[1-4]|[上下]半年|全年|本年度)的?(?:末|底|结束|过完|完|收官)(?:之?以?前)?)
    | (?P<hm>(?P<hm_w>(?:{_MONTH})的?|(?<![个\u4e00-\u9fff])|(?<=[在于等到我们您你]))(?P<hm_p>[上下前后]半月))
    | (?P<od>今儿个?|明儿个?|后儿个?|大后儿个?|今个儿?|明个儿?|后个儿?|赶明儿)
    )"""
)
_GO = re.compile(
    r"季|q[1-4]|半[年月]|年|第|最后|首|头|末|旬|[周期拜月天日](?:之|以)?后|下.{0,3}(?:周|期|拜|月)|[本这]个?(?:周|星期|礼拜)|这|近|未来|今后|接下来|[今明后]个|儿|月"
)


def may_hold_days(plain: str) -> bool:
    """Whether such a day can be named in the text."""
    return _GO.search(plain) is not None


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    return ahead(match, today, _RESOLVERS, "by" if match.lastgroup in ("pe", "qy") else None)


def _month_of(which: str, today: dt.date) -> dt.date | None:
    start = today.replace(day=1)
    if which.startswith(("下", "次")):
        return days.add_months(start, 2 if which.startswith("下下") else 1)
    if which == "月" or which[0] in "本这当":
        return start
    number = 1 if which[0] == "元" else han_number(which.rstrip("份").removesuffix("月"))
    return days.coming_month(today, number) if number and number <= 12 else None


def _numbered(match: re.Match[str], today: dt.date) -> Span | None:
    """六月第一个星期五, 本月最后一个工作日, 年内最后一天."""
    which, unit = match["nd_w"], match["nd_u"]
    if which.startswith(("年", "本年", "今年")) or "季" in which:
        month = today.replace(month=(today.month + 2) // 3 * 3 if "季" in which else 12, day=1)
        if match["nd_n"]:
            return None
    else:
        found = _month_of(which, today)
        if found is None or (which == "月" and match["nd_n"]):
            return None
        month = found
    number = -1 if match["nd_l"] else -2 if match["nd_p"] else _ordinal(match["nd_n"])
    if match["nd_l"] == "末" and unit not in ("日", "天"):
        return None
    if unit in ("周", "星期", "礼拜"):
        return _week(month, number, today)
    if unit.startswith("工作"):
        day = days.nth_working_day(month, number)
    elif unit in ("天", "日"):
        day = (
            month + dt.timedelta(days=number - 1)
            if number > 0
            else days.last_of_month(month) + dt.timedelta(days=number + 1)
        )
    else:
        day = days.nth_weekday(month, HAN_WEEKDAYS[unit[-1]], number)
    return Span(day, day, explicit=True) if day.month == month.month else None


def _ordinal(written: str) -> int:
    return 1 if written[0] in "首头" else han_number(written[1:].strip()) or 1


def _week(month: dt.date, number: int, today: dt.date) -> Span | None:
    """The first week of a month starts with its first day, the last ends with its last; which is meant is not sure."""
    if number < 0:
        last = days.last_of_month(month)
        return Span(max(last - dt.timedelta(days=6), today), last, ambiguous=True)
    first = month + dt.timedelta(weeks=number - 1)
    return Span(first, first + dt.timedelta(days=6), ambiguous=True) if number < 5 else None


_COURSE = re.compile(r"(?:职|岗|训|学|期|程|产|实习|项目|开工|试用|孕)的?$")
_FARTHEST_WEEK = 20
"""Weeks ahead up to which a week's number is one of the calendar (judgement): 第2周 in summer is a course's."""


def _week_number(match: re.Match[str], today: dt.date) -> Span | None:
    span = days.calendar_week(today, int(match["wn_n"]))
    if span is None or (span.last - today).days > 7 * _FARTHEST_WEEK:
        return None
    if match["wn"][0] == "第" and _COURSE.search(match.string, max(match.start() - 6, 0), match.start()):
        return None
    if match["wn_p"] == "初":
        return Span(span.first, min(span.first + dt.timedelta(days=1), span.last))
    return Span(span.first, span.last, end=bool(match["wn_p"]))


def _part_over(match: re.Match[str], today: dt.date) -> Span | None:
    """中旬结束前: by the 20th."""
    month = _month_of(match["pe_w"] or "月", today)
    if month is None:
        return None
    span = days.month_part(
        month.replace(day=1), {"上": "early", "中": "middle", "下": "late"}[match["pe_p"][0]]
    )
    return Span(today, span.last, end=True)


def _weeks_on(match: re.Match[str], today: dt.date) -> Span | None:
    """一周后的今天, 两周后的周三."""
    count, unit = han_number(match["wt_n"]), "month" if match["wt_u"] == "月" else "week"
    weekday = match["wt_d"]
    if not count or (weekday and unit == "month"):
        return None
    if weekday and weekday != "当天":
        day = days.weekday_in(today, HAN_WEEKDAYS[weekday[-1]], count)
        return Span(day, day, ambiguous=True, said_weekday=HAN_WEEKDAYS[weekday[-1]])
    found = durations.after(today, count, unit)
    return Span(found, found) if found else None


def _next_today(match: re.Match[str], today: dt.date) -> Span:
    count = 2 if match["nt"].startswith("下下") else 1
    found = days.add_months(today, count) if match["nt_u"] == "月" else today + dt.timedelta(weeks=count)
    return Span(found, found)


def _part_of_week(match: re.Match[str], today: dt.date) -> Span:
    which, part = match["we_w"], match["we_p"]
    weeks = 2 if which.startswith("下下") else 1 if which.startswith("下") else 0
    if part.startswith(("周", "星期", "礼拜")):
        return days.week_part(today, weeks, "weekend")
    if part.startswith("最后") or "尾" in part:
        return days.week_part(today, weeks, "end")
    if part == "第一天":
        monday = days.weekday_in(today, days.MONDAY, weeks)
        return Span(monday, monday)
    return days.week_part(today, weeks, "late" if part.startswith("下") else "early")


def _part_of_year(match: re.Match[str], today: dt.date) -> Span:
    """一季度结束前, 上半年底, 二季度末: by its last day."""
    word = match["qy_w"].removeprefix("第")
    quarter = {"一": 1, "二": 2, "三": 3, "四": 4}.get(word[0]) or (
        int(word.strip("q季度")) if word.strip("q季度").isdigit() else 0
    )
    month = quarter * 3 or (6 if word.startswith("上") else 12)
    last = days.last_of_month(dt.date(today.year, month, 1))
    return Span(
        today, last if last >= today else days.last_of_month(dt.date(today.year + 1, month, 1)), end=True
    )


def _half_month(match: re.Match[str], today: dt.date) -> Span | None:
    """四月上半月: the 1st to the 15th."""
    month = _month_of(match["hm_w"].rstrip("的") or "月", today)
    if month is None:
        return None
    first = match["hm_p"][0] in "上前"
    if first and not match["hm_w"] and today.day > 15:
        month = days.add_months(month, 1)
    return (
        Span(max(month, today), month.replace(day=15))
        if first
        else Span(max(month.replace(day=16), today), days.last_of_month(month))
    )


_FEW = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}


def _coming_days(match: re.Match[str], today: dt.date) -> Span:
    """这两三天, 未来三天内: by their last."""
    count = max(_FEW[sign] for sign in match["nx_n"] if sign in _FEW)
    return Span(today, today + dt.timedelta(days=count), end=True)


def _spoken(match: re.Match[str], today: dt.date) -> Span | None:
    word = match["od"]
    if word.startswith("赶"):
        return None
    day = today + dt.timedelta(days=3 if word[0] == "大" else {"今": 0, "明": 1, "后": 2}[word[0]])
    return Span(day, day)


_RESOLVERS = {
    "nd": _numbered,
    "wn": _week_number,
    "pe": _part_over,
    "wt": _weeks_on,
    "nt": _next_today,
    "we": _part_of_week,
    "nx": _coming_days,
    "qy": _part_of_year,
    "hm": _half_month,
    "od": _spoken,
}
