"""Words of the other language inside a plan B: kept as the person wrote them, set in quotes, and pointed out."""

import re
from collections.abc import Iterable, Mapping

from huiyin.growth.vocabulary import PARTS, Part
from huiyin.process.vocabulary import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE_EN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z0-9][A-Za-z0-9'’-]*){3,}")
"""Four words in a row. Fewer are a name, as Chinese plans have them: Excel, Power BI."""
_SMALL = re.compile(r"(?<![A-Za-z])[a-z]+(?![A-Za-z])")


def is_foreign(words: str, language: Language, names: Iterable[str] = ()) -> bool:
    """Whether a reader of `language` alone would stumble: Chinese in an English plan, a run of English in a Chinese one.
    `names` count in neither: a company is called what it is called."""
    for name in names:
        words = words.replace(name, "") if name.strip() else words
    if language == "en":
        return _HAN.search(words) is not None
    return any(len(_SMALL.findall(run[0])) >= 2 for run in _SENTENCE_EN.finditer(words))


def foreign_parts(sections: Mapping[str, str], language: Language, names: Iterable[str] = ()) -> list[Part]:
    """The parts of a plan in which words of the other language stand, in order."""
    known = [name for name in names if name.strip()]
    return [part for part in PARTS if is_foreign(sections.get(part, ""), language, known)]


def as_said(words: str, language: Language, names: Iterable[str] = ()) -> str:
    """The person's words for a sentence in `language`: in quotes where they are of the other one."""
    if not is_foreign(words, language, names) or words[:1] in '“"「':
        return words
    return f"“{words}”"


def own_first(texts: Iterable[str], language: Language) -> list[str]:
    """The texts, those in `language` before the others."""
    return sorted(texts, key=lambda one: is_foreign(one, language))
