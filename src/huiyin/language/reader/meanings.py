"""What indirect phrases usually mean: shown to people, never used as a fact."""

from functools import cache
from typing import NamedTuple

from huiyin.language.phrases import Index, Pattern, table
from huiyin.language.reader.lexicon import whole
from huiyin.process.vocabulary import Language

_PACKAGE = "huiyin.language.reader.phrases"
MOST = 8


class Indirect(NamedTuple):
    """A phrase found at `start:end` of the text read, with its usual meaning, how sure that is, and who says so."""

    start: int
    end: int
    usually: str
    sure: float
    source: str


def meanings(plain: str, language: Language) -> list[Indirect]:
    """The indirect phrases of a text, in its order, each explained in `language`; at most eight."""
    found: list[Indirect] = []
    tables: list[Language] = []
    if not plain.isascii():
        tables.append("zh")
    if language == "en" or len(tables) == 0 or any("a" <= sign <= "z" for sign in plain):
        tables.append("en")
    for name in tables:
        rows, patterns, index = _phrases(name)
        for place in index.candidates(plain):
            match = patterns[place].compiled.search(plain)
            if match and match.end() > match.start():
                row = rows[place]
                usually = row["usually_zh"] if language == "zh" else row["usually_en"]
                found.append(Indirect(match.start(), match.end(), usually, float(row["sure"]), row["source"]))
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Indirect] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept[:MOST]


@cache
def _phrases(language: Language) -> tuple[list[dict[str, str]], list[Pattern], Index]:
    rows = table(_PACKAGE, f"meanings_{language}.tsv")
    patterns = [Pattern(whole(row["pattern"], language)) for row in rows]
    return rows, patterns, Index(patterns)
