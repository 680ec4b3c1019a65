"""From votes to one outcome, with the order of precedence that the labels demand (docs/reading.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.language.reader.votes import WEAK, Vote, without_echoes
from huiyin.process.vocabulary import OUTCOMES, Outcome

DECIDES = 1.55
"""The least score that decides; our judgement, checked on our own sentences."""
FADING = 0.55
"""Each further vote for the same outcome counts this much of the one before."""
STRONG = 2.0


@dataclass(frozen=True, slots=True)
class Ballot:
    """The scores of all outcomes, the leader and how far it leads: `margin` 0 to 1."""

    scores: dict[Outcome, float]
    leader: Outcome
    margin: float
    counted: tuple[Vote, ...]

    @property
    def top(self) -> float:
        return self.scores[self.leader]


def resolve(votes: Sequence[Vote], *, promised: bool = False, asked: bool = False) -> Ballot:
    """Counts the votes. `promised`: HR names a day on which it answers; `asked`: HR asks the candidate for something."""
    counted = without_echoes(votes)
    scores: dict[Outcome, float] = dict.fromkeys(OUTCOMES, 0.0)
    for outcome in OUTCOMES:
        weights = sorted((vote.weight for vote in counted if vote.outcome == outcome), reverse=True)
        scores[outcome] = sum(weight * FADING**place for place, weight in enumerate(weights[:6]))
    strongest = {
        outcome: max((vote.said for vote in counted if vote.outcome == outcome), default=0.0)
        for outcome in OUTCOMES
    }
    kinds = {kind for vote in counted for kind in vote.kind.split("+") if kind}
    if promised:
        scores["pending"] += 1.3
    if asked:
        scores["pending"] += 0.5
    _precedence(scores, strongest, kinds, promised)
    order = sorted(OUTCOMES, key=lambda outcome: -scores[outcome])
    leader, second = order[0], order[1]
    if scores[leader] < DECIDES or (strongest[leader] <= WEAK and scores[leader] < DECIDES + 0.3):
        # Nothing but weak words: no state is said.
        quiet = max(0.0, 1 - scores[leader] / DECIDES) * 0.5
        if leader not in ("no_info", "pending"):
            return Ballot(
                scores, leader if scores[leader] > 0.9 else "no_info", min(quiet, 0.1), tuple(counted)
            )
        return Ballot(scores, leader if scores[leader] > 0 else "no_info", quiet, tuple(counted))
    margin = (scores[leader] - scores[second]) / (scores[leader] + 0.5)
    return Ballot(scores, leader, margin, tuple(counted))


def _precedence(
    scores: dict[Outcome, float], strongest: dict[Outcome, float], kinds: set[str], promised: bool
) -> None:
    states = max(strongest[outcome] for outcome in OUTCOMES if outcome != "no_info")
    if (
        "auto" in kinds
        and max(strongest[outcome] for outcome in ("offer", "rejected", "filled", "on_hold")) < 2.6
    ):
        # An automatic answer knows nothing of this person's case.
        scores["no_info"] += 2.0
    elif states >= STRONG and "whole" not in kinds:
        scores["no_info"] *= 0.6
    # "The seat is gone" is the stronger statement than "you are not taken".
    if strongest["filled"] >= 2.6 and scores["filled"] > 0.6 * scores["rejected"]:
        scores["filled"] += 0.5 * min(scores["rejected"], 2.5)
        if strongest["filled"] >= 3.0 and "reserve" in kinds:
            # "Full; should a place come free we will write": the door, not the state.
            scores["on_hold"] *= 0.6
    # A stop or a reserve list explains a refusal: the seat may come back.
    if strongest["on_hold"] >= 2.6 and scores["on_hold"] > 0.6 * scores["rejected"]:
        scores["on_hold"] += 0.45 * min(scores["rejected"], 2.5)
    # "Nothing is decided" beats talk of contracts and of what would come next.
    if kinds & {"undecided", "runner_up", "reopened"} and strongest["rejected"] < STRONG:
        scores["pending"] += 0.6
        scores["offer"] *= 0.6
        if strongest["next_round"] >= STRONG and scores["next_round"] >= STRONG:
            # Undecided, and they want to see you again: the next meeting is the news.
            scores["next_round"] += 1.0
    if kinds & {"reopened"}:
        scores["pending"] += 1.2
        scores["rejected"] *= 0.5
        scores["filled"] *= 0.4
    if "second" in kinds and not promised and "undecided" not in kinds and "runner_up" not in kinds:
        scores["on_hold"] += 0.4
