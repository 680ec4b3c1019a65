"""What a person brings: what the CV says, with its words, and what the person adds to it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from huiyin.growth.adverts import amounts, framed, listed
from huiyin.growth.adverts.reading import line_by_line
from huiyin.growth.adverts.requirement import Found
from huiyin.growth.adverts.sections import chunks
from huiyin.growth.mentions import named_in
from huiyin.growth.vocabulary import Claim, Kind
from huiyin.language.text.language import language_of
from huiyin.language.text.normalise import Normalised
from huiyin.process.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Bring:
    """Something a person has. `amount`: years, or the rank of a degree. `quote`: where the CV says so, or the person's own
    words. `has`: what the person claims; yes for what stands in the CV."""

    kind: Kind
    value: str
    label: str
    quote: str
    source: Literal["cv", "claim"]
    amount: float | None = None
    has: Claim = "yes"


@dataclass(frozen=True, slots=True)
class Stated:
    """The person's own word on one demand."""

    kind: Kind
    value: str
    label: str
    has: Claim
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """All that a person brings. `has_cv`: without one, silence says nothing. `plain`: the CV in plain form, to look words
    up in."""

    brings: tuple[Bring, ...]
    has_cv: bool
    plain: str = ""
    language: Language = "zh"

    def of(self, kind: Kind, value: str) -> list[Bring]:
        return [one for one in self.brings if one.kind == kind and one.value == value]


NOBODY = Me((), has_cv=False)


def me_of(text: str, today: dt.date, stated: Iterable[Stated] = ()) -> Me:
    """What the CV `text` (may be empty) and the person's own words say. `today`: until when "present" counts."""
    claims = tuple(Bring(one.kind, one.value, one.label, one.proof, "claim", has=one.has) for one in stated)
    if not text.strip():
        return Me(claims, has_cv=False)
    language = language_of(text)
    normal = line_by_line(text)
    found = tuple(_from_cv(normal, language, today))
    return Me((*found, *claims), has_cv=True, plain=normal.plain, language=language)


def _from_cv(normal: Normalised, language: Language, today: dt.date) -> Iterator[Bring]:
    seen = set()
    for start, end in _stretches(normal.plain):
        for one in named_in(normal, language, start, end):
            if (one.kind, one.value) not in seen:
                seen.add((one.kind, one.value))
                yield _brought(normal, one)
        for one in amounts.education_in(normal.plain, start, end, language):
            yield _brought(normal, one)
        for one in listed.places_in(normal.plain, start, end, language, loose=True):
            yield _brought(normal, one)
    yield from _open(normal, language)
    if (worked := years_worked(normal, language, today)) is not None:
        yield worked


def _brought(normal: Normalised, one: Found) -> Bring:
    label = one.value if one.kind == "place" else normal.quote(one.start, one.end).span
    return Bring(one.kind, one.value, label, _line(normal, one.start), "cv", one.amount)


def _open(normal: Normalised, language: Language) -> Iterator[Bring]:
    """Skills that no table knows, under the frames in which people write them."""

    def written(start: int, end: int) -> str:
        return normal.quote(start, end).span

    for start, end in _stretches(normal.plain):
        for one in framed.framed_in(normal.plain, start, end, language, written):
            if one.value.startswith("open:"):
                yield Bring(one.kind, one.value, written(one.start, one.end), _line(normal, one.start), "cv")


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    """The lines of the CV, none too long."""
    start = 0
    for line in plain.splitlines(keepends=True):
        yield from chunks(plain, start, start + len(line.rstrip("\n")))
        start += len(line)


_DAY = (
    r"(?:(?P<{0}u>0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/|(?:\d{{1,2}}[./])?(?P<{0}d>0?[1-9]|1[0-2])[./])?"
    r"(?P<{0}y>(?:19|20)\d\d)(?:\s?[./年-]\s?(?P<{0}m>\d{{1,2}}))?(?:[./年月-](?:\d{{1,2}}日?)?)?"
)
"""2019.9 · 2019年9月 · 2019年 · 09/2019 · 15.09.2019 · 09/15/2019"""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_SPAN = re.compile(
    rf"(?:(?P<an>{'|'.join(_MONTHS)})[a-z]*\.? )?{_DAY.format('a')}\s?(?:-{{1,3}}|~|至|到|to|until)\s?"
    rf"(?:(?P<now>至今|今|现在|present|now|current|today|ongoing)|(?:(?P<bn>{'|'.join(_MONTHS)})[a-z]*\.? )?{_DAY.format('b')})"
)
_DEGREE = re.compile(
    r"本科|硕士|博士|大专|专科|就读|教育背景|学历|专业|毕业|bachelor|master'?s|degree|b\.?sc|diploma|phd|high school|student|education"
)
_SCHOOL = re.compile(r"大学|学院|universit|college")
_WORKS = re.compile(
    r"公司|集团|有限|任职|职位|担任|老师|教师|专员|经理|工程师|运营|主管|助理|讲师|engineer|manager|assistant|teacher|lecturer|coordinator|officer|ltd|inc\b|gmbh|nurse|analyst|clerk|lead"
)


def _is_study(line: str) -> bool:
    """A line with a degree is study; one with a university and no post, too."""
    return bool(_DEGREE.search(line)) or bool(_SCHOOL.search(line) and not _WORKS.search(line))


def years_worked(normal: Normalised, language: Language, today: dt.date) -> Bring | None:
    """Years of work, from the dates of the posts (none counted twice, studies left out) or as the CV says itself."""
    months: set[int] = set()
    quote = ""
    for match in _SPAN.finditer(normal.plain):
        line = _line(normal, match.start())
        if _is_study(line.lower()):
            continue
        first, last = _month(match, "a", match["an"], 1), _month(match, "b", match["bn"], 12)
        if match["now"]:
            last = today.year * 12 + today.month - 1
        last = min(last, today.year * 12 + today.month - 1)
        if 0 <= last - first < 600:
            months.update(range(first, last + 1))
            quote = f"{quote}\n{line}" if quote else line
    said = max(
        (
            one
            for start, end in _stretches(normal.plain)
            for one in amounts.years_in(normal.plain, start, end, language)
        ),
        key=lambda one: one.amount or 0,
        default=None,
    )
    counted = len(months) / 12
    if said is not None and (said.amount or 0) >= counted - 1:
        label = normal.quote(said.start, said.end).span
        return Bring("years", "experience", label, _line(normal, said.start), "cv", said.amount)
    if months:
        return Bring("years", "experience", f"{counted:.1f}", quote[:400], "cv", round(counted, 1))
    return None


def _month(match: re.Match[str], side: str, name: str | None, default: int) -> int:
    if match[f"{side}y"] is None:
        return 0
    number = (
        _MONTHS.index(name) + 1
        if name
        else int(match[f"{side}m"] or match[f"{side}d"] or match[f"{side}u"] or default)
    )
    return int(match[f"{side}y"]) * 12 + min(max(number, 1), 12) - 1


def _line(normal: Normalised, at: int) -> str:
    """The line of the CV in which something stands, as it was written."""
    start = normal.plain.rfind("\n", 0, at) + 1
    end = normal.plain.find("\n", at)
    line = normal.quote(start, len(normal.plain) if end < 0 else end).span.strip()
    return line if len(line) <= 160 else f"{line[:159]}…"


def shone_of(texts: Sequence[str]) -> list[str]:
    """What went well, as separate lines, each once."""
    lines = [line.strip(" -•·\t") for text in texts for line in text.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))
