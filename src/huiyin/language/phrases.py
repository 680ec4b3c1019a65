"""Phrase tables: one phrase a line, tab-separated, the first line naming the columns.

A pattern is a regular expression over normalised text (lower case, half width, simplified). Most patterns are not in
most texts, and compiling hundreds of them costs more than reading a message: so each pattern knows the words of which
any match must hold one, and is compiled only once such a word has been seen.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files

from huiyin.language.text.literals import literals

_AS_IN_PLAIN_TEXT = {
    code: "\\" + chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not chr(code).isalnum()
}
_AS_IN_PLAIN_TEXT |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}
_AS_IN_PLAIN_TEXT |= {**dict.fromkeys(map(ord, "‘’"), "'"), **dict.fromkeys(map(ord, "“”"), '"')}
_AS_IN_PLAIN_TEXT |= {**dict.fromkeys(map(ord, "–—"), "\\-"), 0x3000: " "}


class Pattern:
    """A regular expression that compiles itself on the first text holding one of its words.

    Full-width punctuation in the source means its plain form, as in normalised text: `，` is written for `,`.
    """

    def __init__(self, source: str) -> None:
        self.source = source if source.isascii() else source.translate(_AS_IN_PLAIN_TEXT)
        self.literals = literals(self.source)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def may_match(self, text: str) -> bool:
        """Whether the text holds a word without which the pattern cannot match."""
        return not self.literals or any(map(text.__contains__, self.literals))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        if self.may_match(text):
            yield from self.compiled.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text) if self.may_match(text) else None

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


class Index:
    """Many patterns at once: which of them can match a text at all, at a cost that hardly grows with their number.

    Each word that a pattern needs is filed under its rarest pair of characters; the pairs of a text are looked up.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._always: list[int] = []
        self._filed: dict[str, list[tuple[int, str]]] = {}
        self._short: list[tuple[int, str]] = []
        self._patterns = list(patterns)
        usual = Counter(
            pair for pattern in self._patterns for word in pattern.literals for pair in _pairs(word)
        )
        for place, pattern in enumerate(self._patterns):
            if not pattern.literals:
                self._always.append(place)
            for word in pattern.literals:
                if len(word) < 2:
                    self._short.append((place, word))
                else:
                    self._filed.setdefault(min(_pairs(word), key=usual.__getitem__), []).append((place, word))

    def candidates(self, text: str) -> list[int]:
        """Places of the patterns that may match `text`, in order; every other one cannot."""
        found = set(self._always)
        found.update(place for place, word in self._short if word in text)
        for pair in _pairs(text) & self._filed.keys():
            found.update(place for place, word in self._filed[pair] if word in text)
        return sorted(found)


def _pairs(text: str) -> set[str]:
    return set(map(str.__add__, text, text[1:]))


def table(package: str, name: str) -> list[dict[str, str]]:
    """The rows of the table `name` beside the module `package`; empty lines and lines that start with # are left out."""
    source = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line.strip() and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ValueError(f"{package}/{name}, row {number}: {len(row)} columns are wanted: {row}")
    return rows
