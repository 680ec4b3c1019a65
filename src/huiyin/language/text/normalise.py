"""One plain form for every text, with the way back to the text as it was written.

Phone keyboards, mail programs and input methods write one word in many ways: full width, curly quotes, traditional
characters, hidden direction marks. Rules are written once, for the plain form; what they find is shown in the original.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import Any

from huiyin.process.reading import Quote

_HIDDEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff"
_UNEVEN = re.compile(rf"[{_HIDDEN}]+| {{2,}}|\.{{2,}}|[…。]{{2,}}")
_ROUGH = re.compile(r"[\t\r\v\f\x1c-\x1e`]")
_MAY_BE_BROKEN = re.compile(r"[a-z0-9,)'\"] ?\n[a-z0-9(\"']")
_FIRST_WORD = re.compile(r"[a-z0-9(\"'][^\s]*")
_BROKEN_AFTER = 60
"""A mail program breaks lines that would pass this width; a person who starts a new line mostly does so before."""

_SAME = {
    **dict.fromkeys("‘’‚‛`´′ʼ＇", "'"),
    **dict.fromkeys("“”„‟″「」『』﹁﹂〝〞＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－⁃", "-"),
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("〜∼～", "~"),
    "⋯": "…",
    "｡": "。",
    "､": "、",
    "￥": "¥",
    "İ": "i",
    # Traditional forms that the character set of simplified text holds too, or that OpenCC keeps for another use.
    **dict(zip("後於裏徵夥麽摺瞭祇", "后于里征伙么折了只", strict=True)),
}
_SHAPES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF01, 0xFFEF), (0x1D400, 0x1D7FF))
_Pieces = tuple[list[int], list[int], list[int]]


class Normalised:
    """A text in plain form: lower case, half width, simplified, one kind of quote, dash and space, nothing hidden.

    Two or more dots of any kind become one `…`, runs of spaces one space, and a line that a mail program broke goes on.
    `，：；！？（）` become their ASCII forms; `。` and `、` stay.
    """

    __slots__ = ("_ends", "_plain_from", "_starts", "original", "plain")

    def __init__(self, original: str, plain: str, pieces: _Pieces = ([], [], [])) -> None:
        self.original = original
        self.plain = plain
        self._plain_from, self._starts, self._ends = pieces

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `plain[start:end]` stands in the original."""
        if not self._plain_from:
            return start, end
        first = max(bisect_right(self._plain_from, start) - 1, 0)
        begin = min(self._starts[first] + start - self._plain_from[first], self._ends[first])
        if end <= start:
            return begin, begin
        last = bisect_right(self._plain_from, end - 1) - 1
        piece_end = self._plain_from[last + 1] if last + 1 < len(self._plain_from) else len(self.plain)
        return begin, self._ends[last] - (piece_end - end)

    def quote(self, start: int, end: int) -> Quote:
        """The words at `plain[start:end]` as they were written: `original[quote.start:quote.end] == quote.span`."""
        begin, until = self.place(start, end)
        return Quote(self.original[begin:until], begin, until)


def normalise(text: str) -> Normalised:
    """The plain form of `text`, which may be empty. Takes time in proportion to its length."""
    even = text.replace("\r\n", " \n") if "\r" in text else text
    if text.isascii():
        even = even.lower()
        if _ROUGH.search(even):
            even = even.translate(_TABLE)
    else:
        even = even.translate(_TABLE)
    if _MAY_BE_BROKEN.search(even):
        even = _unbroken(even)
    return Normalised(text, even) if _UNEVEN.search(even) is None else _evened(text, even)


def _unbroken(text: str) -> str:
    """Joins the lines that a mail program broke in the middle of a sentence; the length stays."""
    lines = text.split("\n")
    joined = [lines[0]]
    for above, below in pairwise(lines):
        word = _FIRST_WORD.match(below)
        ending = above.rstrip(" ")
        goes_on = (
            word is not None
            and ending[-1:] not in ".!?:;…"
            and len(ending) <= 100
            and len(ending) + 1 + word.end() > _BROKEN_AFTER
        )
        joined += [" " if goes_on else "\n", below]
    return "".join(joined)


def _evened(original: str, even: str) -> Normalised:
    """Takes out what is hidden and folds what is repeated, keeping where each piece came from."""
    parts: list[str] = []
    plain_from: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    length = done = 0

    def keep(part: str, start: int, end: int) -> None:
        nonlocal length
        if part:
            parts.append(part)
            plain_from.append(length)
            starts.append(start)
            ends.append(end)
            length += len(part)

    for match in _UNEVEN.finditer(even):
        start, end = match.span()
        keep(even[done:start], done, start)
        keep(" " if even[start] == " " else "…" if even[start] in ".…。" else "", start, end)
        done = end
    keep(even[done:], done, len(even))
    return Normalised(original, "".join(parts), (plain_from, starts, ends))


class _Table(dict[int, int]):
    """What each character becomes, worked out when it is first met; always one for one."""

    def __missing__(self, code: int) -> int:
        self[code] = plain = ord(_plain_character(chr(code)))
        return plain


def _plain_character(written: str) -> str:
    if (same := _SAME.get(written)) is not None:
        return same
    code = ord(written)
    if any(first <= code <= last for first, last in _SHAPES):
        written = _one(unicodedata.normalize("NFKC", written), written)
        written = _SAME.get(written, written)
    if (0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF) and not _in_gb2312(written):
        return _one(_simplified()(written), written)
    return _one(written.lower(), written)


def _one(new: str, old: str) -> str:
    return new if len(new) == 1 else old


def _in_gb2312(character: str) -> bool:
    """Whether the character set of simplified Chinese knows it: nearly no traditional form does."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s").convert


_TABLE = _Table()
