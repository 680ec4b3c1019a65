"""Whether the door stays open after a no, how firmly, whether HR passes the candidate on, and whether the seat is open again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from huiyin.language.reader.lexicon import finds
from huiyin.language.reader.votes import Vote
from huiyin.language.text.clauses import Clause
from huiyin.process.vocabulary import DoorStrength, Outcome

_SHUT = re.compile(
    r"不(?:再|会)?(?:进行|予|作)?(?:联系|保留|考虑|进入)|无法(?:再)?(?:报考|投递)|(?:not|n't|never|no)(?: \w+){0,3} (?:re-?apply|keep|be considered|contact|feedback on future)"
)
_SIX_MONTHS = re.compile(r"\b(?:not|n't)(?: \w+){0,2} (?:re-?apply|apply again)")


class Door(NamedTuple):
    open: bool | None
    strength: DoorStrength | None
    referral: bool


def door(plain: str, parts: Sequence[Clause], outcome: Outcome, votes: Sequence[Vote]) -> Door:
    """`open` and `strength` are None unless the outcome is rejected, filled or on_hold."""
    weights = {"formula": 0.0, "personal": 0.0}
    referral = 0.0
    own_department = False
    for find in finds("door", plain):
        kind = find.cue.kind
        if find.cue.label == "open":
            before = plain[max(find.start - 12, 0) : find.end]
            if _SHUT.search(before) or _SIX_MONTHS.search(before):
                continue
            weights[kind] = max(weights[kind], find.cue.weight) + (0.15 if weights[kind] else 0.0)
        elif find.cue.label == "referral":
            referral = max(referral, find.cue.weight)
        else:
            own_department = True
    # "Your CV has gone to the department" is no referral; a CV in the refusal of this seat that goes on is.
    referred = referral >= (1.2 if own_department and outcome in ("pending", "no_info", "next_round") else 0.7)
    if outcome in ("offer", "next_round", "no_info") or (outcome == "pending" and referral < 1):
        referred = False
    if outcome not in ("rejected", "filled", "on_hold"):
        return Door(None, None, referred)
    reserve = any(vote.kind == "reserve" for vote in votes)
    if weights["personal"] >= 0.9 and max(weights["personal"], weights["formula"]) >= 0.9:
        return Door(True, "personal", referred)
    if weights["formula"] >= 0.7 or reserve:
        return Door(True, "personal" if weights["personal"] >= 0.8 else "formula", referred)
    return Door(False, "none", referred)
