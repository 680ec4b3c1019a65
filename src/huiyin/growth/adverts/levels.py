"""Whether a demand is a must or nice to have: by the part it stands in, and by the words beside it."""

import re
from dataclasses import dataclass
from functools import cache

from huiyin.growth.adverts.sections import Piece
from huiyin.growth.vocabulary import Level
from huiyin.language import phrases
from huiyin.process.vocabulary import Language

_CLAUSE = {
    "zh": re.compile(r"[,;:]"),
    "en": re.compile(r"[;(]|, (?:but|with)\b|\brequired\b,?|\bessential\b,?|\bmust\b|\b(?:- )"),
}
_ONE_THING = re.compile(r",\s?(?!and\b|or\b)(?P<last>[^,]*)$")
_JOINS = re.compile(r"\b(?:or|and)\b")
_EMPTY_BEFORE = re.compile(
    r"^[\s\u4e00-\u9fff]{0,1}$|^(?:以上|符合以上|具备以上|有以上|此类|条件|均|都|经验)?$"
)
_FIRM = re.compile(
    r"必须|必备|硬性|务必|(?<![a-z])(?:mandatory|a must|is required|are required|essential)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """`plain[start:end]` is nice to have."""

    start: int
    end: int


@cache
def _markers(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = phrases.table("huiyin.growth.adverts", "levels.tsv")
    return tuple(
        (
            row["scope"],
            re.compile(
                phrases.Pattern(row["pattern"]).source if language == "zh" else rf"(?<![a-z]){row['pattern']}"
            ),
        )
        for row in rows
        if row["lang"] == language
    )


def nice_scopes(plain: str, piece: Piece, language: Language) -> list[Scope]:
    """The stretches of a piece that its own words make nice to have."""
    found = []
    for scope, pattern in _markers(language):
        for match in pattern.finditer(plain, piece.start, piece.end):
            if scope == "ahead":
                found.append(Scope(match.start(), _clause_end(plain, match.end(), piece.end, language)))
            else:
                found.append(Scope(_clause_start(plain, piece.start, match, language), match.end()))
    return found


def level_of(
    plain: str, piece: Piece, scopes: list[Scope], start: int, end: int, *, set_by_seat: bool
) -> Level:
    """The level of what stands at `plain[start:end]` in the piece. `set_by_seat`: hours and the like, which hold wherever
    they are told."""
    if any(scope.start <= start and end <= scope.end + 1 for scope in scopes):
        return "nice"
    if piece.section == "nice" and not set_by_seat:
        return "must" if _FIRM.search(plain, piece.start, piece.end) else "nice"
    return "must"


def _clause_start(plain: str, begin: int, marker: re.Match[str], language: Language) -> int:
    cuts = [cut.end() for cut in _CLAUSE[language].finditer(plain, begin, marker.start())]
    start = cuts[-1] if cuts else begin
    if language == "zh":
        if _EMPTY_BEFORE.match(plain[start : marker.start()]):
            # 优先考虑 alone speaks of the clause before it.
            return cuts[-2] if len(cuts) > 1 else begin
        return start
    one = _ONE_THING.search(plain, start, marker.start())
    if one is not None and not _JOINS.search(one["last"]) and not _JOINS.match(one["last"].strip()):
        return one.start() + 1
    return start


def _clause_end(plain: str, after: int, end: int, language: Language) -> int:
    if language == "en":
        return end
    # The comma of a list goes on; that of a new thought ends it, but 如能…, 优先 is one thought.
    cut = re.compile(r"[;]").search(plain, after, end)
    return cut.start() if cut else end
