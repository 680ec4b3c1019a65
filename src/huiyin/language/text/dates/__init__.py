"""One grammar of days for both languages: which words name a day or a span of days, and which days they mean."""

from huiyin.language.text.dates.finding import DateMention, find_dates

__all__ = ["DateMention", "find_dates"]
