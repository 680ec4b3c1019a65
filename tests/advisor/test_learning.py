"""Learning from one's own past: better than everybody's average, and better than one's own few cases alone."""

import numpy as np
import pytest

from huiyin.advisor.advising import advise_many
from huiyin.advisor.belief import first_beliefs, sector_kinds
from huiyin.advisor.evidence import seen
from huiyin.advisor.learning import learned_kinds, shrunk
from huiyin.advisor.operators import SILENT, operators
from huiyin.process.case import Case
from huiyin.process.model_states import Floats
from huiyin.process.parameters import KINDS
from tests.advisor.test_moves import INTERVIEW, heard

DAYS = 40


def day_of_first_word() -> Floats:
    """(kinds, DAYS + 1): the chance that the first word comes on each working day; the last column: later or never."""
    one = seen(Case.of({"today": "2024-03-04", "events": [INTERVIEW]}))
    found = first_beliefs([one], np.full((1, len(KINDS)), 1 / len(KINDS)))[0]
    left = [np.ones(len(KINDS))]
    for day in range(1, DAYS + 1):
        after = (found[:, None] @ operators().matrices[SILENT + day])[:, 0]
        left.append(after.reshape(len(KINDS), -1).sum(axis=1) * len(KINDS))
    silent = np.stack(left, axis=1)
    return np.concatenate([silent[:, :-1] - silent[:, 1:], silent[:, -1:]], axis=1)


@pytest.mark.parametrize("past", [1, 3, 10, 30])
def test_shrunken_odds_beat_both_the_average_and_ones_own_alone(past: int) -> None:
    random = np.random.default_rng(past)
    chance, pooled = day_of_first_word(), sector_kinds("other")
    scores = []
    for _ in range(800):
        own = random.dirichlet(6 * pooled)
        kinds = random.choice(len(KINDS), size=past, p=own)
        days = [random.choice(DAYS + 1, p=chance[kind]) for kind in kinds]
        likelihoods = chance[:, days].T
        truth = own @ chance
        scores.append(
            [
                float(truth @ np.log(shares @ chance))
                for shares in (shrunk(likelihoods, pooled), pooled, shrunk(likelihoods, pooled, 1e-3))
            ]
        )
    learnt, everybody, alone = np.mean(scores, axis=0)
    assert learnt > everybody
    assert learnt > alone


def test_nothing_learnt_is_the_sectors_average() -> None:
    assert learned_kinds([], ["internet"])[0] == pytest.approx(sector_kinds("internet"))


def test_whoever_is_never_answered_expects_less_news() -> None:
    silent = [Case.of({"today": "2024-06-04", "opening": {"country": "US"}, "events": [INTERVIEW]})] * 10
    quick = [
        Case.of(
            {
                "today": "2024-03-12",
                "opening": {"country": "US"},
                "events": [INTERVIEW, heard("2024-03-07", "pending"), heard("2024-03-11", "rejected")],
            }
        )
    ] * 10
    now = Case.of({"today": "2024-03-12", "opening": {"country": "US"}, "events": [INTERVIEW]})
    news = [advise_many([now], history)[0].p_news_7d for history in (silent, (), quick)]
    assert news[0] < news[1] < news[2]
    assert advise_many([now], [])[0] == advise_many([now])[0]
