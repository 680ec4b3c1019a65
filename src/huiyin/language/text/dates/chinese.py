"""How Chinese names days: 下周三, 月底, 3月28日, 3-5个工作日内."""

import datetime as dt
import re
from collections.abc import Callable

from huiyin.language.text.dates import days
from huiyin.language.text.dates.chinese_durations import duration
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Later, Raw
from huiyin.language.text.dates.words import HAN_WEEKDAYS, compiled, han_number

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEK = r"(?:周|星期|礼拜)"
_WHICH = r"(?:下下个?|下一?个?|这一?个?|本|当|上上个?|上一?个?)"
_MONTH_WHICH = r"(?:下下个?月|下一?个?月|次月|本月|这个?月|当月|上个?月)"
_NO_DAY = r"(?!楼|线|门|位|会议|厅|院|选手|店|文|馆|桌|机|柜|档|令|公告|教|厂|仓|井|岗|工|房|室|单元|出口|生|考|人|员|候选|标|种子|台|车|仪|馆|园|码|通道|窗|库|棚|线)"
DAYS = compiled(
    rf"""(?=[\d一二两俩三四五六七八九十半下上本这当次明今后大昨前月周星礼年季元国劳圣近未接收放中傍晚同第隔翌转个小平除])(?:
      (?P<md>(?:(?P<md_y>明年|今年)\s*)?(?<![\d个])(?P<md_m>{_N}|元)\s*月\s*份?(?P<md_d>{_N})
          (?:\s*[日号]|(?=\s*(?:之?以?前|钱|左右|\(|下班|上午|下午|晚)))
          (?:\s*[-~到至]\s*(?P<md_e>{_N})\s*[日号])?)
    | (?P<dot>(?<![\d./:])(?P<dot_m>1[0-2]|0?[1-9])\.(?P<dot_d>3[01]|[12]\d|0?[1-9])(?=\s*(?:之?以?前(?!端|台)|号|日|左右|\(周|截止)))
    | (?P<rd>(?P<rd_w>{_MONTH_WHICH})的?\s*(?P<rd_d>{_N})\s*[日号]?(?![\d个]))
    | (?P<mp>(?P<mp_w>{_MONTH_WHICH}|(?<![\d一二三四五六七八九十个])(?:{_N}|元)月份?|(?<![\d一二两三四五六七八九十个半几每全整满月])月)
          (?P<mp_p>初|头上?(?![疼痛晕])|上旬|中下旬|中旬|中(?!国|心|级|间|介)|下旬|底|末|尾|之?内))
    | (?P<wd>(?:(?P<wd_w>{_WHICH})\s*{_WEEK}|(?<![\d一二两三四五六七八九十几半每双单整个隔逢上]){_WEEK})\s*
          (?P<wd_d>[一二三四五六日天]|[1-7](?![\d天次个轮小年月k.-~]))
          (?:\s*[、/或]?\s*(?P<wd_e>[二三四五六日](?![轮面天个次年]))(?=[给前出上下晚的,。;!?、\s]|$|之|以|左))?)
    | (?P<wk>(?P<wk_w>{_WHICH})\s*{_WEEK}(?P<wk_p>末|初|中(?!国|心|级)|底|结束|后半段?|下半周|上半周|前半段?|之?内|以内)?)
    | (?P<bw>(?<![一二两三四五六七八九十\d几每双])周(?P<bw_p>末|中(?!国|心|级|到|转)|底|内))
    | (?P<mw>(?P<mw_w>下下个?月|下一?个?月|次月|本月|这个月)(?![\d一二三四五六七八九十]))
    | (?P<mo>(?<![\d一二两三四五六七八九十个/.-])(?P<mo_m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?=之?前|之?内|出|给|底|发|公布|有|开始|才))
    | (?P<dm>(?<![\d.第月/k-])(?<!\d:)(?:(?P<dm_a>\d{{1,2}})\s*[-~到至]\s*)?(?P<dm_d>\d{{1,2}}|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九](?=号))\s*(?:号{_NO_DAY}|日(?!内|以内|之内|后|均|游|薪|结|报|起|元|本|系|语|常|程|产|期|志|活|用|韩|渐))
          (?:\s*[-~到至]\s*(?P<dm_e>{_N})\s*[日号])?)
    | (?P<rel>今明两?天|明后两?天|(?:这|近|未来|接下来)一?两天|今[天日晚早儿]|明[天日晚早儿]|明(?=上午|下午|中午)|大后[天日]|后[天日]|今(?=早上|下午|晚上)
          |昨[天日晚]|前天|下一?个工作[日天])
    | (?P<eod>(?:下班|收工|放工)(?:之?以?前|钱)|(?:上午|下午|晚上)\s*(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:点半?|:\d\d)\s*之?以?前(?!台)|(?:上午|中午|下午|晚上|傍晚|晚饭)(?:之?前(?!台)|(?=给|回您|回你|发您|发你|答复|联系|告诉|通知)))
    | (?P<later>(?<!收到)(?<!接到)(?P<later_s>当[日天晚]|同一?[天日])(?!假|值|成|真|时|然)
          |(?P<later_n>次日|翌日|(?:隔[天日]|转天|第二天)(?=早|上午|中午|下午|晚|一早|下班|之?前|给|回|答|通|告|联|就|我|出|公|会|打|发|说|见|知|[,。;!]|$)))
    | (?P<qe>(?:本|这个?|当)?季度?(?:末|底)(?!考))
    | (?P<ye>(?:今年)?年(?:底|末)|今年内|年内)
    | (?P<hol>(?P<hol_n>元旦|国庆节?|五一|劳动节|圣诞节?)(?:假期|放假|长假)?之?以?前)
    | (?P<eve>平安夜|跨年夜|元旦(?:当天|那天)|圣诞(?:节)?(?:当天|那天))
    | (?P<du>(?<![\d.第每一二两三四五六七八九十近前百月年:])(?P<du_a>\d{{1,3}}|[一二两俩三四五六七八九十]{{1,3}}|半|个(?=把))(?P<du_o>\s*[来多几余把])?
          (?:\s*[-~到至、或]\s*(?P<du_b>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}))?\s*
          (?P<du_u>个?\s*(?:工作日|工作天)|个?(?:自然日|日历日)|天|日|个?[来多]?(?:周|星期|礼拜)(?![一二三四五六日末])|个[来多]?月|(?<!\s)月|个?小时|(?:hours?|hrs?|h)(?![a-z])|年)
          (?P<du_s>\s*(?:(?:内)?有效|之内|以内|内|左右|上下|的样子|之后|以后|后(?!台|端|续|面|勤|来)|之前|以前|前(?!后|台|端)|前后)*)))
    """
)
_PARTS = {
    **dict.fromkeys(("初", "上旬", "头", "头上"), "early"),
    **dict.fromkeys(("中", "中旬"), "middle"),
    "下旬": "late",
    "中下旬": "second",
    **dict.fromkeys(("底", "末", "尾", "结束"), "end"),
    **dict.fromkeys(("后半", "后半段", "下半周"), "late"),
    **dict.fromkeys(("上半周", "前半", "前半段"), "early"),
}
_EVES = {"平安": (12, 24), "跨年": (12, 31), "元旦": (1, 1), "圣诞": (12, 25)}
_HOLIDAYS = {"元旦": (1, 1), "国庆": (10, 1), "五一": (5, 1), "劳动": (5, 1), "圣诞": (12, 25)}


