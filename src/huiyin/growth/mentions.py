"""What any text speaks of: an interviewer's question, a refusal, a CV."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.growth.adverts import listed
from huiyin.growth.adverts.requirement import Found
from huiyin.language import phrases
from huiyin.language.text.clauses import Clause, clauses
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


_SO_GENERAL = frozenset("project team people time work business general office other good basic".split())  # noqa: SIM905
"""First words of a skill's name that stand in every question."""


def core_of(label: str) -> re.Pattern[str] | None:
    """What somebody says who speaks of a skill without its name: a community, communities, of community management. English
    names of two words; Chinese names hold their core within themselves."""
    words = label.lower().split()
    if len(words) < 2 or len(words[0]) < _MOST_SHORT or not words[0].isalpha() or words[0] in _SO_GENERAL:
        return None
    return re.compile(
        rf"(?<![a-z]){words[0].removesuffix('y').removesuffix('s')}(?:y|ies|s|'s|y's)?(?![a-z])"
    )


_MOST_SHORT = 5
"""Letters of a core; a shorter word says too little alone."""


def lacking_clauses(normal: Normalised) -> list[Clause]:
    """The clauses of a refusal that speak of a lack."""
    return [clause for clause in clauses(normal.plain) if _LACK.search(clause.text)]


def lacking_in(normal: Normalised, language: Language) -> Iterator[Found]:
    """What a refusal names as lacking, as far as the tables know it: anything else may be the rest of the sentence."""
    for clause in lacking_clauses(normal):
        yield from named_in(normal, language, clause.start, clause.end)
