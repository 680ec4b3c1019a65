"""How far anybody gets who sees what a candidate sees: `python -m benchmarks.observer [--batches N] [--blind]`.

The insider (`benchmarks.ceiling`) sees behind the door. This player sees only what a candidate sees, and is trained on the lab itself, week by
week from the last to the first (regression on rollouts; Longstaff, Schwartz 2001; Tesauro, Galperin 1996): processes are lived into a week, the
world is forked, once for waiting and once for each move, and all go on under the same luck by the player who already knows the later weeks.
What a move brought beyond waiting is regressed on what could be seen (boosted trees), and the player makes the move that is worth most.
Trained and judged on different processes, neither of them the scoreboard's. It has learnt this lab by heart, so it is a measure and no advice.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

from benchmarks.ceiling import share
from benchmarks.observed import NAMES, Noted, features
from huiyin.lab.clairvoyant import clairvoyant, insider_moves
from huiyin.lab.columns import NEVER, Bools, Columns, Floats, Ints
from huiyin.lab.contact import ANSWER, ASK, KEEN, PROPOSE, THANK, WAIT, WHY
from huiyin.lab.fate import Fate, draw
from huiyin.lab.playing import play, play_by
from huiyin.lab.regimes import chosen
from huiyin.lab.rules import NEVER_ASK, seen
from huiyin.lab.scoring import OFFER, results
from huiyin.lab.search import tuned

BEFORE, AFTER = (ASK, KEEN), (WHY, THANK, PROPOSE)
"""Moves that are tried while nobody has said no, and after a no."""
BLOCK = 7
"""Days for which a decision stands, to wait or to write, unless HR speaks or a promised day passes. Day by day, what waiting one day more
costs would drown in luck, and the player would put off everything."""
LAST = 60
"""Days until which moves are tried."""
SHARED = 3
"""Weeks whose tries the week before them learns from too."""
AFTERWARDS = -1
"""Stands for the week of what is learnt about the days after a no."""
PROCESSES = 1500
"""Of each employer, with each seed."""
TRAINED, JUDGED = 5001, 9001
"""First seeds."""
Moves = Callable[["Noted"], Ints]


@dataclass
class Tries(Columns):
    """One row a fork: the move, what was seen, what it brought beyond waiting: offers, and worth of all else."""

    move: Ints
    seen: Floats
    offers: Floats
    rest: Floats


@dataclass
class Player:
    """Makes the move that is worth most beyond waiting, by the trees of the week and the move: for the offer, and for all else.

    In a week that it has not learnt it waits.
    """

    trees: dict[tuple[int, int], tuple[Any, Any]] = field(default_factory=dict)
    blurred: tuple[int, ...] = ()
    """Columns of the features that are taken from somebody else, to see what they are worth."""

    def moves(self, world: Noted) -> Ints:
        state, moves = world.state, np.full(len(world), WAIT)
        told, may = state.told_no < NEVER, able(world)
        for acts, group in ((BEFORE, may & ~told), (AFTER, may & told)):
            key = week(world) if acts == BEFORE else AFTERWARDS
            rows = np.flatnonzero(group)
            if rows.size == 0 or (key, acts[0]) not in self.trees:
                continue
            known, wish = features(world, rows), world.fate.wish[rows] / 3
            if self.blurred:
                others = np.random.default_rng(world.day).permutation(len(rows))
                known[:, self.blurred] = known[others][:, self.blurred]
            gains = []
            for act in acts:
                offer, rest = self.trees[key, act]
                gains.append(OFFER * wish * offer.predict(known) + rest.predict(known))
            best = np.argmax(gains, axis=0)
            moves[rows] = np.where(np.max(gains, axis=0) > 0, np.array(acts)[best], WAIT)
            world.memory.rest[rows] = world.day + 1 + BLOCK
        moves[state.papers_open] = ANSWER
        return moves

    def learn(self, key: int, data: Tries, leaves: int) -> None:
        """Leaves are large, for what one question changes is mostly luck."""
        for act in np.unique(data.move).tolist():
            own = data.take(data.move == act)
            least = max(100, len(own.move) // 40)
            offer, rest = (
                HistGradientBoostingRegressor(
                    max_iter=80,
                    learning_rate=0.06,
                    max_leaf_nodes=leaves,
                    min_samples_leaf=least,
                    random_state=1,
                ).fit(own.seen, target)
                for target in (own.offers, own.rest)
            )
            self.trees[key, act] = offer, rest


def week(world: Noted) -> int:
    return (world.day + 1) // BLOCK


def able(world: Noted) -> Bools:
    """Who may be about to write: on a working day, with nothing that HR waits for; soon after a no, or while there is none."""
    state, day = world.state, world.day + 1
    told = state.told_no < NEVER
    late = np.where(told, day - state.told_no > 10, day - state.last_contact < 3)
    free = (state.offered == NEVER) & ~state.papers_open & (day >= world.memory.rest)
    found: Bools = free & world.fate.working[:, day] & ~late
    return found


def by_rule(world: Noted) -> Ints:
    return tuned()["tuned rule"].moves(seen(world.fate, world.state, world.day + 1))


def fates(processes: int, seed: int, known: bool) -> tuple[Fate, Ints]:
    parts = [draw(regime, processes, seed) for regime in chosen(None)]
    employer = np.repeat(np.arange(len(parts)) if known else np.full(len(parts), -1), processes)
    return Fate.join(parts), employer


def tries(player: Player, at: int, processes: int, seed: int, known: bool) -> Tries:
    """Live processes into the week `at` with questions put in at random, and try every move there, on one day for each process.

    With `at` AFTERWARDS: on the first or second working days after a no.
    """
    random = np.random.default_rng([seed, at + 1])
    world = Noted(*fates(processes, seed, known))
    after = at == AFTERWARDS
    acts, last = (AFTER, 60) if after else (BEFORE, at * BLOCK + BLOCK - 1)
    # Half have never asked; the others ask on a day of their own, and some once more.
    asks = np.where(
        random.random((len(world), 2)) < 0.4, random.integers(3, max(4, last), (len(world), 2)), NEVER
    )
    on = at * BLOCK + random.integers(0, BLOCK, len(world))
    done, found = np.zeros(len(world), dtype=np.bool_), list[Tries]()
    while world.day + 1 <= last:
        day = world.day + 1
        told = world.state.told_no < NEVER
        there = told & (random.random(len(world)) < 0.6) if after else ~told & (day >= on)
        rows = np.flatnonzero(able(world) & there & ~done)
        done[rows] = True
        if rows.size:
            found.append(_forks(world.part(rows), player, acts))
        asking = (asks == day).any(axis=1) & ~told & world.fate.working[:, day]
        moves = np.where(asking, random.choice(BEFORE, len(world)), WAIT)
        moves[world.state.papers_open] = ANSWER
        world.step(moves)
    return Tries.join(found)


def _forks(start: Noted, player: Player, acts: tuple[int, ...]) -> Tries:
    known, found = features(start, np.arange(len(start))), []
    waited, rest = _lived(start.copied(), player, WAIT)
    for act in acts:
        offers, other = _lived(start.copied(), player, act)
        found.append(
            Tries(np.full(len(start), act), known, (offers - waited).astype(np.float64), other - rest)
        )
    return Tries.join(found)


def _lived(world: Noted, player: Player, first: int) -> tuple[Ints, Floats]:
    """To the end: offers, and the worth of all else."""
    world.memory.rest[:] = world.day + 1 + BLOCK
    world.step(np.full(len(world), first))
    while not world.over:
        world.step(player.moves(world))
    end = results(world.fate, world.state)
    return end.offers, end.value - OFFER * end.offers * world.fate.wish / 3


def trained(
    processes: int, batches: int, known: bool, leaves: int = 6, say: Callable[[str], None] = print
) -> Player:
    """From the last week back to the first: each week is learnt with the player who already knows the later ones."""
    player, seed, kept = Player(), TRAINED, list[Tries]()
    for at in (AFTERWARDS, *range(LAST // BLOCK, -1, -1)):
        data = Tries.join([tries(player, at, processes, seed + number, known) for number in range(batches)])
        seed += batches
        # What a move brings changes slowly from week to week: a week leans on those after it, and the day is among the features.
        player.learn(at, Tries.join([data, *kept[-SHARED:]]), leaves)
        if at != AFTERWARDS:
            kept.append(data)
        say(f"week {at}: {len(data.move)} tries")
    return player


def worth(moves: Moves, processes: int, seeds: range, known: bool) -> Floats:
    """(seeds * regimes * processes,): what each process was worth."""
    found = []
    for seed in seeds:
        fate, employer = fates(processes, seed, known)
        found.append(play_by(moves, fate, lambda fate, who=employer: Noted(fate, who)).value)  # type: ignore[misc]
    return np.concatenate(found)


def by_regime(values: Floats, seeds: range, processes: int) -> Floats:
    """(regimes, seeds * processes)"""
    apart = values.reshape(len(seeds), len(chosen(None)), processes)
    return np.asarray(apart.transpose(1, 0, 2).reshape(len(chosen(None)), -1))


def bounds(processes: int, seeds: range) -> tuple[Floats, Floats]:
    """What never asking and the clairvoyant get, in the order of `worth`."""
    never, best = list[Floats](), list[Floats]()
    for seed in seeds:
        for regime in chosen(None):
            fate = draw(regime, processes, seed)
            never.append(play(NEVER_ASK, fate).value)
            best.append(clairvoyant(fate, [play_by(insider_moves, fate)]))
    return np.concatenate(never), np.concatenate(best)


def told(name: str, values: tuple[Floats, Floats, Floats, Floats]) -> str:
    observer, rule, never, best = values
    gain, way, rest = (
        observer - rule,
        share(observer - never, best - never),
        share(observer - rule, best - rule),
    )
    error = gain.std(ddof=1) / np.sqrt(len(gain))
    return (
        f"{name}: ahead of the tuned rule by {gain.mean():+.3f} ± {error:.3f}; of the way from never to the clairvoyant"
        f" {100 * way[0]:.1f}% ± {100 * way[1]:.1f} (the rule {100 * share(rule - never, best - never)[0]:.1f}%),"
        f" from the rule to the clairvoyant {100 * rest[0]:.1f}% ± {100 * rest[1]:.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=4, help="of 12,000 processes, for each week")
    parser.add_argument("--leaves", type=int, default=8, help="of a tree")
    parser.add_argument("--seeds", type=int, default=3, help="to judge on, of 12,000 processes")
    parser.add_argument("--blind", action="store_true", help="the player is not told whose seat it is")
    arguments = parser.parse_args()
    started, seeds = time.process_time(), range(JUDGED, JUDGED + arguments.seeds)
    with threadpool_limits(1):
        player = trained(PROCESSES, arguments.batches, not arguments.blind, arguments.leaves)
        values = tuple(
            worth(moves, PROCESSES, seeds, not arguments.blind) for moves in (player.moves, by_rule)
        )
        values += bounds(PROCESSES, seeds)
        print(told("all", values))
        apart = [by_regime(value, seeds, PROCESSES) for value in values]
        for number, regime in enumerate(chosen(None)):
            print(told(regime.title, tuple(value[number] for value in apart)))
        first = 0
        for name, group in NAMES:
            blurred = replace(player, blurred=tuple(range(first, first + len(group))))
            first += len(group)
            lost = values[0] - worth(blurred.moves, PROCESSES, seeds, not arguments.blind)
            error = lost.std(ddof=1) / np.sqrt(len(lost))
            print(f"with {name} from somebody else: less by {lost.mean():.3f} ± {error:.3f}")
    print(f"{time.process_time() - started:.0f} s of CPU")


if __name__ == "__main__":
    main()
