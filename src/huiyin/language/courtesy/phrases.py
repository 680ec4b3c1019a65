"""The phrase tables of the guard: rules with their reasons, phrases with an example each, words that phrases share.

`rules.tsv` says for each rule how grave it is, when it holds, why it hurts and what to write instead (variants parted
by ` / `; one that asks for news begins with `ask:` and is not offered to somebody who has asked more than once). `phrases.zh.tsv` and `phrases.en.tsv` hold the phrases: `{name}` stands for an entry of `words.*.tsv`, an
apostrophe may be missing in the draft, `unless` silences the phrase where it is found in the same sentence.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from huiyin.language.phrases import Index, Pattern, table
from huiyin.process.vocabulary import SEVERITIES, Language, Severity

_ASK = "ask:"
_WORD = re.compile(r"\{([a-z_]+|~~?|-)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to put HR off. `when`: conditions on the context, all of which must hold."""

    id: str
    flag: str
    severity: Severity
    when: frozenset[str]
    why: dict[Language, str]
    instead: dict[Language, tuple[str, ...]]


class Phrase:
    """A pattern of a rule, and what in the same sentence makes it innocent."""

    def __init__(self, rule: str, source: str, unless: str, language: Language) -> None:
        self.rule = rule
        self.pattern = Pattern(_whole(source, language))
        self._unless = unless
        self._language = language

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        return re.compile(_apostrophes(self._unless, self._language)) if self._unless else None


@dataclass(frozen=True)
class Tables:
    """The tables of one guard, beside the module `package`. `grave`: its flags, the gravest first.

    The candidate's guard is `OWN`; the employer's (huiyin.hiring.answers.guard) has tables of the same shape.
    """

    package: str
    grave: tuple[str, ...]

    def rules(self) -> dict[str, Rule]:
        """All rules by id."""
        return _rules(self)

    def words(self, language: Language) -> dict[str, str]:
        """The words that phrases share, by name."""
        return _words(self, language)

    def phrases(self, language: Language) -> tuple[Phrase, ...]:
        """The phrases of a language in the order of the table."""
        return _phrases(self, language)

    def index(self, language: Language) -> Index:
        """Which of the phrases of a language may be in a text."""
        return _index(self, language)

    def word(self, name: str, language: Language) -> re.Pattern[str]:
        """A single entry of the shared words, compiled."""
        return _word(self, name, language)

    def expanded(self, source: str, language: Language) -> str:
        """The pattern with the shared words put in."""
        known = self.words(language)
        while _WORD.search(source):
            source = _WORD.sub(lambda match: known[match[1]], source)
        return source


OWN = Tables(
    "huiyin.language.courtesy",
    (
        "pressure",
        "accusation",
        "presumption",
        "desperation",
        "entitlement",
        "self_pity",
        "over_apology",
        "chasing",
    ),
)


@cache
def _rules(tables: Tables) -> dict[str, Rule]:
    found = {}
    for row in table(tables.package, "rules.tsv"):
        severity = next(word for word in SEVERITIES if word == row["severity"])
        found[row["rule"]] = Rule(
            row["rule"],
            row["rule"].split(".")[1],
            severity,
            frozenset(row["when"].split()),
            {"zh": row["why_zh"], "en": row["why_en"]},
            {"zh": tuple(row["instead_zh"].split(" / ")), "en": tuple(row["instead_en"].split(" / "))},
        )
    return found


@cache
def _words(tables: Tables, language: Language) -> dict[str, str]:
    return {row["name"]: row["pattern"] for row in table(tables.package, f"words.{language}.tsv")}


@cache
def _phrases(tables: Tables, language: Language) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(row["rule"], tables.expanded(row["pattern"], language), row["unless"], language)
        for row in table(tables.package, f"phrases.{language}.tsv")
    )


@cache
def _index(tables: Tables, language: Language) -> Index:
    return Index(phrase.pattern for phrase in tables.phrases(language))


@cache
def _word(tables: Tables, name: str, language: Language) -> re.Pattern[str]:
    return re.compile(_apostrophes(tables.words(language)[name], language))


rules, words, phrases, index, word, expanded = (
    OWN.rules,
    OWN.words,
    OWN.phrases,
    OWN.index,
    OWN.word,
    OWN.expanded,
)


def better_words(rule: Rule, language: Language, may_ask: bool) -> tuple[str, ...]:
    """What may be written instead, best first; without the questions for news where those would be one too many."""
    if may_ask:
        return tuple(words.removeprefix(_ASK) for words in rule.instead[language])
    return tuple(words for words in rule.instead[language] if not words.startswith(_ASK))


@cache
def thanks(language: Language) -> re.Pattern[str]:
    """Any word of thanks or appreciation."""
    sources = [row["pattern"] for row in table(OWN.package, "thanks.tsv") if row["language"] == language]
    return re.compile(_whole("|".join(sources), language))


@cache
def apologies(language: Language) -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Apologies and self-abasement, with how much each weighs."""
    rows = [row for row in table(OWN.package, "apologies.tsv") if row["language"] == language]
    return tuple((float(row["points"]), re.compile(_whole(row["pattern"], language))) for row in rows)


def _whole(source: str, language: Language) -> str:
    """The pattern as it is looked for: English in whole words."""
    return source if language == "zh" else rf"(?<!\w)(?:{_apostrophes(source, language)})(?!\w)"


def _apostrophes(source: str, language: Language) -> str:
    return re.sub(r"'(?!\?)", "'?", source) if language == "en" else source
