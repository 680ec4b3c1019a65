"""What indirect phrases usually mean: shown to people, never used as a fact."""

from functools import cache
from typing import NamedTuple

from huiyin.language.phrases import table
from huiyin.language.reader.lexicon import PACKAGE, Scan
from huiyin.process.vocabulary import LANGUAGES, Language

MOST = 8


class Indirect(NamedTuple):
    """A phrase found at `start:end` of the text read, with its usual meaning, how sure that is, and who says so."""

    start: int
    end: int
    usually: str
    sure: float
    source: str


def in_language(usually: str, language: Language) -> str:
    """A meaning as the tables say it in `language`, whichever language it was told in; one that no table holds as it is."""
    return _other_words(language).get(usually, usually)


@cache
def _other_words(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for of_table in LANGUAGES:
        for row in table(PACKAGE, f"meanings_{of_table}.tsv"):
            for told_in in LANGUAGES:
                found.setdefault(row[f"usually_{told_in}"], row[f"usually_{language}"])
    return found


def meanings(scan: Scan, language: Language) -> list[Indirect]:
    """The indirect phrases of a text, in its order, each explained in `language`; at most eight."""
    found = [
        Indirect(
            find.start,
            find.end,
            find.cue.row[f"usually_{language}"],
            float(find.cue.row["sure"]),
            find.cue.row["source"],
        )
        for find in scan.finds("meanings")
    ]
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Indirect] = []
    said: set[str] = set()
    for phrase in found:
        if phrase.usually not in said and (not kept or phrase.start >= kept[-1].end):
            kept.append(phrase)
            said.add(phrase.usually)
    return kept[:MOST]
