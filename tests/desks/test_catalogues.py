"""Both catalogues are complete, fit their sources, and are compiled."""

import gettext
import re
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).parents[2] / "src/huiyin/site/locale"
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%%")


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_every_message_is_translated(language: str) -> None:
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po"))
    missing = [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy]
    assert not missing


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_every_translation_keeps_the_places_for_values(language: str) -> None:
    for entry in polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po")):
        wanted = set(PLACES.findall(entry.msgid_plural or entry.msgid)) | set(PLACES.findall(entry.msgid))
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            if said:
                assert set(PLACES.findall(said)) <= wanted, entry.msgid
        if not entry.msgid_plural:
            assert set(PLACES.findall(entry.msgstr)) == wanted, entry.msgid


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    folder = LOCALE / language / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in polib.pofile(str(folder / "django.po")):
        if not entry.msgid_plural and not entry.msgctxt:
            assert compiled.gettext(entry.msgid) == entry.msgstr, "run make messages"


def test_chinese_is_set_as_chinese() -> None:
    """No half-width comma or full stop between Chinese characters, no exclamation mark, no slogan's 亲."""
    for entry in polib.pofile(str(LOCALE / "zh_Hans/LC_MESSAGES/django.po")):
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert not re.search(r"[\u4e00-\u9fff][,;!?][\u4e00-\u9fff ]|！|亲[，,]|您", said), said
