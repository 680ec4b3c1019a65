"""Tags and filters of every template: icons, days, names cut short."""

import datetime as dt
import re
from typing import Any

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import formats, timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.stationery import clock
from huiyin.desks.stationery.icons import ICONS

register = template.Library()
_COUNTED = re.compile(r"( ?)(\d+) (个人|[个件人封天])(?=[\u4e00-\u9fff])")
NEAR = dt.timedelta(days=92)
"""So far from today a day of another year is still known without its year."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon that says nothing to a screen reader; the words stand beside it."""
    lines = mark_safe(ICONS.get(name, ICONS["note"]))
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>',
        lines,
    )


@register.filter
@stringfilter
def held(text: str) -> str:
    """A Chinese headline in which a number stays with what it counts: '有 9 个人' is not torn apart, and may end a line."""
    tied = "\u00a0"
    return _COUNTED.sub(lambda found: f"{found[1] and tied}{found[2]}{tied}{found[3]}\u200b", text)


@register.simple_tag
def gap() -> str:
    """What stands between two sentences: a space, and nothing in Chinese."""
    return "" if translation.get_language().startswith("zh") else " "


@register.filter
def day(value: dt.date | None) -> str:
    """A day as one says it: 'Wed 19 May', '5月19日周三'; with the year where one would take it for another year's."""
    if value is None:
        return ""
    now = clock.now().date()
    year = value.year if value.year != now.year and abs(value - now) > NEAR else None
    if translation.get_language().startswith("zh"):
        return (
            f"{f'{year}年' if year else ''}{value.month}月{value.day}日周{'一二三四五六日'[value.weekday()]}"
        )
    return formats.date_format(value, "D j M Y" if year else "D j M")


@register.filter
def day_from(value: dt.date | None, today: dt.date) -> str:
    """A day seen from today: today, tomorrow, yesterday, the weekday within a week, the date beyond."""
    if value is None:
        return ""
    away = (value - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday"), -2: _("the day before yesterday")}
    if away in near:
        return near[away]
    if 1 < away < 7:
        return weekday(value)
    if value.year != today.year:
        return full_day(value)
    return day(value)


@register.filter
def full_day(value: dt.date | None) -> str:
    if value is None:
        return ""
    if translation.get_language().startswith("zh"):
        return f"{value.year}年{value.month}月{value.day}日"
    return formats.date_format(value, "j F Y")


@register.filter
def moment(value: dt.datetime | None) -> str:
    """A day and the time of it, where the person is."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{full_day(local.date())} {local:%H:%M}"


@register.filter
def weekday(value: dt.date) -> str:
    if translation.get_language().startswith("zh"):
        return f"周{'一二三四五六日'[value.weekday()]}"
    return formats.date_format(value, "l")


@register.filter
def ago(value: dt.date, today: dt.date) -> str:
    """How long ago a day was, in days; later than today, in how many days."""
    days = (today - value).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("in %(days)d day", "in %(days)d days", -days) % {"days": -days}
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


@register.filter
@stringfilter
def shortened(text: str, most: int) -> str:
    """The text, cut at `most` characters, so that a name of 10,000 does not fill the page."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


@register.filter
def item(mapping: dict[str, Any], key: str) -> Any:
    return mapping.get(key)
