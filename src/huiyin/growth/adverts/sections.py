"""An advert taken apart: which part a piece of it stands in, and where one demand ends and the next begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from huiyin.language import phrases

Section = Literal["none", "must", "nice", "duties", "conditions", "benefits", "about"]

_MARK = r"(?:\([一二三四五六七八九十]{1,2}\)[、.]?|(?:第?[一二三四五六七八九十]{1,2})[、.]|\d{1,2}、|[•·●▪*\-–—►▶✓✔√◆◇■□★☆>#▷○※❖]+|\(?\d{1,2}\)|\d{1,2}[.、):](?!\d)|[①-⑳]|[一二三四五六七八九十][、.]|[a-h][).]|[【\[\"《<■]+)"
_LINE_START = re.compile(rf"(?:\s|{_MARK})*")
_BREAKS = re.compile(
    r"\n+|[。;!?]|\.(?=\s|$)(?<!e\.g\.)(?<!i\.e\.)(?<!etc\.)|…|(?<=[\s,;。:\u4e00-\u9fff])(?:\(?\d{1,2}\)|\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]{1,2}\))|\s[•·●▪✓✔√◆■★]\s?|\s[-*]\s(?=[a-z])|\s?[|│]\s?"
)
_TAIL = r"\s?(?:\(.{0,12}\))?\s?(?:[】\]\"》>*]*\s?[:】\]]+\s?[-*]*|\s*(?=\n)|\s*$|[】\]》]+|\s?-\s(?=\S))"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the plain text, `plain[start:end]`, between two stops; `first`: it opens its line."""

    start: int
    end: int
    section: Section
    first: bool


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
        named, after = _heading(plain, begin, end)
        if named is not None:
            section = named
            begin = after
        text_end = end
        while text_end > begin and plain[text_end - 1] in " \t,、":
            text_end -= 1
        if text_end > begin:
            found.append(Piece(begin, text_end, section, first))
    return found


def _stretches(plain: str) -> Iterator[tuple[int, int, bool]]:
    start, first = 0, True
    for match in _BREAKS.finditer(plain):
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
