"""What the interviewers thought, on the role's criteria: for comparing people, and for the letters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huiyin.hiring.models import Application, Criterion, Score, Scorecard, Telling

STRONG = 3.0
"""From this mean on (of 4) a criterion is named as a strength in a letter. Judgement."""
MOST_STRENGTHS = 3


@dataclass(frozen=True)
class Card:
    """One person's means by criterion (1 to 4, None: not scored), in the order of the criteria, and the words."""

    means: tuple[float | None, ...]
    words: tuple[str, ...]

    @property
    def level(self) -> tuple[int, ...]:
        """The means as whole steps for drawing, 0 where there is none."""
        return tuple(0 if mean is None else round(mean) for mean in self.means)


def cards(applications: Iterable[Application], criteria: Sequence[Criterion]) -> dict[int, Card]:
    """The cards of these applications by their keys, in two queries."""
    keys = [application.pk for application in applications]
    rows = Score.objects.filter(scorecard__interview__application__in=keys)
    scores: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key, criterion, score in rows.values_list("scorecard__interview__application", "criterion", "score"):
        scores[key, criterion].append(score)
    words: dict[int, list[str]] = defaultdict(list)
    said = Scorecard.objects.filter(interview__application__in=keys).exclude(words="")
    for key, text in said.order_by("pk").values_list("interview__application", "words"):
        words[key].append(text)
    return {
        key: Card(
            tuple(_mean(scores.get((key, criterion.pk), [])) for criterion in criteria), tuple(words[key])
        )
        for key in keys
    }


def strengths(telling: Telling) -> tuple[str, ...]:
    """The criteria in which the person is strong, best first, from rows that are at hand (telling.with_facts)."""
    found: dict[str, list[int]] = defaultdict(list)
    for interview in telling.application.interviews.all():
        for card in interview.scorecards.all():
            for score in card.scores.all():
                found[score.criterion.name].append(score.score)
    means = {name: sum(scores) / len(scores) for name, scores in found.items()}
    strong = [name for name, mean in means.items() if mean >= STRONG]
    return tuple(sorted(strong, key=lambda name: -means[name])[:MOST_STRENGTHS])


def _mean(scores: Sequence[int]) -> float | None:
    return sum(scores) / len(scores) if scores else None
