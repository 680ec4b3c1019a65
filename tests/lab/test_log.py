"""The candidate's log: valid cases, with nothing in them that the candidate could not know."""

import numpy as np
import pytest

from huiyin.lab.columns import NEVER
from huiyin.lab.contact import ASK, WAIT
from huiyin.lab.fate import draw
from huiyin.lab.log import Log
from huiyin.lab.regimes import regimes
from huiyin.lab.state import Word
from huiyin.lab.world import World
from huiyin.process.case import Case

KNOWN_KINDS = {"interview", "promise", "sent", "received"}


@pytest.fixture(scope="module")
def after_thirty_days() -> tuple[World, Log]:
    regime = regimes()["chinese_internet"]
    fate = draw(regime, 200, 2)
    world, log = World(fate), Log(fate, regime)
    for day in range(1, 31):
        moves = np.where(world.state.offered == NEVER, ASK if day in (10, 20) else WAIT, WAIT)
        log.add(day, moves, world.step(moves))
    return world, log


def test_a_case_reads_back_as_it_was_written(after_thirty_days):
    _, log = after_thirty_days
    for row in range(200):
        case = log.case(row, 30)
        assert Case.of(case.to_dict()) == case


def test_the_log_holds_what_was_sent_and_heard(after_thirty_days):
    world, log = after_thirty_days
    for row in range(200):
        events = log.case(row, 30).events
        assert {event.kind for event in events} <= KNOWN_KINDS
        assert sum(event.kind == "sent" for event in events) == world.state.contacts[row]
        received = [event for event in events if event.kind == "received"]
        assert len(received) == world.state.words[row]
        offers = [event for event in received if event.reading and event.reading.outcome == "offer"]
        assert bool(offers) == (world.state.last_outcome[row] == Word.OFFER)


def test_events_are_in_order_and_never_in_the_future(after_thirty_days):
    _, log = after_thirty_days
    for row in range(200):
        case = log.case(row, 30)
        days = [event.on for event in case.events]
        assert days == sorted(days)
        assert days[-1] <= case.today


def test_interviews_and_words_fall_on_working_days(after_thirty_days):
    _, log = after_thirty_days
    for row in range(200):
        for event in log.case(row, 30).events:
            if event.kind == "received" or event.last:
                assert event.on.weekday() < 5
