"""Tags and filters of the recruiter's templates."""

import datetime as dt

from django import template
from django.utils import formats, timezone, translation

from huiyin.desks.recruiter import wording
from huiyin.desks.stationery.templatetags.desk import day

register = template.Library()
register.filter("what", wording.what)
register.filter("verb", wording.verb)
register.filter("late", wording.late)


@register.filter
def reason(key: str, language: str) -> str:
    """A key of the tree of reasons, in words."""
    return wording.reason(key, language)


@register.filter
def moment_day(value: dt.datetime | None) -> str:
    """The day of a moment, in the active time zone."""
    return day(timezone.localtime(value).date()) if value is not None else ""


@register.filter
def moment(value: dt.datetime | None) -> str:
    """A day and a time of day, in the active time zone."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    gap = " " if translation.get_language().startswith("zh") else ", "
    return f"{day(local.date())}{gap}{formats.date_format(local, 'H:i')}"
