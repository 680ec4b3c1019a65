"""What each clause says about the outcome: a vote with its weight, and what bends it.

A phrase is worth what its table line says, then the clause around it is looked at: a negation turns it, a condition
that is still open empties it, hearsay halves it, thanks for what is past take it away; what comes late, or after
"however", counts for more.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from huiyin.language.phrases import Pattern
from huiyin.language.reader import concepts, frames
from huiyin.language.reader.lexicon import Cue, Find, Scan
from huiyin.language.text.clauses import Clause
from huiyin.process.vocabulary import Outcome

LATE = 0.25
"""How much more the last clause counts than the first; our judgement."""
TURNED = 1.25
"""How much more a clause counts after 但是 or "however"; our judgement."""
SPEAKS = 1.8
FRAME_BESIDE_PHRASE = 0.35
"""What a frame is worth where a phrase of weight SPEAKS in its clause says something else; our judgement."""
_NO_PATTERN = Pattern("")
WEAK = 1.0
"""No phrase of this weight or less decides alone."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One cue found: `said` is its weight in its own clause, `weight` the same with its place in the message, `bent` the
    names of what bent it."""

    outcome: Outcome
    kind: str
    weight: float
    said: float
    start: int
    end: int
    why: str
    bent: tuple[str, ...] = ()
    clause: int = 0
    row: int = 0


def votes(scan: Scan, parts: Sequence[Clause]) -> list[Vote]:
    """The votes of a text, whose clauses are `parts`, in the order of the text."""
    if not parts:
        return []
    scene = frames.Scene(scan.plain, parts)
    starts = [part.start for part in parts]
    found: list[Vote] = []
    for find in _longest(list(scan.finds("outcomes"))):
        place = max(bisect_right(starts, find.start) - 1, 0)
        vote = _vote(find, place, scene)
        if vote is not None:
            found.append(vote)
    found = _without_doubles(found)
    found += _framed(scan, parts, scene, found)
    found.sort(key=lambda vote: (vote.start, vote.end))
    return found


def _without_doubles(found: list[Vote]) -> list[Vote]:
    """Without negated phrases inside words that say the no themselves: 没能录用您 is one refusal, not 录用您 negated too."""
    said = [vote for vote in found if vote.outcome in ("rejected", "filled") and "negated" not in vote.bent]
    return [
        vote
        for vote in found
        if "negated" not in vote.bent
        or not any(one.start < vote.end and vote.start < one.end for one in said)
    ]


def _framed(scan: Scan, parts: Sequence[Clause], scene: frames.Scene, said: Sequence[Vote]) -> list[Vote]:
    """The votes of frames, weaker in a clause where a phrase already says something else."""
    spoken: dict[int, set[str]] = {}
    for vote in said:
        if vote.said >= SPEAKS:
            spoken.setdefault(vote.clause, set()).add(vote.outcome)
    found = []
    for frame, place, start, end in concepts.met(scan, parts):
        others = spoken.get(place, set()) - {frame.label}
        weight = frame.weight * (FRAME_BESIDE_PHRASE if others else 1.0)
        cue = Cue(
            _NO_PATTERN, frame.label, frame.kind if not others else "", weight, frame.why, frame.number, {}
        )
        framed = _vote(Find(cue, start, end), place, scene)
        if framed is not None:
            found.append(framed)
    return found


def _vote(find: Find, place: int, scene: frames.Scene) -> Vote | None:
    cue = find.cue
    outcome: str = cue.label
    if outcome == "quiet":
        return None
    weight = cue.weight
    bent: list[str] = []
    if cue.kind == "whole" and len(scene.plain) > 60:
        return None
    if scene.ordered(place):
        return None
    framed = cue.number >= concepts.FIRST_ROW
    if outcome in ("offer", "next_round", "rejected", "filled") and cue.weight > WEAK and not framed:
        turn = frames.negated(scene.plain, scene.parts[place], find.start, outcome)
        if turn is not None:
            bent.append("negated")
            outcome, factor = turn
            weight *= factor
    if outcome == "rejected" and not framed and frames.still_open(scene.plain[find.start : find.end]):
        bent.append("not_yet")
        outcome = "pending"
    for name, factor in scene.bends(place, find.start, find.end, outcome):
        bent.append(name)
        weight *= factor
    said = weight
    part = scene.parts[place]
    weight *= 1 + LATE * (place / max(len(scene.parts) - 1, 1))
    kind = "" if bent else cue.kind
    if part.after_turn:
        weight *= TURNED
        bent.append("after_turn")
    if weight < 0.05:
        return None
    return Vote(
        outcome,  # type: ignore[arg-type]  # the table test holds the labels
        kind,
        weight,
        said,
        find.start,
        find.end,
        cue.why,
        tuple(bent),
        place,
        cue.number,
    )


def _longest(found: list[Find]) -> list[Find]:
    """Without those that lie inside a longer one of another label, and each table line once in the same place."""
    found.sort(key=lambda find: (find.start, -find.end))
    kept: list[Find] = []
    reach: list[Find] = []
    for find in found:
        reach = [other for other in reach if other.end > find.start]
        covered = any(
            other.end >= find.end
            and (other.end - other.start > find.end - find.start)
            and other.cue.label != find.cue.label
            and other.cue.weight >= min(find.cue.weight, 1.8)
            for other in reach
        )
        if not covered:
            kept.append(find)
        reach.append(find)
    return kept


def without_echoes(found: Sequence[Vote]) -> list[Vote]:
    """One vote where several cues of the same outcome meet in the same words: the strongest, a little stronger."""
    kept: list[Vote] = []
    for vote in sorted(found, key=lambda vote: -vote.weight):
        for place, other in enumerate(kept):
            if other.outcome == vote.outcome and other.start < vote.end and vote.start < other.end:
                kept[place] = replace(other, weight=other.weight + 0.1 * vote.weight)
                break
        else:
            kept.append(vote)
    return kept
