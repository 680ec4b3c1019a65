"""Whether the door stays open after a no, how firmly, whether HR passes the candidate on, and whether the seat is open again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.votes import Vote
from huiyin.language.text.clauses import Clause
from huiyin.process.vocabulary import DoorStrength, Outcome

_SHUT = re.compile(
    r"不(?:再|会)?(?:进行|予|作)?(?:联系|保留|考虑|进入)|无法(?:再)?(?:报考|投递)|(?:not|n't|never|no)(?: \w+){0,3} (?:re-?apply|keep|be considered|contact|feedback on future)"
)
_SIX_MONTHS = re.compile(r"\b(?:not|n't)(?: \w+){0,2} (?:re-?apply|apply again)")


_I_SAY = re.compile(
    r"我(?!们|司|校|院|局|公司|处|中心|厂|所|部|行|单位|集团|县|市)|\bi(?:'ll|'d|'m|'ve)?\b|\bme\b|\bmy (?:first|next)\b|她|他(?!们)|\b(?:she|he)(?:'ll|'s| will| said| says)?\b|head will"
)
_STORED = re.compile(r"库|pool|network|community|on file|database|候补|备取|递补|list")


def _clause(parts: Sequence[Clause], place: int) -> str:
    """The clause at `place` with the one before it, which often names who speaks."""
    for number, part in enumerate(parts):
        if part.start <= place < part.end:
            before = parts[number - 1].text if number and parts[number - 1].sentence == part.sentence else ""
            after = (
                parts[number + 1].text
                if number + 1 < len(parts) and parts[number + 1].sentence == part.sentence
                else ""
            )
            return f"{before} {part.text} {after}"
    return ""


class Door(NamedTuple):
    open: bool | None
    strength: DoorStrength | None
    referral: bool


def door(scan: Scan, parts: Sequence[Clause], outcome: Outcome, votes: Sequence[Vote]) -> Door:
    """`open` and `strength` are None unless the outcome is rejected, filled or on_hold."""
    if outcome in ("offer", "next_round", "no_info"):
        return Door(None, None, False)
    weights = {"formula": 0.0, "personal": 0.0}
    referral = 0.0
    plain = scan.plain
    own_department = False
    for find in scan.finds("door"):
        kind = find.cue.kind
        if find.cue.label == "open":
            before = plain[max(find.start - 12, 0) : find.end]
            if _SHUT.search(before) or _SIX_MONTHS.search(before):
                continue
            if (
                kind == "formula"
                and _I_SAY.search(_clause(parts, find.start))
                and not _STORED.search(plain[find.start : find.end])
            ):
                kind = "personal"
            weights[kind] = max(weights[kind], find.cue.weight) + (0.15 if weights[kind] else 0.0)
        elif find.cue.label == "referral":
            referral = max(referral, find.cue.weight)
        else:
            own_department = True
    # "Your CV has gone to the department" is no referral; a CV in the refusal of this seat that goes on is.
    if outcome == "pending":
        return Door(None, None, referral >= (1.2 if own_department else 1.0))
    referred = referral >= 0.7
    reserve = any(vote.kind == "reserve" for vote in votes)
    if weights["personal"] >= 0.8:
        return Door(True, "personal", referred)
    if weights["formula"] >= 0.7 or reserve:
        return Door(True, "formula", referred)
    return Door(False, "none", referred)
