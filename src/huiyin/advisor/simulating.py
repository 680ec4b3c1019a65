"""Playing the solved decision process against itself: does the policy earn what its lower bound promises?"""

import numpy as np
from numpy.typing import NDArray

from huiyin.advisor.belief import product, weighed
from huiyin.advisor.decision import CONTACTS, HORIZON, KNOWN, MOST_ASKED, OFFER, PARTS, Decision
from huiyin.advisor.operators import BLOCKS
from huiyin.advisor.solving import Plans, Solution, weights
from huiyin.process.model_states import GOODWILL, PLACES, Floats

Ints = NDArray[np.int64]


class Play:
    """Many runs of the process at once under the policy; `parts` (runs, parts): what each has brought."""

    def __init__(
        self, decision: Decision, solution: Solution, wish: int, first: Floats, runs: int, seed: int
    ) -> None:
        self.decision, self.solution = decision, solution
        self.weight = weights(decision, wish)
        self.random = np.random.default_rng(seed)
        self.beliefs = np.broadcast_to(first, (runs, BLOCKS, PLACES)).copy()
        self.block, self.place = np.divmod(
            self.random.choice(BLOCKS * PLACES, size=runs, p=first.ravel() / first.sum()), PLACES
        )
        self.day, self.asked = np.zeros(runs, dtype=np.int64), np.zeros(runs, dtype=np.int64)
        self.over = np.zeros(runs, dtype=np.bool_)
        self.parts = np.zeros((runs, PARTS))

    def values(self) -> Floats:
        """(runs,): the worth of each run, played to its end."""
        for day in range(HORIZON):
            for asked in range(MOST_ASKED + 1):
                rows = np.flatnonzero(~self.over & (self.day == day) & (self.asked == asked))
                if rows.size:
                    self._act(rows, day, asked)
        left = np.flatnonzero(~self.over)
        later = self.decision.later_offer()
        self.parts[left, OFFER] += later[self.block[left], self.place[left]]
        return np.asarray(self.parts @ self.weight)

    def _act(self, rows: Ints, day: int, asked: int) -> None:
        action = _best_action(self.solution.nodes[day, asked], self.beliefs[rows], self.weight)
        for number, found in enumerate(self.decision.actions()):
            chosen = rows[action == number]
            if chosen.size:
                if number:
                    self._wear(chosen, self.decision.wear(day, asked, found.name == "ask_keen"))
                    self.parts[chosen, CONTACTS] += 1
                    self.asked[chosen] += 1
                self._see(chosen, number, day)

    def _wear(self, rows: Ints, wear: Floats) -> None:
        kind, goodwill = np.divmod(self.block[rows], len(GOODWILL))
        edges = wear[kind, goodwill].cumsum(axis=1)
        fallen = np.minimum((self.random.random((len(rows), 1)) > edges).sum(axis=1), len(GOODWILL) - 1)
        self.block[rows] = kind * len(GOODWILL) + fallen
        shaped = self.beliefs[rows].reshape(len(rows), -1, len(GOODWILL), PLACES)
        self.beliefs[rows] = np.einsum("kgh,rkgp->rkhp", wear, shaped).reshape(len(rows), BLOCKS, PLACES)

    def _see(self, rows: Ints, number: int, day: int) -> None:
        """What happens and what is seen of it: a branch with a new place, a no, or the offer."""
        action = self.decision.actions()[number]
        here = (self.block[rows], self.place[rows])
        chances = [branch.matrix[here] for branch in action.branches]
        edges = np.concatenate([*chances, action.refused[here], action.offer[here][:, None]], axis=1).cumsum(
            axis=1
        )
        drawn = self.random.random((len(rows), 1)) * edges[:, -1:]
        pick = np.minimum((drawn > edges).sum(axis=1), edges.shape[1] - 1)
        seen, self.place[rows] = np.divmod(pick, PLACES)
        for place, branch in enumerate(action.branches):
            group = rows[seen == place]
            if group.size:
                after = product(self.beliefs[group], branch.matrix)
                self.beliefs[group] = after / after.sum(axis=(1, 2))[:, None, None]
                self.day[group] = min(day + branch.days, HORIZON)
        known = self.decision.known(day)
        refused, offered = rows[seen == len(chances)], rows[seen == len(chances) + 1]
        self.over[refused], self.over[offered] = True, True
        self.parts[offered, OFFER] += 1
        self.parts[offered, KNOWN] += known
        if refused.size:
            self._close(refused, product(self.beliefs[refused], action.refused), known)

    def _close(self, rows: Ints, beliefs: Floats, known: float) -> None:
        """After a no: the closing that is worth most to whoever believes so."""
        closings = np.stack(list(self.decision.closings.values()))
        scaled = (closings * self.weight[:, None, None]).sum(axis=1)
        pick = weighed(beliefs.reshape(len(rows), -1), scaled.reshape(len(scaled), -1)).argmax(axis=1)
        self.parts[rows] += closings[pick, :, self.block[rows], self.place[rows]]
        self.parts[rows, KNOWN] += known


def _best_action(plans: Plans, beliefs: Floats, weight: Floats) -> Ints:
    scaled = (plans.parts * weight[:, None]).sum(axis=1)
    found: Ints = plans.action[weighed(beliefs.reshape(len(beliefs), -1), scaled).argmax(axis=1)]
    return found


def simulated(
    decision: Decision, solution: Solution, wish: int, first: Floats, runs: int = 4000, seed: int = 11
) -> tuple[float, float]:
    """Mean worth and its standard error of the policy from the belief `first` (blocks, places)."""
    found = Play(decision, solution, wish, first, runs, seed).values()
    return float(found.mean()), float(found.std(ddof=1) / np.sqrt(runs))
