"""The world behaves as the story says: B1 to B3, and what Carol, Lele and the insistent candidate met."""

import numpy as np
import pytest

from huiyin.lab.columns import NEVER
from huiyin.lab.contact import ANSWER, ASK, KEEN, PROPOSE, THANK, WAIT, WHY
from huiyin.lab.fate import Fate, draw
from huiyin.lab.playing import play
from huiyin.lab.regimes import regimes
from huiyin.lab.rules import ABSURD, NEVER_ASK, Careful, Schedule, every, seen
from huiyin.lab.scoring import results
from huiyin.lab.state import Stage, Word, goodwill, mine, refused
from huiyin.lab.world import COMING, DECLINED, STUCK, World

COUNT = 1500


@pytest.fixture(scope="module")
def everywhere() -> Fate:
    """Processes from all regimes."""
    return Fate.join([draw(regime, COUNT // 3, 5) for regime in regimes().values()])


@pytest.fixture(scope="module")
def internet() -> Fate:
    return draw(regimes()["chinese_internet"], COUNT, 5)


def lived(fate: Fate, days: int, move: int = WAIT, on: int = 0) -> World:
    """The world after `days` days in which everybody makes `move` on day `on` and answers what HR asks."""
    world = World(fate)
    while world.day < days:
        moves = np.full(len(world), move if world.day + 1 == on else WAIT)
        world.step(np.where(world.state.papers_open, ANSWER, moves))
    return world


def test_the_same_moves_meet_the_same_world(internet):
    one, two = lived(internet, 60, ASK, 12), lived(internet, 60, ASK, 12)
    for name, column in one.state.columns():
        np.testing.assert_array_equal(column, getattr(two.state, name), err_msg=name)


def test_one_question_frees_what_lay_still_as_with_carol(internet):
    """S1: her offer lies still; those who ask then get more offers than those who go on waiting."""
    waiting = lived(internet, 11)
    yours = (waiting.state.my_place == 0) & (waiting.state.stage == Stage.CHOSEN) & (waiting.state.work > 2)
    yours &= (internet.promised_for == NEVER) | (internet.promised_for < 12)
    assert yours.sum() > 25
    asked, silent = lived(internet, 90, ASK, 12).state, lived(internet, 90).state
    gained = (asked.offered < NEVER)[yours].mean() - (silent.offered < NEVER)[yours].mean()
    assert gained > 0.08


def test_asking_turns_a_silent_no_into_an_answer_as_with_lele(internet):
    """S2: most of the rejected are never told; a question gets a straight answer from many."""
    silent, asked = lived(internet, 60), lived(internet, 60, ASK, 30)
    no = (refused(lived(internet, 29).state)) & (silent.state.known_outcome > 29)
    told = [(world.state.told_no < NEVER)[no].mean() for world in (silent, asked)]
    assert told[0] < 0.25
    assert told[1] > told[0] + 0.2


def test_pressing_and_blaming_takes_you_out_of_the_line(internet):
    """S3: who blames is not called when the first choice does not come."""
    decent, rude = World(internet), World(internet)
    for day in range(1, 90):
        calls = np.full(COUNT, ASK if day in (12, 14, 16) else WAIT)
        rude.step(calls, rude=np.ones(COUNT, dtype=bool))
        decent.step(np.where(decent.state.papers_open, ANSWER, np.full(COUNT, ASK if day == 12 else WAIT)))
    assert rude.state.in_line.mean() < 0.05
    assert (rude.state.offered < NEVER).sum() < 0.5 * (decent.state.offered < NEVER).sum()


def test_a_no_is_not_always_final(everywhere):
    """Some who were told a no are called again when the first choice drops out."""
    world, told = World(everywhere), np.zeros(len(everywhere.start), dtype=bool)
    reopened = np.zeros_like(told)
    while not world.over:
        words = world.step(np.where(world.state.papers_open, ANSWER, WAIT))
        told |= (words.kind == Word.REJECTED) | (words.kind == Word.FILLED)
        reopened |= words.reopened & told
    assert 0 < reopened.sum() < 0.1 * told.sum()
    assert (world.state.offered < NEVER)[reopened].any()


def test_most_of_the_rejected_are_not_told(everywhere):
    """B1: an answer to everyone who was not chosen costs time and earns HR nothing."""
    world = lived(everywhere, 45)
    no = refused(world.state)
    assert 0.1 < (world.state.told_no < NEVER)[no].mean() < 0.5


def test_friendliness_says_next_to_nothing_and_talk_of_pay_something(everywhere):
    """B2: HR smiles at everybody."""
    offered = results(everywhere, lived(everywhere, 90).state).offers > 0
    gap = {
        at: offered[everywhere.signals[:, at]].mean() - offered[~everywhere.signals[:, at]].mean()
        for at in (0, 8)
    }
    assert gap[0] > 0.1
    assert abs(gap[8]) < 0.06


def test_nothing_happens_on_a_weekend(everywhere):
    world = World(everywhere)
    for _ in range(30):
        words = world.step(np.full(len(world), ASK if world.day == 11 else WAIT))
        assert not (words.kind > 0)[~everywhere.working[:, world.day]].any()


def test_a_frozen_seat_stands_still():
    fate = draw(regimes()["frozen_budget"], COUNT, 5)
    early = (fate.freezes <= 2) & (fate.thaws > 60)
    assert early.sum() > 10
    world = lived(fate, 40)
    assert (world.state.stage[early] <= Stage.DELIBERATION).all()


def test_rivals_who_write_free_the_choice_too(internet):
    quiet = internet.take(np.arange(COUNT))
    quiet.chase = np.zeros_like(internet.chase)
    lying = [(lived(fate, 14).state.stage == Stage.CHOSEN).mean() for fate in (internet, quiet)]
    assert lying[0] < lying[1]


def test_hr_answers_less_when_it_has_no_hand_free(internet):
    free, busy = internet.take(np.arange(COUNT)), internet.take(np.arange(COUNT))
    free.room = np.where(internet.working, 5, 0)
    busy.room = np.full_like(internet.room, -5)
    assert lived(busy, 20, ASK, 10).state.words.sum() < 0.4 * lived(free, 20, ASK, 10).state.words.sum()


def test_a_reason_comes_when_asked_for_and_only_sometimes(everywhere):
    plain, asks = play(Careful(), everywhere), play(Careful(after_no=(WHY,)), everywhere)
    assert asks.reasons.mean() > plain.reasons.mean() + 0.02
    assert asks.reasons[asks.answers > 0].mean() < 0.6


def test_thanks_after_a_no_are_kind(everywhere):
    world = World(everywhere)
    while not world.over:
        thanks = (world.state.told_no < NEVER) & ~world.state.thanked
        world.step(np.where(thanks, THANK, WAIT))
    thanked = world.state.thanked
    other = lived(everywhere, 90)
    assert (goodwill(everywhere, world.state) > goodwill(everywhere, other.state))[thanked].mean() > 0.9


def test_the_hidden_states_agree_with_the_seat(everywhere):
    world = lived(everywhere, 20)
    truth, state = world.situations(), world.state
    assert set(np.unique(truth)) == set(range(6))
    assert mine(state)[truth == COMING].all()
    assert refused(state)[truth == DECLINED].all()
    assert not refused(state)[truth == STUCK].any()


# What a decent person would find absurd must not pay.


def test_plan_b_to_somebody_undecided_does_not_pay(everywhere):
    assert (
        play(ABSURD["plan B on day 5"], everywhere).value.mean()
        < play(NEVER_ASK, everywhere).value.mean() - 0.3
    )


def test_being_keen_on_day_one_does_not_pay(everywhere):
    assert (
        play(ABSURD["keen on day 1"], everywhere).value.mean()
        < play(NEVER_ASK, everywhere).value.mean() - 0.3
    )


def test_asking_for_a_reason_before_there_is_a_no_does_not_pay(everywhere):
    assert (
        play(Schedule((12,), WHY), everywhere).value.mean() < play(Schedule((12,)), everywhere).value.mean()
    )


def test_asking_before_the_promised_date_does_not_pay(everywhere):
    """Of those who were given a date: two days before it, against two days after it, against not at all."""
    dated = everywhere.take((everywhere.promised_for >= 5) & (everywhere.promised_for < 30))

    def asked(shift: int) -> float:
        world = World(dated)
        while not world.over:
            on = world.day + 1 == dated.promised_for + shift
            world.step(np.where(world.state.papers_open, ANSWER, np.where(on, ASK, WAIT)))
        return float(results(dated, world.state).value.mean())

    never = play(NEVER_ASK, dated).value.mean()
    assert asked(-2) < never
    assert asked(-2) < asked(2) - 0.1


def test_pressing_does_not_pay(everywhere):
    values = [play(rule, everywhere).value.mean() for rule in (NEVER_ASK, every(7), every(3), every(1))]
    assert values == sorted(values, reverse=True)


def test_plan_b_again_and_again_does_not_pay(everywhere):
    once = play(Careful(after_no=(PROPOSE,)), everywhere).value.mean()
    thrice = play(Careful(after_no=(PROPOSE, PROPOSE, PROPOSE)), everywhere).value.mean()
    assert thrice < once


def test_a_rule_reads_only_what_its_candidate_knows(everywhere):
    columns = {name for name, _ in seen(everywhere, World(everywhere).state, 1).columns()}
    assert not columns & {"stage", "work", "my_place", "in_line", "irritation", "honest", "my_score"}


def test_being_keen_counts_in_a_tie(everywhere):
    close = np.abs(everywhere.my_score - everywhere.rival_score.max(axis=1)) < everywhere.tie_width
    close &= (everywhere.keen_bonus > 0) & (everywhere.promised_for == NEVER)
    tie = everywhere.take(close)
    keen, plain = play(Schedule((8,), KEEN), tie), play(Schedule((8,), ASK), tie)
    assert keen.offers.mean() > plain.offers.mean() + 0.02
