"""No sequence of actions loses an application, has two live offers on a seat, tells twice, or leaks."""

import random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from huiyin.hiring.services import offers, openings
from tests.hiring.invariants import Held
from tests.hiring.machine import PEOPLE, Desk


@pytest.mark.django_db
def test_no_sequence_of_actions_does_harm(owner):
    Desk.user = owner
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=8,
            stateful_step_count=30,
            deadline=None,
            # The same walks each time: what a rare one finds is mended, and pinned.
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


ACTIONS = {
    "time_passes": 3, "interview": 2, "plan_interview": 1, "cancel_interview": 1, "order": 3, "refuse": 2, "stand_by": 3,
    "release": 1, "bring_back": 2, "prepare_offer": 4, "make_offer": 4, "hr_ends_offer": 3, "they_answer": 4, "step_back": 1,
    "ask": 1, "answer": 2, "prepare_and_approve": 4, "take_back_approval": 1, "letters_leave": 4, "unsure_ones_went": 1,
    "write_that_it_takes_longer": 2, "write_the_offer": 2, "approve_own_letters": 2, "said_by_phone": 1, "bad_addresses_are_mended": 1, "told_by_phone": 2, "undo": 2, "undo_something_older": 3, "close": 1, "move_opening": 2,
    "tick": 1,
}  # fmt: skip
"""How often each is done in a long walk, against the others. Erasing ends too much of it."""


def _arguments(name, chance):
    who = chance.randrange(len(PEOPLE))
    some = chance.sample(range(len(PEOPLE)), chance.randint(1, 3))
    ends = ["sent", "sent", "unsure", "bad", "later", "broke off"]
    return {
        "time_passes": {"hours": chance.randint(1, 40)},
        "order": {"order": some},
        "refuse": {"some": some, "verdict": "no"},
        "hr_ends_offer": {
            "who": who,
            "verb": chance.choice([offers.cancel_offer, offers.withdraw_offer, offers.start]),
        },
        "they_answer": {
            "who": who,
            "verb": chance.choice([offers.accept_offer, offers.decline_offer, offers.drop_out]),
        },
        "letters_leave": {"ends": [chance.choice(ends) for _each in range(4)]},
        "undo_something_older": {"place": chance.randrange(12)},
        "move_opening": {"verb": chance.choice([openings.resume_opening, openings.reopen_opening])},
    }.get(name, {"who": who} if name in _OF_ONE else {})


_OF_ONE = {
    "interview", "plan_interview", "cancel_interview", "stand_by", "release", "bring_back", "prepare_offer", "make_offer",
    "step_back", "ask", "answer", "told_by_phone", "write_that_it_takes_longer", "write_the_offer",
}  # fmt: skip
_HELD = [name for name, rule_ in vars(Held).items() if hasattr(rule_, "hypothesis_stateful_invariant")]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_long_walks_do_no_harm_either(owner, seed):
    """What short sequences hardly reach: seats that open again and again, letters that come back, undone undoings."""
    chance = random.Random(seed)
    Desk.user = owner
    walk = Desk()
    walk.begin(approver=bool(seed % 2), far=("ordered", "refused", "accepted")[seed])
    assert len(_HELD) == 8
    try:
        for _step in range(60):
            (name,) = chance.choices(list(ACTIONS), list(ACTIONS.values()))
            getattr(walk, name)(**_arguments(name, chance))
            for held in _HELD:
                getattr(walk, held)()
    finally:
        walk.teardown()
