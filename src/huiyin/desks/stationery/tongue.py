"""The language that a page is written in."""

from django.utils import translation


def page_language() -> str:
    """The active language as Huiyin writes it."""
    return "zh" if (translation.get_language() or "").startswith("zh") else "en"
