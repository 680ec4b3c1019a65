"""The phrase tables of the reader, all looked up in one pass over a text.

A table has one phrase a line: `pattern`, `label`, `weight`, `why`, `example`. Two short forms keep patterns readable: `~`
is a short gap inside a sentence, `<no>` is an English negation with the small words that may follow it. English patterns
match whole words, and `n'?t` as a word of its own stands for any "didn't".

Which words a pattern needs (see `language.phrases`) is worked out beforehand and kept in `phrases/index.json`, for that
takes longer than reading a message; a line that is missing there is worked out when it is loaded.
"""

import json
import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from huiyin.language.phrases import Pattern, table
from huiyin.process.vocabulary import Language

PACKAGE = "huiyin.language.reader.phrases"
SUBJECTS = ("outcomes", "concepts", "reasons", "requests", "door", "warmth", "dates", "meanings")
_GAP = {"zh": r"[^。!?;…\n]{0,10}?", "en": r"[^.!?;…\n]{0,40}?"}
_NO = (
    r"(?:not|n'?t|never|unable|cannot|no longer|nor)"
    r"(?: (?:be|to|able|going|in|a|position|currently|yet|now|at|this|time|stage|further|actually|really|looking|planning"
    r"|been|have|being|intend|intending|plan|wish|wishing|feel|we|can|will|want|wanting|moment|on|the|occasion|choosing"
    r"|choose|therefore|unfortunately|regrettably))*"
)
_NOT_SHORT = re.compile(r"(?<=[(|])n'\?t(?=[|)])")
_LATIN = re.compile(r"[a-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENGLISH_TOO = 4
"""From so many Latin words on, a Chinese message is read with the English tables as well."""

Needs = list[tuple[str, int]]
"""Words of which a match holds at least one, each with the place of the two or three rare signs that it is filed under."""
Also = list[list[str]]
"""Further sets of words, of each of which a match holds at least one."""


class Known(Pattern):
    """A pattern whose needed words are known beforehand."""

    def __init__(self, source: str, needs: Needs) -> None:
        self.source = source
        self.literals = tuple(word for word, _ in needs)


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a table. `label` may carry a kind after a slash: `pending/undecided`."""

    pattern: Pattern
    label: str
    kind: str
    weight: float
    why: str
    number: int
    row: dict[str, str]


@dataclass(frozen=True, slots=True)
class Find:
    """A cue found at `plain[start:end]`."""

    cue: Cue
    start: int
    end: int


class Lexicon:
    """All tables of one language behind one index: a pattern is tried only where a word that it needs has been seen."""

    def __init__(self, language: Language) -> None:
        self.cues: list[tuple[str, Cue]] = []
        self._always: list[int] = []
        self._short: list[tuple[int, str]] = []
        self._filed: dict[str, dict[str, list[int]]] = {}
        self._also: dict[int, Also] = {}
        known = _index().get(language, {})
        for subject in SUBJECTS:
            for number, row in enumerate(table(PACKAGE, f"{subject}_{language}.tsv"), start=1):
                self._add(subject, number, row, language, known)

    def _add(
        self,
        subject: str,
        number: int,
        row: dict[str, str],
        language: Language,
        known: dict[str, tuple[Needs, Also]],
    ) -> None:
        source = row["pattern"]
        needs, also = known.get(key(source), (None, []))
        if needs is None:
            pattern = Pattern(whole(source, language))
            needs = [(word, 0) for word in pattern.literals]
        else:
            pattern = _Unwritten(source, language, needs)
        label, _, kind = row.get("label", "").partition("/")
        cue = Cue(pattern, label, kind, float(row.get("weight") or 1), row.get("why", ""), number, row)
        place = len(self.cues)
        self.cues.append((subject, cue))
        if also:
            self._also[place] = also
        if not needs:
            self._always.append(place)
        for word, pair in needs:
            if len(word) < 2:
                self._short.append((place, word))
            else:
                part = self._filed.setdefault(word[pair : pair + width(word)], {})
                part.setdefault(word, []).append(place)

    def candidates(self, plain: str) -> list[int]:
        """Places of the cues that may match, in order; every other one cannot."""
        found = set(self._always)
        found.update([place for place, word in self._short if word in plain])
        filed = self._filed
        pairs = list(map(str.__add__, plain, plain[1:]))
        for part in filed.keys() & {*pairs, *map(str.__add__, pairs, plain[2:])}:
            for word, places in filed[part].items():
                if word in plain:
                    found.update(places)
        also, holds = self._also, plain.__contains__
        for place in found & also.keys():
            for some in also[place]:
                if not any(map(holds, some)):
                    found.discard(place)
                    break
        return sorted(found)


class _Unwritten(Known):
    """A known pattern that is spelled out only when it is compiled."""

    def __init__(self, short: str, language: Language, needs: Needs) -> None:
        self._short = short
        self._language: Language = language
        self.literals = tuple(word for word, _ in needs)

    @property
    def source(self) -> str:  # type: ignore[override]
        return Pattern(whole(self._short, self._language)).source


class Scan:
    """A plain text with the cues that may match it; each subject is matched when it is asked for, once."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self._candidates: dict[str, list[Cue]] = {}
        self._found: dict[str, list[Find]] = {}
        for language in _languages(plain):
            known = lexicon(language)
            for place in known.candidates(plain):
                subject, cue = known.cues[place]
                self._candidates.setdefault(subject, []).append(cue)

    def finds(self, subject: str) -> list[Find]:
        """Every place where a cue of the table `subject` matches, table line by table line."""
        found = self._found.get(subject)
        if found is None:
            found = [
                Find(cue, match.start(), match.end())
                for cue in self._candidates.get(subject, ())
                for match in cue.pattern.compiled.finditer(self.plain)
                if match.end() > match.start()
            ]
            self._found[subject] = found
        return found


def _languages(plain: str) -> list[Language]:
    if plain.isascii() or not _HAN.search(plain):
        return ["en"]
    return ["zh", "en"] if len(set(_LATIN.findall(plain))) >= _ENGLISH_TOO else ["zh"]


@cache
def lexicon(language: Language) -> Lexicon:
    """The tables of one language, loaded when the first such text comes."""
    return Lexicon(language)


def whole(source: str, language: Language) -> str:
    """A pattern of a table as a regular expression."""
    source = spelled_out(source, language)
    return source if language == "zh" else rf"(?<![a-z0-9])(?:{source})(?![a-z0-9])"


def spelled_out(source: str, language: Language) -> str:
    """A pattern of a table without its short forms."""
    source = source.replace("~", _GAP[language])
    if language == "zh":
        return source
    source = source.replace("<no>", _NO).replace("(?: not|n'?t)", "(?: not|n't)")
    return _NOT_SHORT.sub(r"\\w+n't", source)


def width(word: str) -> int:
    """How many signs of a word it is filed under: Han characters say more than Latin letters."""
    return 3 if len(word) > 3 and word.isascii() else 2


def key(source: str) -> str:
    """What a pattern goes by in the index."""
    return f"{zlib.crc32(source.encode()):08x}"


@cache
def _index() -> dict[str, dict[str, tuple[Needs, Also]]]:
    found: dict[str, dict[str, tuple[Needs, Also]]] = json.loads(
        (files(PACKAGE) / "index.json").read_text(encoding="utf-8")
    )
    return found
