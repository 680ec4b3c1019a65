"""Chinese days told by a feast: 教师节当天, 除夕前一天, 节后首个工作日, 五一回来那一周, 过完年初八."""

import datetime as dt
import re
from collections.abc import Callable

from huiyin.language.text.dates import days, feasts, lunar
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw
from huiyin.language.text.dates.words import HAN_WEEKDAYS, compiled, han_number

_OfYear = Callable[[int], dt.date | None]


def _lunar(month: int, day: int) -> _OfYear:
    return lambda year: lunar.day_of(year, month, day)


def _term(name: str) -> _OfYear:
    return lambda year: lunar.term(name, year)


def _new_years_eve(year: int) -> dt.date | None:
    new_year = lunar.day_of(year, 1, 1)
    return new_year - dt.timedelta(days=1) if new_year else None


_KINDS: tuple[tuple[str, _OfYear], ...] = (
    ("元旦节 元旦 阳历年 新年第一天", feasts.fixed(1, 1)),
    ("情人节", feasts.fixed(2, 14)),
    ("三八妇女节 三八节 妇女节 女神节 三八", feasts.fixed(3, 8)),
    ("植树节", feasts.fixed(3, 12)),
    ("愚人节", feasts.fixed(4, 1)),
    ("五一劳动节 五一节 五一 劳动节", feasts.fixed(5, 1)),
    ("五四青年节 五四 青年节", feasts.fixed(5, 4)),
    ("护士节", feasts.fixed(5, 12)),
    ("六一儿童节 六一节 六一 儿童节", feasts.fixed(6, 1)),
    ("七一 建党节", feasts.fixed(7, 1)),
    ("八一建军节 八一 建军节", feasts.fixed(8, 1)),
    ("教师节", feasts.fixed(9, 10)),
    ("十一国庆节 十一国庆 国庆节 国庆 十一", feasts.fixed(10, 1)),
    ("万圣节", feasts.fixed(10, 31)),
    ("双十一 双11 光棍节", feasts.fixed(11, 11)),
    ("双十二 双12", feasts.fixed(12, 12)),
    ("平安夜", feasts.fixed(12, 24)),
    ("圣诞节 圣诞", feasts.fixed(12, 25)),
    ("跨年夜 跨年", feasts.fixed(12, 31)),
    ("感恩节", feasts.nth(11, 3, 4)),
    ("母亲节", feasts.nth(5, 6, 2)),
    ("父亲节", feasts.nth(6, 6, 3)),
    ("复活节", days.easter),
    ("春节 过年 农历新年 大年初一 年初一 过大年", _lunar(1, 1)),
    ("元宵节 元宵 正月十五 灯节", _lunar(1, 15)),
    ("二月二 龙抬头", _lunar(2, 2)),
    ("端午节 端午 端阳", _lunar(5, 5)),
    ("七夕节 七夕", _lunar(7, 7)),
    ("中元节", _lunar(7, 15)),
    ("中秋节 中秋", _lunar(8, 15)),
    ("重阳节 重阳", _lunar(9, 9)),
    ("腊八节 腊八", _lunar(12, 8)),
    ("小年夜 小年", _lunar(12, 23)),
    ("除夕夜 除夕 大年三十 年三十 大年夜 大年三十儿", _new_years_eve),
)
_FEASTS: dict[str, _OfYear] = {name: of_year for names, of_year in _KINDS for name in names.split()}
_FEASTS |= {name: _term(name) for name in lunar.TERMS}
_FEASTS |= {"清明节": _FEASTS["清明"], "冬至节": _FEASTS["冬至"]}
_REST = (
    ("春节", 8),
    ("国庆", 7),
    ("五一", 5),
    ("元旦", 3),
    ("清明", 3),
    ("端午", 3),
    ("中秋", 3),
)
"""The feasts with days off, and how many in a year whose calendar is not out (judgement, after the last years)."""
_RESTS = {_FEASTS[name]: count for name, count in _REST}
_UNSURE = ("小年", "小年夜")
"""A day earlier in the north than in the south."""
_LOOKS_BACK = 9
"""Who writes "after the feast" may be in the middle of its days off."""

