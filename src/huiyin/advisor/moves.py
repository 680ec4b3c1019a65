"""From the values of a case to its move: which moves are open, what each is worth, when, and by which channel."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from huiyin.advisor.facts import Seen
from huiyin.advisor.goodwill import mild_wear
from huiyin.process.parameters import parameters
from huiyin.process.vocabulary import Channel, Move

ANSWER_WAIT: Final = 5
"""Working days for which the answer to a question is waited for."""
WORD_WAIT: Final = 6
"""Working days after a word that named no date, before it is worth asking again."""
HELD_WAIT: Final = 15
"""Working days after "on hold"."""
MOST_UNANSWERED, MOST_ASKS, MOST_CLOSING = 2, 4, 2
"""Experts say that HR bears two contacts (facts): two unanswered questions in a row, and two messages after a no."""
SPENT: Final = 0.05
"""Below these odds of an offer, hope is better spent elsewhere."""
LONG: Final = 25
"""Working days before hope counts as spent."""
DECENT_WAIT: Final = 7
"""Working days after the interview before a question is decent, if HR has named no day."""
GRACE: Final = 3
"""Working days after a promised day before asking."""
INDIFFERENT: Final = 0.02
"""Values this close (as a share) count as equal; then not knowing decides for the question."""
KEEN_WISH: Final = 3
"""The least wish at which to say that one is keen: it is for the opening that one truly wants."""
CLOSED: Final = 30
"""Working days after the last word of a no on which there is still something to write; later it would only surprise."""
FORGOTTEN: Final = 40
"""Working days after which what HR had asked for is hardly waited for any more."""
FARTHEST: Final = 20
"""Working days until the next look, at most, whatever day was named."""
FIXABLE: Final = {"experience", "skill_match", "education", "salary", "location", "timing", "other"}


@dataclass(slots=True)
class Choice:
    """A move, its day, the value of each open move (in worth), and the day to look again."""

    move: Move
    values: dict[Move, float]
    on: dt.date
    next_look: dt.date | None


@dataclass(slots=True)
class Values:
    """What the policy says of one case: the values of waiting and asking, and of the closings after a no."""

    wait: float
    ask: float
    keen: float
    let_go: float
    thank: float
    ask_why: float
    propose: float
    p_offer: float
    """With the best of waiting and asking."""
    weight: float
    """What the offer is worth to this person."""
    contact: float
    """What a contact costs this person, 0 or less."""


def choose(seen: Seen, values: Values) -> Choice:
    """The move for today."""
    if seen.withdrawn:
        return _parting(seen, values)
    if seen.offered:
        return _answering(seen, values)
    if seen.told_no is not None:
        return _closing(seen, values)
    if seen.wanted and not _forgotten(seen, values):
        return _answering(seen, values)
    return _waiting(seen, values)


def _forgotten(seen: Seen, values: Values) -> bool:
    """What HR had asked for was never sent, and nobody can be waiting for it."""
    return values.p_offer < SPENT and seen.day - (seen.word_on or 0) > FORGOTTEN


def _waiting(seen: Seen, values: Values) -> Choice:
    open_moves: dict[Move, float] = {"wait": values.wait}
    earliest = _earliest(seen)
    wear = max(0.0, mild_wear(seen, "ask", seen.day) - mild_wear_base())
    early = seen.day < earliest
    loss = wear * 0.4 * values.wait + (0.02 * values.wait if early else 0.0)
    ask = values.ask if values.ask > float("-inf") else values.wait + 2 * values.contact
    open_moves["ask"] = ask - loss
    if _keen_counts(seen):
        open_moves["ask_keen"] = max(values.keen, values.wait - 1.0) - loss
    if seen.doubted and not seen.proposed:
        able = 0.02 if seen.case.opening.new_material or seen.case.opening.can_give else 0.005
        open_moves["propose"] = open_moves["ask"] + (able - 0.01) * values.weight
    spent = seen.let_go or (values.p_offer < SPENT and seen.day >= LONG)
    if seen.let_go:
        # The person has decided; only a word from HR opens it again.
        move: Move = "let_go"
    elif early or not _may_ask(seen):
        move = "let_go" if spent and not early else "wait"
    else:
        move = _best_question(seen, open_moves)
        if move == "wait" and spent:
            move = "let_go"
    if spent:
        open_moves["let_go"] = values.wait
    _lead(open_moves, move)
    look = earliest if early else seen.day + (3 if move == "wait" else ANSWER_WAIT + 1)
    if move == "let_go":
        return Choice(move, open_moves, seen.case.today, _day(seen, seen.day + 20))
    return Choice(move, open_moves, _workday(seen, move), _day(seen, max(look, seen.day + 1)))


def mild_wear_base() -> float:
    return parameters().number("wear.ask")


def _best_question(seen: Seen, open_moves: dict[Move, float]) -> Move:
    # Plan B is for a no, or for a seat put on hold with a doubt: to somebody who is still choosing it looks like pushing.
    able = ("ask", "ask_keen", "propose") if seen.on_hold else ("ask", "ask_keen")
    questions = [name for name in able if name in open_moves]
    best: Move = max(questions, key=lambda name: open_moves[name])
    close = INDIFFERENT * abs(open_moves["wait"])
    if seen.asks:
        # Another question must be clearly worth it.
        return best if open_moves[best] > open_moves["wait"] + close else "wait"
    due = seen.passed is not None or seen.day >= DECENT_WAIT
    return best if open_moves[best] > open_moves["wait"] - (close if due else 0.0) else "wait"


def _keen_counts(seen: Seen) -> bool:
    """Where being keen may count: an opening that is truly wanted; once, and not early.

    Not where HR has talked of pay and let its day pass: it knows that you would come, and saying so weakens your hand.
    """
    known = seen.passed is not None and "pay_discussed" in seen.signals
    wanted = seen.case.wish >= KEEN_WISH and seen.day >= DECENT_WAIT
    return wanted and not known and not seen.keen and not seen.on_hold


def _may_ask(seen: Seen) -> bool:
    return seen.asks_open < MOST_UNANSWERED and seen.asks < MOST_ASKS


def _earliest(seen: Seen) -> int:
    """The first working day on which a question is decent."""
    day = 1
    if seen.due is not None and seen.passed is None:
        day = max(day, seen.due + GRACE)
    elif seen.word_on is not None:
        day = max(
            day, seen.word_on + (HELD_WAIT if seen.on_hold else WORD_WAIT if seen.passed is None else GRACE)
        )
    elif seen.passed is not None:
        day = max(day, seen.passed + GRACE)
    elif seen.asked_on is None:
        day = max(day, DECENT_WAIT)
    if seen.contact_on is not None and seen.asked_on is None:
        day = max(day, seen.contact_on + 2)
    if seen.asked_on is not None and (seen.word_on is None or seen.asked_on >= seen.word_on):
        day = max(day, seen.asked_on + ANSWER_WAIT + (3 if seen.asks_open else 0))
    return day


def _answering(seen: Seen, values: Values) -> Choice:
    if seen.wanted:
        open_moves: dict[Move, float] = {"answer": values.wait, "wait": 0.6 * values.wait}
        return Choice("answer", open_moves, seen.case.today, _day(seen, seen.day + 3))
    open_moves = {"wait": max(values.wait, 1.0), "ask": max(values.wait, 1.0) * 0.9}
    since = max(seen.word_on or 0, seen.contact_on or 0)
    look = seen.due + 1 if seen.due is not None and seen.passed is None else since + WORD_WAIT
    return Choice("wait", open_moves, seen.case.today, _day(seen, max(look, seen.day + 1)))


def _closing(seen: Seen, values: Values) -> Choice:
    """After a no: the introduction, the reason, plan B where it may still count, thanks; then let go."""
    number = parameters().number
    assert seen.told_no is not None
    open_moves: dict[Move, float] = {"let_go": values.let_go}
    decent = number("after_no.decent_end") if seen.closing == 0 else 0.0
    if not seen.thanked:
        open_moves["thank"] = values.thank + decent
    if not seen.asked_why:
        gained = values.ask_why - values.let_go - values.contact
        gained *= number("after_no.another_reason") if seen.reason else 1.0
        open_moves["ask_why"] = (
            values.let_go + gained + values.contact + decent * (0.6 if seen.reason else 1.0)
        )
    fades = number("after_no.reopening_fades") ** max(0, seen.day - seen.told_no)
    if not seen.proposed and _fixable(seen):
        gained = values.propose - values.let_go - values.contact
        gained *= fades * (1.0 if seen.told == "rejected" else 0.15)
        open_moves["propose"] = values.let_go + gained + values.contact
    introduced = seen.referral and not seen.followed and not seen.thanked
    if seen.referral and not seen.followed:
        open_moves["follow_introduction"] = values.let_go + number("after_no.follows") * 2 * (
            0.5 if seen.thanked else 1.0
        )
    can = [name for name in open_moves if name != "follow_introduction" or introduced]
    move: Move = max(can, key=lambda name: open_moves[name])
    # One message, and another only once it was answered.
    answered = seen.closing and (seen.word_on or 0) > (seen.contact_on or 0)
    late = seen.day - max(seen.told_no, seen.word_on or 0) > CLOSED
    over = (
        seen.let_go
        or late
        or seen.closing >= MOST_CLOSING
        or (seen.closing and (seen.thanked or not answered))
    )
    if over and move != "follow_introduction":
        move = "let_go"
    _lead(open_moves, move)
    return Choice(
        move, open_moves, _workday(seen, move), _day(seen, seen.day + (3 if move != "let_go" else 20))
    )


def _fixable(seen: Seen) -> bool:
    """Plan B answers a doubt that was named, or fills the gap where none was, with something to show for it."""
    events = [
        event
        for event in seen.case.events
        if event.reading and event.reading.outcome in ("rejected", "filled")
    ]
    reasons = {reason for event in events if event.reading for reason in event.reading.reasons}
    return not reasons or bool(reasons & FIXABLE)


def _parting(seen: Seen, values: Values) -> Choice:
    open_moves: dict[Move, float] = {"let_go": max(values.let_go, 0.05)}
    move: Move = "let_go"
    if not seen.thanked:
        open_moves["thank"] = open_moves["let_go"] + 0.05
        move = "thank"
    _lead(open_moves, move)
    return Choice(move, open_moves, _workday(seen, move), None)


def _lead(open_moves: dict[Move, float], move: Move) -> None:
    """The chosen move stands first; rules of decency may have chosen it over one of slightly higher value."""
    top = max(open_moves.values())
    open_moves[move] = max(open_moves.get(move, top), top)


def _workday(seen: Seen, move: Move) -> dt.date:
    if move in ("wait", "let_go"):
        return seen.case.today
    return seen.calendar.on_or_after(seen.case.today)


def _day(seen: Seen, day: int) -> dt.date:
    """The date of a working day of this opening, never before tomorrow."""
    ahead = max(1, min(day - seen.day, FARTHEST))
    return seen.calendar.add(seen.case.today, ahead)


def channel_of(seen: Seen, move: Move) -> Channel | None:
    """The channel that HR uses; a question that hurries is asked by phone where HR has called before."""
    if move in ("wait", "let_go"):
        return None
    used = seen.channel_in or seen.channel_out
    if used == "phone_note":
        used = "phone"
    if used in ("portal", "sms", "in_person", None):
        used = "wechat" if seen.case.opening.country == "CN" else "email"
    return used  # type: ignore[return-value]
