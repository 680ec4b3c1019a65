"""From a case to evidence: the steps by which its belief moves, and the facts that are plainly seen.

Days count in working days from the last interview. What a person does on a day off counts with the working day before
it; what HR says on one, with the working day after it.
"""

import datetime as dt
from functools import lru_cache
from typing import Final

from huiyin.advisor import operators
from huiyin.advisor.facts import Seen
from huiyin.advisor.goodwill import wear_of
from huiyin.advisor.steps import Piece, Step, Word
from huiyin.process.calendar import working_days
from huiyin.process.case import Case, Event
from huiyin.process.model_words import DOUBTS
from huiyin.process.reading import Reading

QUESTIONS: Final = ("ask", "ask_keen", "propose", "ask_why")
NEWS_DAYS: Final = 7
LATE: Final = 2
"""Working days after a promised day on which a word still counts as the promised one."""
FAR: Final = 100
"""Calendar days after which a named day looks like a slip of the pen."""
MOST_A_DAY: Final = 3
"""Words of one day that move the odds; the others are kept, and their ends still count."""
_PUSHES: Final = {
    "ask": operators.ASK,
    "ask_keen": operators.ASK_KEEN,
    "propose": operators.PROPOSE,
    "answer": operators.ANSWER,
}
_NONE: Final = Reading()


def seen(case: Case) -> Seen:
    """Read the events of a case in order."""
    calendar = working_days(case.opening.country)
    interviews = [event for event in case.events if event.kind == "interview"]
    first = interviews[-1].on if interviews else case.events[0].on if case.events else case.today
    anchor = calendar.count(first)
    today = calendar.count(case.today)
    found = Seen(case, calendar, anchor, today - anchor, bool(interviews))
    if interviews:
        signals = [signal for event in interviews for signal in event.signals]
        found.signals = tuple(dict.fromkeys(signals))
    for event in case.events:
        if event.kind == "promise":
            _promise(found, event)
        elif event.kind == "withdrawn":
            found.withdrawn = True
        elif event.kind == "interview":
            continue
        elif event.on < first:
            _before(found, event)
        elif event.kind == "sent":
            _sent(found, event)
        else:
            _received(found, event)
    _finish(found)
    return found


def _index(found: Seen, event: Event) -> tuple[int, bool]:
    """The working day of an event, and whether it is one."""
    count = found.calendar.count(event.on)
    return max(0, count - found.anchor), found.calendar.is_working(event.on)


def _before(found: Seen, event: Event) -> None:
    """Before the last interview only the channel matters: whatever was said has led to it."""
    if event.kind == "received":
        found.channel_in = event.channel or found.channel_in
        if event.reading and event.reading.outcome in ("offer", "rejected", "filled"):
            found.conflicts.append(("reply_before", event))
    else:
        found.channel_out = event.channel or found.channel_out


def _promise(found: Seen, event: Event) -> None:
    if event.by is None:
        return
    due = _due_day(found, event.by)
    if event.by < event.on:
        found.conflicts.append(("promise_before", event))
        return
    if due < 0:
        return
    if (event.by - event.on).days > FAR:
        found.conflicts.append(("promise_far", event))
    found.due, found.due_event, found.passed = due, event, None
    if due < found._done:
        found.passed = due


def _due_day(found: Seen, by: dt.date) -> int:
    """The working day with which a named day is over: one that is a day off has not passed before the next working day."""
    return found.calendar.count(by) + (not found.calendar.is_working(by)) - found.anchor


def _advance(found: Seen, until: int) -> None:
    """Silent days up to and including the day `until`, stopping at a promised day on the way."""
    while found._done < until:
        due = found.due if found.passed is None else None
        end = min(until, due) if due is not None and due > found._done else until
        _stretch(found, end - found._done, found.steps)
        found._done = end
        if due is not None and end >= due:
            _pass_due(found)
    if found.due is not None and found.passed is None and found.due <= found._done and found.due < until:
        _pass_due(found)


def _pass_due(found: Seen) -> None:
    found.passed = found.due
    found.steps.append(Step(operators.DUE, of=len(found.pieces)))
    found.pieces.append(Piece("promise", found.due_event))


def _stretch(found: Seen, days: int, into: list[Step]) -> None:
    if days <= 0:
        return
    last = found.pieces[-1] if found.pieces else None
    if into is found.steps and (last is None or last.kind != "silence"):
        found.pieces.append(Piece("silence"))
    of = len(found.pieces) - 1 if into is found.steps else -1
    into += _silent_steps(days, found._age, of)
    if found._age is not None:
        found._age = found._age + days if found._age + days < operators.ANSWERS else None


@lru_cache(maxsize=8192)
def _silent_steps(days: int, age: int | None, of: int) -> tuple[Step, ...]:
    return tuple(Step(operator, of=of) for operator in operators.stretch(days, age))


