"""The process model: how a seat moves behind the door from one working day to the next, and what a contact sets going.

Everything here is per kind of desk and goodwill: arrays of shape (kinds, goodwill, places, places), rows summing to 1.
The structure follows the story (facts B1 to B3); the numbers are in parameters.toml.
"""

from functools import cache

import numpy as np

from huiyin.process.model_states import (
    COMING_FIRST,
    COMING_NEXT,
    COMPARING,
    COMPARING_FIRST,
    COMPARING_NEXT,
    COMPARING_SLOWLY,
    FIRST_CHOICE_ACCEPTED,
    FIRST_CHOICE_ASKED,
    FROZEN,
    GOODWILL,
    LOST,
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
)
from huiyin.process.parameters import KINDS, Parameters
from huiyin.process.waiting import Phases, fitted, lognormal

ALL = (len(KINDS), len(GOODWILL))


@cache
def _phases(of: Parameters) -> tuple[Phases, ...]:
    return tuple(deciding_phases(of))


def deciding_phases(of: Parameters) -> list[Phases]:
    """The phases of the department's comparing, for each kind of desk."""
    return [
        fitted(lognormal(float(median), float(spread)))
        for median, spread in zip(of["deciding.median"], of["deciding.spread"], strict=True)
    ]


def one_day(of: Parameters) -> Floats:
    """(kinds, goodwill, places, places): the chance to be in each place after one working day, whatever is heard."""
    moves = np.zeros((*ALL, PLACES, PLACES))
    phases = _phases(of)
    resolved, no = _resolved(of), a_no(of)
    for kind in range(ALL[0]):
        for goodwill in range(ALL[1]):
            block = moves[kind, goodwill]
            _compare(block, of, kind, phases[kind], resolved[kind, goodwill])
            _lie_still(block, of, kind, resolved[kind, goodwill], no[kind])
            _approve(block, of, kind, no[kind])
            _await_first_choice(block, of, kind, goodwill, no[kind])
            _rest(block, of, goodwill, no[kind])
            # What is left of a day's chance stays where it is.
            places = np.arange(PLACES)
            block[places, places] += 1.0 - block.sum(axis=1)
    return moves


def standing_of(place: int) -> int:
    """0, 1, 2 for favourite, second, other; of places where nothing is decided."""
    return place % 3 if place not in FROZEN else place - FROZEN[0]


def first_places(of: Parameters, standing: Floats) -> Floats:
    """(cases, kinds, places): where a seat is on the evening of the interview, for odds of standing (cases, 3)."""
    start = np.zeros((len(standing), ALL[0], PLACES))
    for kind, phases in enumerate(_phases(of)):
        start[:, kind, list(COMPARING_FIRST)] = phases.quick_share * standing
        start[:, kind, list(COMPARING_SLOWLY)] = (1 - phases.quick_share) * standing
    return start


def asked(of: Parameters, *, keen: bool = False) -> Floats:
    """What a question sets going at once: HR goes to the department; what lay still is fetched, comparing ends sooner."""
    moves = np.broadcast_to(np.eye(PLACES), (*ALL, PLACES, PLACES)).copy()
    resolved = _resolved(of)
    for kind in range(ALL[0]):
        for goodwill in range(ALL[1]):
            pushed = float(of["asking.pushes"][kind] * of["asking.goodwill_pushes"][goodwill])
            block = moves[kind, goodwill]
            for place in LYING:
                block[place] *= 1 - pushed
                block[place] += pushed * resolved[kind, goodwill, standing_of(place)]
            block[YOURS_LIES, YOURS_LIES], block[YOURS_LIES, COMING_NEXT] = 1 - pushed, pushed
            hastened = pushed * of.number("asking.hastens")
            for place in (*COMPARING_NEXT, *COMPARING_SLOWLY):
                block[place] *= 1 - hastened
                block[place] += hastened * resolved[kind, goodwill, standing_of(place)]
    if keen:
        lifts = of.number("asking.keen_lifts")
        lift = np.eye(PLACES)
        # What lies still because the decider is only away is not decided: there being keen counts too.
        away = of.number("lying_still.back_to_comparing")
        for phase, open_share in (
            (COMPARING_FIRST, 1.0),
            (COMPARING_NEXT, 1.0),
            (COMPARING_SLOWLY, 1.0),
            (LYING, away),
        ):
            first, second, _ = phase
            lift[second, second], lift[second, first] = 1 - lifts * open_share, lifts * open_share
        moves[:, :LOST] = lift @ moves[:, :LOST]
    return moves


def proposed(of: Parameters) -> Floats:
    """What plan B does after a no: rarely, the comparing starts again with you in it."""
    moves = np.broadcast_to(np.eye(PLACES), (*ALL, PLACES, PLACES)).copy()
    for goodwill in range(ALL[1]):
        chance = float(of["after_no.reopens"][goodwill])
        for place in (TOLD_NO, FIRST_CHOICE_ASKED, *NO):
            block = moves[:, goodwill, place]
            block *= 1 - chance
            block[:, COMPARING_NEXT[0]] += 0.5 * chance
            block[:, COMPARING_NEXT[1]] += 0.5 * chance
    return moves


