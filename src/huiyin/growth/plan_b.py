"""Plan B: the outline of a new proposal, the terms one could give on, and whether it is worth the evening."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from huiyin.advisor.advice import Advice
from huiyin.growth.adverts import listed
from huiyin.growth.foreign import as_said, is_foreign, own_first
from huiyin.growth.gaps import Gap, Gaps, family_of
from huiyin.growth.portrait import Trait
from huiyin.growth.vocabulary import CONDITIONS, PARTS, Part
from huiyin.growth.weights import weight
from huiyin.language import phrases
from huiyin.language.text.spacing import set_apart, spaced
from huiyin.process.vocabulary import LANGUAGES, REASONS, Language

Answer = Literal["yes", "perhaps", "no", "too_early", "offered", "not_about_me", "spent"]
_MOST = 120
_WANTS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What plan B can stand on, in the language of the seat; each may be empty. `reason`: in words for people."""

    company: str = ""
    title: str = ""
    reason: str = ""
    learnt: str = ""
    questions: tuple[str, ...] = ()
    stuck_questions: tuple[str, ...] = ()
    shone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A title and the text of each part. Gaps for the person to fill stand in round brackets."""

    title: str
    sections: Mapping[Part, str]
    language: Language

    def to_dict(self) -> dict[str, Any]:
        return {"title": self.title, "language": self.language, "sections": dict(self.sections)}


@dataclass(frozen=True, slots=True)
class Term:
    """Something one could give on. `floor` is the person's own and is never shown to the other side; it is said only if
    `chosen`."""

    what: str
    give: str
    gains: str
    floor: str = ""
    chosen: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "give": self.give,
            "floor": self.floor,
            "gains": self.gains,
            "chosen": self.chosen,
        }


@dataclass(frozen=True, slots=True)
class Worth:
    """Whether plan B is worth the evening. `odds`: of this seat in the end, 0 to 1 · `share`: of the best move's worth; none
    where the move does not stand open."""

    answer: Answer
    odds: float
    share: float | None = field(default=None)

    def to_dict(self) -> dict[str, Any]:
        return {"answer": self.answer, "odds": round(self.odds, 3), "share": self.share}


@cache
def _texts(language: Language) -> tuple[dict[str, str], ...]:
    return tuple(phrases.table("huiyin.growth.plan", f"{language}.tsv"))


def outline(known: Known, held: Gaps, language: Language) -> Outline:
    """A first draft of plan B from what the debrief, the reasons and the portrait say; to be edited by the person."""
    words = _words(known, held, language)
    title = _filled("title", words, language)
    sections: dict[Part, str] = {}
    for part in PARTS:
        sections[part] = _section(part, words, language)
    return Outline(title, sections, language)


def heading(part: Part, language: Language) -> str:
    """What stands above a part in the proposal, in its own language."""
    return _row("heading", part, language)


def reason_in_words(reasons: Sequence[str], language: Language) -> str:
    """The reasons of a refusal inside a sentence of the proposal; empty where none is known. The first two are enough."""
    known = [_row("reason", reason, language) for reason in reasons if reason in REASONS]
    return ("、" if language == "zh" else " and ").join(known[:2])


def _section(part: Part, words: Mapping[str, str], language: Language) -> str:
    first = _filled(part, words, language)
    if part == "problem" and "learnt" in words:
        return f"{first}\n{_row(part, 'learnt', language).format(**words)}"
    if part == "evidence":
        always = _row(part, "-", language)
        return first if first == always else f"{first}\n{always}"
    return first


def _filled(part: str, words: Mapping[str, str], language: Language) -> str:
    """The first text of the part whose facts are known; what is learnt comes after another."""
    for row in _texts(language):
        if row["part"] == part and row["if"] != "learnt":
            wanted = [] if row["if"] == "-" else row["if"].split("+")
            if all(name in words for name in wanted):
                return spaced(row["text"].format(**words))
    return ""


def _row(part: str, condition: str, language: Language) -> str:
    return next(row["text"] for row in _texts(language) if row["part"] == part and row["if"] == condition)


def _words(known: Known, held: Gaps, language: Language) -> dict[str, str]:
    names = (known.company, known.title)
    wants = [label_in(row.trait, language) for row in _weightiest(held)]
    join = "、" if language == "zh" else ", "
    wants = [one for one in wants if _fits(one, language)]
    lines = (
        one.quote.splitlines()[0]
        for row in held.of("met")
        for one in row.mine
        if one.source == "cv" and one.quote.strip()
    )
    cv = next((line for line in lines if not is_foreign(line, language)), "")

    def said(text: str) -> str:
        return as_said(_short(text), language, names)

    def name(text: str) -> str:
        return set_apart(_short(text)) if language == "zh" else _short(text)

    given = {
        "company": name(known.company),
        "title": name(known.title),
        "reason": _short(known.reason),
        "learnt": said(known.learnt),
        "asked": _short(next(iter(own_first(known.questions, language)), "")),
        "stuck_question": _short(next(iter(own_first(known.stuck_questions, language)), "")),
        "shone": ("；" if language == "zh" else "; ").join(
            said(one) for one in own_first(known.shone, language)[:2]
        ),
        "wants": name(join.join(wants[:_WANTS])),
        "first_want": name(wants[0]) if wants else "",
        "cv": _short(cv),
    }
    return {name: text for name, text in given.items() if text.strip()}


_LATIN_WORDS = re.compile(r"[A-Za-z][\w.+#-]*")
_MOST_LATIN = 2
"""Words of a name that a Chinese plan takes over as it is: Power BI."""


def _fits(words: str, language: Language) -> bool:
    """Whether a demand that is picked without being asked for can stand in the plan: Excel in both, 喷绘机 in Chinese only."""
    if is_foreign(words, language):
        return False
    return language == "en" or not words.isascii() or len(_LATIN_WORDS.findall(words)) <= _MOST_LATIN


def _weightiest(held: Gaps) -> list[Gap]:
    """What was the reason or stuck comes first; a manner, such as patience, last: nobody pilots patience."""
    rows = [row for row in held.rows if row.trait.kind in ("skill", "tool")]

    def order(row: Gap) -> tuple[bool, float, float]:
        return family_of(row.trait) == "soft", -max(row.trait.blamed, row.trait.stuck), -row.trait.weight

    return sorted(rows, key=order)


def label_in(trait: Trait, language: Language) -> str:
    """The demand by its name in `language`, where the tables know one."""
    concept = listed.concepts().get(trait.value) if trait.kind in ("skill", "tool") else None
    if trait.label.isascii() and (language == "en" or trait.kind == "tool"):
        return trait.label
    return concept.label(language) if concept else trait.label


_BLANK = {"zh": re.compile(r"（[^（）]*）"), "en": re.compile(r"\([^()]*\)")}


def blanks_in(sections: Mapping[str, str]) -> int:
    """How many of the outline's own blanks, such as (one sentence), are still to be filled."""
    blanks = {
        blank
        for language in LANGUAGES
        for row in _texts(language)
        for blank in _BLANK[language].findall(row["text"])
        if "{" not in blank
    }
    text = "\n".join(sections.values())
    return sum(text.count(blank) for blank in blanks)


