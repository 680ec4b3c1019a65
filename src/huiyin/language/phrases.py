"""Phrase tables: one phrase a line, tab-separated, the first line naming the columns.

A pattern is a regular expression over normalised text (lower case, half width, simplified). Most patterns are not in
most texts, and compiling hundreds of them costs more than reading a message: so each pattern keeps a literal that any
match must hold, and is compiled only once that literal has been seen.
"""

import csv
import re
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

_OPTIONAL = re.compile(r"(?:\\.|[^\\])(?:[?*]|\{0?,?\d*\})\??")
_BRACKETS = re.compile(r"\[[^\]]*\]|\\[a-zA-Z]")
_GROUP = re.compile(r"\((?:\?[:=!<P][^()]*|[^()]*)\)[?*+]?\??(?:\{[^}]*\})?")
_BREAK = "\0"


class Pattern:
    """A regular expression that compiles itself on the first text holding its literal."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.literal = required_literal(source)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        if self.literal in text:
            yield from self.compiled.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text) if self.literal in text else None

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


def required_literal(source: str) -> str:
    """The longest run of plain characters that every match must hold; empty where none is sure."""
    plain = source
    while (shorter := _GROUP.sub(_BREAK, plain)) != plain:
        plain = shorter
    if "|" in plain or "(" in plain or ")" in plain:
        return ""
    plain = _BRACKETS.sub(_BREAK, plain)
    plain = _OPTIONAL.sub(_BREAK, plain)
    return max(re.split(r"[\0.^$*+?{}\[\]\\]", plain), key=len)


def table(package: str, name: str) -> list[dict[str, str]]:
    """The rows of the table `name` beside the module `package`; empty lines and lines that start with # are left out."""
    source = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line.strip() and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ValueError(f"{package}/{name}, row {number}: {len(row)} columns are wanted: {row}")
    return rows
