"""Where in a draft the phrases are found, and the clauses that a writer would have to change."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice

from huiyin.language.courtesy.phrases import OWN, Phrase, Rule, Tables
from huiyin.language.courtesy.verdict import Context
from huiyin.language.text.clauses import Clause, clauses
from huiyin.process.vocabulary import Language

_QUOTED = re.compile(r'"[^"\n]{1,200}"|《[^《》\n]{1,200}》')
AROUND = " ,.;:!?~…。、-\"'()\n"
_BEFORE = 24
_ASKED_ENOUGH = 2
_MOST_FOUND = 300
"""A phrase that stands in a draft more often than this need not be shown each time."""
MOST = 400
"""A sentence longer than this is looked at around the phrase only, so that a text without stops stays linear."""


@dataclass(slots=True)
class Spot:
    """A place of the plain text that would hurt, and the rule that says so."""

    rule: Rule
    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Draft:
    """A plain text as the rules see it."""

    plain: str
    language: Language
    tables: Tables = OWN
    clauses: list[Clause] = field(init=False)
    starts: list[int] = field(init=False)
    quoted: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.clauses = clauses(self.plain)
        self.starts = [clause.start for clause in self.clauses]
        self.quoted = (
            [match.span() for match in _QUOTED.finditer(self.plain)]
            if '"' in self.plain or "《" in self.plain
            else []
        )

    def clause_at(self, place: int) -> int:
        return max(bisect_right(self.starts, place) - 1, 0)

    def sentence_around(self, start: int, end: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the place."""
        first = last = self.clause_at(start)
        number = self.clauses[first].sentence
        while (
            first > 0
            and self.clauses[first - 1].sentence == number
            and start - self.clauses[first - 1].start < MOST
        ):
            first -= 1
        final = self.clauses[self.clause_at(max(end - 1, start))].sentence
        while (
            last + 1 < len(self.clauses)
            and self.clauses[last + 1].sentence <= final
            and self.clauses[last + 1].end - end < MOST
        ):
            last += 1
        return max(self.clauses[first].start, start - MOST), min(self.clauses[last].end, end + MOST)

    def in_quotes(self, start: int, end: int) -> bool:
        """Does the place lie within a quotation?"""
        place = bisect_right(self.quoted, (start, 0)) - 1
        return place >= 0 and self.quoted[place][0] < start and end < self.quoted[place][1]

    def touches_quotes(self, start: int, end: int) -> bool:
        """Does any of it lie within a quotation?"""
        place = bisect_right(self.quoted, (start, 0)) - 1
        return any(
            start < last - 1 and first + 1 < end for first, last in self.quoted[max(place, 0) : place + 2]
        )


def spots(draft: Draft, context: Context) -> list[Spot]:
    """Every place of the draft on which a rule lies, in the order of the tables."""
    found: list[Spot] = []
    offered = offer_exists(draft, context)
    table = draft.tables.phrases(draft.language)
    for number in draft.tables.index(draft.language).candidates(draft.plain):
        phrase = table[number]
        rule = draft.tables.rules()[phrase.rule]
        if ("no_offer" in rule.when and offered) or (
            "many_followups" in rule.when and (context.followups_sent or 0) < _ASKED_ENOUGH
        ):
            continue
        found.extend(_found(draft, phrase, rule))
    return found


def offer_exists(draft: Draft, context: Context) -> bool:
    """Whether there is an offer, as far as the context or the draft says."""
    if context.offer_exists or context.stage == "offer":
        return True
    unknown = context.offer_exists is None and context.stage is None
    return unknown and draft.tables.word("offered", draft.language).search(draft.plain) is not None


def _found(draft: Draft, phrase: Phrase, rule: Rule) -> list[Spot]:
    found = []
    for match in islice(phrase.pattern.finditer(draft.plain), _MOST_FOUND):
        start, end = match.span()
        if start == end or innocent(draft, phrase, rule, start, end):
            continue
        first, last = draft.clause_at(start), draft.clause_at(end - 1)
        found.append(Spot(rule, start, end, first, last))
    return found


def innocent(draft: Draft, phrase: Phrase | None, rule: Rule, start: int, end: int) -> bool:
    """Whether what stands around the place makes it harmless. `phrase`: the one found there, with its own exceptions."""
    # A reproach may well quote ("so much for 'by Monday'"); anything else said in quotes is somebody else's word.
    if draft.quoted and (draft.in_quotes if rule.flag == "accusation" else draft.touches_quotes)(start, end):
        return True
    language, word = draft.language, draft.tables.word
    if rule.flag != "accusation" and word("thanks_for", language).search(
        draft.plain, draft.clauses[draft.clause_at(start)].start, end
    ):
        return True
    if word("negated", language).search(draft.plain[max(0, start - _BEFORE) : start].rpartition("\n")[2]):
        return True
    begin, until = draft.sentence_around(start, end)
    sentence = draft.plain[begin:until]
    if phrase is not None and phrase.unless is not None and phrase.unless.search(sentence):
        return True
    if "real" in rule.when and word("hypothetical", language).search(sentence):
        return True
    return "uninvited" in rule.when and (
        word("invited", language).search(draft.plain[:2000]) is not None
        or word("no_reply", language).search(draft.plain[:2000]) is not None
    )
