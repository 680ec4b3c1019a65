"""The letters' texts: one entry a line in texts/<language>/<sheet>.tsv, so that a native can mend them without Python.

Columns: `part` of the letter · `channel`: mail, chat, call, in_person or * (in the notes: the moves) · `register`:
formal, natural, short or any · `if`: what must be true of the case (`!` before it: must not), or - · `text`, in which
{fact} stands for a fact and \\n for a new line. A text is used only when the case has all its facts.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

HERE = "huiyin.language.letters"
_FACT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    channels: frozenset[str]
    registers: frozenset[str]
    wanted: frozenset[str]
    unwanted: frozenset[str]
    text: str
    facts: frozenset[str]

    def fits(self, channel: str, register: str, signs: Collection[str], facts: Collection[str]) -> bool:
        return (
            bool(self.channels & {channel, "*"})
            and bool(self.registers & {register, "any"})
            and self.wanted.issubset(signs)
            and self.unwanted.isdisjoint(signs)
            and self.facts.issubset(facts)
        )


@cache
def sheet(language: Language, name: str, where: str = HERE) -> dict[str, tuple[Text, ...]]:
    """The texts of one sheet by part, in the order of the file. `where`: the module beside which texts/ lies."""
    parts: dict[str, list[Text]] = {}
    for row in table(where, f"texts/{language}/{name}.tsv"):
        conditions = [] if row["if"] == "-" else row["if"].split()
        text = row["text"].replace("\\n", "\n")
        parts.setdefault(row["part"], []).append(
            Text(
                channels=frozenset(row["channel"].split(",")),
                registers=frozenset(row["register"].split()),
                wanted=frozenset(sign for sign in conditions if not sign.startswith("!")),
                unwanted=frozenset(sign[1:] for sign in conditions if sign.startswith("!")),
                text=text,
                facts=frozenset(_FACT.findall(text)),
            )
        )
    return {part: tuple(found) for part, found in parts.items()}


def part(language: Language, sheets: Collection[str], name: str, where: str = HERE) -> tuple[Text, ...]:
    """The texts of a part, from the first of the sheets that has it together with the others."""
    return tuple(text for which in sheets for text in sheet(language, which, where).get(name, ()))


def most_specific(
    texts: Collection[Text], channel: str, register: str, signs: Collection[str], facts: Collection[str]
) -> list[Text]:
    """Of the texts that fit, those that ask the most of the case: what is known is said."""
    fit = [text for text in texts if text.fits(channel, register, signs, facts)]
    most = max((len(text.wanted) for text in fit), default=0)
    return [text for text in fit if len(text.wanted) == most]


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with its facts put in, once: braces inside a fact stay as they are."""
    return _FACT.sub(lambda found: facts[found[1]], text)
