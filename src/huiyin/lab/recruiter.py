"""HR speaks: answers questions when there is a free hand, keeps or forgets its promises, and mostly does not tell a no."""

from dataclasses import dataclass

import numpy as np

from huiyin.lab import contact, seat
from huiyin.lab.columns import NEVER, Bools, Columns, Floats, Ints
from huiyin.lab.fate import Fate
from huiyin.lab.state import Known, Stage, State, Word, coin, frozen, goodwill, mine, next_in_line, refused

NO_REASON = -1
HEADCOUNT, TIMING, STRONGER = 10, 11, 3
"""Places in log.REASONS of the reasons that belong to a situation; 0 to 5 are the candidate's own."""
REQUEST_NONE, REQUEST_DOCUMENTS, REQUEST_START, REQUEST_PAY, REQUEST_CONFIRM = range(5)


@dataclass
class Words(Columns):
    """What HR says to each process on one day."""

    kind: Ints
    reason: Ints
    promised_for: Ints
    request: Ints
    referral: Bools
    reopened: Bools
    warmth: Ints


def silence(count: int) -> Words:
    none = np.zeros(count, dtype=np.bool_)
    zeros = np.zeros(count, dtype=np.int64)
    return Words(
        zeros + Word.NONE, zeros + NO_REASON, zeros + NEVER, zeros.copy(), none.copy(), none, zeros + 1
    )


def work_day(fate: Fate, state: State, day: int) -> Words:
    """HR's day: goes to the department, answers, tells. Gives what each candidate hears."""
    words = silence(len(state.stage))
    at_desk = fate.working[:, day] & (state.offered == NEVER)
    due = at_desk & state.promise_honest & (day == state.promised_for)
    seat.push(fate, state, day, (fate.chase[:, day] & at_desk) | due)
    _keep_promise(fate, state, day, due, words)
    _tell_the_rejected(fate, state, day, at_desk, words)
    _answer_questions(fate, state, day, at_desk, words)
    _ask_for_papers(fate, state, day, at_desk, words)
    _announce_freeze(fate, state, day, at_desk, words)
    words.kind[state.offered == day] = Word.OFFER
    hear(state, day, words)
    state.owes &= ~np.isin(words.kind, (Word.REJECTED, Word.FILLED))
    return words


def _say(words: Words, rows: Bools, kind: Word) -> None:
    words.kind[rows] = kind


def _no(fate: Fate, state: State, rows: Bools, words: Words) -> None:
    """A no, as HR words it: the seat is filled, or you do not match; a reason now and then; rarely an introduction."""
    gone = (state.stage == Stage.FILLED) | ((state.stage == Stage.TAKEN) & (fate.wording[:, 0] < 0.4))
    words.kind[rows] = np.where(gone, Word.FILLED, Word.REJECTED)[rows]
    told = rows & (fate.reason_coin < 0.35 * fate.states_reason)
    words.reason[told] = fate.reason[told]
    words.warmth[rows] = np.where(goodwill(fate, state) > 0.6, 2, 1)[rows]


