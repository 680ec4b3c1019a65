"""The candidate's log: each process as a Case, as its candidate would have written it down. The only thing advice sees."""

import datetime as dt
from dataclasses import replace
from functools import cache

import numpy as np

from huiyin.lab.columns import NEVER, Ints
from huiyin.lab.contact import WAIT
from huiyin.lab.fate import FIRST_DAY, Interviews
from huiyin.lab.recruiter import HEADCOUNT, TIMING, Words
from huiyin.lab.regimes import Regime
from huiyin.lab.state import Word
from huiyin.process.case import Case, Event, Opening
from huiyin.process.reading import DateRange, Reading
from huiyin.process.vocabulary import MOVES, SIGNALS, Channel, Outcome, Reason, Request

OUTCOMES: dict[int, Outcome] = {
    Word.NO_INFO: "no_info",
    Word.PENDING: "pending",
    Word.ON_HOLD: "on_hold",
    Word.REJECTED: "rejected",
    Word.FILLED: "filled",
    Word.OFFER: "offer",
}
REASONS: dict[int, Reason] = {
    0: "experience",
    1: "skill_match",
    2: "experience",
    3: "stronger_candidate",
    4: "salary",
    5: "stronger_candidate",
    HEADCOUNT: "headcount_frozen",
    TIMING: "timing",
}
REQUESTS: dict[int, Request] = {1: "documents", 2: "start_date", 3: "salary_expectation", 4: "confirmation"}


class Log:
    """The growing cases of one regime's processes, by row."""

    def __init__(self, fate: Interviews, regime: Regime) -> None:
        self.channel = regime.channel
        self.start = fate.start
        self._cases = [_first(fate, regime, row) for row in range(len(fate.start))]

    def case(self, row: int, day: int) -> Case:
        """The process `row` as its candidate sees it on the morning of `day`."""
        return replace(self._cases[row], today=self._on(row, day))

    def add(
        self, day: int, moves: Ints, words: Words, channels: dict[int, Channel | None] | None = None
    ) -> None:
        """Keep what was sent on `day` and what HR said on it."""
        for row in np.flatnonzero((moves != WAIT) | (words.kind > Word.NONE)).tolist():
            events = list(self._cases[row].events)
            move = MOVES[moves[row]]
            if move not in ("wait", "let_go"):
                channel = (channels or {}).get(row) or self.channel
                events.append(Event(self._on(row, day), "sent", move=move, channel=channel))
            if words.kind[row] > Word.NONE:
                heard = "phone_note" if self.channel == "phone" else self.channel
                reading = _reading(words, row, int(self.start[row]))
                events.append(Event(self._on(row, day), "received", channel=heard, reading=reading))
            self._cases[row] = replace(self._cases[row], events=tuple(events))

    def _on(self, row: int, day: int) -> dt.date:
        return date_of(int(self.start[row]), day)


@cache
def date_of(start: int, day: int) -> dt.date:
    """The date of the process's `day`, counted from its last interview."""
    return FIRST_DAY + dt.timedelta(days=start + day)


def _first(fate: Interviews, regime: Regime, row: int) -> Case:
    """The log on the evening of the last interview."""
    start = int(fate.start[row])
    today = date_of(start, 0)
    signals = tuple(signal for signal, seen in zip(SIGNALS, fate.signals[row].tolist(), strict=True) if seen)
    events = [Event(today, "interview", round="manager", last=True, signals=signals)]
    if fate.first_gap[row]:
        events.insert(0, Event(date_of(start, -int(fate.first_gap[row])), "interview", round="hr"))
    if fate.promised_for[row] < NEVER:
        events.append(Event(today, "promise", by=date_of(start, int(fate.promised_for[row]))))
    opening = Opening(country=regime.country, sector=regime.sector, new_material="x", can_give="x")
    return Case(today, opening, tuple(events), int(fate.wish[row]), regime.language, row)


def _reading(words: Words, row: int, start: int) -> Reading:
    kind = int(words.kind[row])
    reason = REASONS.get(int(words.reason[row]))
    promised = int(words.promised_for[row])
    date = date_of(start, promised) if promised < NEVER else None
    request = REQUESTS.get(int(words.request[row]))
    ended = kind in (Word.REJECTED, Word.FILLED, Word.ON_HOLD)
    return Reading(
        outcome=OUTCOMES[kind],
        reasons=(reason,) if reason else (),
        promised_date=DateRange(date, date) if date else None,
        referral=bool(words.referral[row]),
        door_open=(int(words.warmth[row]) > 1) if ended else None,
        door_strength="formula" if ended and words.warmth[row] > 1 else None,
        requests=(request,) if request else (),
        warmth=int(words.warmth[row]),
        seat_reopened=bool(words.reopened[row]),
    )
