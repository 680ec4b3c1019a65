"""What each process brings with it, drawn before anybody acts."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lab.abroad.drawing import times
from huiyin.lab.chance import Chance
from huiyin.lab.columns import NEVER, Bools, Floats, Ints
from huiyin.lab.fate import COINS, DAYS, Interviews, starts
from huiyin.lab.regimes import Regime
from huiyin.process.vocabulary import SIGNALS

FAVOURITE, SECOND, OTHER = range(3)
LEANS = {
    "pay_discussed": (0.25, 1.0), "start_date_asked": (0.2, 0.9), "references_asked": (0.08, 0.8),
    "met_team": (0.22, 0.4), "next_steps_explained": (0.4, 0.1), "ran_over_time": (0.3, 0.5),
    "cut_short": (0.08, -0.8), "others_mentioned": (0.2, -0.2), "friendly": (0.75, 0.05),
}  # fmt: skip
"""How often a sign is seen, and how its log odds lean on a good standing. Judgement."""


@dataclass
class Fate(Interviews):
    """One row a process. Days count from the last interview (day 0); `…_work` in working days; coins are 0 to 1."""

    keeps: Bools
    standing: Ints
    decides_work: Floats
    sticks: Bools
    lies_work: Floats
    spoils_work: Floats
    approval_work: Floats
    first_answers_work: Floats
    first_accepts: Bools
    first_drops: Bools
    freezes: Ints
    thaws: Ints
    ignores: Bools
    replies: Floats
    reply_work: Floats
    reply_coin: Floats
    pushes: Floats
    push_coin: Floats
    candid: Bools
    tells_work: Floats
    """NEVER where a no is not told without a question."""
    updates: Bools
    dates: Floats
    date_coin: Floats
    wording: Floats
    wants_papers: Bools
    tolerance: Floats
    sting: Floats
    sting_coin: Floats
    keen: Bools
    reason: Ints
    """A place in log.REASONS; -1 where none would be given."""
    introduces: Bools
    reopens: Bools


def draw(regime: Regime, count: int, seed: int) -> Fate:
    """`count` processes at the employer. The first rows are the same for every larger count."""
    chance = Chance(seed, regime.name, count)
    start, working = starts(chance)
    place = chance.uniform("standing")
    standing = np.where(place < regime["favourite"], FAVOURITE, OTHER)
    standing[(place >= regime["favourite"]) & (place < regime["favourite"] + regime["second"])] = SECOND
    return Fate(
        start=start,
        wish=chance.whole("wish", 1, 5),
        first_gap=np.full(count, 5),
        working=working,
        signals=_signals(regime, chance, standing),
        standing=standing,
        **_department(regime, chance),
        **_recruiter(regime, chance, working),
    )  # fmt: skip


def _signals(regime: Regime, chance: Chance, standing: Ints) -> Bools:
    good = regime["telling"] * np.array([0.7, 0.2, -0.5])[standing]
    odds = [
        1 / (1 + (1 - LEANS[sign][0]) / LEANS[sign][0] * np.exp(-LEANS[sign][1] * good)) for sign in SIGNALS
    ]
    return np.asarray(chance.uniform("signals", len(SIGNALS)) < np.stack(odds, axis=1))


def _department(regime: Regime, chance: Chance) -> dict[str, Any]:
    freezes = chance.whole("freeze day", 1, 40)
    lasts = np.where(chance.below("thaw", regime["thaws"]), chance.whole("thaw day", 10, 50), NEVER)
    frozen = chance.below("freeze", regime["freezes"])
    return {
        "decides_work": times(regime, chance, "decides"),
        "sticks": chance.below("sticks", regime["sticks"]),
        "lies_work": times(regime, chance, "lies"),
        "spoils_work": times(regime, chance, "spoils"),
        "approval_work": times(regime, chance, "approval"),
        "first_answers_work": times(regime, chance, "first_answers"),
        "first_accepts": chance.below("accepts", regime["first_accepts"]),
        "first_drops": chance.below("drops", regime["first_drops"]),
        "freezes": np.where(frozen, freezes, NEVER),
        "thaws": np.where(frozen, np.minimum(freezes + lasts, NEVER), NEVER),
        "keen": chance.below("keen", regime["keen"]),
    }


def _recruiter(regime: Regime, chance: Chance, working: Bools) -> dict[str, Any]:
    count = chance.count
    promised = np.clip(np.rint(chance.lognormal("promise", regime["promised"], 0.35)), 2, 40).astype(np.int64)
    for _ in range(2):
        promised += ~working[np.arange(count), promised]
    told = ~chance.below("ghosts", regime["ghosts"])
    gives = chance.below("gives a reason", regime["reason"])
    return {
        "promised_for": np.where(chance.below("promises", regime["promises"]), promised, NEVER),
        "keeps": chance.below("keeps", regime["keeps"]),
        "ignores": chance.below("ignores", regime["ignores"]),
        "replies": np.full(count, regime["replies"]),
        "reply_work": times(regime, chance, "reply", COINS),
        "reply_coin": chance.uniform("replies", COINS),
        "pushes": np.full(count, regime["pushes"]),
        "push_coin": chance.uniform("pushes", COINS),
        "candid": chance.below("candid", regime["candid"]),
        "tells_work": np.where(told, times(regime, chance, "tells"), NEVER),
        "updates": chance.below("updates", regime["updates"], DAYS),
        "dates": np.full(count, regime["dates"]),
        "date_coin": chance.uniform("dates", COINS),
        "wording": chance.uniform("wording", COINS),
        "wants_papers": chance.below("papers", regime["papers"]),
        "tolerance": chance.lognormal("tolerance", regime["tolerance"], 0.3),
        "sting": np.full(count, regime["sting"]),
        "sting_coin": chance.uniform("sting", COINS),
        "decent_wait": np.full(count, int(regime["decent_wait"])),
        "reason": np.where(gives, chance.whole("which reason", 0, 5), -1),
        "introduces": chance.below("introduces", regime["introduces"]),
        "reopens": chance.below("reopens", regime["reopens"]),
    }
