"""Two pictures of one opening: how long others wait, and how the odds have moved so far."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from huiyin.advisor.advising import advise_many, odds_many
from huiyin.advisor.belief import first_beliefs, sector_kinds
from huiyin.advisor.evidence import seen
from huiyin.advisor.operators import SILENT, operators
from huiyin.process.case import Case
from huiyin.process.model_states import GOODWILL, PLACES, Floats
from huiyin.process.parameters import KINDS
from huiyin.process.vocabulary import Situation

SHOWN: Final = 40
"""Working days that the silence curve shows."""
MOST_DAYS: Final = 120
"""Days of a history; a longer one is told at wider steps."""


@dataclass(frozen=True, slots=True)
class SilenceCurve:
    """The share of comparable openings that have heard by each working day, if nobody asks.

    `days`: 0, 1, 2, … working days after the last interview · `heard`: shares, 0 to 1 · `low`, `high`: what it would be
    at a brisk and at a silent desk, weighed by how likely these kinds are here (a tenth left out at each end) ·
    `today`, `promised`, `next_look`: working days from the last interview on (None: none).
    """

    days: tuple[int, ...]
    heard: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    today: int
    promised: tuple[int, ...]
    next_look: int | None


def silence_curve(case: Case) -> SilenceCurve:
    """The silence curve of a case's sector and signals; the case's own words change nothing in it."""
    one = seen(case)
    found = first_beliefs([one])[0]
    silent = operators().matrices
    heard, by_kind = [0.0], [np.zeros(len(KINDS))]
    kinds = found.reshape(len(KINDS), -1).sum(axis=1)
    for day in range(1, SHOWN + 1):
        left = (found[:, None, :] @ silent[SILENT + day])[:, 0]
        by = left.reshape(len(KINDS), len(GOODWILL) * PLACES).sum(axis=1)
        heard.append(1 - float(by.sum()))
        by_kind.append(1 - by / np.maximum(kinds, 1e-12))
    low, high = _band(np.stack(by_kind), sector_kinds(case.opening.sector))
    advice = advise_many([case])[0]
    look = None
    if advice.next_look is not None:
        look = one.day + one.calendar.between(case.today, advice.next_look)
    promised = [event.by for event in case.events if event.by] + [
        event.reading.promised_date.latest
        for event in case.events
        if event.reading and event.reading.promised_date
    ]
    return SilenceCurve(
        days=tuple(range(SHOWN + 1)),
        heard=tuple(round(share, 4) for share in heard),
        low=tuple(low),
        high=tuple(high),
        today=max(0, one.day),
        promised=tuple(sorted({max(0, one.calendar.count(by) - one.anchor) for by in promised})),
        next_look=look,
    )


def _band(by_kind: Floats, kinds: Floats) -> tuple[list[float], list[float]]:
    """For each day, the shares between which nine tenths of the desks lie, by their kinds' odds."""
    low, high = [], []
    for shares in by_kind:
        order = np.argsort(shares, kind="stable")
        reached = np.cumsum(kinds[order])
        low.append(round(float(shares[order[int((reached < 0.1).sum())]]), 4))
        high.append(round(float(shares[order[min(int((reached < 0.9).sum()), len(order) - 1)]]), 4))
    return low, high


def history(case: Case) -> list[tuple[dt.date, Mapping[Situation, float]]]:
    """The odds of the situations on each day from the first event to today, as they stood on that day."""
    if not case.events:
        return [(case.today, odds_many([case])[0])]
    interviews = [event.on for event in case.events if event.kind == "interview"]
    start = interviews[0] if interviews else case.events[0].on
    count = (case.today - start).days
    step = max(1, -(-count // MOST_DAYS))
    days = {start + dt.timedelta(days=number) for number in range(0, count + 1, step)}
    days |= {event.on for event in case.events if event.on >= start} | {case.today}
    order = sorted(days)
    return list(zip(order, odds_many([_on(case, day) for day in order]), strict=True))


def _on(case: Case, day: dt.date) -> Case:
    events = tuple(event for event in case.events if event.on <= day)
    return replace(case, today=day, events=events)


def offer_history(case: Case) -> Sequence[tuple[dt.date, float]]:
    """The odds of an offer on each day of `history`."""
    days = [day for day, _ in history(case)]
    return [(advice.today, advice.p_offer) for advice in advise_many([_on(case, day) for day in days])]
