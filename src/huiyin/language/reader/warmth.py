"""How warm the words are: 0 curt, 1 formula, 2 personal."""

from huiyin.language.reader.lexicon import finds
from huiyin.process.vocabulary import Outcome

PERSONAL = 1.0
"""The sum of warm words from which a message is personal; our judgement."""
_BRIEF = 24


def warmth(plain: str, outcome: Outcome, channel: str) -> int:
    """0, 1 or 2. A system's status is formula, however short."""
    warm: dict[int, float] = {}
    curt = 0.0
    for find in finds("warmth", plain):
        if find.cue.label == "warm":
            warm[find.cue.number] = find.cue.weight
        else:
            curt = max(curt, find.cue.weight)
    total = sum(warm.values())
    if channel == "portal":
        return 1
    if curt >= 0.8 and total < 0.7 and (curt >= 1.1 or len(plain.strip()) <= 2 * _BRIEF):
        return 0
    if total >= PERSONAL and outcome != "no_info":
        return 2
    return 1
