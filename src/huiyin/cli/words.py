"""The command line's language: HUIYIN_LANGUAGE, then the terminal's locale. English where neither says Chinese."""

import gettext
import os
from functools import cache
from pathlib import Path

from huiyin.process.vocabulary import Language

FOLDER = Path(__file__).parents[1] / "site" / "locale"
"""Where the catalogues lie."""


@cache
def language() -> Language:
    """The language to speak in the terminal."""
    for name in ("HUIYIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


@cache
def _catalogue() -> gettext.NullTranslations:
    if language() == "en":
        return gettext.NullTranslations()
    return gettext.translation("django", FOLDER, languages=["zh_Hans"], fallback=True)


def _(text: str) -> str:
    """The text in the terminal's language."""
    return _catalogue().gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things, in the terminal's language."""
    return _catalogue().ngettext(one, many, number)
