"""Playing the advisor: every working day it is asked about every open process, with the case and nothing else.

Whom it has told to let go asks again a week later, or when HR says something.
"""

from collections.abc import Callable, Sequence

import numpy as np

from huiyin.advisor.advice import Advice
from huiyin.lab.columns import NEVER, Bools, Ints
from huiyin.lab.contact import WAIT
from huiyin.lab.fate import Interviews
from huiyin.lab.forecasting import Forecasts
from huiyin.lab.log import Log
from huiyin.lab.playing import AnyWorld, Opens
from huiyin.lab.regimes import Regime
from huiyin.lab.scoring import Results, results
from huiyin.lab.state import Word
from huiyin.lab.world import World
from huiyin.process.case import Case
from huiyin.process.vocabulary import MOVES, SITUATIONS, Channel

Advise = Callable[[Sequence[Case]], Sequence[Advice]]
LANDMARKS = (5, 10, 20)
NEWS_DAYS = 7
AFTER_LETTING_GO = 7


def play_advised(
    advise: Advise,
    fate: Interviews,
    regime: Regime,
    *,
    landmarks: tuple[int, ...] = LANDMARKS,
    opens: Opens = World,
) -> tuple[Results, Forecasts | None]:
    """Every process by the advice, and the odds given at the landmarks (if there are any) with what came of them."""
    world, log = opens(fate), Log(fate, regime)
    rests = np.zeros(len(world), dtype=np.int64)
    told: list[tuple[Ints, Forecasts]] = []
    while not world.over:
        moves, channels = _advised(advise, world, log, rests)
        words = world.step(moves)
        rests[words.kind > Word.NONE] = 0
        log.add(world.day, moves, words, channels)
        if world.day in landmarks:
            told.append(_landmark(advise, world, log))
    for rows, forecasts in told:
        forecasts.offered = world.state.offered[rows] < NEVER
    joined = Forecasts.join([forecasts for _, forecasts in told]) if told else None
    return results(fate, world.state), joined


def _advised(
    advise: Advise, world: AnyWorld, log: Log, rests: Ints
) -> tuple[Ints, dict[int, Channel | None]]:
    """The moves that the advice wants made this morning. `rests`: the day until which a process is let go."""
    day = world.day + 1
    moves = np.full(len(world), WAIT)
    rows = np.flatnonzero((world.state.offered == NEVER) & world.fate.working[:, day] & (day >= rests))
    channels: dict[int, Channel | None] = {}
    for row, advice in zip(rows.tolist(), _asked(advise, log, rows, day), strict=True):
        if advice.on <= advice.today:
            moves[row] = MOVES.index(advice.move)
            channels[row] = advice.channel
            if advice.move == "let_go":
                rests[row] = day + AFTER_LETTING_GO
    return moves, channels


def _landmark(advise: Advise, world: AnyWorld, log: Log) -> tuple[Ints, Forecasts]:
    """The odds on the evening of a landmark, for every process whose end is not known to its candidate."""
    rows = np.flatnonzero((world.state.offered == NEVER) & (world.state.told_no == NEVER))
    advices = _asked(advise, log, rows, world.day)
    situations = [[advice.situations.get(name, 0.0) for name in SITUATIONS] for advice in advices]
    return rows, Forecasts(
        landmark=np.full(len(rows), world.day),
        p_offer=np.array([advice.p_offer for advice in advices]),
        p_news=np.array([advice.p_news_7d for advice in advices]),
        situations=np.array(situations).reshape(len(rows), len(SITUATIONS)),
        offered=np.zeros(len(rows), dtype=np.bool_),
        news=heard_if_waiting(world)[rows],
        truth=world.situations()[rows],
    )


def heard_if_waiting(world: AnyWorld) -> Bools:
    """Who would hear anything within seven days, if they did nothing from now on."""
    other = world.fork()
    heard = np.zeros(len(other), dtype=np.bool_)
    for _ in range(NEWS_DAYS):
        heard |= other.step(np.full(len(other), WAIT)).kind > Word.NONE
    return heard


def _asked(advise: Advise, log: Log, rows: Ints, day: int) -> Sequence[Advice]:
    cases = [log.case(row, day) for row in rows.tolist()]
    return advise(cases) if cases else []
