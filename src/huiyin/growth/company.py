"""The company as such: what its adverts, its interviewers, its refusals and one's own notes say of it, over all its openings."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.growth.adverts.reading import MOST_ADVERT, line_by_line
from huiyin.growth.adverts.sections import is_small_print, pieces
from huiyin.growth.listening import Source
from huiyin.growth.vocabulary import TOPICS, Topic
from huiyin.language.text.normalise import normalise

_FORM = re.compile(
    r"(?:股份|责任)?有限(?:责任)?公司$|股份$|集团$|公司$|\((?:[^)]*)\)"
    r"|,?\s(?:inc|ltd|limited|llc|plc|gmbh|ag|corp|corporation|co|company|group|s\.?a|b\.?v|pty)\.?$"
)
_OF_ITSELF = re.compile(
    r"成立于|是一家|我们是|致力于|总部|总公司|员工.{0,6}人|\bwe are\b|\bwe're\b|\bfounded\b|\bis an? \w|\bour mission\b|\bheadquarter"
)
_CONTACT = re.compile(r"@|https?:|简历|投递|电话|微信号|联系人|apply|agencies|cv\b")
_TOP = 5
_LEAST, _MOST = 8, 300
_MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said of a company. `stuck`: a question whose answer did not come."""

    topic: Topic
    text: str
    source: Source
    stuck: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {"topic": self.topic, "text": self.text, "source": self.source.to_dict(), "stuck": self.stuck}


@dataclass(frozen=True, slots=True)
class Company:
    """`lines`: what is said, the newest first within a topic · `set_aside`: what the person says is not so."""

    name: str
    lines: tuple[Line, ...]
    set_aside: tuple[Line, ...] = ()

    def of(self, topic: Topic) -> list[Line]:
        return [line for line in self.lines if line.topic == topic]

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "lines": [line.to_dict() for line in self.lines],
            "set_aside": [line.to_dict() for line in self.set_aside],
        }


def company_key(name: str) -> str:
    """By which the same company is known again: its name in plain form without the legal form."""
    plain = normalise(name).plain.strip()
    before = None
    while before != plain:
        before = plain
        plain = _FORM.sub("", plain).strip(" ,.") or before
    return re.sub(r"\s+", " ", plain)[:100]


def house_lines(advert: str) -> list[str]:
    """What an advert says of the company itself, in its own words; small print and addresses are left out."""
    normal = line_by_line(advert[:MOST_ADVERT])
    plain, found = normal.plain, []
    for number, piece in enumerate(pieces(plain)):
        words = plain[piece.start : piece.end]
        of_house = piece.section in ("about", "benefits") or (
            piece.section == "none" and number < _TOP and _OF_ITSELF.search(words)
        )
        if of_house and len(words) >= _LEAST and not is_small_print(words) and not _CONTACT.search(words):
            found.append(normal.quote(piece.start, piece.end).span[:_MOST].strip())
    return list(dict.fromkeys(found))[:_MOST_LINES]


def company(name: str, said: Iterable[Line], own: Sequence[Line] = (), wrong: Iterable[str] = ()) -> Company:
    """All that is said of one company; the person's own word first, what they call wrong set aside.

    The same words are kept once, from where they were said last.
    """
    unwanted = {_plain(text) for text in wrong}
    newest = sorted(said, key=lambda line: line.source.on or dt.date.min, reverse=True)
    once: dict[str, Line] = {}
    for line in (*own, *newest):
        if line.text.strip():
            once.setdefault(_plain(line.text), line)
    ordered = sorted(once.values(), key=lambda line: TOPICS.index(line.topic))
    kept = tuple(line for line in ordered if line.topic == "own" or _plain(line.text) not in unwanted)
    aside = tuple(line for line in ordered if line.topic != "own" and _plain(line.text) in unwanted)
    return Company(name, kept, aside)


def _plain(text: str) -> str:
    return " ".join(normalise(text).plain.split())
