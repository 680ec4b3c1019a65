"""Days as people say them: last Thursday, 上周四."""

import datetime as dt

from huiyin.process.vocabulary import Language

_ZH_DAYS = "一二三四五六日"
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ZH_NEAR = {0: "今天", 1: "昨天", 2: "前天"}
_EN_NEAR = {0: "today", 1: "yesterday"}


def _weeks_ago(day: dt.date, today: dt.date) -> int:
    def monday(any_day: dt.date) -> dt.date:
        return any_day - dt.timedelta(days=any_day.weekday())

    return (monday(today) - monday(day)).days // 7


def named(day: dt.date, today: dt.date, language: Language) -> str:
    """A day, seen from today, as a name: 上周四, 5月8日; last Thursday, 8 May. Weeks start on Monday."""
    ago = (today - day).days
    near = _ZH_NEAR if language == "zh" else _EN_NEAR
    return near[ago] if ago in near else weekday(day, today, language)


def weekday(day: dt.date, today: dt.date, language: Language) -> str:
    """A past day by its weekday, as one speaks of a day that was fixed beforehand: 这周二, 上周四; Tuesday, last Thursday."""
    ago, weeks = (today - day).days, _weeks_ago(day, today)
    if ago > 0 and weeks <= 1:
        if language == "zh":
            return f"{'上周' if weeks else '这周'}{_ZH_DAYS[day.weekday()]}"
        return f"{'last ' if weeks else ''}{_EN_DAYS[day.weekday()]}"
    return dated(day, today, language)


def dated(day: dt.date, today: dt.date, language: Language) -> str:
    """The day by its date; the year only where it is another one."""
    if language == "zh":
        return f"{'' if day.year == today.year else f'{day.year}年'}{day.month}月{day.day}日"
    return f"{day.day} {_EN_MONTHS[day.month - 1]}{'' if day.year == today.year else f' {day.year}'}"


def ahead(day: dt.date, today: dt.date, language: Language) -> str:
    """A coming day with its weekday: 5月20日（周四）; Thursday 20 May."""
    if language == "zh":
        return f"{dated(day, today, 'zh')}（周{_ZH_DAYS[day.weekday()]}）"
    return f"{_EN_DAYS[day.weekday()]} {dated(day, today, 'en')}"


def adverb(day: dt.date, today: dt.date, language: Language) -> str:
    """When something was: 上周四; on Tuesday, last Thursday, on 8 May."""
    name = named(day, today, language)
    if language == "zh" or name in _EN_NEAR.values() or name.startswith("last "):
        return name
    return f"on {name}"


def possessive(day: dt.date, today: dt.date) -> str:
    """English only: last Thursday's, yesterday's; empty where the day goes by its date."""
    name = named(day, today, "en")
    return "" if name[0].isdigit() else f"{name}'s"
