"""What indirect phrases usually mean: shown to people, never used as a fact."""

from typing import NamedTuple

from huiyin.language.reader.lexicon import Scan
from huiyin.process.vocabulary import Language

MOST = 8


class Indirect(NamedTuple):
    """A phrase found at `start:end` of the text read, with its usual meaning, how sure that is, and who says so."""

    start: int
    end: int
    usually: str
    sure: float
    source: str


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
