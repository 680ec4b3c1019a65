"""Advice for many cases at once: evidence, belief, values, move, reasons."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from huiyin.advisor import moves, reasons, wording
from huiyin.advisor.advice import Advice, Because
from huiyin.advisor.belief import Filter, first_beliefs, situation_odds, weighed
from huiyin.advisor.decision import (
    CONTACTS,
    HORIZON,
    INTRODUCTION,
    KNOWN,
    MOST_ASKED,
    OFFER,
    PARTS,
    REASON,
)
from huiyin.advisor.evidence import seen
from huiyin.advisor.facts import Seen
from huiyin.advisor.policy import Policy, policy
from huiyin.process.case import Case
from huiyin.process.collecting import uncollected
from huiyin.process.model_states import OFFERED, Floats
from huiyin.process.parameters import parameters
from huiyin.process.vocabulary import SITUATIONS, Situation
from huiyin.process.worth import Worth, usual

CHUNK: Final = 4096
"""Cases filtered together: enough to share the work, few enough to stay in the processor's cache."""


def advise_many(
    cases: Sequence[Case], history: Sequence[Case] = (), *, of: Policy | None = None
) -> list[Advice]:
    """Advice for cases whose texts have been read. Each answer is the same in any company and any order.

    `history`: past openings of the same person, from which the advice learns what desks this person tends to meet ·
    `of`: other values than those of the shipped policy.
    """
    found: list[Advice] = []
    with uncollected():
        for start in range(0, len(cases), CHUNK):
            chunk = [seen(case) for case in cases[start : start + CHUNK]]
            kinds = None
            if history:
                from huiyin.advisor.learning import learned_kinds

                kinds = learned_kinds(history, [case.case.opening.sector for case in chunk])
            found += _advised(chunk, kinds, of or policy())
    return found


def odds_many(cases: Sequence[Case]) -> list[dict[Situation, float]]:
    """The situations of `advise_many` alone: without the move, its worth and the reasons, which cost most of the time."""
    with uncollected():
        every = [seen(case) for case in cases]
        filtered = Filter(first_beliefs(every, None))
        filtered.run([one.steps for one in every])
        told = _humble_situations(every, situation_odds(filtered.beliefs))
        return [dict(zip(SITUATIONS, row.tolist(), strict=True)) for row in told]


def _advised(cases: list[Seen], kinds: Floats | None, of: Policy) -> list[Advice]:
    first = first_beliefs(cases, kinds)
    filtered = Filter(first.copy())
    filtered.run([one.steps for one in cases])
    situations = situation_odds(filtered.beliefs)
    why = reasons.because(cases, situations, first, kinds)
    values = _values(cases, filtered.beliefs, of)
    news = _news(cases, filtered)
    told = _humble_situations(cases, situations)
    return [_advice(one, told[row], values[row], float(news[row]), why[row]) for row, one in enumerate(cases)]


def _advice(
    one: Seen, situations: Floats, values: moves.Values, news: float, why: tuple[Because, ...]
) -> Advice:
    choice = moves.choose(one, values)
    case = one.case
    best = max(choice.values.values())
    worth = {
        move: 1.0 if value >= best else max(0.0, value / best) if best > 0 else 0.0
        for move, value in choice.values.items()
    }
    return Advice(
        id=case.id,
        today=case.today,
        move=choice.move,
        on=choice.on,
        channel=moves.channel_of(one, choice.move),
        situations=dict(zip(SITUATIONS, situations.tolist(), strict=True)),
        p_offer=_humble_offer(one, values.p_offer),
        p_news_7d=news,
        because=why,
        next_look=choice.next_look,
        worth=dict(sorted(worth.items(), key=lambda pair: -pair[1])),
        notes=wording.notes(one, choice.move, choice.next_look),
    )


def _values(cases: Sequence[Seen], beliefs: Floats, of: Policy) -> list[moves.Values]:
    """What the policy says of each case; cases of the same node, with the same scale, together."""
    flat = beliefs.reshape(len(cases), -1)
    scale, kind = _scales(cases)
    days = np.minimum([max(one.day, 0) for one in cases], HORIZON - 1)
    asked = np.minimum([one.asks for one in cases], MOST_ASKED)
    nodes = (days * (MOST_ASKED + 1) + asked) * (kind.max(initial=0) + 1) + kind
    value = np.zeros((len(cases), 3))
    offer = np.zeros((len(cases), 3))
    order = np.argsort(nodes, kind="stable")
    edges = np.flatnonzero(np.diff(nodes[order], prepend=-1, append=-1)).tolist()
    for start, end in pairwise(edges):
        rows = order[start:end]
        at = rows[0]
        value[rows], offer[rows] = of.values(int(days[at]), int(asked[at]), flat[rows], scale[rows])
    held = beliefs[:, :, OFFERED].sum(axis=1)
    gain = held * scale[:, OFFER]
    closing = _closings(of, flat, scale) + gain[:, None]
    value += gain[:, None]
    later = weighed(flat, of.closings[0, OFFER][None])[:, 0].round(10)
    ended = np.array([one.told_no is not None or one.withdrawn for one in cases])
    p_offer = np.where(ended, later, offer[np.arange(len(cases)), value.argmax(axis=1)]) + held
    return [
        moves.Values(*row)
        for row in np.column_stack([value, closing, p_offer, scale[:, OFFER], scale[:, CONTACTS]]).tolist()
    ]