def _short(text: str) -> str:
    """One line, without a full stop at its end: the sentence around it has its own."""
    line = " ".join(text.split())
    line = line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
    return line.rstrip("。.;；,， ")


@cache
def term_suggestions(language: Language) -> tuple[Term, ...]:
    """Terms that people give on, none chosen (terms.tsv, our judgement)."""
    rows = phrases.table("huiyin.growth.plan", "terms.tsv")
    return tuple(Term(row["what"], row[language], row[f"gains_{language}"]) for row in rows)


def worth_it(advice: Advice, *, told: str = "", reasons: Sequence[str] = ()) -> Worth:
    """Whether plan B is worth the evening, by the advisor's own numbers.

    `told`: the outcome that HR has told (rejected, filled, on_hold, offer), empty while nothing is · `reasons`: those heard.
    """
    odds = advice.p_offer
    share = advice.worth.get("propose")
    if told == "offer":
        return Worth("offered", odds)
    if share is None:
        if told in ("rejected", "filled", "on_hold"):
            frozen = bool(reasons) and set(reasons) <= {"headcount_frozen", "stronger_candidate", "culture"}
            return Worth("not_about_me" if frozen else "spent", odds)
        return Worth("too_early", odds)
    if advice.move == "propose" or share >= weight("plan_b.worth_it"):
        return Worth("yes", odds, share)
    return Worth("perhaps" if share >= weight("plan_b.perhaps") else "no", odds, share)


def chosen_of(terms: Iterable[Term]) -> list[str]:
    """What the person has decided to say: the terms, never their floors."""
    return [term.give for term in terms if term.chosen and term.give.strip()]


def conditions_of(held: Gaps) -> list[str]:
    """The labels of what the seat sets, for the person to think about terms."""
    return [row.trait.label for row in held.conditions if row.trait.kind in CONDITIONS]


def as_parts(sections: Mapping[str, str]) -> list[tuple[Part, str]]:
    """The parts in their order, empty ones left out."""
    return [(part, sections[part]) for part in PARTS if sections.get(part, "").strip()]