def _sent(found: Seen, event: Event) -> None:
    day, working = _index(found, event)
    _advance(found, day - 1 if working else day)
    move = event.move or "ask"
    if move in ("wait", "let_go"):
        found.let_go |= move == "let_go"
        return
    wear = wear_of(found, event, move, day)
    question = move in QUESTIONS
    operator = _PUSHES.get(move, operators.NOTHING)
    if operator == operators.PROPOSE and found.told_no is None:
        operator = operators.NOTHING
    if operator in (operators.ASK, operators.ASK_KEEN) and found.told_no is not None:
        operator = operators.NOTHING
    if operator == operators.ASK_KEEN and found.keen:
        operator = operators.ASK
    if operator != operators.NOTHING or wear is not None:
        found.pieces.append(Piece("contact", event))
        found.steps.append(Step(operator, wear=wear, of=len(found.pieces) - 1))
    found.channel_out = event.channel or found.channel_out
    if move == "answer":
        found.wanted = False
        return
    if move == "follow_introduction":
        found.followed = True
        return
    count = found._sent_days[day] = found._sent_days.get(day, 0) + 1
    if count == MOST_A_DAY + 1:
        found.conflicts.append(("many_sent", event))
    found.contact_on = day
    if question:
        found._age = 0
        found.asks += 1
        found.asks_open += 1
        found.asked_on = day
        # Whatever was named before has been talked about: from now on the answer counts.
        if found.passed is not None:
            found.due = found.due_event = found.passed = None
    found.keen |= move == "ask_keen"
    if found.told_no is not None:
        found.closing += 1
        found.thanked |= move == "thank"
        found.asked_why |= move == "ask_why"
        found.proposed |= move == "propose"
    elif move == "thank":
        found.thanked = True
        found.closing += found.withdrawn


def _received(found: Seen, event: Event) -> None:
    reading = event.reading or _NONE
    day, working = _index(found, event)
    day += not working
    again = day <= found._done and day in found._word_days and reading.outcome != "offer"
    count = found._word_days.get(day, 0)
    found._word_days[day] = count + 1
    _advance(found, day - 1)
    of = len(found.pieces)
    found.pieces.append(Piece("word", event))
    if count == MOST_A_DAY:
        found.conflicts.append(("many_words", event))
    if count < MOST_A_DAY:
        # An offer is never only half new: whatever else was said that day, it is an offer now.
        fresh = found._done < day or reading.outcome == "offer"
        word = Word(reading, found._age, again or not fresh, _kept(found, day))
        found.steps.append(Step(operators.UNWATCHED + 1 if fresh else operators.NOTHING, word, of=of))
    found._done = max(found._done, day)
    _settle(found, event, reading, day, of)
    found._age = None
    found.asks_open = 0
    # Whoever had let go looks again when HR writes that it goes on.
    found.let_go &= not (_goes_on(reading) or reading.seat_reopened)
    found.word_on = day
    found.channel_in = event.channel or found.channel_in
    found.wanted |= bool(reading.requests) or reading.outcome == "offer"
    found.referral |= reading.referral
    found.doubted |= bool(DOUBTS & set(reading.reasons)) and reading.outcome in ("pending", "on_hold")
    if reading.promised_date is not None:
        _named(found, event, reading)
    elif found.due is not None and (found.passed is not None or day >= found.due):
        found.due = found.due_event = found.passed = None


def _goes_on(reading: Reading) -> bool:
    return bool(reading.requests) or reading.outcome in ("pending", "next_round", "offer")


def _kept(found: Seen, day: int) -> bool:
    """Whether a word on working day `day` keeps a promised day: it comes then because it was promised."""
    return found.due is not None and found.due - 1 <= day <= found.due + LATE


def _named(found: Seen, event: Event, reading: Reading) -> None:
    assert reading.promised_date is not None
    by = reading.promised_date.latest
    if by < event.on:
        found.conflicts.append(("promise_before", event))
        return
    if (by - event.on).days > FAR:
        found.conflicts.append(("promise_far", event))
    found.due, found.due_event, found.passed = _due_day(found, by), event, None


def _settle(found: Seen, event: Event, reading: Reading, day: int, of: int) -> None:
    """What a word ends or opens again."""
    outcome = reading.outcome
    alive = outcome in ("pending", "next_round", "offer")
    if outcome in ("rejected", "filled"):
        if found.offered:
            found.conflicts.append(("no_after_offer", event))
        found.steps.append(Step(operators.REFUSED, of=of))
        if found.told_no is None or found.reopened:
            found.told_no, found.told, found.closing = day, outcome, 0
        found.offered = found.reopened = found.wanted = False
        found.reason |= bool(reading.reasons)
    elif found.told_no is not None and (alive or reading.seat_reopened):
        unclear = not reading.seat_reopened and not reading.requests
        if unclear:
            found.conflicts.append(("alive_after_no", event))
        # Where HR only says that things are open, they are: compared again, not an offer that has come back.
        open_again = unclear and outcome != "offer"
        found.steps.append(Step(operators.NEXT_ROUND if open_again else operators.REOPENED, of=of))
        found.told_no, found.told, found.reopened, found.closing = None, "", True, 0
    elif reading.seat_reopened:
        found.steps.append(Step(operators.REOPENED, of=of))
        found.reopened = True
    elif found.offered and outcome in ("pending", "on_hold", "no_info", "next_round"):
        if not reading.requests:
            found.conflicts.append(("open_after_offer", event))
            found.offered = outcome == "no_info"
            found.steps.append(Step(operators.DOUBTED, of=of))
    elif outcome == "next_round":
        found.steps.append(Step(operators.NEXT_ROUND, of=of))
    found.offered |= outcome == "offer"
    found.on_hold = outcome == "on_hold" or (found.on_hold and outcome == "no_info")


def _finish(found: Seen) -> None:
    """Up to the evening before today, and then today and the days ahead for the odds of news."""
    case, calendar = found.case, found.calendar
    _advance(found, found.day - calendar.is_working(case.today))
    done, age = found._done, found._age
    due = found.due if found.passed is None else None
    ahead = calendar.count_ordinal(case.today.toordinal() + NEWS_DAYS) - found.anchor
    for until, into in ((found.day, found.today_steps), (ahead, found.news_steps)):
        if due is not None and done < due <= until:
            _stretch(found, due - done, into)
            into.append(Step(operators.DUE))
            done = due
        _stretch(found, until - done, into)
        done = max(done, until)
    found._age = age
    if due is not None and due < found._done:
        found.passed = due
