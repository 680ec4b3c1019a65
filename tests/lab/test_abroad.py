"""Worlds drawn at random: the same draw gives the same world, and what a decent person finds absurd does not pay there either."""

import numpy as np
import pytest

from huiyin.advisor.advising import advise_many
from huiyin.lab import running, tables
from huiyin.lab.abroad import drawing, insider
from huiyin.lab.abroad.fate import Fate, draw
from huiyin.lab.abroad.state import Stage
from huiyin.lab.abroad.world import Abroad
from huiyin.lab.advised import play_advised
from huiyin.lab.contact import ANSWER, ASK, WAIT, WHY
from huiyin.lab.playing import play, play_by
from huiyin.lab.rules import ABSURD, NEVER_ASK, Careful, Schedule, every
from huiyin.lab.scoring import results
from huiyin.process.vocabulary import MOVES, SITUATIONS

COUNT = 60


@pytest.fixture(scope="module")
def everywhere() -> Fate:
    """Processes of every kind of employer, in worlds of the choosing seeds."""
    return Fate.join([draw(one, COUNT, 5) for one in drawing.employers(drawing.CHOOSING)])


def value(rule, fate: Fate) -> float:
    return float(play(rule, fate, Abroad).value.mean())


def test_the_same_seed_draws_the_same_employer_and_another_another():
    first, again, other = (drawing.employers((seed,), ["prompt"])[0] for seed in (1, 1, 2))
    assert first == again
    assert first.numbers != other.numbers
    assert first.name == "prompt.1"


def test_every_number_lies_in_its_range():
    for one in drawing.employers((3, 4), ["authority", "touchy"]):
        assert 0 <= one["first_accepts"] <= 1
        assert one["decides"] > 0
        assert one["sting"] <= 0.9
    assert all(one["decides"] >= 10 for one in drawing.employers((3, 4, 5), ["authority"]))


def test_the_seeds_to_choose_by_and_to_judge_by_are_apart():
    assert not set(drawing.CHOOSING) & set(drawing.JUDGING)


def test_unknown_kinds_are_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"regime 'mars' is not known abroad\. There are: start_up"):
        drawing.employers((1,), ["mars"])


@pytest.mark.parametrize("shape", range(len(drawing.SHAPES)))
def test_times_have_their_median_whatever_their_shape(shape):
    one = drawing.employers((1,), ["prompt"])[0]
    one = type(one)(**{**vars(one), "numbers": {**one.numbers, "shape": shape, "decides": 8.0}})
    found = np.median(draw(one, 4000, 2).decides_work)
    # The two-sided shape has its median on the quick side.
    assert 0.4 * 8 < found < 1.1 * 8
    if drawing.SHAPES[shape] != "two":
        assert abs(found - 8) < 0.6


def test_each_situation_comes_up(everywhere):
    world, seen = Abroad(everywhere), set()
    for _ in range(25):
        world.step(np.full(len(world), WAIT))
        seen |= set(np.unique(world.situations()).tolist())
    assert seen == set(range(len(SITUATIONS)))


def test_a_question_frees_what_lies_still(everywhere):
    at = Abroad(everywhere)
    for _ in range(14):
        at.step(np.full(len(at), WAIT))
    lies = (at.state.stage == Stage.LIES) & ~everywhere.ignores & (at.state.work > 8)
    asked = at.fork()
    for day in range(8):
        at.step(np.full(len(at), WAIT))
        asked.step(np.full(len(asked), ASK if day == 0 else WAIT))
    freed = [(world.state.stage != Stage.LIES)[lies].mean() for world in (at, asked)]
    assert freed[1] > freed[0] + 0.15


def test_whom_hr_has_had_enough_of_loses_the_place(everywhere):
    pressing, quiet = play(every(2), everywhere, Abroad), play(NEVER_ASK, everywhere, Abroad)
    touchy = everywhere.sting > 0.5
    assert pressing.places_lost[touchy].mean() > 0.2
    assert pressing.offers[touchy].mean() < quiet.offers[touchy].mean()
    assert not pressing.places_lost[everywhere.sting == 0].any()


