"""The decision process that is solved ahead of time: whether to ask today, asked on every working day.

Hidden: the states of the process model. Plainly seen: the working day and how many questions were asked. `wait` lets one
working day pass; `ask` and `ask_keen` send a question and watch five working days for the answer (a step of a
semi-Markov process). An offer or a no ends it; what is worth doing after a no is one of a few closings.

Values are kept in five parts that the person's scale weighs afterwards: the chances of the offer, of knowing the outcome in
time, of a reason and of an introduction, and the number of contacts.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from huiyin.advisor.goodwill import too_soon
from huiyin.advisor.operators import (
    ANSWERS,
    ASK,
    ASK_KEEN,
    BLOCKS,
    PROPOSE,
    REFUSED,
    Operators,
)
from huiyin.process.model_states import FAIR, GOODWILL, KIND, LOST, OFFERED, PLACES, Floats
from huiyin.process.model_words import LEFT_OPEN
from huiyin.process.model_words import REFUSED as NOS
from huiyin.process.parameters import KINDS

OFFER, KNOWN, REASON, INTRODUCTION, CONTACTS = range(5)
PARTS: Final = 5
ACTIONS: Final = ("wait", "ask", "ask_keen")
SEEN_AFTER_WAITING: Final = ("silence", "word")
SEEN_AFTER_ASKING: Final = ("silence", "date", "pending", "no_info", "on_hold")
HORIZON: Final = 60
"""Working days: twelve weeks."""
MOST_ASKED: Final = 3
"""Questions that are told apart; more count as this many."""
DATE_DAYS: Final = 3
"""Working days after the window of a question for which a newly named date is waited for."""
_LAST_CHANCE: Final = 45
"""Working days after a no in which a seat that comes back still counts."""

State = Floats
"""(blocks, places), or with leading axes; a vector over the hidden states."""


@dataclass(frozen=True)
class Branch:
    """What may be seen after an action: the matrix to the beliefs it leads to, and how many days later."""

    name: str
    matrix: Floats
    days: int


@dataclass(frozen=True)
class Action:
    """An action: `branches` lead on; `offer`, `refused`: chances of the ends by state, the no as a matrix."""

    name: str
    branches: tuple[Branch, ...]
    offer: State
    refused: Floats


class Decision:
    """The process under one set of operators. All matrices: (blocks, places, places), rows where one comes from."""

    def __init__(self, of: Operators) -> None:
        self.of = of
        day = of.day.reshape(BLOCKS, PLACES, PLACES)
        self._live = day.copy()
        self._live[:, :, OFFERED] = 0.0
        self._offers = day[:, :, OFFERED].copy()
        self._offers[:, OFFERED] = 0.0
        self.wait = self._waiting()
        self.asks = (self._asking("ask", ASK), self._asking("ask_keen", ASK_KEEN))
        self.closings = self._closings()

    def actions(self) -> tuple[Action, ...]:
        return (self.wait, *self.asks)

    def known(self, day: int) -> float:
        """How far an outcome learnt on that working day counts as known in time, 0 to 1.

        The contract draws a line at 45 calendar days. A plan that asks on its eve earns nothing where answers are slow,
        so the line is drawn out, and knowing sooner counts for more.
        """
        full, over = self.of.of["worth.known_fades"]
        return float(np.clip((over - day) / (over - full), 0.0, 1.0))

    def wear(self, day: int, asked: int, keen: bool) -> Floats:
        """(kinds, goodwill, goodwill): what one more question does to goodwill."""
        number = self.of.of.number
        keep: Any = 1 - number("wear.ask_keen" if keen else "wear.ask")
        keep *= (1 - 0.7 * number("wear.unanswered")) ** asked
        # Five days are watched after a question, so a next one comes when the last is a week old.
        keep *= 1 - (number("wear.again_soon") * np.exp(-5 / 3) if asked else 0.0)
        keep = keep * (1 - too_soon(self.of.of, day))
        return _wear(np.minimum((1 - keep) * self.of.of["wear.patience"], 1.0))

    def worn(self, vectors: Floats, wear: Floats) -> Floats:
        """Values before a question, from values after its wear; `vectors`: (…, blocks, places)."""
        shaped = vectors.reshape(*vectors.shape[:-2], len(KINDS), len(GOODWILL), PLACES)
        return np.asarray((wear @ shaped).reshape(vectors.shape))

    def _day(self, age: int | None) -> tuple[Floats, Floats, dict[str, Floats]]:
        """One day: silent, refused, and the words that leave things open, as matrices."""
        words = self.of.words

        def through(chance: Floats) -> Floats:
            return np.asarray(self._live * chance.reshape(BLOCKS, 1, PLACES))

        silent = through(words.silence(age))
        refused = np.asarray(
            through(words.word(NOS[0], age) + words.word(NOS[1], age)) @ self.of.matrices[REFUSED]
        )
        live: dict[str, Floats] = {outcome: through(words.word(outcome, age)) for outcome in LEFT_OPEN}
        live["pending"] = live["pending"] + through(words.word("offer", age))
        return silent, refused, live

    def _waiting(self) -> Action:
        silent, refused, live = self._day(None)
        word = sum(live.values(), np.zeros_like(silent))
        return Action("wait", (Branch("silence", silent, 1), Branch("word", word, 1)), self._offers, refused)

    def _asking(self, name: str, push: int) -> Action:
        plain, plain_no, plain_live = self._day(None)
        quiet = plain + sum(plain_live.values(), np.zeros_like(plain))
        zero = np.zeros_like(plain)
        seen = dict.fromkeys(SEEN_AFTER_ASKING, zero)
        reached, offer, refused = self.of.matrices[push], np.zeros((BLOCKS, PLACES)), zero
        dated = self.of.signs.open["date"]
        for age in range(ANSWERS):
            silent, no, live = self._day(age)
            offer = offer + _apply(reached, self._offers)
            refused = refused + reached @ no
            rest, rest_offer, rest_no = self._rest(quiet, plain_no, ANSWERS - 1 - age)
            for outcome, matrix in live.items():
                heard = reached @ matrix
                offer = offer + _apply(heard, rest_offer)
                refused = refused + heard @ rest_no
                kept = "pending" if outcome == "next_round" else outcome
                if kept == "pending":
                    seen["date"] = seen["date"] + (heard * dated) @ rest
                    heard = heard * (1 - dated)
                seen[kept] = seen[kept] + heard @ rest
            reached = reached @ silent
        seen["silence"] = reached
        rest, rest_offer, rest_no = self._rest(quiet, plain_no, DATE_DAYS)
        offer = offer + _apply(seen["date"], rest_offer)
        refused = refused + seen["date"] @ rest_no
        seen["date"] = seen["date"] @ rest
        branches = [
            Branch(kind, matrix, ANSWERS + (DATE_DAYS if kind == "date" else 0))
            for kind, matrix in seen.items()
        ]
        return Action(name, tuple(branches), offer, refused)

    def _rest(self, quiet: Floats, no: Floats, days: int) -> tuple[Floats, State, Floats]:
        """Days on which words that leave things open are not waited for: where they lead, offers, refusals."""
        reached = np.broadcast_to(np.eye(PLACES), quiet.shape)
        offer, refused = np.zeros((BLOCKS, PLACES)), np.zeros_like(quiet)
        for _ in range(days):
            offer = offer + _apply(reached, self._offers)
            refused = refused + reached @ no
            reached = reached @ quiet
        return reached, offer, refused

    def later_offer(self) -> State:
        """The chance of an offer after all, if a no was told and nothing is done."""
        value = np.zeros((BLOCKS, PLACES))
        for _ in range(_LAST_CHANCE):
            value = self._offers + _apply(self._live, value)
        return value

    def _closings(self) -> dict[str, Floats]:
        """After a no: the parts (parts, blocks, places) of each closing, counted from the no on."""
        of = self.of.of
        later = self.later_offer()
        thanks = float(of["goodwill.thanks_after_no"])
        goodwill = of["after_no.goodwill_reason"]
        reason = np.minimum(of["after_no.reason"][:, None] * goodwill, 0.95)
        introduction = np.broadcast_to(of["after_no.introduction"], reason.shape)
        reasons, introduced = (
            np.broadcast_to(chance.reshape(BLOCKS, 1), later.shape) for chance in (reason, introduction)
        )
        compared = _apply(self.of.matrices[PROPOSE], later)
        zero, one = np.zeros_like(later), np.ones_like(later)
        return {
            "let_go": np.stack([later, zero, zero, zero, zero]),
            "thank": np.stack([self.thanks(later, thanks), zero, zero, 0.5 * introduced, one]),
            "ask_why": np.stack([self.thanks(later, 0.5 * thanks), zero, reasons, introduced, one]),
            "propose": np.stack([compared, zero, zero, zero, one]),
        }

    def thanks(self, value: State, up: float) -> State:
        """A value before thanks, from the value after: goodwill may rise from fair to kind, and be restored."""
        rise = np.zeros((len(GOODWILL), len(GOODWILL)))
        forgiven = self.of.of.number("goodwill.forgives")
        rise[KIND, KIND] = 1.0
        rise[FAIR, KIND], rise[FAIR, FAIR] = up, 1 - up
        rise[LOST, FAIR], rise[LOST, LOST] = forgiven, 1 - forgiven
        return self.worn(value, np.broadcast_to(rise, (len(KINDS), *rise.shape)))


def _wear(mild: Floats) -> Floats:
    found = np.zeros((len(mild), len(GOODWILL), len(GOODWILL)))
    found[:, KIND, KIND], found[:, KIND, FAIR] = 1 - mild, mild
    found[:, FAIR, FAIR], found[:, FAIR, LOST] = 1 - mild, mild
    found[:, LOST, LOST] = 1.0
    return found


def _apply(matrix: Floats, vector: State) -> State:
    return np.asarray((matrix @ vector[..., None])[..., 0])
