"""What any text speaks of: an interviewer's question, a refusal, a CV."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.growth.adverts import framed, listed
from huiyin.growth.adverts.requirement import Found
from huiyin.language import phrases
from huiyin.language.text.clauses import clauses
from huiyin.language.text.normalise import Normalised
from huiyin.process.vocabulary import Language


@cache
def _common_words() -> frozenset[str]:
    return frozenset(row["name"] for row in phrases.table("huiyin.growth.adverts", "common_words.tsv"))


_LACK = re.compile(
    r"不够|不足|缺|欠|弱|差(?!不多)|少(?!年|儿)|没有|没做过|更(?:多|丰富|强|熟)|浅|有限|偏|一般|待提高|不太|还需|希望(?:有|能)|需要(?:有)?"
    r"|\b(?:lack(?:ed|ing|s)?|limited|weak(?:er)?|more|less|little|not (?:enough|quite)|insufficient|stronger|deeper|short of|no|without|missing|need(?:ed|s)?|looking for|junior)\b"
)


def named_in(normal: Normalised, language: Language, start: int = 0, end: int | None = None) -> list[Found]:
    """Known skills, tools, languages and certificates that a text names, none overlapping, in order."""
    until = len(normal.plain) if end is None else end
    found: list[Found] = []
    for one in (
        *listed.certificates_in(normal.plain, start, until, language),
        *listed.languages_in(normal.plain, start, until, language),
        *listed.concepts_in(normal.plain, start, until, language),
    ):
        if normal.plain[one.start : one.end] in _common_words():
            continue
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def lacking_in(normal: Normalised, language: Language) -> Iterator[Found]:
    """What a refusal names as lacking: mentions in a clause that speaks of a lack."""
    for clause in clauses(normal.plain):
        if not _LACK.search(clause.text):
            continue
        known = named_in(normal, language, clause.start, clause.end)
        yield from known

        def written(start: int, end: int) -> str:
            return normal.quote(start, end).span

        for one in framed.framed_in(normal.plain, clause.start, clause.end, language, written):
            if one.kind in ("skill", "tool") and not any(
                one.start < other.end and other.start < one.end for other in known
            ):
                yield one
