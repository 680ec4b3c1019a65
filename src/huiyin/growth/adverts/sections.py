"""An advert taken apart: which part a piece of it stands in, and where one demand ends and the next begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from huiyin.language import phrases

Section = Literal["none", "must", "nice", "duties", "conditions", "benefits", "about"]

_MARK = r"(?:\([一二三四五六七八九十]{1,2}\)[、.]?|(?:第?[一二三四五六七八九十]{1,2})[、.]|\d{1,2}、|[•·●▪*\-–—►▶✓✔√◆◇■□★☆>#▷○※❖]+|\(?\d{1,2}\)|\d{1,2}[.、):](?!\d)|[①-⑳]|[一二三四五六七八九十][、.]|[a-h][).]|[【\[\"《<■]+)"
_SMALL_PRINT = re.compile(
    r"equal opportunit|without regard to|regardless of (?:race|age|gender)|reasonable (?:accommodation|adjustment)|no agencies|send your cv|apply (?:now|via|by|through)"
    r"|简历(?:请)?(?:发送|投递|发)(?:到|至)|有意者|请将简历|联系电话"
)
"""What employers write under every advert."""
_COUNTED = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\s$")
"""One (1) year: the bracket repeats the number and begins no item."""
_LINE_START = re.compile(rf"(?:\s|{_MARK})*")
_BREAKS = re.compile(
    r"\n+|[。;!?]|\.(?=\s|$)(?<!e\.g\.)(?<!i\.e\.)(?<!etc\.)|…|(?<=[\s,;。:\u4e00-\u9fff])(?:\(?\d{1,2}\)|\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]{1,2}\))|\s[•·●▪✓✔√◆■★]\s?|\s[-*]\s(?=[a-z])|\s?[|│]\s?"
)
_TAIL = r"\s?(?:\(.{0,12}\))?\s?(?:[】\]\"》>*]*\s?[:】\]]+\s?[-*]*|\s*(?=\n)|\s*$|[】\]》]+|\s?-\s(?=\S))"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the plain text, `plain[start:end]`, between two stops; `first`: it opens its line · `bullet`: with a mark of a list."""

    start: int
    end: int
    section: Section
    first: bool
    bullet: bool = False


@cache
def _headings() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    rows = phrases.table("huiyin.growth.adverts", "headings.tsv")
    found = []
    for row in rows:
        source = phrases.Pattern(row["pattern"]).source
        found.append((cast(Section, row["section"]), re.compile(rf"(?:{source}){_TAIL}")))
    return tuple(found)


def pieces(plain: str) -> list[Piece]:
    """The pieces of a plain text, in order, empty ones and headings left out."""
    found: list[Piece] = []
    section: Section = "none"
    for start, end, first in _stretches(plain):
        begin = _LINE_START.match(plain, start, end).end()  # type: ignore[union-attr]
        marked = plain[start:begin].strip()
        named, after = _heading(plain, begin, end)
        if named is not None:
            section = named
            begin = after
        elif _SMALL_PRINT.search(plain, begin, end):
            section = "about"
        text_end = end
        while text_end > begin and plain[text_end - 1] in " \t,、":
            text_end -= 1
        for part, (since, until) in enumerate(chunks(plain, begin, text_end)):
            opens = first and not part
            found.append(Piece(since, until, section, opens, opens and bool(marked)))
    return found


def is_small_print(plain: str) -> bool:
    return _SMALL_PRINT.search(plain) is not None


MOST_PIECE = 500
"""Characters between two stops; more is no sentence, and looking for frames in it would take long."""


def chunks(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`plain[start:end]` in stretches of at most MOST_PIECE characters, parted at spaces or commas where there are any."""
    while end - start > MOST_PIECE:
        cut = max(plain.rfind(mark, start + MOST_PIECE // 2, start + MOST_PIECE) for mark in " ,、")
        cut = cut if cut > 0 else start + MOST_PIECE
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _stretches(plain: str) -> Iterator[tuple[int, int, bool]]:
    start, first = 0, True
    for match in _BREAKS.finditer(plain):
        if match[0].startswith("(") and _COUNTED.search(plain, max(0, match.start() - 8), match.start()):
            continue
        yield start, match.start(), first
        start, first = match.end(), "\n" in match[0]
    yield start, len(plain), first


def _heading(plain: str, begin: int, end: int) -> tuple[Section | None, int]:
    """The part that a heading opens here, and where its text begins."""
    if end - begin < 2:
        return None, begin
    best: tuple[Section | None, int] = (None, begin)
    for section, pattern in _headings():
        match = pattern.match(plain, begin, min(end, begin + 80))
        if match is not None and match.end() > best[1] and _stands_alone(match, end):
            best = (section, match.end())
    return best


def _stands_alone(match: re.Match[str], end: int) -> bool:
    """A heading ends its line or carries a colon; words that go on are a sentence."""
    said = match[0]
    return match.end() >= end or any(mark in said for mark in ":】]》") or said.endswith("- ")
