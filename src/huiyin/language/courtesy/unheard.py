"""Clauses that hurt in words which no phrase of the tables knows.

A linear model over the wording of the clause and of its sentence, and of the clauses beside it, trained on drafts of our own by
`python -m benchmarks.train_guard`. It speaks where the tables are silent, and what makes a phrase innocent makes such a clause innocent.
"""

import math
import re
from collections.abc import Collection
from dataclasses import replace

from huiyin.language.courtesy.spans import Reach, kind_words
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
BESIDE = "over_apology"
"""An apology hurts by its number alone, so its wording is only heard beside others."""
LABELS = (FINE, *RULES, *AGAIN, BESIDE)
_ASKED_ENOUGH = 2
LIKELY: dict[Language, float] = {"zh": 0.5, "en": 0.45}
"""The chance from which a clause is shown: about one fine draft in twenty is flagged, of those the model had not seen."""
ALONE: dict[Language, float] = {"zh": 0.62, "en": 0.66}
"""The same where the text is nothing but this clause: what stands beside it would tell more than half."""
SURELY_FINE: dict[Language, float] = {"zh": 0.88, "en": 0.9}
"""The chance of being fine from which a clause is let go although a phrase of the tables stands in it."""
_LEAST_WORDS: dict[Language, int] = {"zh": 4, "en": 3}
"""A clause of fewer words or characters says too little by itself."""
BESIDE_FINE, BESIDE_LIKE = 0.9, 0.1
"""The chances from which a clause beside a finding is no part of it, and is one."""
_OTHER, _HARDLY = 0.4, 0.1
"""The chances at which a phrase is taken for another kind: at least that of the other, less than that of its own."""
_PLAIN = re.compile(
    r"[\[【]|(?:我(?:是|叫)|这里是|i'?m |my name is |this is )[^,。]*?(?:面试|应聘|申请|interview|appli)"
    r"|i (?:recall|remember|understand)(?: that)? you (?:expect|hope|plan|mention)"
    r"|(?:and |so |then )?i(?:'ll| will| shall)(?: of course| gladly| happily| certainly| then)*"
    r" (?:reply|respond|answer|confirm|decide|send|return|submit|bring|provide)\b[^,.!?]* as"
    r" (?:requested|agreed|discussed|arranged|planned|you (?:asked|requested|suggested|wished|wanted))\W*$"
    r"|祝(?:您|你|贵|大家|团队|各位)[^,。]*?(?:顺利|招到合适|愉快|祺|安好)"
)
"""A slot, who one is, a day that HR named itself, one's own word to do as asked, a good wish: nothing that hurts."""
_MOST_CLAUSES = 120
_OF_SENTENCE = "s:"
_LONGEST_OF_SENTENCE = 2
_BEFORE, _AFTER = "p:", "n:"
_LONGEST_BESIDE: dict[Language, int] = {"zh": 2, "en": 1}


def unheard(draft: Draft, context: Context, spotted: Collection[int]) -> list[Spot]:
    """The clauses that are likely to hurt, but for those `spotted` already."""
    found = []
    offered = offer_exists(draft, context)
    rules = RULES | AGAIN if (context.followups_sent or 0) >= _ASKED_ENOUGH else RULES
    kind = kind_words(draft.tables, draft.language)
    for place, clause in enumerate(draft.clauses[:_MOST_CLAUSES]):
        if place in spotted or len(clause.text) > MOST or _PLAIN.match(clause.text):
            continue
        if (
            len(wording.words(clause.text)) < _LEAST_WORDS[draft.language]
            or clause.text.rstrip("?。.!") in kind
        ):
            continue
        chances = heard(draft, place)
        label = max(rules, key=chances.__getitem__)
        chance = chances[label]
        rule = draft.tables.rules()[rules[label]]
        if chance < (LIKELY if len(draft.clauses) > 1 else ALONE)[draft.language] or (
            "no_offer" in rule.when and offered
        ):
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
    return all(
        heard(draft, place)[FINE] >= SURELY_FINE[draft.language] for place in range(spot.first, spot.last + 1)
    )


def renamed(draft: Draft, context: Context, spot: Spot) -> Spot:
    """The spot under another flag, where its wording speaks for that one and not at all for its own."""
    if spot.rule.flag not in RULES:
        return spot
    chances = heard(draft, spot.first)
    label = max(RULES, key=chances.__getitem__)
    rule = draft.tables.rules()[RULES[label]]
    if (
        label == spot.rule.flag
        or chances[label] < _OTHER
        or chances[spot.rule.flag] >= _HARDLY
        or ("no_offer" in rule.when and offer_exists(draft, context))
    ):
        return spot
    return replace(spot, rule=rule)


def reach(draft: Draft) -> Reach:
    """Which clauses beside a spot belong to it, where their wording tells."""

    def told(spot: Spot, place: int) -> bool | None:
        chances = heard(draft, place)
        if chances[FINE] >= BESIDE_FINE:
            return False
        if chances[spot.rule.flag] >= BESIDE_LIKE:
            return True
        return None

    return told


def heard(draft: Draft, place: int) -> dict[str, float]:
    """The chance of each label for a clause, from its wording and that around it."""
    runs = of_clause(draft, place) | of_sentence(draft, place)
    totals = wording.weighed(runs, wording.vocabulary("huiyin.language.courtesy"))
    powers = {label: math.exp(total) for label, total in totals.items()}
    whole = sum(powers.values())
    return {label: power / whole for label, power in powers.items()}


def of_clause(draft: Draft, place: int) -> set[str]:
    """The runs of a clause and the shortest ones of the clauses beside it, the same at training and at checking."""
    found = wording.runs(draft.clauses[place].text, draft.language)
    for name, beside in ((_BEFORE, place - 1), (_AFTER, place + 1)):
        if 0 <= beside < len(draft.clauses):
            around = wording.runs(draft.clauses[beside].text[:MOST], draft.language)
            found |= {name + run for run in around if run.count(" ") < _LONGEST_BESIDE[draft.language]}
        elif len(draft.clauses) > 1:
            found.add(name)
    return found


def of_sentence(draft: Draft, place: int) -> set[str]:
    """The shorter runs of the sentence around a clause, under names of their own."""
    clause = draft.clauses[place]
    start, end = draft.sentence_around(clause.start, clause.end)
    around = wording.runs(draft.plain[start:end], draft.language)
    return {_OF_SENTENCE + run for run in around if run.count(" ") < _LONGEST_OF_SENTENCE}
