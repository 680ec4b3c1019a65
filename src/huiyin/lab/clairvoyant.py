"""Those who may look behind the door: the bounds against which every policy is measured.

`insider` sees the hidden state (where the seat is, who HR is) but neither times nor luck to come, and acts by sense.
`seer` knows people and times for good, but not how coins will fall: of a set of plans it takes, process by process, the
one that does best on average over other luck. The clairvoyant foresees luck too: it takes the plan that turns out
best. No policy comes near it, for much of its lead is luck; it is an upper bound over these plans.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from huiyin.lab.columns import NEVER, Bools, Floats, Ints
from huiyin.lab.contact import ANSWER, ASK, KEEN, PROPOSE, THANK, WAIT, WHY
from huiyin.lab.fate import Fate, Interviews
from huiyin.lab.playing import Opens, play, play_by
from huiyin.lab.rules import Careful, Rule, Schedule
from huiyin.lab.scoring import Results
from huiyin.lab.state import Stage, frozen, goodwill, mine, next_in_line, refused
from huiyin.lab.world import World


@dataclass(frozen=True)
class Insider:
    """What the insider does about what it sees. `wait`: days after its last message · `until`: the day from which a no is not
    worth asking for, `most`: questions for it · `lies`, `idles`: days for which a choice or an approval must still lie ·
    `liked`: goodwill below which it is silent · `fades`: days after which somebody in line says thank you · `why`: the chance of a
    reason from which it asks for one · `wish`: the least wish for plan B.

    The numbers are the best that `python -m benchmarks.ceiling --search` found, on other processes than any run scores.
    """

    wait: int = 10
    until: int = 45
    most: int = 4
    lies: float = 2
    idles: float = 3
    liked: float = 0.3
    fades: int = 14
    why: float = 0.5
    wish: int = 2


INSIDER: Final = Insider()


def insider(fate: Fate) -> Results:
    """Plays the policy that sees the hidden state and HR's nature."""
    return play_by(insider_moves, fate)


def insider_moves(world: World, by: Insider = INSIDER) -> Ints:
    """Ask when something of yours lies still or a no is kept back, be keen in a tie, thank when nearly forgotten."""
    fate, state, day = world.fate, world.state, world.day + 1
    told = state.told_no < NEVER
    early = (state.promised_for < NEVER) & (day <= state.promised_for)
    early |= (state.promised_for == NEVER) & (day < fate.decent_wait)
    able = fate.working[:, day] & ~early & ~told & (day - state.last_contact > by.wait)
    able &= ~frozen(fate, state, day) & (goodwill(fate, state) > by.liked)
    moves = np.full(len(world), WAIT)
    secret = refused(state) & (state.known < NEVER) & fate.candid & (day <= by.until) & (state.asks < by.most)
    moves[able & (secret | _yours_lies(world, by))] = ASK
    close = np.abs(fate.my_score - fate.rival_score.max(axis=1)) < fate.tie_width
    tie = (state.stage <= Stage.DELIBERATION) & close & ~state.keen & (fate.keen_bonus > 0)
    moves[able & tie & (day > 2)] = KEEN
    fading = next_in_line(state) & ~state.thanked & (day - state.remembered > by.fades)
    fading &= day - state.last_contact > by.wait
    moves[fate.working[:, day] & fading & ~told] = THANK
    moves[_after_a_no(world, told, by)] = WHY
    moves[_second_chance(world, told, by)] = PROPOSE
    moves[state.papers_open] = ANSWER
    return moves


def _yours_lies(world: World, by: Insider) -> Bools:
    """The head has chosen you and it lies still, or your approval idles; and HR can reach somebody."""
    fate, state, day = world.fate, world.state, world.day
    chosen = (state.stage == Stage.CHOSEN) & (state.my_place == 0) & (state.work > by.lies)
    idles = (state.stage == Stage.APPROVAL) & mine(state) & (state.idle > by.idles)
    lies: Bools = (chosen & (~fate.away[:, day] | fate.reachable)) | idles
    return lies


def _after_a_no(world: World, told: Bools, by: Insider) -> Bools:
    state = world.state
    likely = goodwill(world.fate, state) * world.fate.states_reason > by.why
    asks: Bools = told & (state.reasons == 0) & (world.day == state.told_no) & likely
    return asks


def _second_chance(world: World, told: Bools, by: Insider) -> Bools:
    fate, state = world.fate, world.state
    held = (state.stage >= Stage.APPROVAL) & (state.stage <= Stage.OUT)
    open_seat = held | (state.stage == Stage.READVERTISED)
    near = fate.my_score + 0.5 > fate.bar
    asked = (state.question_move == PROPOSE) | state.proposed
    later = (world.day >= state.told_no + 1) & (fate.wish >= by.wish)
    proposes: Bools = told & open_seat & near & ~asked & later
    return proposes


def plans() -> list[Rule]:
    """What the clairvoyant may do: one question or two, early or late, plain or keen, and each way to part."""
    ends: tuple[tuple[int, ...], ...] = ((), (WHY,), (PROPOSE,))
    once: list[Rule] = [
        Careful(first=day, grace=1, most=1, keen=keen, after_no=(WHY,))
        for keen in (False, True)
        for day in (8, 14, 21)
    ]
    fixed: list[Rule] = [Schedule((day,), move) for day in (5, 10, 15, 20, 27, 35) for move in (ASK, KEEN)]
    twice: list[Rule] = [Careful(first=9, again=10, most=2, after_no=end) for end in ends]
    return [Schedule(()), *once, *fixed, *twice]


LUCK = (
    "chase", "reply_work", "reply_coin", "push_coin", "reason_coin", "introduction_coin", "reopen_coin", "promise_coin",
    "memory_coin", "wording",
)  # fmt: skip
"""What is chance in a process, beside people and times."""


def seer(fate: Fate, others: list[Fate]) -> Results:
    """Plays, in each process, the plan that does best on average with the luck of `others` (as many rows each)."""
    lucks = [replace(fate, **{name: getattr(other, name) for name in LUCK}) for other in others]
    known: tuple[Rule | None, ...] = (*plans(), None)
    expected = [np.mean([_played(plan, luck).value for luck in lucks], axis=0) for plan in known]
    chosen = np.argmax(expected, axis=0)
    found = [_played(plan, fate) for plan in known]
    rows = np.arange(len(chosen))
    return Results(
        **{
            name: np.stack([getattr(result, name) for result in found])[chosen, rows]
            for name, _ in found[0].columns()
        }
    )


def _played(plan: Rule | None, fate: Fate) -> Results:
    return insider(fate) if plan is None else play(plan, fate)


def clairvoyant(fate: Interviews, known: list[Results], opens: Opens = World) -> Floats:
    """The best value of each process over all plans, and `known` results of other policies (the insider's)."""
    values = [result.value for result in known]
    values += [play(plan, fate, opens).value for plan in plans()]
    best: Floats = np.max(values, axis=0)
    return best
