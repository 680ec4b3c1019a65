"""What a person brings: what the CV says, with its words, and what the person adds to it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from huiyin.growth.adverts import amounts, framed, listed
from huiyin.growth.adverts.reading import line_by_line
from huiyin.growth.adverts.requirement import Found
from huiyin.growth.adverts.sections import chunks
from huiyin.growth.adverts.third import is_third_language
from huiyin.growth.mentions import named_in
from huiyin.growth.posts import Posts, line_at, posts_in
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
    up in · `lines`: of the plain form, each as it was written ·
    `unsure_date`: a date of a post that can be read in two ways; empty where none is · `third_language`: the CV is in neither
    Chinese nor English, so that its silence says nothing."""

    brings: tuple[Bring, ...]
    has_cv: bool
    plain: str = ""
    lines: tuple[str, ...] = ()
    language: Language = "zh"
    unsure_date: str = ""
    third_language: bool = False

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
    posts = posts_in(normal, today)
    found = tuple(_from_cv(normal, language, posts))
    brings = (*found, *claims)
    unsure = posts.unsure if any(_counted(one) for one in found) else ""
    return Me(
        brings,
        has_cv=True,
        plain=normal.plain,
        lines=_as_written(normal),
        language=language,
        unsure_date=unsure,
        third_language=is_third_language(text),
    )


def _as_written(normal: Normalised) -> tuple[str, ...]:
    lines, start = [], 0
    for line in normal.plain.split("\n"):
        lines.append(normal.quote(start, start + len(line)).span if line else "")
        start += len(line) + 1
    return tuple(lines)


def _counted(one: Bring) -> bool:
    """Whether the years were counted from the dates, and not said in words."""
    return one.kind == "years" and one.label.replace(".", "").isdigit()


def _from_cv(normal: Normalised, language: Language, posts: Posts) -> Iterator[Bring]:
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
    if (worked := _worked(posts, normal, language)) is not None:
        yield worked


def _brought(normal: Normalised, one: Found) -> Bring:
    label = normal.quote(one.start, one.end).span
    if one.kind == "place":
        # The town alone, as it was written; the district stands in the quote.
        label = label[: len(one.value)] if label.lower().startswith(one.value) else one.value
    return Bring(one.kind, one.value, label, line_at(normal, one.start), "cv", one.amount)


def _open(normal: Normalised, language: Language) -> Iterator[Bring]:
    """Skills that no table knows, under the frames in which people write them."""

    def written(start: int, end: int) -> str:
        return normal.quote(start, end).span

    for start, end in _stretches(normal.plain):
        for one in framed.framed_in(normal.plain, start, end, language, written):
            if one.value.startswith("open:") and not _holds_a_tool(normal, one, language):
                yield Bring(
                    one.kind, one.value, written(one.start, one.end), line_at(normal, one.start), "cv"
                )


def _holds_a_tool(normal: Normalised, one: Found, language: Language) -> bool:
    """ "SQL lessons" is SQL, which stands among the tools already."""
    known = listed.concepts_in(normal.plain, one.start, one.end, language)
    return any(named.kind == "tool" for named in known)


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    """The lines of the CV, none too long."""
    start = 0
    for line in plain.splitlines(keepends=True):
        yield from chunks(plain, start, start + len(line.rstrip("\n")))
        start += len(line)


def _worked(posts: Posts, normal: Normalised, language: Language) -> Bring | None:
    """Years of work, from the dates of the posts or as the CV says itself."""
    said = max(
        (
            one
            for start, end in _stretches(normal.plain)
            for one in amounts.years_in(normal.plain, start, end, language)
        ),
        key=lambda one: one.amount or 0,
        default=None,
    )
    counted = posts.months / 12
    if said is not None and (said.amount or 0) >= counted - 1:
        label = normal.quote(said.start, said.end).span
        return Bring("years", "experience", label, line_at(normal, said.start), "cv", said.amount)
    if posts.months:
        quote = "\n".join(posts.lines)[:400]
        return Bring("years", "experience", f"{counted:.1f}", quote, "cv", round(counted, 1))
    return None


def shone_of(texts: Sequence[str]) -> list[str]:
    """What went well, as separate lines, each once."""
    lines = [line.strip(" -•·\t") for text in texts for line in text.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))
