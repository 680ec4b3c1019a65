"""Clauses that hurt in words which no phrase of the tables knows.

A linear model over the wording of the clause and of its sentence, trained on drafts of our own by `python -m
benchmarks.train_guard`. It speaks only where the tables are silent, and what makes a phrase innocent makes such a clause innocent.
"""

import math
import re
from collections.abc import Collection

from huiyin.language.courtesy.spans import kind_words
from huiyin.language.courtesy.spotting import MOST, Draft, Spot, innocent, offer_exists
from huiyin.language.courtesy.verdict import Context
from huiyin.language.text import wording
from huiyin.process.vocabulary import Language

FINE = "fine"
RULES = {
    "accusation": "courtesy.accusation.disrespect",
    "presumption": "courtesy.presumption.decided",
    "pressure": "courtesy.pressure.demand",
    "self_pity": "courtesy.self_pity.hardship",
    "entitlement": "courtesy.entitlement.deserve",
    "desperation": "courtesy.desperation.beg",
}
"""The rule under which a clause of each flag is shown: the plainest one."""
AGAIN = {"chasing": "courtesy.chasing.another_nudge"}
"""A question for news sounds the same the first time and the fourth: it is chasing from the third on."""
LABELS = (FINE, *RULES, *AGAIN)
_ASKED_ENOUGH = 2
LIKELY: dict[Language, float] = {"zh": 0.62, "en": 0.66}
"""The chance from which a clause is shown: about one fine draft in twenty is flagged, of those the model had not seen."""
SURELY_FINE: dict[Language, float] = {"zh": 0.88, "en": 0.9}
"""The chance of being fine from which a clause is let go although a phrase of the tables stands in it."""
_LEAST_RUNS: dict[Language, int] = {"zh": 10, "en": 6}
"""A clause of fewer runs (three words, four characters) says too little by itself."""
_PLAIN = re.compile(
    r"[\[【]|(?:我(?:是|叫)|这里是|i'?m |my name is |this is )[^,。]*?(?:面试|应聘|申请|interview|appli)"
    r"|i (?:recall|remember|understand)(?: that)? you (?:expect|hope|plan|mention)"
    r"|祝(?:您|你|贵|大家|团队|各位)[^,。]*?(?:顺利|招到合适|愉快|祺|安好)"
)
"""A slot, who one is, a day that HR named itself, a good wish: nothing that hurts."""
_MOST_CLAUSES = 120
_OF_SENTENCE = "s:"
_LONGEST_OF_SENTENCE = 2


def unheard(draft: Draft, context: Context, spotted: Collection[int]) -> list[Spot]:
    """The clauses that are likely to hurt, of sentences in which no clause is `spotted`."""
    found = []
    offered = offer_exists(draft, context)
    rules = RULES | AGAIN if (context.followups_sent or 0) >= _ASKED_ENOUGH else RULES
    kind = kind_words(draft.tables, draft.language)
    told = {draft.clauses[place].sentence for place in spotted}
    sentences: dict[int, set[str]] = {}
    for place, clause in enumerate(draft.clauses[:_MOST_CLAUSES]):
        if clause.sentence in told or len(clause.text) > MOST or _PLAIN.match(clause.text):
            continue
        runs = of_clause(draft, place)
        if len(runs) < _LEAST_RUNS[draft.language] or clause.text.rstrip("?。.!") in kind:
            continue
        if clause.sentence not in sentences:
            sentences[clause.sentence] = of_sentence(draft, place)
        label, chance = _likeliest(runs | sentences[clause.sentence], rules)
        rule = draft.tables.rules()[rules[label]]
        if chance < LIKELY[draft.language] or ("no_offer" in rule.when and offered):
            continue
        if not innocent(draft, None, rule, clause.start, clause.end):
            found.append(Spot(rule, clause.start, clause.end, place, place))
    return found


def surely_fine(draft: Draft, spot: Spot) -> bool:
    """Whether a phrase stands in wording that is otherwise all harmless ("the second email, and the last one").

    What only the context makes a nudge, or a start date premature, is no matter of wording.
    """
    if spot.rule.when & {"many_followups", "no_offer"}:
        return False
    known = wording.vocabulary("huiyin.language.courtesy")
    least = SURELY_FINE[draft.language]
    for place in range(spot.first, spot.last + 1):
        totals = wording.weighed(of_clause(draft, place) | of_sentence(draft, place), known)
        powers = {label: math.exp(total) for label, total in totals.items()}
        if powers[FINE] < least * sum(powers.values()):
            return False
    return True


def _likeliest(runs: set[str], rules: Collection[str]) -> tuple[str, float]:
    """Which flag of `rules` a clause with these runs most likely deserves, with its chance."""
    totals = wording.weighed(runs, wording.vocabulary("huiyin.language.courtesy"))
    powers = {label: math.exp(total) for label, total in totals.items()}
    label = max(rules, key=powers.__getitem__)
    return label, powers[label] / sum(powers.values())


def of_clause(draft: Draft, place: int) -> set[str]:
    """The runs of a clause, the same at training and at checking."""
    return wording.runs(draft.clauses[place].text, draft.language)


def of_sentence(draft: Draft, place: int) -> set[str]:
    """The shorter runs of the sentence around a clause, under names of their own."""
    clause = draft.clauses[place]
    start, end = draft.sentence_around(clause.start, clause.end)
    around = wording.runs(draft.plain[start:end], draft.language)
    return {_OF_SENTENCE + run for run in around if run.count(" ") < _LONGEST_OF_SENTENCE}
