"""What each process brings with it, drawn before anybody acts: the people, their times, their luck.

Everything that could go one way or another is decided here, per process or per process and day. So a policy changes what
happens only through what it does, and two policies can be compared process by process.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lab import desk
from huiyin.lab.chance import Chance
from huiyin.lab.columns import NEVER, Bools, Columns, Floats, Ints
from huiyin.lab.regimes import Regime
from huiyin.process.vocabulary import SIGNALS

DAYS = 91
"""Days that are lived: an offer later than three months after the interview counts for nobody."""
RIVALS = 5
COINS = 8
"""Coins for a process's questions, one a question; later questions use the last."""
FIRST_DAY = dt.date(2025, 5, 6)
"""Interviews fall on the working days from here on: a stretch with few public holidays in either country."""


@dataclass
class Interviews(Columns):
    """What every world's processes begin with, one row each: the candidate, the calendar, the interview."""

    start: Ints
    """Day of the last interview, counted from FIRST_DAY."""
    wish: Ints
    first_gap: Ints
    """Days from the first interview to the last."""
    working: Bools
    signals: Bools
    promised_for: Ints
    decent_wait: Ints


@dataclass
class Fate(Interviews):
    """One row a process. Days count from the last interview (day 0); `…_work` in working days; coins are 0 to 1."""

    my_score: Floats
    rival_score: Floats
    bar: Floats
    backups: Ints
    tie_width: Floats
    keen_bonus: Floats
    others_work: Floats
    deliberation_work: Floats
    idle_choice_work: Floats
    stale_work: Floats
    away: Bools
    reachable: Bools
    approval_work: Floats
    idle_approval_work: Floats
    freezes: Ints
    thaws: Ints
    rival_accepts: Bools
    rival_answer_work: Floats
    rival_drops: Bools
    rival_start_work: Floats
    room: Ints
    chase: Bools
    reply_work: Floats
    reply_coin: Floats
    push_coin: Floats
    replies: Floats
    pushes: Floats
    candid: Bools
    tells: Bools
    tell_work: Floats
    reason_coin: Floats
    reason: Ints
    introduction_coin: Floats
    introduces: Floats
    reopen_coin: Floats
    reopens: Floats
    states_reason: Floats
    wants_papers: Bools
    honest: Bools
    updates: Bools
    promise_coin: Floats
    goodwill: Floats
    patience: Floats
    memory: Floats
    memory_coin: Floats
    wording: Floats


def draw(regime: Regime, count: int, seed: int) -> Fate:
    """`count` processes of the regime. The first rows are the same for every larger count."""
    chance = Chance(seed, regime.name, count)
    start, working = starts(chance)
    people = _people(regime, chance)
    department = _department(regime, chance, working)
    human = _recruiter(regime, chance, working, people["rivals"])
    promised_for, honest = _promise(regime, chance, working, department)
    return Fate(
        start=start,
        wish=chance.whole("wish", 1, 5),
        first_gap=np.full(count, int(regime["first_gap"])),
        working=working,
        signals=_signals(chance, people["my_score"], people["rivals"]),
        my_score=people["my_score"],
        rival_score=people["rival_score"],
        promised_for=promised_for,
        honest=honest,
        **_constant(regime, count),
        **department,
        **human,
    )


