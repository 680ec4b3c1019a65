"""One outcome from the votes and from what the model makes of them; good and bad news are not swapped lightly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.sentences import Sentence
from huiyin.language.reader.weighing import Weighed, weigh
from huiyin.process.vocabulary import OUTCOMES, Language, Outcome

if TYPE_CHECKING:
    from huiyin.language.reader.resolve import Ballot

BAD = frozenset(("rejected", "filled"))
GOOD = frozenset(("offer", "next_round"))
STATED = 2.0
"""The score from which the votes for the other side make good or bad news doubtful; our judgement."""
PLAIN = 6.0
"""The score of all votes for a no from which wording alone does not make it an open matter; our judgement."""
SUPPOSED = 0.2
LONG = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome taken, whether it differs from the leader of the votes, and the chances that it was taken by.

    `doubtful`: one side calls it good news and the other bad; a person must look.
    """

    outcome: Outcome
    by_model: bool
    weighed: Weighed
    doubtful: bool = False

    @property
    def likely(self) -> dict[Outcome, float] | None:
        """The chance of each outcome; None where the one taken is not the likeliest by the model."""
        chances = dict(zip(OUTCOMES, self.weighed.chances, strict=True))
        return chances if max(OUTCOMES, key=chances.__getitem__) == self.outcome else None


def choose(
    scan: Scan,
    ballot: "Ballot",
    language: Language,
    hints: Mapping[str, float],
    sentences: Sequence[Sentence],
) -> Choice:
    """The likeliest outcome. A text without a letter says nothing; neither does a long one in which no phrase that HR
    uses is found: it is another kind of text."""
    weighed = weigh(scan, hints, language, sentences)
    if not any(sign.isalpha() for sign in scan.plain) or (len(scan.plain) > LONG and ballot.top < 1):
        return Choice("no_info", False, weighed)
    weighed = replace(weighed, chances=_without_what_is_supposed(weighed.chances, ballot))
    place = max(range(len(OUTCOMES)), key=lambda number: weighed.chances[number])
    best = OUTCOMES[place]
    if best in ("pending", "no_info") and _plainly_no(ballot):
        best = ballot.leader
    return Choice(best, best != ballot.leader, weighed, _doubtful(best, ballot, weighed))


def _plainly_no(ballot: "Ballot") -> bool:
    """Is a no said so often, in stock phrases, that it leads the votes by itself?"""
    said = ballot.scores["rejected"] + ballot.scores["filled"]
    return ballot.leader in BAD and said >= PLAIN


def _without_what_is_supposed(chances: tuple[float, ...], ballot: "Ballot") -> tuple[float, ...]:
    """ "Should you be selected we will write" says nothing of this case: what is only supposed counts little."""
    supposed = {
        vote.outcome
        for vote in ballot.counted
        if "condition" in vote.bent and ballot.scores[vote.outcome] < 1
    }
    if not supposed:
        return chances
    weighed = [
        chance * (SUPPOSED if outcome in supposed else 1.0)
        for outcome, chance in zip(OUTCOMES, chances, strict=True)
    ]
    return tuple(chance / sum(weighed) for chance in weighed)


def _doubtful(best: Outcome, ballot: "Ballot", weighed: Weighed) -> bool:
    for side, other in ((GOOD, BAD), (BAD, GOOD)):
        if best in side:
            against = sum(
                chance for outcome, chance in zip(OUTCOMES, weighed.chances, strict=True) if outcome in other
            )
            said = max(ballot.scores[outcome] for outcome in other)  # type: ignore[index]  # subsets of the outcomes
            return against > 0.25 or (said >= STATED and ballot.leader in other)
    return False
