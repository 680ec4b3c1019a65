"""Introductions: to ask for one when it is fitting, to thank both, to write, to report back; each at its time.

An introduction lends you somebody's good name. It is thanked for at once, followed quickly, and whoever made it hears
how it went.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from huiyin.growth.timing import days
from huiyin.process.calendar import working_days
from huiyin.process.case import Case, Event
from huiyin.process.vocabulary import Language, Move

Kind = Literal["thank", "decline", "write", "follow", "thank_there", "report", "report_end", "rest", "ask"]


@dataclass(frozen=True)
class Introduction:
    """One introduction and what has come of it. All days are None while they have not come.

    `by` introduced you to `whom`, on the day `on` · `declined`: you said no to it · `thanked`: the one who introduced you ·
    `written`: you wrote to the other side first; `reminded`: once more · `answered`: they said something · `met`: you
    talked there · `thanked_there`: after that talk · `ended`: it came to an end there, `well` or not · `reported`: the one who
    introduced you heard how it goes.
    """

    id: int | str
    on: dt.date
    by: str = ""
    whom: str = ""
    company: str = ""
    country: str = "CN"
    declined: bool = False
    thanked: dt.date | None = None
    written: dt.date | None = None
    reminded: dt.date | None = None
    answered: dt.date | None = None
    met: dt.date | None = None
    thanked_there: dt.date | None = None
    ended: dt.date | None = None
    well: bool = False
    reported: dt.date | None = None


@dataclass(frozen=True)
class Due:
    """Something to do for an introduction, worth doing from the day `on`. `move`: the house's letter, where it has one."""

    kind: Kind
    id: int | str
    on: dt.date
    to: str
    why: dict[Language, str]
    move: Move | None = None


WHY: dict[Kind, dict[Language, str]] = {
    "thank": {
        "zh": "人家是拿自己的面子替你说话，先道声谢。",
        "en": "Whoever introduced you lent you their good name. Thank them first.",
    },
    "decline": {
        "zh": "去不了也要谢一声，下次人家还愿意想着你。",
        "en": "If it is a no, thank them all the same, and they will think of you again.",
    },
    "write": {
        "zh": "引荐要趁热，对方还记得你名字的时候就去打个招呼。",
        "en": "An introduction cools quickly. Write while they remember your name.",
    },
    "follow": {
        "zh": "写过去几天没有回音，轻轻提一次就够。",
        "en": "No word for some days. One light reminder is enough.",
    },
    "thank_there": {
        "zh": "聊过了，谢谢对方抽时间。",
        "en": "You have talked. Thank them for their time.",
    },
    "report": {
        "zh": "引荐的人会想知道后来怎样了，说一句就好。",
        "en": "Whoever introduced you would like to know how it goes. One line will do.",
    },
    "report_end": {
        "zh": "有结果了，不管好坏都告诉引荐的人一声。",
        "en": "It has come to an end. Tell whoever introduced you, good or bad.",
    },
    "rest": {
        "zh": "提过一次，还是没有回音，就放下吧，跟引荐的人说一声谢谢。",
        "en": "One reminder and no word: let it rest, and tell whoever introduced you, with thanks.",
    },
    "ask": {
        "zh": "拒绝之后聊得和气，可以问一句：还知道谁在招人吗？",
        "en": "The no was a friendly one. You may ask whether they know of somebody who is hiring.",
    },
}
_MOVES: dict[Kind, Move] = {"thank": "thank", "decline": "thank"}


def due(introductions: Iterable[Introduction], today: dt.date) -> list[Due]:
    """What to do for each introduction, from which day on; what is due first stands first.

    At most one thing for each side of an introduction: the one who made it, and the one whom it led to. What lies ahead is in
    the list with its day; `[one for one in due(…) if one.on <= today]` is what to do now.
    """
    found: list[Due] = []
    for one in introductions:
        calendar = working_days(one.country)
        if calendar.between(one.on, today) > days("introduction", "stale"):
            continue
        for kind, after in (_for_the_one_who_made_it(one), _for_the_other_side(one)):
            if kind and after:
                on = calendar.on_or_after(calendar.add(after, _WAITS[kind]) if _WAITS[kind] else after)
                to = one.whom if kind in ("write", "follow", "thank_there") else one.by
                found.append(Due(kind, one.id, on, to, WHY[kind], _MOVES.get(kind)))
    return sorted(found, key=lambda task: (task.on, str(task.id), task.kind))


_WAITS: dict[Kind, int] = {
    "thank": 0,
    "decline": 0,
    "write": days("introduction", "thank"),
    "follow": days("introduction", "follow"),
    "rest": days("introduction", "rest"),
    "thank_there": days("introduction", "thank_there"),
    "report": days("introduction", "report"),
    "report_end": days("introduction", "report_end"),
    "ask": days("introduction", "ask_from"),
}


def _for_the_one_who_made_it(one: Introduction) -> tuple[Kind | None, dt.date | None]:
    if one.thanked is None:
        return ("decline" if one.declined else "thank"), one.on
    if one.declined:
        return None, None
    if one.ended is not None and (one.reported is None or one.reported < one.ended):
        return "report_end", one.ended
    silent = one.answered is None and one.met is None
    if one.reminded is not None and silent and (one.reported is None or one.reported < one.reminded):
        return "rest", one.reminded
    # They may have written first.
    begun = one.written or one.answered or one.met
    if begun is not None and one.ended is None and one.reported is None:
        return "report", begun
    return None, None


def _for_the_other_side(one: Introduction) -> tuple[Kind | None, dt.date | None]:
    if one.declined or one.ended is not None:
        return None, None
    if one.met is not None:
        return ("thank_there", one.met) if one.thanked_there is None else (None, None)
    if one.written is None and one.answered is None:
        return "write", one.on
    if one.answered is None and one.reminded is None:
        return "follow", one.written
    return None, None


def _goes_on(event: Event) -> bool:
    """Whether after a no the seat is open again, or was left by oneself."""
    reading = event.reading
    opened = reading is not None and (reading.outcome in ("offer", "next_round") or reading.seat_reopened)
    return opened or event.kind == "withdrawn"


def may_ask(case: Case) -> Due | None:
    """Whether this case is one in which to ask HR for an introduction, and from which day on.

    From a no onward: after thanks, while HR remembers the talk, if nothing that was sent hurt, the answer was not curt, none
    was offered, and HR was not asked for anything since.
    """
    told = [
        event for event in case.events if event.reading and event.reading.outcome in ("rejected", "filled")
    ]
    if not told:
        return None
    no = told[-1]
    if any(_goes_on(event) for event in case.events[case.events.index(no) + 1 :]):
        return None
    since = [event for event in case.events if event.kind == "sent" and event.on >= no.on]
    hurt = any(event.flags for event in case.events if event.kind == "sent")
    thanked = [event.on for event in since if event.move in ("thank", "ask_why")]
    referred = any(event.reading and event.reading.referral for event in case.events)
    curt = no.reading is not None and no.reading.warmth == 0
    if hurt or referred or curt or not thanked or since[-1].move not in ("thank", "ask_why"):
        return None
    calendar = working_days(case.opening.country)
    if calendar.between(no.on, case.today) > days("introduction", "ask_until"):
        return None
    on = calendar.add(thanked[-1], days("introduction", "ask_from"))
    return Due("ask", case.id or "", on, case.opening.hr_name, WHY["ask"])
