"""What HR says, by what lies behind: how often a word comes by itself or in answer to a question, and what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from huiyin.process.model import ALL
from huiyin.process.model_states import (
    CLASSES,
    COMING,
    COMPARING,
    FIRST_CHOICE_ACCEPTED,
    FIRST_CHOICE_ASKED,
    FROZEN,
    LYING,
    NO,
    NO_HIDDEN,
    NO_IF_ASKED,
    NO_TO_TELL,
    OFFERED,
    PLACES,
    TOLD_NO,
    YOURS_LIES,
    Floats,
    classes,
)
from huiyin.process.parameters import Parameters
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import OUTCOMES, Outcome

ANSWER_DAYS = 5
"""Working days within which a question is answered, or not at all."""
LEFT_OPEN: tuple[Outcome, ...] = ("next_round", "pending", "on_hold", "no_info")
REFUSED: tuple[Outcome, ...] = ("rejected", "filled")
DOUBTS: Final = {"experience", "skill_match", "education", "salary", "location", "culture"}
_START_OR_PAY = {"start_date", "salary_expectation", "pre_hire_check"}
_PAPERS = {"documents", "availability", "other"}


@dataclass(frozen=True)
class Words:
    """Chances of words, over (kinds, goodwill, places).

    `unasked`: of a word on a day · `of_unasked`, `of_answer` (…, outcomes): which outcome it then has ·
    `bare`: of a word on a day that asks for nothing · `replies`: of an answer to a question at all · `by_day`: how answers
    spread over the days.
    """

    unasked: Floats
    bare: Floats
    of_unasked: Floats
    of_answer: Floats
    replies: Floats
    by_day: Floats

    def answered_on(self, age: int) -> Floats:
        """The chance of the answer on day `age` after the question, given that none came before."""
        before = float(self.by_day[:age].sum())
        found = self.replies * float(self.by_day[age]) / (1 - self.replies * before)
        return np.asarray(found)

    def silence(self, age: int | None) -> Floats:
        """The chance of a day without a word; `age` of an open question, if there is one."""
        quiet = 1 - self.unasked
        return quiet if age is None or age >= ANSWER_DAYS else quiet * (1 - self.answered_on(age))

    def word(
        self, outcome: Outcome, age: int | None, *, kept: Floats | None = None, bare: bool = False
    ) -> Floats:
        """The chance that a day brings a word with that outcome.

        `kept`: the chance of a word because HR had named this day · `bare`: the word asks for nothing.
        """
        at = OUTCOMES.index(outcome)
        unasked = self.bare if bare else self.unasked
        if kept is not None:
            unasked = 1 - (1 - unasked) * (1 - kept)
        found = unasked * self.of_unasked[..., at]
        if age is not None and age < ANSWER_DAYS:
            found = found + (1 - unasked) * self.answered_on(age) * self.of_answer[..., at]
        return np.asarray(found)


def words(of: Parameters) -> Words:
    """The chances of words under these parameters."""
    content = _contents(of)
    unasked_content = content.copy()
    for place in (*NO, FIRST_CHOICE_ACCEPTED):
        unasked_content[..., place, :] = of["words.no_said"]
    replies = np.empty((*ALL, PLACES))
    replies[:] = of["asking.replies"][:, None, None] * of["asking.goodwill_replies"][None, :, None]
    replies[..., NO_HIDDEN] *= of.number("asking.no_replies")
    by_day = of["asking.by_day"] / of["asking.by_day"].sum()
    unasked = _unasked(of)
    bare = unasked.copy()
    # Before an offer HR writes because it wants something; a word that wants nothing is as rare as at any other time.
    bare[..., list(COMING)] = (
        of["telling.update"][:, None, None] + of.number("telling.bare") * bare[..., list(COMING)]
    )
    return Words(unasked, bare, _shares(unasked_content), _shares(content), np.minimum(replies, 0.95), by_day)


def _unasked(of: Parameters) -> Floats:
    rate = np.zeros((*ALL, PLACES))
    update = of["telling.update"][:, None, None]
    rate[..., list(COMPARING)] = update
    rate[..., [*LYING, YOURS_LIES]] = 0.5 * update
    rate[..., list(COMING)] = of["telling.papers"][:, None, None]
    rate[..., FIRST_CHOICE_ASKED] = 0.6 * update[..., 0]
    rate[..., FIRST_CHOICE_ACCEPTED] = (0.5 * of["telling.tells"] * of["telling.pace"])[:, None]
    rate[..., NO_TO_TELL] = of["telling.pace"][:, None]
    rate[..., [NO_IF_ASKED, NO_HIDDEN, TOLD_NO]] = of.number("telling.silent_tells")
    rate[..., list(FROZEN)] = of.number("telling.held")
    rate[..., OFFERED] = 0.05
    return rate


def _contents(of: Parameters) -> Floats:
    content = np.empty((*ALL, PLACES, len(OUTCOMES)))
    said, evaded = of["words.no_said"], of["words.no_evaded"]
    for places, share in (
        (COMPARING, of["words.deciding"]),
        (tuple(LYING), of["words.stuck"]),
        ((YOURS_LIES,), of["words.stuck_yours"]),
        (COMING, of["words.coming"]),
        ((FIRST_CHOICE_ASKED,), of["words.backup"]),
        ((FIRST_CHOICE_ACCEPTED,), 0.4 * of["words.backup"] + 0.6 * said),
        (tuple(FROZEN), of["words.frozen"]),
        ((TOLD_NO,), 0.75 * said + 0.25 * evaded),
        ((OFFERED,), of["words.offered"]),
        ((NO_TO_TELL, NO_IF_ASKED), 0.92 * said + 0.08 * evaded),
        ((NO_HIDDEN,), 0.03 * said + 0.97 * evaded),
    ):
        content[..., list(places), :] = share
    return content


def _shares(content: Floats) -> Floats:
    """With a little of everything in each row: no word is impossible."""
    content = content / content.sum(axis=-1, keepdims=True)
    return np.asarray(0.98 * content + 0.02 / len(OUTCOMES))


@dataclass(frozen=True)
class Signs:
    """The signs in words, as chances by place: `open`, for words that leave things open; `no`, for refusals."""

    open: dict[str, Floats]
    no: dict[str, Floats]

    def of_reading(self, reading: Reading) -> Floats:
        """(places,): how likely the signs of a message are, up to a factor; those that are missing count too."""
        found = np.ones(PLACES)
        if reading.outcome in LEFT_OPEN:
            present = set(_signs_left_open(reading))
            for name, chance in self.open.items():
                found *= chance if name in present else 1 - chance
        elif reading.outcome in REFUSED:
            present = set(_signs_of_a_no(reading))
            for name, chance in self.no.items():
                found *= chance if name in present else 1 - chance
        return found


def signs(of: Parameters) -> Signs:
    """The chances of signs under these parameters."""
    row = classes()
    kept = np.isin(np.arange(PLACES), (FIRST_CHOICE_ASKED, FIRST_CHOICE_ACCEPTED)).astype(np.int64)

    def table(section: str) -> Iterable[tuple[str, Floats]]:
        for name in of.names():
            head, _, tail = name.partition(".")
            if head == section:
                yield tail, of[name]

    left_open = {name: chances[row] for name, chances in table("telling_signs")}
    no = {name: chances[1 - kept] for name, chances in table("no_signs")}
    assert all(len(of[f"telling_signs.{name}"]) == len(CLASSES) for name in left_open)
    return Signs(left_open, no)


def _signs_left_open(reading: Reading) -> list[str]:
    requests, reasons = set(reading.requests), set(reading.reasons)
    seen = {
        "date": reading.promised_date is not None,
        "papers": bool(requests & _PAPERS),
        "start_or_pay": bool(requests & _START_OR_PAY),
        "interest": "confirmation" in requests,
        "timing": "timing" in reasons,
        "headcount": "headcount_frozen" in reasons,
        "stronger": "stronger_candidate" in reasons,
        "second": reading.second,
        "doubt": bool(reasons & DOUBTS),
        "warm": reading.warmth == 2,
    }
    return [name for name, there in seen.items() if there]


def _signs_of_a_no(reading: Reading) -> list[str]:
    seen = {
        "door_personal": reading.door_strength == "personal",
        "stronger": "stronger_candidate" in reading.reasons,
        "doubt": bool(DOUBTS & set(reading.reasons)),
    }
    return [name for name, there in seen.items() if there]
