"""Staying in line: after a decent close, the days on which the seat may open again.

A no is not always final. The first choice has a contract to leave, a first day to come to, a probation to pass; a frozen seat
waits for the next budget. Nothing is to be done on these days but to look, and perhaps to write one line.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from huiyin.growth.timing import by_country, days, times
from huiyin.process.calendar import WorkingDays, working_days
from huiyin.process.case import Case, Event
from huiyin.process.parameters import parameters
from huiyin.process.vocabulary import Language

Chance = Literal["answers", "starts", "probation", "quarter", "budget"]
WHY: dict[Chance, dict[Language, str]] = {
    "answers": {
        "zh": "第一人选大概这时候答复。如果不来，就轮到后面的人。",
        "en": "About now the first choice answers. If it is a no, the next in line is called.",
    },
    "starts": {
        "zh": "离职交接完，第一人选该到岗了。有人会在这一天前后变卦。",
        "en": "Notice served, the first choice should start. Some back out around this day.",
    },
    "probation": {
        "zh": "试用期大概这时候结束。没留下来的话，岗位会再空出来。",
        "en": "Probation ends about now. If it did not work out, the seat opens again.",
    },
    "quarter": {
        "zh": "新的季度，停下的名额有时会放开。",
        "en": "A new quarter: seats that were stopped sometimes come back.",
    },
    "budget": {
        "zh": "新一年的预算下来，名额会重新看。",
        "en": "The new year's budget: headcount is looked at afresh.",
    },
}
_HURTS = ("accusation", "pressure", "entitlement", "chasing")


@dataclass(frozen=True)
class Look:
    """A day on which a look is worth it. `odds`: that the seat comes back through this, 0 to 1, None where nobody can say;
    `judged`: the day or the odds are a judgement."""

    on: dt.date
    chance: Chance
    odds: float | None
    judged: bool
    why: dict[Language, str]


@dataclass(frozen=True)
class Watch:
    """What is watched, since which day. `closed_well`: nothing that was sent hurt, and there were thanks."""

    since: dt.date
    reason: Literal["taken", "stopped"]
    closed_well: bool
    thanked: bool
    looks: tuple[Look, ...]

    def ahead(self, today: dt.date) -> tuple[Look, ...]:
        """The looks that are still to come."""
        return tuple(look for look in self.looks if look.on >= today)


def watch(case: Case) -> Watch | None:
    """The days on which the seat of a case may open again; None while it is open, after an offer, or long ago.

    Dates are counted from the day of the no, on the calendar of the country. Odds come from the process model where it has
    them: for who was told to be next, the shares of offers that are refused and of people who accept and do not come; for
    others, the small chance that somebody refused is thought of again; weighed by whether HR calls, which a decent close
    decides.
    """
    closing = _closing(case)
    if closing is None or (case.today - closing.on).days > days("seat", "forget"):
        return None
    since = [event for event in case.events if event.kind == "sent" and event.on >= closing.on]
    hurt = any(flag in _HURTS for event in case.events if event.kind == "sent" for flag in event.flags)
    thanked = any(event.move in ("thank", "ask_why") for event in since)
    stopped = _stopped(closing)
    looks = (
        _of_the_budget(case, closing.on) if stopped else _of_the_first_choice(case, closing, hurt, thanked)
    )
    return Watch(
        closing.on,
        "stopped" if stopped else "taken",
        not hurt and thanked,
        thanked,
        tuple(sorted(looks, key=lambda look: look.on)),
    )


def _closing(case: Case) -> Event | None:
    """The last word that closed the seat for now, if nothing has opened it since."""
    last = None
    for event in case.events:
        if event.kind == "withdrawn":
            return None
        if event.reading is None:
            continue
        if event.reading.outcome in ("rejected", "filled", "on_hold"):
            last = event
        elif event.reading.outcome in ("offer", "next_round") or event.reading.seat_reopened:
            last = None
    return last


def _stopped(closing: Event) -> bool:
    reading = closing.reading
    if reading is None or "headcount_frozen" in reading.reasons:
        return reading is not None
    return reading.outcome == "on_hold" and not _next_in_line(closing)


def _next_in_line(closing: Event) -> bool:
    """Was it said that somebody else comes first, and then you?"""
    reading = closing.reading
    if reading is None:
        return False
    return reading.second or "stronger_candidate" in reading.reasons


def _of_the_first_choice(case: Case, closing: Event, hurt: bool, thanked: bool) -> list[Look]:
    model = parameters()
    kind, fair, lost = (float(share) for share in model["first_choice.called"])
    share = lost if hurt else kind if thanked else fair
    refuses, drops = 1 - model.number("first_choice.accepts"), model.number("first_choice.drops_out")
    next_in_line = _next_in_line(closing)
    country = case.opening.country
    calendar = working_days(country)
    notice, probation = by_country("notice", country), by_country("probation", country)
    taken = closing.reading is not None and closing.reading.outcome == "filled"
    answers = closing.on if taken else closing.on + dt.timedelta(days("seat", "answers"))
    starts = answers + dt.timedelta(notice.value)

    def odds(of_the_first: float, on: dt.date) -> float:
        """Next in line: the first choice's odds. Else the small chance that somebody refused is thought of again."""
        if next_in_line:
            return of_the_first * share
        waited = calendar.between(closing.on, on)
        return float(1 - (1 - model.number("first_choice.another_chance")) ** waited) * share

    looks = [
        Look(_working(calendar, starts), "starts", odds(drops, starts), True, WHY["starts"]),
        Look(
            _working(calendar, starts + dt.timedelta(probation.value)),
            "probation",
            None,
            True,
            WHY["probation"],
        ),
    ]
    if not taken:
        judged = times()["seat"]["answers"].judged
        looks.append(
            Look(_working(calendar, answers), "answers", odds(refuses, answers), judged, WHY["answers"])
        )
    return looks


def _of_the_budget(case: Case, since: dt.date) -> list[Look]:
    """The next two quarters and the next year. What thaws a seat is a chance for each working day."""
    calendar = working_days(case.opening.country)
    thaws = parameters().number("frozen.thaws")
    gone = parameters().number("frozen.cancelled")
    looks = []
    quarter = since
    for _number in range(2):
        month = 3 * ((quarter.month - 1) // 3) + 4
        quarter = dt.date(quarter.year + month // 13, 1 if month > 12 else month, 1)
        on = _working(calendar, quarter)
        chance: Chance = "budget" if quarter.month == days("seat", "budget_month") else "quarter"
        waited = calendar.between(since, on)
        still = (1 - thaws - gone) ** waited
        odds = thaws / (thaws + gone) * (1 - still)
        looks.append(Look(on, chance, round(odds, 3), True, WHY[chance]))
    return looks


def _working(calendar: WorkingDays, day: dt.date) -> dt.date:
    """The working day on or after `day`. New Year's Day is free also in years whose calendar is not out yet."""
    return calendar.on_or_after(day + dt.timedelta((day.month, day.day) == (1, 1)))