def resolve(match: re.Match[str], today: dt.date) -> Raw | None:
    """What the words of one match of DAYS mean on `today`; None where they name no day."""
    kind = match.lastgroup
    if kind is None:
        return None
    if kind == "du":
        return duration(match, today)
    if kind == "later":
        later = Later(0 if match["later_s"] else 1, alone=match["later_n"] in ("次日", "翌日"))
        return Raw(match.start(), match.end(), Span(today, today), None, later)
    span = _span(kind, match, today)
    if span is None:
        return None
    end = match.start("wd_d") if kind == "wd" and _not_monday(match) else match.end()
    return Raw(match.start(), end, span)


def _span(kind: str, match: re.Match[str], today: dt.date) -> Span | None:
    if kind in ("rd", "mp", "mw", "mo"):
        return _month(kind, match, today)
    if kind in ("wd", "wk", "bw"):
        return _week(kind, match, today)
    return _OTHERS[kind](match, today)


def _end_of_day(_: re.Match[str], today: dt.date) -> Span:
    return Span(today, today, end=True)


def _end_of_year(_: re.Match[str], today: dt.date) -> Span:
    return Span(today, today.replace(month=12, day=31), end=True)


def _end_of_quarter(_: re.Match[str], today: dt.date) -> Span:
    month = today.replace(day=1, month=(today.month + 2) // 3 * 3)
    return Span(today, days.last_of_month(month), end=True)


def _eve(match: re.Match[str], today: dt.date) -> Span:
    month, day = _EVES[match["eve"][:2]]
    found = next(day for day in (dt.date(today.year + more, month, day) for more in (0, 1)) if day >= today)
    return Span(found, found, explicit=True)


def _before_holiday(match: re.Match[str], today: dt.date) -> Span | None:
    holiday = days.without_year(today, *_HOLIDAYS[match["hol_n"].removesuffix("节")])
    return Span(today, holiday - dt.timedelta(days=1), end=True, ambiguous=True) if holiday else None


def _month_day(match: re.Match[str], today: dt.date) -> Span | None:
    month, day = _month_number(match["md_m"]), han_number(match["md_d"])
    if not month or not day:
        return None
    year = {"明年": today.year + 1, "今年": today.year}.get(match["md_y"] or "")
    first = days.a_date(year, month, day) if year else days.without_year(today, month, day)
    if first is None:
        return None
    return _up_to(first, match["md_e"])


def _month_number(written: str) -> int | None:
    return 1 if written == "元" else han_number(written)


def _dotted(match: re.Match[str], today: dt.date) -> Span | None:
    found = days.without_year(today, int(match["dot_m"]), int(match["dot_d"]))
    return Span(found, found, explicit=True) if found else None


def _up_to(first: dt.date, number: str | None) -> Span:
    until = han_number(number) if number else None
    last = days.a_date(first.year, first.month, until) if until else None
    return Span(first, last if last and last > first else first, explicit=True)


def _day_of_month(match: re.Match[str], today: dt.date) -> Span | None:
    number = han_number(match["dm_d"])
    first = days.next_day_of_month(today, number) if number else None
    if first is None:
        return None
    if match["dm_a"]:
        start = days.a_date(first.year, first.month, int(match["dm_a"]))
        return Span(start, first, explicit=True) if start and start < first else None
    span = _up_to(first, match["dm_e"])
    return Span(span.first, span.last, day_of_month=number, explicit=True)


def _month_of(which: str, today: dt.date) -> dt.date | None:
    start = today.replace(day=1)
    if which.startswith("上"):
        return None
    if which.startswith(("下", "次")):
        return days.add_months(start, 2 if which.startswith("下下") else 1)
    if which[0] in "本这当":
        return start
    number = _month_number(which.rstrip("份").removesuffix("月"))
    return days.coming_month(today, number) if number and number <= 12 else None


def _month(kind: str, match: re.Match[str], today: dt.date) -> Span | None:
    which = match[f"{kind}_m"] + "月" if kind == "mo" else match[f"{kind}_w"]
    part = match["mp_p"] if kind == "mp" else ""
    if which == "月":
        return _bare_month(part, today)
    month = _month_of(which, today)
    if month is None:
        return None
    month = month.replace(day=1)
    if kind == "rd":
        number = han_number(match["rd_d"])
        found = days.a_date(month.year, month.month, number) if number else None
        return None if found is None else Span(found, found, explicit=True)
    if not part:
        span = days.month_part(month, "whole")
        return Span(max(span.first, today), span.last, ambiguous=True)
    return days.month_part(month, _PARTS.get(part, "end"))


def _bare_month(part: str, today: dt.date) -> Span:
    """月初 and 月中 that have passed are next month's."""
    span = days.month_part(today.replace(day=1), _PARTS.get(part, "end"))
    if span.last < today:
        return days.month_part(days.add_months(today.replace(day=1), 1), _PARTS.get(part, "end"))
    return span


def _week(kind: str, match: re.Match[str], today: dt.date) -> Span | None:
    which = match[f"{kind}_w"] if kind != "bw" else None
    weeks = _weeks(which or "")
    if weeks < 0:
        return None
    if kind != "wd":
        part = match[f"{kind}_p"] or ""
        if part == "末":
            return days.week_part(today, weeks, "weekend")
        name = _PARTS.get(part, "end" if part else "whole")
        return days.week_part(today, weeks, name)
    first = HAN_WEEKDAYS[match["wd_d"]]
    if _not_monday(match):
        return days.week_part(today, weeks, "whole") if which else None
    day = days.weekday_in(today, first, weeks) if which else days.coming(today, first)
    if match["wd_e"]:
        span = day + dt.timedelta(days=max(HAN_WEEKDAYS[match["wd_e"]] - first, 0))
        return Span(day, span, said_weekday=first)
    return Span(day, day, said_weekday=first, ambiguous=not which and first == today.weekday())


_AFTER_YI = re.compile(
    r"[定直样般共些旦切并趟致贯]|下(?![午班])|起(?=[去来吃聊看到])|面(?!试|谈|聊|议)|[到至][两二三]"
)


def _not_monday(match: re.Match[str]) -> bool:
    """下周一定 says next week for sure, not Monday."""
    return match["wd_d"] == "一" and _AFTER_YI.match(match.string, match.end()) is not None


def _weeks(which: str) -> int:
    if which.startswith("上"):
        return -1
    return 2 if which.startswith("下下") else 1 if which.startswith("下") else 0


def _relative(match: re.Match[str], today: dt.date) -> Span | None:
    word = match["rel"]

    def day(count: int) -> dt.date:
        return today + dt.timedelta(days=count)

    if word[0] in "昨前":
        return None
    if word.endswith(("工作日", "工作天")):
        return Span(days.add_working_days(today, 1), days.add_working_days(today, 1))
    if word.startswith("今明"):
        return Span(today, day(1))
    if word.startswith("明后"):
        return Span(day(1), day(2))
    if word[0] in "这近未接":
        return Span(today, day(2), end=True)
    count = 3 if word[0] == "大" else {"今": 0, "明": 1, "后": 2}[word[0]]
    return Span(day(count), day(count))


_OTHERS: dict[str, Callable[[re.Match[str], dt.date], Span | None]] = {
    "md": _month_day,
    "dot": _dotted,
    "dm": _day_of_month,
    "rel": _relative,
    "eod": _end_of_day,
    "qe": _end_of_quarter,
    "ye": _end_of_year,
    "hol": _before_holiday,
    "eve": _eve,
}
