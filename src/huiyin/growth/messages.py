"""The words for introductions and for a cold approach, where the letters have no move for them."""

import zlib
from functools import cache
from typing import Literal

from huiyin.language.letters.addressing import address
from huiyin.language.letters.facts import SLOT_NAME, SLOT_REFERRER
from huiyin.language.letters.wording import fitted
from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

Part = Literal["ask", "write", "follow", "thank_there", "report", "report_end", "rest", "first", "second"]
_MOST: dict[str, dict[Language, int]] = {
    "material": {"zh": 36, "en": 90},
    "title": {"zh": 24, "en": 48},
    "company": {"zh": 20, "en": 40},
    "me": {"zh": 20, "en": 40},
    "by": {"zh": 16, "en": 40},
}
_INSTEAD: dict[str, dict[Language, str]] = {
    "title": {"zh": "这个岗位", "en": "this role"},
    "company": {"zh": "贵公司", "en": "your company"},
}


@cache
def _texts(language: Language) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("huiyin.growth", f"messages.{language}.tsv"):
        found.setdefault(row["part"], []).append((row["if"], row["text"]))
    return {part: tuple(rows) for part, rows in found.items()}


def message(
    part: Part,
    language: Language,
    *,
    me: str = "",
    hr: str = "",
    by: str = "",
    company: str = "",
    title: str = "",
    material: str = "",
    well: bool = False,
    variant: int = 0,
) -> str:
    """The message, short enough for a chat. What is not known stays an open slot, or is said without it.

    `hr`: who is written to · `by`: who introduced you · `material`: what goes along, in a few words · `well`: it came to a
    good end · `variant`: another wording for each number.
    """
    given = {"me": me, "by": by, "company": company, "title": title, "material": material}
    words = {key: fitted(value, _MOST[key][language], language) for key, value in given.items()}
    signs = {"-", *(["material"] if words["material"] else []), *(["well"] if well else [])}
    rows = _texts(language)[part]
    special = [text for sign, text in rows if sign != "-" and sign in signs]
    fit = special or [text for sign, text in rows if sign == "-"]
    start = zlib.crc32(f"{me}{by}{company}{part}".encode(errors="replace"))
    text = fit[(start + variant) % len(fit)]
    words["me"] = words["me"] or SLOT_NAME[language]
    words["by"] = words["by"] or SLOT_REFERRER[language]
    for key, usual in _INSTEAD.items():
        words[key] = words[key] or usual[language]
    words["hr"] = address(hr, language).name
    for key, value in words.items():
        text = text.replace("{" + key + "}", value)
    return _tidied(text)


def _tidied(text: str) -> str:
    """Without a name, the greeting stands alone."""
    for rough, even in (
        ("Hello ,", "Hello,"),
        ("the this role", "this role"),
        ("a this role", "somebody for this role"),
    ):
        text = text.replace(rough, even)
    text = text.replace("the this", "this").replace("this role role", "this role")
    return text.replace("做这个岗位的人", "做这一行的人").replace("这个岗位这个岗", "这个岗").strip()
