"""The phrase tables of the reader, ready to be looked up.

A table has one phrase a line: `pattern`, `label`, `weight`, `why`, `example`. Two short forms keep patterns readable: `~`
is a short gap inside a sentence, `<no>` is an English negation with the small words that may follow it. English patterns
match whole words, and `n'?t` as a word of its own stands for any "didn't".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huiyin.language.phrases import Index, Pattern, table
from huiyin.process.vocabulary import Language

_PACKAGE = "huiyin.language.reader.phrases"
_GAP = {"zh": r"[^。!?;…\n]{0,10}?", "en": r"[^.!?;…\n]{0,40}?"}
_NO = (
    r"(?:not|n'?t|never|unable|cannot|no longer|nor)"
    r"(?: (?:be|to|able|going|in|a|position|currently|yet|now|at|this|time|stage|further|actually|really|looking|planning"
    r"|been|have|being|intend|intending|plan|wish|wishing|feel|we|can|will|want|wanting|moment|on|the|occasion|choosing"
    r"|choose|therefore|unfortunately|regrettably))*"
)
_NOT_SHORT = re.compile(r"(?<=[(|])n'\?t(?=[|)])")
_LATIN = re.compile(r"[a-z]{2}")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a table. `label` may carry a kind after a slash: `pending/undecided`."""

    pattern: Pattern
    label: str
    kind: str
    weight: float
    why: str
    number: int


@dataclass(frozen=True, slots=True)
class Find:
    """A cue found at `plain[start:end]`."""

    cue: Cue
    start: int
    end: int


class Lexicon:
    """One table of one language."""

    def __init__(self, cues: list[Cue]) -> None:
        self.cues = cues
        self._index = Index(cue.pattern for cue in cues)

    def finds(self, plain: str) -> Iterator[Find]:
        """Every place where a cue matches, table line by table line."""
        for place in self._index.candidates(plain):
            cue = self.cues[place]
            for match in cue.pattern.compiled.finditer(plain):
                if match.end() > match.start():
                    yield Find(cue, match.start(), match.end())


@cache
def lexicon(subject: str, language: Language) -> Lexicon:
    """The table `subject` (outcomes, reasons, requests, …) of one language."""
    cues = []
    for number, row in enumerate(table(_PACKAGE, f"{subject}_{language}.tsv"), start=1):
        label, _, kind = row["label"].partition("/")
        pattern = Pattern(whole(row["pattern"], language))
        cues.append(Cue(pattern, label, kind, float(row["weight"] or 1), row.get("why", ""), number))
    return Lexicon(cues)


def whole(source: str, language: Language) -> str:
    """A pattern of a table as a regular expression."""
    source = source.replace("~", _GAP[language])
    if language == "zh":
        return source
    source = source.replace("<no>", _NO).replace("(?: not|n'?t)", "(?: not|n't)")
    source = _NOT_SHORT.sub(r"\\w+n't", source)
    return rf"(?<![a-z0-9])(?:{source})(?![a-z0-9])"


def finds(subject: str, plain: str) -> Iterator[Find]:
    """Every cue of the tables `subject` in a text that may be written in both languages."""
    if not plain.isascii() and _HAN.search(plain):
        yield from lexicon(subject, "zh").finds(plain)
    if _LATIN.search(plain):
        yield from lexicon(subject, "en").finds(plain)
