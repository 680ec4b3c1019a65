"""What a question sets going behind the door, place by place."""

import numpy as np
import pytest

from huiyin.advisor.belief import sector_kinds
from huiyin.process import model
from huiyin.process.model_states import (
    COMPARING_NEXT,
    FIRST_CHOICE_ASKED,
    LOST,
    LYING,
    NO_IF_ASKED,
    OFFERED,
    PLACES,
    YOURS_LIES,
)
from huiyin.process.parameters import parameters
from huiyin.process.vocabulary import Sector


def gained(place: int) -> float:
    """By how much being keen raises the odds of being the favourite, or of what a favourite's choice leads to."""
    of = parameters().with_values(asking__pushes=[0, 0, 0, 0])
    favourites = [LYING[0], *range(0, LYING[0], 3)]
    plain, keen = (model.asked(of, keen=keen)[1, 0, place, favourites].sum() for keen in (False, True))
    return float(keen - plain)


def test_being_keen_counts_while_the_choice_is_open_also_when_the_decider_is_only_away() -> None:
    lifts, away = (
        parameters().number(name) for name in ("asking.keen_lifts", "lying_still.back_to_comparing")
    )
    assert gained(COMPARING_NEXT[1]) == pytest.approx(lifts)
    assert gained(LYING[1]) == pytest.approx(lifts * away)
    for place in (
        COMPARING_NEXT[0],
        COMPARING_NEXT[2],
        LYING[2],
        YOURS_LIES,
        FIRST_CHOICE_ASKED,
        NO_IF_ASKED,
        OFFERED,
    ):
        assert gained(place) == 0.0


def test_being_keen_does_nothing_for_somebody_whom_hr_has_had_enough_of() -> None:
    plain, keen = (model.asked(parameters(), keen=keen) for keen in (False, True))
    assert np.array_equal(plain[:, LOST], keen[:, LOST])
    assert keen.sum(axis=-1) == pytest.approx(np.ones((*model.ALL, PLACES)))


def days_to_an_offer(sector: Sector) -> float:
    """The mean, in working days, of the offers that come within twelve weeks if nothing is asked."""
    of = parameters()
    spread = sector_kinds(sector)[:, None] * of["goodwill.start"]
    here = spread[:, :, None] * model.first_places(of, np.array([[0.26, 0.34, 0.40]]))[0][:, None]
    day, offered = model.one_day(of), []
    for _ in range(60):
        here = (here[:, :, None] @ day)[:, :, 0]
        offered.append(float(here[..., OFFERED].sum()))
    came = np.diff(offered, prepend=0.0)
    return float((came * np.arange(1, 61)).sum() / came.sum())


def test_government_takes_longer_to_an_offer_as_published() -> None:
    # NACE 2012: 38 business days against 24 over all. Twelve weeks cut the slow ones off, so the model shows less of it.
    assert 18 < days_to_an_offer("other") < 26
    assert 1.35 < days_to_an_offer("government") / days_to_an_offer("other") < 38 / 24