def starts(chance: Chance) -> tuple[Ints, Bools]:
    """On which day after FIRST_DAY each last interview falls, and which of the days from it on are worked on."""
    start = np.floor(chance.uniform("start") * 25).astype(np.int64)
    start += 2 * (start // 5)
    first = dt.datetime.combine(FIRST_DAY, dt.time()).weekday()
    # FIRST_DAY is a Tuesday: counting from the Monday before it keeps interviews off weekends.
    start -= first
    weekday = (start[:, None] + first + np.arange(DAYS)) % 7
    return start, weekday < 5


def _constant(regime: Regime, count: int) -> dict[str, Any]:
    names = ("bar", "tie_width", "replies", "pushes", "introduces", "reopens", "states_reason", "memory")
    return {name: np.full(count, regime[name]) for name in names}


def _people(regime: Regime, chance: Chance) -> dict[str, Floats]:
    """How the head sees everybody: quality and noise. Rivals that are not there stand far below any bar."""
    noise = regime["judgement_noise"]
    rivals = chance.whole("rivals", int(regime["rivals_least"]), int(regime["rivals_most"]))
    scores = chance.normal("rival quality", RIVALS) + noise * chance.normal("rival noise", RIVALS)
    scores[np.arange(RIVALS) >= rivals[:, None]] = -99.0
    mine = chance.normal("my quality") + noise * chance.normal("my noise")
    return {"my_score": mine, "rival_score": scores, "rivals": rivals.astype(float)}


def _signals(chance: Chance, score: Floats, rivals: Floats) -> Bools:
    """What the interview lets one see. Pay and start date lean on the head's view of you; friendliness hardly does."""
    nothing = np.zeros_like(score)
    lean = {
        "pay_discussed": -1.3 + 1.2 * score,
        "start_date_asked": -1.6 + 1.1 * score,
        "references_asked": -3.0 + 0.8 * score,
        "met_team": -1.5 + 0.5 * score,
        "next_steps_explained": -0.4 + 0.1 * score,
        "ran_over_time": -1.0 + 0.5 * score,
        "cut_short": -2.6 - 1.0 * score,
        "others_mentioned": -2.5 + 0.35 * rivals,
        "friendly": 1.0 + 0.1 * score,
    }
    odds = [1 / (1 + np.exp(-(nothing + lean[signal]))) for signal in SIGNALS]
    return chance.uniform("signals", len(SIGNALS)) < np.stack(odds, axis=1)


def _department(regime: Regime, chance: Chance, working: Bools) -> dict[str, Any]:
    """The head, the approvals, the freeze and the rivals' answers."""

    def time(name: str, width: int = 0) -> Floats:
        return chance.lognormal(name, regime[f"{name}_median"], regime[f"{name}_spread"], width)

    def unless(odds: float, name: str, otherwise: float) -> Floats:
        return np.where(chance.below(f"{name} at all", odds), time(name), otherwise)

    freezes = _calendar(working, unless(regime["freeze_chance"], "freeze", NEVER))
    thaw_work = np.where(chance.below("thaw at all", regime["thaw_chance"]), time("thaw"), NEVER)
    thaws = np.minimum(freezes + np.ceil(np.minimum(thaw_work * 1.4, NEVER)).astype(np.int64), NEVER)
    return {
        "backups": np.full(chance.count, int(regime["backups"])),
        "keen_bonus": np.where(chance.below("eager", regime["eager_liked"]), regime["keen_bonus"], -0.15),
        "others_work": time("others") * ~chance.below("last one seen", 0.3),
        "deliberation_work": time("deliberation"),
        "idle_choice_work": unless(1 - regime["passes_at_once"], "idle_choice", 0.0),
        "stale_work": time("stale"),
        "away": desk.journeys(regime, chance, working),
        "reachable": chance.below("reachable", regime["reachable"]),
        "approval_work": time("approval"),
        "idle_approval_work": unless(regime["approval_idles"], "idle_approval", 0.0),
        "freezes": freezes,
        "thaws": thaws,
        "rival_accepts": chance.below("accepts", regime["accepts"], RIVALS),
        "rival_answer_work": time("answer", RIVALS),
        "rival_drops": chance.below("drops out", regime["drops_out"], RIVALS),
        "rival_start_work": time("start", RIVALS),
    }


def _recruiter(regime: Regime, chance: Chance, working: Bools, rivals: Floats) -> dict[str, Any]:
    """HR: its free hands each day, its character, and how its coins fall."""
    room = desk.room(regime, chance, working)
    own = chance.below("chases", regime["chases"], DAYS) & (room >= 2)
    theirs = chance.below("rivals ask", regime["rivals_ask"] * rivals[:, None], DAYS) & (room >= 1)
    character = chance.uniform("character")
    return {
        "room": room,
        "chase": (own | theirs) & working,
        "reply_work": chance.lognormal("reply", regime["reply_median"], regime["reply_spread"], COINS),
        # Half the luck is the recruiter's nature, half the day's: asking again does not draw a new person.
        "reply_coin": 0.5 * (character[:, None] + chance.uniform("replies", COINS)),
        "push_coin": 0.5 * (character[:, None] + chance.uniform("pushes", COINS)),
        "candid": chance.below("candid", regime["candour"]),
        "tells": chance.below("tells", regime["tells_rejected"]),
        "tell_work": chance.lognormal("tell", regime["tell_median"], regime["tell_spread"]),
        "reason_coin": chance.uniform("reason"),
        "reason": chance.whole("which reason", 0, 5),
        "introduction_coin": chance.uniform("introduction"),
        "reopen_coin": chance.uniform("reopen"),
        "wants_papers": chance.below("papers", regime["requests"]),
        "updates": chance.below("updates", regime["updates"]),
        "promise_coin": chance.uniform("promise in a reply", COINS),
        "goodwill": np.clip(regime["goodwill"] + 0.12 * chance.normal("goodwill"), 0.3, 1.0),
        "patience": chance.lognormal("patience", 1.0, regime["patience_spread"]),
        "decent_wait": np.full(chance.count, int(regime["decent_wait"])),
        "memory_coin": chance.uniform("memory"),
        "wording": chance.uniform("wording", COINS),
    }


def _promise(
    regime: Regime, chance: Chance, working: Bools, department: dict[str, Any]
) -> tuple[Ints, Bools]:
    """The date named at the end of the interview (NEVER without one).

    An honest one lies between what is usual and how long this seat will take if nothing lies still; a casual one is
    what is said to everybody.
    """
    usual = regime["others_median"] + regime["deliberation_median"] + regime["approval_median"] / 2
    this = department["others_work"] + department["deliberation_work"] + department["approval_work"] / 2
    meant = (1.4 * np.sqrt(usual * this) + 2) * chance.lognormal("promise", 1.0, 0.3)
    said = regime["casual_days"] * chance.lognormal("casual promise", 1.0, 0.2)
    honest = chance.below("honest", regime["honest"])
    day = np.clip(np.rint(np.where(honest, meant, said)), 2, 40).astype(np.int64)
    rows = np.arange(chance.count)
    for _ in range(2):
        day += ~working[rows, day]
    return np.where(chance.below("promise at all", regime["promises"]), day, NEVER), honest


def _calendar(working: Bools, work: Floats) -> Ints:
    """The calendar day on which the working day `work` after day 0 falls; NEVER past the end."""
    counted = np.cumsum(working[:, 1:], axis=1)
    found = counted >= np.maximum(work, 1)[:, None]
    return np.where(found.any(axis=1), found.argmax(axis=1) + 1, NEVER)
