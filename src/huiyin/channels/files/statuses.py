"""What people write into a status column, as stage and outcome."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from django.utils import translation

from huiyin.journal.models.choices import OpeningOutcome, OpeningStage

_RANK = {"closed": 5, "offer": 4, "waiting": 3, "interviewing": 2, "applied": 1, "wishlist": 0}
_NOISE = re.compile(r"[\s_\-./:：*!！。，,、|~～>→]+")
_NOT = ("没", "未", "不", "非", "not", "no", "un")

Meaning = tuple[str, str]
"""Stage and outcome; the outcome is empty unless the stage is `closed`."""


def exactly(text: str) -> Meaning | None:
    """The meaning of a text that is a known word as a whole."""
    return _words().get(_plain(text))


def meaning_of(text: str) -> Meaning | None:
    """The meaning of a text: as a whole, else by the longest known words in it, of which an ending wins.

    None where nothing in it is known: then the person is asked.
    """
    plain = _plain(text)
    if not plain or len(plain) > 120:
        return None
    if found := _words().get(plain):
        return found
    hits: list[tuple[int, int, Meaning]] = []
    for word, meaning in _by_length():
        start = plain.find(word)
        while start >= 0:
            end = start + len(word)
            if not any(begin < end and start < stop for begin, stop, _meaning in hits):
                negated = plain[:start].endswith(_NOT) or (word.isascii() and not _whole(plain, start, end))
                if not negated:
                    hits.append((start, end, meaning))
            start = plain.find(word, end)
    if not hits:
        return None
    return max(hits, key=lambda hit: (_RANK[hit[2][0]], hit[1]))[2]


def _whole(plain: str, start: int, end: int) -> bool:
    """Short Latin words count only as words of their own beside Chinese ones or figures."""
    if end - start > 3:
        return True
    around = plain[max(start - 1, 0) : start] + plain[end : end + 1]
    return not any(character.isascii() and character.isalpha() for character in around)


@cache
def _words() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for line in (
        files("huiyin.channels.files").joinpath("statuses.tsv").read_text(encoding="utf-8").splitlines()
    ):
        if line and not line.startswith("#"):
            words, stage, outcome = line.split("\t")
            found[_plain(words)] = (stage, outcome)
    for language in ("en", "zh-hans"):
        # The journal's own words, as our tables say them.
        with translation.override(language):
            found |= {
                _plain(str(one.label)): (one.value, "") for one in OpeningStage if one != OpeningStage.CLOSED
            }
            found |= {
                _plain(str(one.label)): (OpeningStage.CLOSED.value, one.value) for one in OpeningOutcome
            }
    return found


@cache
def _by_length() -> list[tuple[str, Meaning]]:
    return sorted(_words().items(), key=lambda item: -len(item[0]))


def _plain(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())


def meanings() -> list[Meaning]:
    """Every meaning there is, in the order of the table."""
    return list(dict.fromkeys(_words().values()))