_ND = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_NAMES = "|".join(sorted(_FEASTS, key=len, reverse=True))
_WORK = r"(?:个?(?:工作日|工作天|上班日)|天上班|天上工|天开工|天)"
_BACK = r"(?:节|(?:小?长)?假期?|放假|收假|复工|开工|上班|回来|结束|过完|过了|过|完|一?过|之|以|后|返岗|返工|[,，的])"
DAYS = compiled(
    rf"""(?:
      (?P<lu>(?:过完年|过了年|大?年|春节)?(?P<lu_m>正月|腊月)的?(?P<lu_c>初)?(?P<lu_d>廿[一二三四五六七八九]?|{_ND})(?![月年个天])
        |(?:过完年|过了年|大?年|春节(?:假期)?(?:后|过后|过完)?|节后|年后|过年)的?,?初(?P<lu_n>十[一二三四五]?|[一二三四五六七八九])
        |(?<![年月最当起年])初(?P<lu_b>[二三四五六七八九十])(?=\s*(?:开工|上班|复工|开门|回来|就|给|我|一早|早上|上午|下午|晚上|那天|之?前|左右)))
    | (?P<fe>(?P<fe_n>{_NAMES}|(?<![\u4e00-\u9fff])节|(?<=[在等们您你于会到])节|长假|小长假|收假|放完假|休完假|过完节|过了节|过完年|过了年|年|放假回来|假期)
        (?P<fe_b>{_BACK}{{0,4}})
        (?:(?P<fe_nth>头一个?|第[一1]个?|首个?|头个?|最早一个?)(?P<fe_u>{_WORK}|个?(?:周|星期|礼拜)(?![一二三四五六日天末])|日)
          |(?P<fe_wk>(?:的|那|那个|这|头|后)?(?:那)?(?:一)?个?(?:周|星期|礼拜)(?![一二三四五六日天末\d]))(?:内)?
          |(?:的|那个)?(?:下?个?)(?:周|星期|礼拜)(?P<fe_wd>[一二三四五六日天])
          |(?P<fe_c>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}})\s*(?P<fe_cu>个?(?:工作日|工作天)|天)(?P<fe_ci>之?内|以内)?
          |(?P<fe_d>当天|当日|当晚|那天|那日|那晚|这天|这日|正日子|一早|早上|上午|中午|下午|晚上|晚)
          |(?P<fe_p>之?前一[天日晚]|前夕|前夜|头一?天|前[两二]天|前[三四五]天)
          |(?P<fe_a>后一[天日]|第二天|次日|翌日|隔天|转天)
          |(?P<fe_f>之?以?前(?!台|面|后|端|沿))
          |(?P<fe_s>(?=[给就我会通答公出定发打告揭见]|放榜|回(?!老|家|国|乡|来|去))))?)
    )"""
)
_SEASONS = ("节", "长假", "小长假", "收假", "放完假", "休完假", "过完节", "过了节", "放假回来", "假期")
_YEARS = ("年", "过完年", "过了年")
_AFTER = re.compile(r"后|过|完|回|结束|复工|开工|上班|收|返")
_SHORT = {
    "十一",
    "三八",
    "五四",
    "七一",
    "八一",
    "过年",
    "六一",
    "大雪",
    "小雪",
    "小满",
    "谷雨",
    "雨水",
    "大寒",
    "小寒",
    "跨年",
    "节",
    "年",
    "霜降",
    "白露",
    "寒露",
    "惊蛰",
}
"""Names that mean other things too: they need a word that says that a day is meant."""


def may_hold_days(plain: str) -> bool:
    """Whether a feast can be named in the text."""
    return _GO.search(plain) is not None


_GO = re.compile(rf"{_NAMES}|节|年|假|初|正月|腊月")


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    span = _lunar_day(match, today) if match.lastgroup == "lu" else _feast(match, today)
    if span is None:
        return None
    return Raw(match.start(), match.end(), span)


def _lunar_day(match: re.Match[str], today: dt.date) -> Span | None:
    written = match["lu_d"] or match["lu_n"] or match["lu_b"]
    number = 20 + (han_number(written[1:]) or 0) if written[0] == "廿" else han_number(written)
    if not number or number > 30:
        return None
    month = 12 if match["lu_m"] == "腊月" else 1
    found = _coming(_lunar(month, number), today)
    if found is None or (match["lu_b"] and (found - today).days > 45):
        return None
    return Span(found, found, explicit=True)


def _coming(of_year: _OfYear, today: dt.date, back: int = 0) -> dt.date | None:
    """The next such feast, from `back` days ago on."""
    since = today - dt.timedelta(days=back)
    years = (of_year(year) for year in (today.year - 1, today.year, today.year + 1))
    return next((day for day in years if day and day >= since), None)


