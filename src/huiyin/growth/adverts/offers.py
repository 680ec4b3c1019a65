"""What the employer offers, told in the midst of what is asked: "full training given", 包教包会. It is no demand."""

import re
from functools import cache

from huiyin.growth.adverts.requirement import Found
from huiyin.growth.adverts.sections import Piece
from huiyin.language import phrases
from huiyin.process.vocabulary import Language

_KINDS = frozenset(["skill", "tool", "certificate", "education", "language", "years"])
"""What is offered in words of a demand; pay, place and hours hold wherever they are told."""
_EDGE = {
    "zh": re.compile(r"[,;:()!?]"),
    "en": re.compile(
        r"[,;:()!?]|\s-\s|\b(?:but|so)\b|\bor (?=will |we |can train)|\bas (?=we |full |training )|\band (?=we |full |paid |free |no |training )"
    ),
}
_ASKS_AGAIN = re.compile(r";|\bbut\b|[,(] (?:and )?(?:you (?:have|are|need|must|bring|know)|if you)\b")


@cache
def _rows(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = phrases.table("huiyin.growth.adverts", "offers.tsv")
    return tuple(
        (row["reach"], re.compile(phrases.Pattern(row["pattern"]).source))
        for row in rows
        if row["lang"] == language
    )


def offered_in(plain: str, piece: Piece, language: Language) -> list[tuple[int, int]]:
    """The stretches of a piece in which the employer tells what it gives or does without."""
    found = []
    for since, until in _clauses(plain, piece, language):
        for reach, pattern in _rows(language):
            match = pattern.search(plain[since:until])
            if match is None:
                continue
            if reach == "words":
                found.append((since + match.start(), since + match.end()))
            elif reach == "clause":
                found.append((since, until))
            else:
                cut = _ASKS_AGAIN.search(plain, since + match.end(), piece.end)
                found.append((since, cut.start() if cut else piece.end))
    return found


def without_offers(plain: str, piece: Piece, found: list[Found], language: Language) -> list[Found]:
    """What is found in a piece without what is only offered there."""
    offered = offered_in(plain, piece, language)
    return [
        one
        for one in found
        if one.kind not in _KINDS
        or not any(one.start < until and since < one.end for since, until in offered)
    ]


def _clauses(plain: str, piece: Piece, language: Language) -> list[tuple[int, int]]:
    cuts = [cut.span() for cut in _EDGE[language].finditer(plain, piece.start, piece.end)]
    starts = [piece.start, *(end for _begin, end in cuts)]
    ends = [*(begin for begin, _end in cuts), piece.end]
    told = []
    for since, until in zip(starts, ends, strict=True):
        words = plain[since:until]
        told.append((since + len(words) - len(words.lstrip()), since + len(words.rstrip())))
    return [(since, until) for since, until in told if since < until]
