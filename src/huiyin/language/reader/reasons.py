"""The reasons that HR states, for a refusal or for the wait."""

import re
from collections.abc import Sequence

from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.votes import Vote
from huiyin.language.reader.weighing import Weighed
from huiyin.language.text.clauses import Clause
from huiyin.process.vocabulary import REASONS, Outcome, Reason

_SUPPOSED = re.compile(
    r"(?:如果?|若|假如|要是|一旦)[^。!?;,\n]{0,24}$|\b(?:if|should|unless)\b[^.,;!?\n]{0,24}$"
)
STATED = 0.75
"""The weight from which a reason counts as stated; our judgement."""
LIKELY, DOUBTED = 0.2, 0.12
"""The chance from which a reason is stated without a phrase for it, and below which a phrase for it means something else."""
_ALLOWED: dict[str, frozenset[str]] = {
    "offer": frozenset(),
    "next_round": frozenset(("timing",)),
    "pending": frozenset(REASONS),
    "on_hold": frozenset(("headcount_frozen", "timing", "other", "stronger_candidate")),
    "rejected": frozenset(REASONS),
    "filled": frozenset(("headcount_frozen", "other", "timing")),
    "no_info": frozenset(),
}
_FAINT = {
    # What is only a courtesy or a circumstance in one outcome is a cause in another.
    ("rejected", "timing"): 0.85,
    ("rejected", "headcount_frozen"): 0.95,
    **{("pending", name): 2.0 for name in ("experience", "skill_match", "education", "location", "culture")},
    ("filled", "timing"): 0.95,
    ("filled", "other"): 0.85,
    ("on_hold", "timing"): 0.85,
    ("on_hold", "stronger_candidate"): 2.0,
    ("pending", "salary"): 2.0,
    ("pending", "other"): 2.0,
    ("pending", "timing"): 0.6,
    ("next_round", "timing"): 0.7,
}


def reasons(
    scan: Scan, parts: Sequence[Clause], outcome: Outcome, votes: Sequence[Vote], weighed: Weighed
) -> tuple[Reason, ...]:
    """The stated reasons, strongest first; none where nothing is stated."""
    allowed = _ALLOWED[outcome]
    if not allowed or not parts:
        return ()
    weights: dict[str, float] = {}
    for find in scan.finds("reasons"):
        label = find.cue.label
        if _SUPPOSED.search(scan.plain, max(find.start - 30, 0), find.start):
            continue
        if label in allowed:
            weights[label] = max(weights.get(label, 0.0), find.cue.weight) + (
                0.05 if label in weights else 0.0
            )
    kinds = {kind for vote in votes for kind in vote.kind.split("+")}
    if outcome == "next_round" and "moved" not in kinds:
        weights.pop("timing", None)
    if outcome == "pending" and "cause" in kinds:
        # The wait is put down to somebody: away, busy, or still to be seen.
        weights["timing"] = max(weights.get("timing", 0.0), 0.7)
    stated = [
        label
        for label in allowed
        if (chance := weighed.chance(f"reason {label}", outcome)) >= LIKELY
        or (chance >= DOUBTED and weights.get(label, 0.0) >= _FAINT.get((outcome, label), STATED))
    ]
    if "headcount_frozen" in stated and outcome in ("on_hold", "filled", "pending"):
        stated = [label for label in stated if label not in ("timing", "other")]
    stated.sort(key=lambda label: -weighed.chance(f"reason {label}", outcome))
    return tuple(reason for label in stated for reason in REASONS if reason == label)
