"""The decision process as a `.pomdp` file (Cassandra's format), which outside solvers load.

The file holds the waiting game of one kind of desk: a working day at a time, with `wait`, `ask` and `ask_keen`; the
horizon is unrolled into a discount, chances are clipped at a millionth and rows made to sum to 1. Questions here take one
day, and their answer is seen on that day; the solver inside Huiyin watches five days.
"""

from typing import Final, TextIO

import numpy as np

from huiyin.advisor.decision import Decision
from huiyin.advisor.operators import ASK, ASK_KEEN
from huiyin.process.model_states import GOODWILL, OFFERED, PLACES, Floats
from huiyin.process.parameters import KINDS

DISCOUNT: Final = 0.985
"""A working day; a life of 67 days on average stands for the horizon of 60."""
OBSERVATIONS: Final = ("silence", "word", "no", "offer")
LEAST: Final = 1e-6


def export(decision: Decision, first: Floats, kind: int, wish: int, into: TextIO) -> None:
    """Write the process of desks of one kind. `first`: beliefs (blocks, places) to start from."""
    into.write(f"# Huiyin, waiting at a desk of the kind: {KINDS[kind]}\n")
    states = [f"{goodwill}-{place}" for goodwill in GOODWILL for place in range(PLACES)]
    states += ["told", "got", "over"]
    into.write(f"discount: {DISCOUNT}\nvalues: reward\nstates: {' '.join(states)}\n")
    into.write(f"actions: wait ask ask_keen\nobservations: {' '.join(OBSERVATIONS)}\n")
    start = first[kind * len(GOODWILL) : (kind + 1) * len(GOODWILL)].ravel()
    into.write("start: " + _row(np.append(start, [0.0, 0.0, 0.0])) + "\n\n")
    number = decision.of.of.number
    worth = (number("worth.offer") * wish / 3 + number("worth.known"), number("worth.known"))
    for name in ("wait", "ask", "ask_keen"):
        moves, seen = _dynamics(decision, kind, name)
        into.write(f"T: {name}\n" + "\n".join(map(_row, moves)) + "\n\n")
        into.write(f"O: {name}\n" + "\n".join(map(_row, seen)) + "\n\n")
        cost = 0.0 if name == "wait" else number("worth.contact")
        into.write(f"R: {name} : * : * : * {cost:g}\n")
        into.write(f"R: {name} : * : * : offer {cost + worth[0]:g}\n")
        into.write(f"R: {name} : * : * : no {cost + worth[1]:g}\n")
        into.write("".join(f"R: {name} : {end} : * : * 0\n" for end in ("told", "got", "over")) + "\n")


def _dynamics(decision: Decision, kind: int, name: str) -> tuple[Floats, Floats]:
    """(states, states) and (states, observations) of one action on one working day; the last three states are ends."""
    blocks = slice(kind * len(GOODWILL), (kind + 1) * len(GOODWILL))
    words, age = decision.of.words, None if name == "wait" else 0
    count = len(GOODWILL) * PLACES
    told, got, over = count, count + 1, count + 2
    day = decision.of.day.reshape(-1, PLACES, PLACES)[blocks]
    wear = np.eye(len(GOODWILL))
    if name != "wait":
        push = decision.of.matrices[ASK if name == "ask" else ASK_KEEN][blocks]
        day, wear = push @ day, decision.wear(8, 0, name == "ask_keen")[kind]
    no = words.word("rejected", age)[kind] + words.word("filled", age)[kind]
    no[:, OFFERED] = 0.0
    moves = np.zeros((count + 3, count + 3))
    for before in range(len(GOODWILL)):
        rows = slice(before * PLACES, (before + 1) * PLACES)
        for after in range(len(GOODWILL)):
            reached = wear[before, after] * day[after]
            moves[rows, after * PLACES : (after + 1) * PLACES] = reached * (1 - no[after])
            moves[rows, told] += reached @ no[after]
            moves[rows, got] += reached[:, OFFERED]
            moves[rows, after * PLACES + OFFERED] = 0.0
    moves[[told, got, over], over] = 1.0
    quiet = words.silence(age)[kind].ravel()
    seen = np.zeros((count + 3, len(OBSERVATIONS)))
    seen[:count, 0] = np.clip(quiet / (1 - no.ravel()), 0, 1)
    seen[:count, 1] = 1 - seen[:count, 0]
    seen[told, 2] = seen[got, 3] = seen[over, 0] = 1.0
    # Nobody starts a day in the place of an offer; its row only has to be one.
    for goodwill in range(len(GOODWILL)):
        moves[goodwill * PLACES + OFFERED] = np.eye(count + 3)[over]
    return moves, seen


def _row(chances: Floats) -> str:
    """Chances as text: none below a millionth except zero, summing to 1."""
    clipped = np.where(chances < LEAST, 0.0, chances)
    clipped = (clipped / clipped.sum()).round(9)
    clipped[clipped.argmax()] += 1 - clipped.sum()
    return " ".join(f"{chance:.9f}".rstrip("0").rstrip(".") for chance in clipped)