def test_the_insider_does_best(everywhere):
    seen = play_by(insider.moves, everywhere, Abroad).value.mean()
    assert seen > max(value(rule, everywhere) for rule in (NEVER_ASK, Careful(), Schedule((14,)))) + 0.1


# What a decent person would find absurd must not pay here either.


@pytest.mark.parametrize("name", sorted(ABSURD))
def test_what_is_absurd_does_not_pay(name, everywhere):
    assert value(ABSURD[name], everywhere) < value(NEVER_ASK, everywhere)


def test_pressing_does_not_pay(everywhere):
    values = [value(rule, everywhere) for rule in (NEVER_ASK, every(7), every(3), every(1))]
    assert values == sorted(values, reverse=True)


def test_asking_why_before_there_is_a_no_does_not_pay(everywhere):
    assert value(Schedule((12,), WHY), everywhere) < value(Schedule((12,)), everywhere)


def test_asking_before_the_promised_date_does_not_pay(everywhere):
    dated = everywhere.take((everywhere.promised_for >= 5) & (everywhere.promised_for < 30))

    def asked(shift: int) -> float:
        world = Abroad(dated)
        while not world.over:
            on = world.day + 1 == dated.promised_for + shift
            world.step(np.where(world.state.papers_open, ANSWER, np.where(on, ASK, WAIT)))
        return float(results(dated, world.state).value.mean())

    assert asked(-2) < value(NEVER_ASK, dated)
    assert asked(-2) < asked(2)


def test_the_advice_never_does_what_is_absurd():
    """In both worlds: nothing before the promised day, no plan B before a no, no question after one, none in a hurry."""
    for land, regimes in (
        (running.LAB, running.chosen(["us_tech", "slow_public"])),
        (running.ABROAD, drawing.employers((1,), ["breaker", "prompt", "stuck"])),
    ):
        for regime in regimes:
            fate, moves = land.draw(regime, 15, 3), []

            def watched(cases, moves=moves):
                found = advise_many(list(cases))
                moves.extend(zip(cases, found, strict=True))
                return found

            play_advised(watched, fate, regime, landmarks=(), opens=land.opens)
            for case, advice in moves:
                if advice.on <= advice.today:
                    decent(case, advice.move)


def decent(case, move: str) -> None:
    readings = [event.reading for event in case.events if event.reading]
    told = bool(readings) and readings[-1].outcome in ("rejected", "filled")
    asks = move in ("ask", "ask_keen")
    promised = [event.by for event in case.events if event.by]
    assert not (asks and told), case
    assert not (asks and not readings and promised and case.today <= promised[-1]), case
    assert move not in ("propose", "ask_why") or told, case
    if asks:
        last = max(event.on for event in case.events if event.kind in ("interview", "sent"))
        assert (case.today - last).days >= 7, case
    assert move in MOVES


def test_a_board_abroad_pools_the_employers_of_a_kind():
    board = running.run(["easy"], ["once at day 7", "tuned rule"], processes=20, seed=2, abroad=[1, 2])
    assert [one.regime for one in board.boards] == ["easy"]
    assert board.boards[0].row("never").processes == 40
    assert "tuned to the regime" not in {row.policy for row in board.boards[0].rows}
    assert board.boards[0].row("insider").value <= board.boards[0].row("clairvoyant").value


def test_a_table_by_kind_has_a_line_for_each():
    rules = ["best schedule", "tuned rule", "best state machine", "advisor"]
    board = running.run(["easy"], rules, processes=20, seed=2, abroad=[1])
    page = tables.by_kind(board.boards).splitlines()
    assert len(page) == 3
    assert page[2].startswith("| HR who minds nothing |")