def answered() -> Floats:
    """What sending what HR asked for does: the approval takes a step."""
    moves = np.broadcast_to(np.eye(PLACES), (*ALL, PLACES, PLACES)).copy()
    moves[..., COMING_FIRST, COMING_FIRST], moves[..., COMING_FIRST, COMING_NEXT] = 0.6, 0.4
    return moves


def reopened(of: Parameters) -> Floats:
    """(places,): where a word that the seat is open again leads."""
    places = np.zeros(PLACES)
    ends = [COMING_FIRST, YOURS_LIES, COMPARING_NEXT[0], COMPARING_NEXT[1], TOLD_NO]
    places[ends] = of["reopened.share"] / of["reopened.share"].sum()
    return places


def _resolved(of: Parameters) -> Floats:
    """(kinds, goodwill, standings, places): where a decision leads that has reached HR."""
    ends = np.zeros((*ALL, 3, PLACES))
    no = a_no(of)
    ends[:, :, 0, COMING_FIRST] = 1.0
    disliked = of.number("goodwill.disliked")
    ends[:, LOST, 0] = disliked * no
    ends[:, LOST, 0, COMING_FIRST] = 1 - disliked
    ends[:, :, 1, FIRST_CHOICE_ASKED] = 1.0
    ends[:, :, 2] = no[:, None]
    return ends


def a_no(of: Parameters) -> Floats:
    """(kinds, places): which kind of no a no is. Whether HR says it when asked is HR's nature, not a new coin each time."""
    found = np.zeros((ALL[0], PLACES))
    tells, candour = of["telling.tells"], of["asking.candour"]
    found[:, NO_TO_TELL] = tells
    found[:, NO_IF_ASKED] = (1 - tells) * candour
    found[:, NO_HIDDEN] = (1 - tells) * (1 - candour)
    return found


def _compare(block: Floats, of: Parameters, kind: int, phases: Phases, resolved: Floats) -> None:
    leaves, freezes = float(of["deciding.decider_leaves"][kind]), float(of["deciding.freezes"][kind])
    at_work = 1 - leaves - freezes
    passed = float(of["deciding.passed_at_once"][kind])
    for place in COMPARING:
        standing = standing_of(place)
        block[place, LYING[standing]] += leaves
        block[place, FROZEN[standing]] += freezes
        if place in COMPARING_FIRST:
            block[place, COMPARING_NEXT[standing]] += at_work * phases.quick
            continue
        over = at_work * (phases.slow if place in COMPARING_SLOWLY else phases.quick)
        block[place] += over * passed * resolved[standing]
        block[place, LYING[standing]] += over * (1 - passed)


def _lie_still(block: Floats, of: Parameters, kind: int, resolved: Floats, no: Floats) -> None:
    ends, lost = float(of["lying_still.ends"][kind]), float(of["lying_still.lost"][kind])
    back, freezes = of.number("lying_still.back_to_comparing"), float(of["deciding.freezes"][kind])
    for place in LYING:
        standing = standing_of(place)
        block[place, COMPARING_NEXT[standing]] += ends * back
        block[place] += ends * (1 - back) * resolved[standing]
        block[place] += lost * no
        block[place, FROZEN[standing]] += freezes
    block[YOURS_LIES, COMING_NEXT] += ends
    block[YOURS_LIES] += lost * no


def _approve(block: Floats, of: Parameters, kind: int, no: Floats) -> None:
    step, idles = float(of["approval.step"][kind]), float(of["approval.idles"][kind])
    fails = of.number("approval.fails")
    for place, then, share in ((COMING_FIRST, COMING_NEXT, 1.0), (COMING_NEXT, OFFERED, 0.4)):
        block[place] += fails * no
        block[place, YOURS_LIES] += idles * share * (1 - fails)
        block[place, then] += step * (1 - idles * share) * (1 - fails)


def _await_first_choice(block: Floats, of: Parameters, kind: int, goodwill: int, no: Floats) -> None:
    answers, accepts = float(of["first_choice.answers"][kind]), of.number("first_choice.accepts")
    called, starts = float(of["first_choice.called"][goodwill]), of.number("first_choice.starts")
    drops = of.number("first_choice.drops_out")
    block[FIRST_CHOICE_ASKED, FIRST_CHOICE_ACCEPTED] += answers * accepts
    block[FIRST_CHOICE_ASKED, COMING_FIRST] += answers * (1 - accepts) * called
    block[FIRST_CHOICE_ASKED] += answers * (1 - accepts) * (1 - called) * no
    block[FIRST_CHOICE_ACCEPTED, COMING_FIRST] += starts * drops * called
    block[FIRST_CHOICE_ACCEPTED] += starts * (1 - drops * called) * no


def _rest(block: Floats, of: Parameters, goodwill: int, no: Floats) -> None:
    """Refused, frozen, ended."""
    again = of.number("first_choice.another_chance") * float(of["first_choice.called"][goodwill])
    for place in (*NO, TOLD_NO):
        block[place, COMING_FIRST] += again
    for place in FROZEN:
        block[place, COMPARING_FIRST[standing_of(place)]] += of.number("frozen.thaws")
        block[place] += of.number("frozen.cancelled") * no