def _closings(of: Policy, flat: Floats, scale: Floats) -> Floats:
    names, parts, states = of.closings.shape
    each = weighed(flat, of.closings.reshape(-1, states)).reshape(len(flat), names, parts)
    return np.asarray((each * scale[:, None]).sum(axis=-1).round(9))


def _scales(cases: Sequence[Seen]) -> tuple[Floats, NDArray[np.int64]]:
    """(cases, parts): what the offer, knowing, a reason, an introduction and a contact are worth to each person; and
    (cases,): a number that those share who differ in the offer only."""
    restraint = parameters().number("worth.restraint")
    rows: dict[Worth | None, int] = {}
    which = np.array([rows.setdefault(one.case.worth, len(rows)) for one in cases], dtype=np.int64)
    scales, kinds = np.empty((len(rows), PARTS)), np.zeros(len(rows), dtype=np.int64)
    known: dict[Worth, int] = {}
    for row, worth in enumerate(own or usual() for own in rows):
        scales[row, OFFER], scales[row, KNOWN] = worth.offer, worth.knowing
        scales[row, REASON], scales[row, INTRODUCTION] = worth.reason, worth.introduction
        scales[row, CONTACTS] = worth.contact * restraint
        kinds[row] = known.setdefault(replace(worth, offer=0.0), len(known))
    found = scales[which]
    found[:, OFFER] = found[:, OFFER] * np.array([one.case.wish for one in cases]) / 3
    return found, kinds[which]


def _news(cases: Sequence[Seen], filtered: Filter) -> Floats:
    """The odds of any word on the seven days after today if nothing is done."""
    filtered.run([one.today_steps for one in cases])
    before = filtered.log_likelihood.copy()
    filtered.run([one.news_steps for one in cases])
    quiet = np.exp(np.minimum(filtered.log_likelihood - before, 0.0))
    humble = parameters().number("humility.news")
    return np.asarray(
        ((1 - humble) * (1 - quiet) + humble * parameters().number("humility.usual_news")).round(6)
    )


_TWO_WEEKS: Final = 10
"""Working days until the base rates are those of an opening that is waited for."""


_SETTLED: Final = 6
"""Working days from which the base rate weighs no more than later on: by then the pace of an employer begins to show."""


def _humble_situations(cases: Sequence[Seen], situations: Floats) -> Floats:
    """The odds drawn a little towards the base rate, since the model is not the world; in four digits that sum to 1."""
    number = parameters().number
    share, at_first = number("humility.situations"), number("humility.situations_at_first")
    day = np.array([one.day for one in cases])
    # Where HR has spoken, that tells more of this seat than its pace.
    silent = np.array([one.word_on is None for one in cases])
    new = silent * (1 - np.clip(day / _SETTLED, 0.0, 1.0) ** 3)
    drawn = share + (at_first - share) * new
    drawn = np.where([one.told_no is not None or one.offered for one in cases], 0.25 * share, drawn)
    drawn = np.where(day <= 0, 0.3 * share, drawn)
    passed = np.clip(day / _TWO_WEEKS, 0.0, 1.0)[:, None] ** 2
    usual = passed * parameters()["humility.usual"] + (1 - passed) * parameters()["humility.usual_at_first"]
    found = ((1 - drawn)[:, None] * situations + drawn[:, None] * usual).round(4)
    largest = found.argmax(axis=1)
    rows = np.arange(len(found))
    found[rows, largest] = (found[rows, largest] + 1 - found.sum(axis=1)).round(4)
    return np.asarray(found)


def _humble_offer(one: Seen, odds: float) -> float:
    if one.withdrawn:
        return 0.01
    odds = min(max(odds, 0.0), 1.0)
    if one.told_no is not None:
        return round(odds, 6)
    share = parameters().number("humility.offer") * (0.3 if one.offered else 1.0)
    usual = 0.9 if one.offered else parameters().number("humility.usual_offer") * min(1.0, odds / 0.15)
    return round((1 - share) * odds + share * usual, 6)
