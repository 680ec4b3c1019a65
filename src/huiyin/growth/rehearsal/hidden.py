"""Behind the door: a process of the lab's world that fits the scene, with its people and their luck."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from huiyin.growth.rehearsal.scenes import Scene
from huiyin.lab.columns import NEVER, Bools
from huiyin.lab.contact import OUT_OF_LINE
from huiyin.lab.fate import DAYS, draw
from huiyin.lab.log import REASONS
from huiyin.lab.recruiter import odds_bound
from huiyin.lab.regimes import parameters
from huiyin.lab.state import goodwill
from huiyin.lab.world import World
from huiyin.process.vocabulary import SITUATIONS, Language, Reason, Situation

_PROCESSES = 240
"""Processes among which the scene's one is looked for: every situation is among so many in every regime."""
WARM = 0.6
"""Goodwill from which HR is warm: as in the lab, where a no is then worded kindly."""
WEEK = 5
_TESTING, _PATIENT = 5, 0.7
"""Below this level of difficulty one does not meet the lab's least patient recruiters."""


@dataclass(frozen=True)
class Hidden:
    """What the candidate cannot see. Goodwill 0 to 1, patience around 1 (what HR bears), coins 0 to 1."""

    situation: Situation
    goodwill: float
    patience: float
    candid: bool
    free_hands: int
    head_away: bool
    place: int | None
    reply_coin: float
    pushes: bool
    states_reason: float
    reason_coin: float
    reason: Reason
    introduces: float
    introduction_coin: float
    reopens: bool
    dates: bool
    next_date: int
    weekday: int
    world: World
    eager_liked: bool = True

    @property
    def busy(self) -> bool:
        """A whole day's work behind."""
        return self.free_hands <= -int(parameters()["capacity"]["value"])


def hidden(scene: Scene, seed: int, language: Language) -> Hidden:
    """The process of the lab that this scene meets under `seed`; the same arguments give the same one."""
    fate = draw(scene.employer(language), _PROCESSES, seed)
    world = World(fate)
    still = np.zeros(_PROCESSES, dtype=np.int64)
    while world.day < scene.day:
        world.step(still)
    row = _row(scene, world)
    only = np.array([row])
    one = World(fate.take(only), world.state.take(only), world.day)
    found = _as_it_is(scene, one)
    return replace(found, **_settled(scene))


def _row(scene: Scene, world: World) -> int:
    """The first process that fits all that the scene asks for; what fits worst is let go, the least important first."""
    fate, state = world.fate, world.state
    nobody_told: Bools = (state.told_no == NEVER) & (state.offered == NEVER)
    fits = nobody_told & (world.situations() == SITUATIONS.index(scene.situation))
    wishes: list[Bools] = []
    if scene.place is not None:
        # A choice that was made and lies still; before that nobody has a place.
        wishes.append(state.my_place == scene.place)
    if scene.candid is not None:
        wishes.append(fate.candid == scene.candid)
    if scene.busy is not None:
        wishes.append((fate.room[:, world.day] < 1) == scene.busy)
    if scene.level < _TESTING:
        wishes.append(fate.patience >= _PATIENT)
    if scene.pushes:
        wishes.append(fate.push_coin[:, 0] < odds_bound(fate.pushes))
    if scene.liked:
        wishes.append(goodwill(fate, state) >= WARM)
    if not fits.any():
        fits = nobody_told if nobody_told.any() else np.ones(len(world), dtype=np.bool_)
    for wish in wishes:
        if (fits & wish).any():
            fits = fits & wish
    return int(np.flatnonzero(fits)[0])


def _as_it_is(scene: Scene, world: World) -> Hidden:
    fate, state, day = world.fate, world.state, world.day
    place = int(state.my_place[0])
    return Hidden(
        situation=SITUATIONS[int(world.situations()[0])],
        goodwill=max(float(goodwill(fate, state)[0]), OUT_OF_LINE + 0.1),
        patience=float(fate.patience[0]),
        candid=bool(fate.candid[0]),
        free_hands=int(fate.room[0, day]),
        head_away=bool(fate.away[0, day]) and not bool(fate.reachable[0]),
        place=place if 0 <= place < int(state.line[0]) else None,
        reply_coin=float(fate.reply_coin[0, 0]),
        pushes=bool(fate.push_coin[0, 0] < odds_bound(fate.pushes)[0]),
        states_reason=float(fate.states_reason[0]),
        reason_coin=float(fate.reason_coin[0]),
        reason=REASONS[int(fate.reason[0])],
        introduces=float(fate.introduces[0]),
        introduction_coin=float(fate.introduction_coin[0]),
        reopens=bool(fate.reopen_coin[0] < fate.reopens[0]),
        dates=bool(fate.promise_coin[0, 0] < 0.5),
        next_date=3 + int(6 * fate.promise_coin[0, -1]),
        weekday=int(fate.start[0] + 1 + day) % 7 % WEEK if scene.weekday is None else scene.weekday,
        world=world,
        eager_liked=bool(fate.keen_bonus[0] > 0),
    )


def _settled(scene: Scene) -> dict[str, Any]:
    """What the scene settles, whatever was drawn."""
    found: dict[str, Any] = {"situation": scene.situation}
    if scene.place is not None:
        found["place"] = scene.place
    if scene.candid is not None:
        found["candid"] = scene.candid
    if scene.busy is not None:
        found["free_hands"] = -int(parameters()["capacity"]["value"]) if scene.busy else 2
    if scene.pushes is not None:
        found["pushes"] = scene.pushes
    if scene.states_reason is not None:
        found["states_reason"] = float(scene.states_reason)
    if scene.introduces is not None:
        found |= {"introduces": float(scene.introduces), "introduction_coin": 0.5}
    if scene.reopens is not None:
        found["reopens"] = scene.reopens
    if scene.reason is not None:
        found["reason"] = scene.reason
    return found


def afterwards(
    behind: Hidden, goodwill_now: float, *, pushed: bool, reopened: bool, called: bool = False
) -> int | None:
    """The lab's world goes on after the call: days from the interview to an offer, None without one.

    `goodwill_now`: what HR thinks of the candidate at the end · `pushed`: HR went to the department · `reopened`: plan B
    was taken up · `called`: the first choice is gone and HR called the candidate, who still wants it.
    """
    from huiyin.lab import recruiter, seat

    world = behind.world.fork()
    fate, state = world.fate, world.state
    state.kindness[:] = 0.0
    state.irritation[:] = fate.goodwill - goodwill_now
    state.in_line &= goodwill_now >= OUT_OF_LINE
    if goodwill_now >= OUT_OF_LINE:
        state.remembered[:] = world.day
    if pushed:
        seat.push(fate, state, world.day, np.ones(1, dtype=np.bool_))
    if reopened:
        recruiter.reopen(fate, state, np.ones(1, dtype=np.bool_), world.day)
    if called and goodwill_now >= OUT_OF_LINE:
        seat.turn_to(fate, state, np.ones(1, dtype=np.bool_), state.my_place.copy(), world.day)
    still = np.zeros(1, dtype=np.int64)
    answers = np.full(1, 8, dtype=np.int64)
    while world.day < DAYS - 1 and int(state.offered[0]) == NEVER:
        world.step(answers if state.papers_open[0] else still)
    return int(state.offered[0]) if int(state.offered[0]) < NEVER else None