def _tell_the_rejected(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    """The lowest of all priorities: only recruiters who do so at all, and only on days with hands to spare."""
    known = at_desk & refused(state) & (state.known < day) & (state.told_no == NEVER)
    state.tell_left -= known & (fate.room[:, day] >= 3)
    told = known & fate.tells & (state.tell_left <= 0)
    owed = known & state.owes & fate.candid & (fate.room[:, day] >= 1)
    _no(fate, state, told | owed, words)


def _keep_promise(fate: Fate, state: State, day: int, due: Bools, words: Words) -> None:
    """An honest date: whoever knows says so; who does not yet know may write all the same, with a new date."""
    known = due & refused(state) & (state.known <= day) & (state.told_no == NEVER)
    _no(fate, state, known & (fate.candid | fate.tells), words)
    update = due & fate.updates & ~refused(state) & (words.kind == Word.NONE)
    _say(words, update, Word.PENDING)
    words.promised_for[update] = _next_date(fate, state, day)[update]


def _next_date(fate: Fate, state: State, day: int) -> Ints:
    """The next date that HR names: three to nine days on, never a weekend."""
    date = day + 3 + np.floor(6 * coin(fate.promise_coin[:, ::-1], state.words)).astype(np.int64)
    last = fate.working.shape[1] - 1
    rows = np.arange(len(date))
    for _ in range(2):
        date = date + ~fate.working[rows, np.minimum(date, last)]
    return date


def _answer_questions(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    waiting = at_desk & (state.question_due <= day)
    overdue = waiting & (day - state.question_due > 6)
    taken_up = waiting & (fate.room[:, day] >= 1)
    state.question_due = np.where(overdue | taken_up, NEVER, state.question_due)
    if not taken_up.any():
        return
    liking = np.clip(goodwill(fate, state) / 0.6, 0.0, 1.1)
    number = np.maximum(state.asks - 1, 0)
    told = state.told_no < NEVER
    secret = refused(state) & (state.known < NEVER) & ~told
    willing = fate.replies * liking * np.where(state.question_early, 0.7, 1.0)
    willing *= np.where(secret & ~fate.candid, 0.6, 1.0)
    answers = taken_up & (coin(fate.reply_coin, number) < odds_bound(willing))
    pushes = (
        taken_up
        & ~state.question_early
        & ~told
        & (coin(fate.push_coin, number) < odds_bound(fate.pushes * liking))
    )
    free = answers & (words.kind == Word.NONE)
    _about_a_no(fate, state, free & told, words, liking, day)
    _about_silence(fate, state, free & ~told, words, number, day)
    seat.push(fate, state, day, pushes)


def odds_bound(odds: Floats) -> Floats:
    """The bound below which the mean of two even coins falls with the chance `odds`."""
    odds = np.clip(odds, 0.0, 1.0)
    return np.where(odds <= 0.5, np.sqrt(odds / 2), 1 - np.sqrt((1 - odds) / 2))


def _about_a_no(fate: Fate, state: State, rows: Bools, words: Words, liking: Floats, day: int) -> None:
    """After a no was told: the reason if asked for, an introduction from goodwill, plan B passed on once, rarely."""
    why, thank = state.question_move == contact.WHY, state.question_move == contact.THANK
    liked = np.clip((goodwill(fate, state) - 0.3) / 0.4, 0.0, 1.5)
    reason = rows & why & (fate.reason_coin < fate.states_reason * liking)
    _say(words, reason, Word.REJECTED)
    words.reason[reason] = fate.reason[reason]
    introduced = rows & (why | thank) & (fate.introduction_coin < fate.introduces * liked)
    _say(words, introduced, Word.REJECTED)
    words.referral[introduced] = state.introductions[introduced] == 0
    _say(words, rows & why & (words.kind == Word.NONE), Word.NO_INFO)
    proposes = rows & (state.question_move == contact.PROPOSE)
    reopened = proposes & _reopens(fate, state, liking)
    _say(words, proposes, Word.REJECTED)
    _say(words, reopened, Word.PENDING)
    words.reopened |= reopened
    state.proposed |= proposes
    reopen(fate, state, reopened, day)
    again = rows & np.isin(state.question_move, (contact.ASK, contact.KEEN))
    _say(words, again, Word.REJECTED)


def _reopens(fate: Fate, state: State, liking: Floats) -> Bools:
    """Plan B can only work while nobody has accepted, and for somebody who was not far off."""
    open_seat = ((state.stage >= Stage.APPROVAL) & (state.stage <= Stage.OUT)) | (
        state.stage == Stage.READVERTISED
    )
    near = fate.my_score + 0.5 > fate.bar
    lucky: Bools = open_seat & near & ~state.proposed & (fate.reopen_coin < fate.reopens * liking)
    return lucky


def reopen(fate: Fate, state: State, rows: Bools, day: int) -> None:
    """Back in line behind the one who holds the offer; with an empty seat, the offer's turn is yours."""
    empty = rows & (state.stage == Stage.READVERTISED)
    ahead = np.where(empty, 0, state.turn + 1)
    swapped = state.order[np.arange(len(ahead)), np.minimum(ahead, state.order.shape[1] - 1)]
    behind = rows & (ahead < state.order.shape[1])
    places = np.arange(len(ahead))[behind]
    state.order[places, np.maximum(state.my_place, 0)[behind]] = swapped[behind]
    state.order[places, ahead[behind]] = 0
    state.my_place = np.where(behind, ahead, state.my_place)
    state.line = np.where(behind, np.maximum(state.line, ahead + 1), state.line)
    state.turn = np.where(empty, 0, state.turn)
    state.in_line |= behind
    state.remembered = np.where(behind, day, state.remembered)
    state.stage = np.where(empty, Stage.APPROVAL, state.stage)
    state.work = np.where(empty, fate.deliberation_work + fate.approval_work, state.work)


def _about_silence(fate: Fate, state: State, rows: Bools, words: Words, number: Ints, day: int) -> None:
    """The answer to a question while nothing was said: what HR knows, and how much of it HR says."""
    wording = coin(fate.wording, number)
    stands = frozen(fate, state, day)
    secret = rows & refused(state) & (state.known < NEVER)
    _no(fate, state, secret & fate.candid, words)
    vague = secret & ~fate.candid
    _say(words, vague, Word.NO_INFO)
    _say(words, vague & (wording < 0.5), Word.PENDING)
    held = rows & ~secret & stands
    _say(words, held, Word.PENDING)
    _say(words, held & (wording < 0.6), Word.ON_HOLD)
    words.reason[held & (wording < 0.7)] = HEADCOUNT
    live = rows & ~secret & ~stands
    second = live & next_in_line(state)
    _say(words, second, Word.PENDING)
    _say(words, second & (wording > 0.55), Word.ON_HOLD)
    _say(words, second & (wording > 0.75), Word.NO_INFO)
    words.reason[second & (wording < 0.25)] = STRONGER
    yours = live & (state.stage >= Stage.APPROVAL) & mine(state)
    undecided = live & (state.stage <= Stage.CHOSEN)
    for group, talks in ((yours, 0.9), (undecided, 0.7)):
        open_mouthed = np.where(state.question_early, 0.5, talks)
        _say(words, group, Word.NO_INFO)
        _say(words, group & (wording < open_mouthed), Word.PENDING)
    lying = (state.stage == Stage.CHOSEN) | fate.away[:, day] | (yours & (state.idle > 0))
    words.reason[(yours | undecided) & lying & (wording < 0.35)] = TIMING
    dated = (yours | undecided) & ~state.question_early & (coin(fate.promise_coin, state.words) < 0.5)
    dated &= words.kind == Word.PENDING
    words.promised_for[dated] = _next_date(fate, state, day)[dated]
    state.owes |= (undecided | second) & (goodwill(fate, state) > 0.45)


def _ask_for_papers(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    """Some approvals need something from you; who was told a no is asked first whether the interest still stands."""
    back = (state.told_no < NEVER) & ((state.turn > 0) | state.proposed)
    begins = at_desk & (state.stage == Stage.APPROVAL) & mine(state) & ~state.papers_done & ~state.papers_open
    wants = begins & (fate.wants_papers | back) & (fate.room[:, day] >= 0)
    _say(words, wants, Word.PENDING)
    kinds = REQUEST_DOCUMENTS + np.floor(3 * fate.wording[:, -1]).astype(np.int64)
    words.request[wants] = np.where(back, REQUEST_CONFIRM, kinds)[wants]
    words.reopened |= wants & back
    state.papers_open |= wants
    state.papers_since = np.where(wants, day, state.papers_since)


def _announce_freeze(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    announced = (
        at_desk & (day == fate.freezes) & fate.updates & frozen(fate, state, day) & (words.kind == Word.NONE)
    )
    announced &= state.told_no == NEVER
    _say(words, announced, Word.ON_HOLD)
    words.reason[announced] = HEADCOUNT


def hear(state: Known, day: int, words: Words) -> None:
    """What the candidate now knows."""
    heard = words.kind > Word.NONE
    no = (words.kind == Word.REJECTED) | (words.kind == Word.FILLED)
    ended = no | (words.kind == Word.OFFER)
    state.told_no = np.where(no & (state.told_no == NEVER), day, state.told_no)
    state.told_no = np.where(words.reopened, NEVER, state.told_no)
    state.known_outcome = np.where(ended, np.minimum(day, state.known_outcome), state.known_outcome)
    named = words.promised_for < NEVER
    state.promised_for = np.where(named, words.promised_for, state.promised_for)
    state.reasons |= no & (words.reason >= 0)
    state.introductions |= words.referral
    state.last_word = np.where(heard, day, state.last_word)
    state.last_outcome = np.where(heard, words.kind, state.last_outcome)
    state.words += heard
    state.asks_unanswered = np.where(heard, 0, state.asks_unanswered)
