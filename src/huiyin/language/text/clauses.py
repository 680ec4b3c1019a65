"""Sentences and clauses of a plain text, Chinese and English.

HR's meaning often turns inside a sentence ("you did well, but …"), so the unit of reading is the clause, and each one
knows its sentence and whether the message has turned before it.
"""

import re
from dataclasses import dataclass

_WIDE = r"[^\x00-\xff]"
"""A Han character, near enough: a range of them all takes a millisecond to compile, each time it is written."""
_SHORT_FORM = re.compile(
    r"(?:e\.g|i\.e|a\.m|p\.m|u\.s|u\.k|ph\.d|[bm]\.sc|dr|mrs?|ms|prof|st|no|vs|etc|inc|ltd|corp?|approx|dept|est|fig|jr|sr|ext|tel"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs?|fri|sat|sun|hrs?|min|max|avg|cc|attn|re|ref|[a-hj-z])"
)
_BREAK = re.compile(
    rf"""(?=[\s。!?…;,:•·●▪.但不可然只就遗-])(?:
    [。!]+["')\]]* | \?+(?![a-z0-9=&])["')\]]*                                           # the end of a sentence
    | \n\s*
    | …+
    | \.(?=["')\]]*(?:\s|$|{_WIDE}))["')\]]*
    | ;
    | ,(?=[\s"'(]|{_WIDE}|$) | (?<={_WIDE}),                     # not the comma of 30,000
    | (?<={_WIDE})\s(?={_WIDE})                               # phone notes use a space
    | (?<={_WIDE})(?=但是|但(?![愿凡])|不过(?![来去了关错])|可是|然而|只不过|就是有点|遗憾的是|可惜)
    | \s(?=(?:but|however|although|whereas|unfortunately)\b)
    | \s--?\s | (?<=[a-z])--(?=[a-z]) | (?:(?<={_WIDE})|(?<="))--?(?={_WIDE})
    | [•·●▪]\s
    | :(?=[\s"]|{_WIDE}|$))
    """,
    re.VERBOSE,
)
_SENTENCE_ENDS = "。!?\n…."
_NEW_THOUGHT = re.compile(
    r"""\s*["'(]?(?:but|however|so|and|yet|although|though|while|whereas|which|where|we|i|you|your|they|he|she|it|this|that
    |the|our|there|please|if|once|as|because|since|unless|until|when|after|unfortunately|sadly|then|therefore|or|with|
    given|not|nor|for|hence|plus|meanwhile|instead|thanks|thank|sorry|just|let|feel|my|hr|due|would|could|can|will)\b""",
    re.VERBOSE,
)
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.")
_ALL_BUT = re.compile(r"\b(?:all|anything|nothing|none|last|cannot help|no choice|everything|no one|nobody)$")
_TURN = re.compile(
    r"但是|但(?![愿凡])|不过(?![来去了关])|可是|然而|只不过|可惜|遗憾|只是|就是有点|话说回来|"
    r"\b(?:but|however|that said|that being said|having said that|nevertheless|nonetheless|unfortunately|regrettably|yet"
    r"|on the other hand|even so|still,)"
)
_TURN_OPENS = 6
_OPENERS = frozenset(
    ("however", "unfortunately", "sadly", "yes", "no", "so", "hi", "well", "hello", "but", "and")
)
_LONGEST_OPENER = 20


@dataclass(frozen=True, slots=True)
class Clause:
    """`plain[start:end] == text`. `sentence`: number of its sentence. `after_turn`: a 但是 or "however" opens it or came
    before it in the message."""

    start: int
    end: int
    text: str
    sentence: int
    after_turn: bool


def clauses(plain: str) -> list[Clause]:
    """The clauses of a plain text (see `normalise`), in order, without white space around them."""
    found: list[Clause] = []
    sentence = start = 0
    turned = False
    for match in _BREAK.finditer(plain):
        cut, after = match.span()
        mark = plain[cut] if cut < after else ""
        if mark == "." and _is_short_form(plain, cut):
            continue
        if mark == "," and not _parts_thoughts(plain, start, cut, after):
            continue
        if (
            mark in (" ", "")
            and plain.startswith(("but", "yet"), after)
            and _ALL_BUT.search(plain, max(start, cut - 12), cut)
        ):
            continue
        end = after if mark and mark in "。!?….;" else cut
        turned = _add(found, plain, start, end, sentence, turned)
        start = after
        if mark and mark in _SENTENCE_ENDS and found and found[-1].sentence == sentence:
            sentence += 1
    _add(found, plain, start, len(plain), sentence, turned)
    return found


def _add(found: list[Clause], plain: str, start: int, end: int, sentence: int, turned: bool) -> bool:
    text = plain[start:end]
    bare = text.strip()
    if not bare:
        return turned
    begin = start + len(text) - len(text.lstrip())
    turn = _TURN.search(bare, 0, _TURN_OPENS + 30)
    turned = turned or (turn is not None and turn.start() <= _TURN_OPENS)
    found.append(Clause(begin, begin + len(bare), bare, sentence, turned))
    return turned


def _is_short_form(plain: str, dot: int) -> bool:
    """Whether the dot belongs to a short form (dr. · e.g. · a single letter) instead of ending a sentence."""
    begin = dot
    while begin > 0 and dot - begin < 8 and plain[begin - 1] in _WORD:
        begin -= 1
    return _SHORT_FORM.fullmatch(plain, begin, dot) is not None


def _parts_thoughts(plain: str, start: int, comma: int, after: int) -> bool:
    """A Chinese comma parts clauses; an English one only where a new thought begins."""
    if not plain[max(comma - 1, 0) : after + 1].isascii():
        return True
    if comma - start < _LONGEST_OPENER and plain[start:comma].strip() in _OPENERS:
        return False
    following = plain[after : after + 2].strip()
    return not following.isascii() or _NEW_THOUGHT.match(plain, after) is not None
