"""What a candidate says in a call or a chat: the intents of one turn.

A turn may hold several ("thank you; may I ask why?"). Two ears: phrases, and how the turn is worded (`weighing`). Phrases stand in `intents.zh.tsv` and `intents.en.tsv`: `pattern` is
looked for in a sentence, `unless` in the clauses that the pattern touches, and silences it. A row with `asked` counts only
right after HR asked that. The courtesy guard adds what hurts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from huiyin.growth.rehearsal.vocabulary import ASKED, INTENTS, Asked, Intent
from huiyin.growth.rehearsal.weighing import Parts, weighed
from huiyin.language.courtesy.spotting import Draft, spots
from huiyin.language.courtesy.verdict import Context
from huiyin.language.phrases import Index, Pattern, table
from huiyin.language.text.clauses import Clause, clauses
from huiyin.language.text.language import language_of
from huiyin.language.text.normalise import normalise
from huiyin.process.vocabulary import Language

_HERE = "huiyin.growth.rehearsal"
_LONGEST = 4_000
"""Characters of a turn that are read: nobody listens longer in a call."""
_WORD = re.compile(r"[^\W_]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]+")
_ONESELF = re.compile(r"(?<!\w)(?:i|i'?m|me|my)(?!\w)|我")
_FEW = {"zh": 8, "en": 6}
"""Characters (Chinese) or words (English) of a turn that has no room for more than one meaning. Judgement."""
_FLAGS: dict[str, Intent] = {
    "accusation": "blame",
    "presumption": "presume",
    "pressure": "press",
    "chasing": "press",
    "entitlement": "press",
    "desperation": "beg",
    "self_pity": "beg",
}


@dataclass(frozen=True)
class Phrase:
    """One row of a table."""

    intent: Intent
    asked: Asked | None
    pattern: Pattern
    source: str
    language: Language

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        return re.compile(_spoken(self.source, self.language)) if self.source else None


@cache
def phrases(language: Language) -> tuple[Phrase, ...]:
    """The phrases of a language, in the order of the table. Raises ValueError for an intent or a question nobody knows."""
    found = []
    for row in table(_HERE, f"intents.{language}.tsv"):
        if row["intent"] not in INTENTS or row["asked"] not in ("-", *ASKED):
            raise ValueError(f"intents.{language}.tsv: {row['intent']} after {row['asked']} is not known")
        intent = next(intent for intent in INTENTS if intent == row["intent"])
        asked = next((asked for asked in ASKED if asked == row["asked"]), None)
        pattern = Pattern(_whole(row["pattern"], language))
        found.append(Phrase(intent, asked, pattern, row["unless"], language))
    return tuple(found)


@cache
def _index(language: Language) -> Index:
    return Index(phrase.pattern for phrase in phrases(language))


def intents(
    text: str, language: Language, asked: Asked | None = None, flags: Iterable[str] = ()
) -> tuple[Intent, ...]:
    """What `text` says, in the order of INTENTS; never empty.

    `language`: the scene's; who turns to the other one is heard in that. `asked`: what HR asked just before · `flags`: what
    the courtesy guard would block in it.
    """
    language = spoken_in(text, language)
    found, parts = heard(text, language, asked, flags)
    if found == {"silence"}:
        return ("silence",)
    plain = parts.whole
    meant = weighed(parts, language, asked, found)
    if _bare_goodbye(found, plain, language):
        meant.discard("answer")
    if _bare_insult(found, plain, language) or _insult_aside(plain, language):
        meant.add("insult")
    elif "insult" in meant - found and _innocent_insult(plain, language):
        meant.discard("insult")
    meant = settled(meant)
    return tuple(intent for intent in INTENTS if intent in meant) or ("unclear",)


def heard(
    text: str, language: Language, asked: Asked | None = None, flags: Iterable[str] = ()
) -> tuple[set[str], Parts]:
    """What the phrases and the guard hear in `text`, and its parts."""
    plain = normalise(text[:_LONGEST]).plain.strip()
    if not _WORD.search(plain):
        return {"silence"}, Parts(plain, (), ())
    found: set[Intent] = set()
    known = phrases(language)
    sentences: list[str] = []
    parts: list[str] = []
    for sentence in _sentences(plain):
        whole = plain[sentence[0].start : sentence[-1].end]
        sentences.append(whole)
        parts.extend(plain[clause.start : clause.end] for clause in sentence)
        for place in _index(language).candidates(whole):
            phrase = known[place]
            if (
                phrase.asked in (None, asked)
                and phrase.intent not in found
                and _says(phrase, whole, sentence)
            ):
                found.add(phrase.intent)
    found |= {_FLAGS[flag] for flag in flags if flag in _FLAGS and not found & _INNOCENT.get(flag, _NONE)}
    return settled(found), Parts(plain, sentences, parts)


def spoken_in(text: str, language: Language) -> Language:
    """The language of a turn: the one it is written in, where it is more than an "OK" or a name."""
    found = language_of(text)
    return language if found == "en" and len(_LATIN.findall(text)) < 2 else found


def _bare_goodbye(found: set[str], plain: str, language: Language) -> bool:
    """A few words that thank and take leave answer nothing, whatever HR has just asked."""
    return "close" in found and found <= {"thank", "close"} and _size(plain, language) <= _FEW[language]


def _size(plain: str, language: Language) -> int:
    return len(plain) if language == "zh" else len(_LATIN.findall(plain))


def _bare_insult(found: set[str], plain: str, language: Language) -> bool:
    """A few words with an insult in them are nothing else, however they are weighed; unless one speaks of oneself."""
    return "insult" in found and _size(plain, language) <= _FEW[language] and not _ONESELF.search(plain)


def _insult_aside(plain: str, language: Language) -> bool:
    """Whether an insult in the other language stands among the words."""
    other: Language = "en" if language == "zh" else "zh"
    if plain.isascii() if other == "zh" else not _LATIN.search(plain):
        return False
    insults = (phrase for phrase in phrases(other) if phrase.intent == "insult")
    sentences = [(plain[one[0].start : one[-1].end], one) for one in _sentences(plain)]
    return any(_says(phrase, whole, one) for phrase in insults for whole, one in sentences)


def _innocent_insult(plain: str, language: Language) -> bool:
    """Whether the words of an insult stand there and mean something else: the wording alone cannot tell the two apart."""
    return any(
        phrase.pattern.search(plain)
        for phrase in phrases(language)
        if phrase.intent == "insult" and phrase.unless
    )


def hurting(flag: str) -> Intent | None:
    """What a flag of the courtesy guard is in a talk."""
    return _FLAGS.get(flag)


def blocked(text: str, language: Language, context: Context) -> list[str]:
    """The flags that the guard's phrases would block in a turn.

    Its model of wording is left out: it knows drafts, and takes what is said in a talk for worse than it is.
    """
    draft = Draft(normalise(text[:_LONGEST]).plain, spoken_in(text, language))
    found = spots(draft, context) if draft.clauses else []
    return [spot.rule.flag for spot in found if spot.rule.severity == "block"]


def _says(phrase: Phrase, whole: str, sentence: list[Clause]) -> bool:
    """Whether the phrase stands in the sentence, and nothing around it makes it mean something else."""
    begin = sentence[0].start
    for match in phrase.pattern.finditer(whole):
        if phrase.unless is None:
            return True
        touched = [
            clause
            for clause in sentence
            if clause.start - begin < match.end() and clause.end - begin > match.start()
        ]
        around = whole[touched[0].start - begin : touched[-1].end - begin] if touched else whole
        if not phrase.unless.search(around):
            return True
    return False


_NONE: frozenset[Intent] = frozenset()
_INNOCENT: dict[str, frozenset[Intent]] = {
    "pressure": frozenset({"close", "keen", "ask_when"}),
    "chasing": frozenset({"close", "ask_when"}),
    "accusation": frozenset({"ask_why", "insult"}),
}
"""What a table has heard goes before the guard, which judges letters and is stricter than an ear on the telephone."""
_GIVES_WAY: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"decline_introduction"}), frozenset({"accept_introduction"})),
    (
        frozenset({"accept_introduction", "decline_introduction"}),
        frozenset({"understand", "offer_terms", "ask_introduction", "keen"}),
    ),
    (frozenset({"insult"}), frozenset({"small_talk", "understand", "answer"})),
    (frozenset({"answer"}), frozenset({"presume", "ask_when", "understand"})),
    (frozenset({"offer_terms"}), frozenset({"understand"})),
    (frozenset({"blame"}), frozenset({"presume"})),
    (frozenset({"press", "blame", "presume"}), frozenset({"ask_why", "ask_when", "ask_introduction"})),
    (frozenset({"press", "blame", "presume", "beg"}), frozenset({"ask_result", "understand"})),
)
"""Where one meaning takes another's place: an introduction that is declined is not accepted, and so on."""


def settled(found: Iterable[str]) -> set[str]:
    """What is left where one meaning takes another's place."""
    left = set(found)
    for stronger, weaker in _GIVES_WAY:
        if left & stronger:
            left -= weaker
    return left


def _sentences(plain: str) -> list[list[Clause]]:
    found: dict[int, list[Clause]] = {}
    for clause in clauses(plain):
        found.setdefault(clause.sentence, []).append(clause)
    return list(found.values())


def _whole(source: str, language: Language) -> str:
    return source if language == "zh" else rf"(?<!\w)(?:{_spoken(source, language)})(?!\w)"


def _spoken(source: str, language: Language) -> str:
    """Apostrophes are often left out when people type."""
    return re.sub(r"'(?!\?)", "'?", source) if language == "en" else source