def _feast(match: re.Match[str], today: dt.date) -> Span | None:
    name, back = match["fe_n"], match["fe_b"]
    said = any(match[f"fe_{key}"] for key in ("nth", "wk", "wd", "c", "d", "p", "a", "f"))
    if not said and (match["fe_s"] is None or back.strip("节的") or name in _SHORT):
        return None
    season, year = name in _SEASONS, name in _YEARS
    after = bool(_AFTER.search(back)) or bool(_AFTER.search(name) and (season or year))
    if (season or year) and not (after and any(match[f"fe_{key}"] for key in ("nth", "wk", "c", "wd"))):
        return None
    anchor = _rest(today) if season else _rest_of("春节", today) if year else _own(name, after, today)
    if anchor is None:
        return None
    feast, rest = anchor
    span = _counted(match, feast, rest, after, today)
    if span is None or span.last < today:
        return None
    unsure = span.ambiguous or season or name in _UNSURE
    return Span(span.first, span.last, end=span.end, ambiguous=unsure, explicit=span.first == span.last)


def _own(name: str, after: bool, today: dt.date) -> tuple[dt.date, int] | None:
    of_year = _FEASTS[name]
    rest = _RESTS.get(of_year, 0)
    found = _coming(of_year, today, _LOOKS_BACK if after and rest else 0)
    return (found, rest) if found else None


def _rest_of(name: str, today: dt.date) -> tuple[dt.date, int] | None:
    found = _coming(_FEASTS[name], today, _LOOKS_BACK)
    return (found, _RESTS[_FEASTS[name]]) if found else None


def _rest(today: dt.date) -> tuple[dt.date, int] | None:
    """The days off that come next, or that are running."""
    known = [found for name, _ in _REST if (found := _rest_of(name, today))]
    return min((one for one in known if _back_at_work(*one) > today), default=None)


def _back_at_work(feast: dt.date, rest: int) -> dt.date:
    """The first day on which people work again; after a feast without days off, the next weekday."""
    from huiyin.process.calendar import working_days  # NumPy, which most messages need not load

    china = working_days("CN")
    if not rest or not china.knows(feast.year):
        return days.add_working_days(feast + dt.timedelta(days=max(rest - 1, 0)), 1)
    return china.on_or_after(feast + dt.timedelta(days=1))


def _counted(match: re.Match[str], feast: dt.date, rest: int, after: bool, today: dt.date) -> Span | None:
    """The day that the words after the feast's name tell."""
    if match["fe_nth"] or match["fe_wk"] or match["fe_c"]:
        back = _back_at_work(feast, rest)
        if match["fe_wk"] or (match["fe_u"] or "").lstrip("个") in ("周", "星期", "礼拜"):
            friday = days.weekday_in(back if after else feast, days.FRIDAY, 0)
            return Span(max(back if after else feast - dt.timedelta(days=feast.weekday()), today), friday)
        if match["fe_nth"]:
            return Span(back, back) if after or match["fe_u"] != "天" else Span(feast, feast)
        return _after(match, feast, back, after, today)
    if match["fe_wd"]:
        day = days.coming(feast, HAN_WEEKDAYS[match["fe_wd"]])
        return Span(day, day) if after else None
    if match["fe_f"]:
        return None if after else Span(today, feast - dt.timedelta(days=1), end=True, ambiguous=True)
    if match["fe_p"]:
        shift = next(
            (
                count
                for sign, count in (("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5))
                if sign in match["fe_p"]
            ),
            1,
        )
        day = feast - dt.timedelta(days=shift)
    else:
        day = feast + dt.timedelta(days=1 if match["fe_a"] else 0)
    return None if after and not match["fe_d"] else Span(day, day)


def _after(match: re.Match[str], feast: dt.date, back: dt.date, after: bool, today: dt.date) -> Span | None:
    """节后三个工作日内, 中秋后两天."""
    count = han_number(match["fe_c"])
    if not after or not count:
        return None
    if match["fe_cu"] == "天":
        day = (back if match["fe_ci"] else feast) + dt.timedelta(days=count - bool(match["fe_ci"]))
    else:
        day = days.add_working_days(back, count - 1)
    return Span(today, day, end=True) if match["fe_ci"] else Span(day, day)
