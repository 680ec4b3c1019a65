"""The words for introductions and for a cold approach, where the letters have no move for them."""

import zlib
from collections.abc import Sequence
from functools import cache
from typing import Literal

from huiyin.language.letters.addressing import address
from huiyin.language.letters.facts import SLOT_NAME, SLOT_REFERRER
from huiyin.language.letters.wording import fitted
from huiyin.language.phrases import table
from huiyin.language.text.spacing import set_apart, spaced
from huiyin.process.vocabulary import Language

Part = Literal[
    "ask", "write", "decline", "follow", "thank_there", "report", "report_end", "rest", "first", "second"
]
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


MOST_PIECES = 3
"""More pieces of work beside a first message will not be opened."""


def together(pieces: Sequence[str], language: Language) -> str:
    """All pieces of material as one would say them: A, B and C · A、B和C; where that is too long, the first and how many more."""
    known = [fitted(piece, _MOST["material"][language], language) for piece in pieces]
    known = [piece for piece in known if piece]
    if len(known) < 2:
        return "".join(known)
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    said = comma.join(known[:-1]) + last + known[-1]
    if said == fitted(said, _MOST["material"][language], language):
        return said
    more = len(known) - 1
    if language == "zh":
        ending = f"，另有{'两' if more == 2 else more}份材料" if more > 1 else "，另有一份材料"
    else:
        ending = " and one more piece" if more == 1 else f" and {'two' if more == 2 else more} more pieces"
    room = _MOST["material"][language] - len(ending)
    return fitted(known[0], room // 2 if language == "zh" and known[0].isascii() else room, language) + ending


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
        text = text.replace("{" + key + "}", set_apart(value) if language == "zh" else value)
    return _tidied(spaced(text))


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
