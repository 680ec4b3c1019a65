"""Sloppy spelling: abbreviations, homophones and slips of phone notes and chats, brought back to usual words."""

import re
from bisect import bisect_right
from functools import cache

from huiyin.language.phrases import table

_PACKAGE = "huiyin.language.reader.phrases"
_LONG = 7
_TOKEN = re.compile(r"(?<![\w&@'./-])[a-z][a-z0-9]*(?:/(?!\w))?(?![\w&@']|/\w)")
_INFORMAL = ("phone_note", "phone", "im", "sms", "wechat")
_OFTEN = [
    "interview",
    "rejected",
    "selected",
    "successful",
    "unsuccessful",
    "shortlisted",
    "position",
    "decision",
    "candidate",
    "approval",
    "approved",
    "availability",
    "available",
    "schedule",
    "scheduled",
    "reschedule",
    "unfortunately",
    "experience",
    "application",
    "feedback",
    "headcount",
    "background",
    "reference",
    "references",
    "assessment",
    "presentation",
    "manager",
    "director",
    "contract",
    "onboarding",
    "payroll",
    "salary",
    "expectations",
    "cancelled",
    "position",
    "restructuring",
    "qualifications",
    "progress",
    "progressing",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "saturday",
    "sunday",
    "january",
    "february",
    "september",
    "october",
    "november",
    "december",
    "congratulations",
    "declined",
    "withdrawn",
    "internally",
    "recruiter",
    "recruitment",
    "committee",
    "everyone",
    "documents",
    "overqualified",
    "budget",
    "pending",
]


class Spelled:
    """A plain text with its slips mended, and the way back: `place` gives the offsets in the plain text."""

    __slots__ = ("_new", "_shift", "text")

    def __init__(self, text: str, new: list[tuple[int, int]], shift: list[tuple[int, int]]) -> None:
        self.text = text
        self._new = new
        self._shift = shift

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the plain text."""
        if not self._new:
            return start, end
        return self._old(start, first=True), self._old(end, first=False)

    def _old(self, place: int, *, first: bool) -> int:
        at = bisect_right(self._new, (place, 1 << 60)) - 1
        if at < 0:
            return place
        new_end = self._new[at][1]
        old_start, old_end = self._shift[at]
        if place >= new_end:
            return old_end + place - new_end
        return old_start if first or place == self._new[at][0] else old_end


def mended(plain: str, channel: str) -> Spelled:
    """The text in usual spelling. Longer words are only corrected in informal channels."""
    if not plain.isascii():
        for written, meant in _chinese():
            if written in plain:
                plain = plain.replace(written, meant)
    parts: list[str] = []
    new: list[tuple[int, int]] = []
    old: list[tuple[int, int]] = []
    length = done = 0
    for start, end, meant in _changes(plain, informal=channel in _INFORMAL):
        parts += [plain[done:start], meant]
        length += start - done
        new.append((length, length + len(meant)))
        old.append((start, end))
        length += len(meant)
        done = end
    if not new:
        return Spelled(plain, [], [])
    return Spelled("".join([*parts, plain[done:]]), new, old)


def _changes(plain: str, *, informal: bool) -> list[tuple[int, int, str]]:
    words = _english()
    if not informal and words.keys().isdisjoint(_TOKEN.findall(plain)):
        return []
    found = []
    for match in _TOKEN.finditer(plain):
        word = match[0]
        meant = words.get(word) or (_meant(word) if informal and len(word) >= _LONG else None)
        if meant:
            found.append((match.start(), match.end(), meant))
    return found


@cache
def _chinese() -> list[tuple[str, str]]:
    rows = table(_PACKAGE, "spelling_zh.tsv")
    return [(row["written"], row["meant"]) for row in rows if len(row["written"]) == len(row["meant"])]


@cache
def _english() -> dict[str, str]:
    return {row["written"]: row["meant"] for row in table(_PACKAGE, "spelling_en.tsv")}


def _meant(word: str) -> str | None:
    """The frequent word that is one slip away (a letter lost, added, changed or two swapped); None for none or itself."""
    slips, known = _slips()
    if word in known or len(word) > 16:
        return None
    for shorter in (word, *_one_less(word)):
        meant = slips.get(shorter)
        if (
            meant
            and abs(len(meant) - len(word)) <= 1
            and not meant.startswith(word[:-1])
            and meant[0] == word[0]
        ):
            return meant
    return None


@cache
def _slips() -> tuple[dict[str, str], frozenset[str]]:
    slips = {
        shorter: word for word in _OFTEN if len(word) >= _LONG - 1 for shorter in (*_one_less(word), word)
    }
    endings = ("", "s", "d", "ed", "ing", "ly", "r", "rs")
    stems = [
        stem
        for word in _OFTEN
        for stem in (word, word.removesuffix("e"), word.removesuffix("d"), word.removesuffix("ed"))
    ]
    known = frozenset(stem + ending for stem in stems for ending in endings)
    return slips, known


def _one_less(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]
