"""HR speaks: answers or does not, keeps its dates or does not, and mostly does not tell a no."""

import numpy as np

from huiyin.lab.abroad.fate import Fate
from huiyin.lab.abroad.state import Stage, State, enter, frozen, refused, wanted
from huiyin.lab.columns import NEVER, Bools, Ints
from huiyin.lab.contact import ASK, KEEN, PROPOSE, THANK, WHY
from huiyin.lab.recruiter import (
    HEADCOUNT,
    REQUEST_CONFIRM,
    REQUEST_DOCUMENTS,
    STRONGER,
    TIMING,
    Words,
    hear,
    silence,
)
from huiyin.lab.state import Word, coin

STRUCK_REPLIES = 0.3
"""What is left of the chance of an answer once HR has had enough."""


def work_day(fate: Fate, state: State, day: int) -> Words:
    """HR's day. Gives what each candidate hears."""
    words = silence(len(state.stage))
    at_desk = fate.working[:, day] & (state.offered == NEVER)
    _tell(fate, state, at_desk, words)
    _keep_dates(fate, state, day, at_desk, words)
    _answer(fate, state, day, at_desk, words)
    _ask_for_papers(fate, state, day, at_desk, words)
    live = at_desk & (state.stage <= Stage.LIES) & (words.kind == Word.NONE) & fate.updates[:, day]
    words.kind[live] = Word.PENDING
    words.kind[state.offered == day] = Word.OFFER
    hear(state, day, words)
    return words


def _say_no(fate: Fate, rows: Bools, words: Words) -> None:
    words.kind[rows] = np.where(fate.wording[:, 0] < 0.3, Word.FILLED, Word.REJECTED)[rows]
    gives = rows & (fate.wording[:, 1] < 0.2)
    words.reason[gives] = fate.reason[gives]


def _tell(fate: Fate, state: State, at_desk: Bools, words: Words) -> None:
    known = at_desk & refused(state) & (state.told_no == NEVER)
    state.untold = state.untold - known
    _say_no(fate, known & (state.untold <= 0), words)


def _keep_dates(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    """Who keeps dates says what there is to say: a no, or a new date."""
    due = at_desk & fate.keeps & (state.promised_for == day) & (words.kind == Word.NONE)
    _say_no(fate, due & refused(state) & (state.told_no == NEVER), words)
    open_still = due & ~refused(state)
    words.kind[open_still] = np.where(frozen(fate, state, day), Word.ON_HOLD, Word.PENDING)[open_still]
    words.promised_for[open_still] = _next_date(fate, state, day)[open_still]


def _next_date(fate: Fate, state: State, day: int) -> Ints:
    """Some days on, never a weekend."""
    date = day + 3 + np.floor(7 * coin(fate.date_coin[:, ::-1], state.words)).astype(np.int64)
    rows, last = np.arange(len(date)), fate.working.shape[1] - 1
    for _ in range(2):
        date = date + ~fate.working[rows, np.minimum(date, last)]
    return date


def _answer(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    """A question is looked at: HR may go and ask the department, and may answer."""
    seen = at_desk & (state.question_due <= day)
    if not seen.any():
        return
    state.question_due = np.where(seen, NEVER, state.question_due)
    number = np.maximum(state.asks - 1, 0)
    likes = np.where(state.struck, STRUCK_REPLIES, 1.0)
    able = seen & ~fate.ignores
    answers = able & (coin(fate.reply_coin, number) < fate.replies * likes) & (words.kind == Word.NONE)
    told = state.told_no < NEVER
    _after_a_no(fate, state, answers & told, words)
    _about_silence(fate, state, answers & ~told, words, day)
    pushes = able & ~told & (coin(fate.push_coin, number) < fate.pushes * likes)
    pushes &= (state.stage == Stage.LIES) & ~frozen(fate, state, day)
    state.work = np.where(pushes, np.minimum(state.work, 1.0), state.work)


def _about_silence(fate: Fate, state: State, rows: Bools, words: Words, day: int) -> None:
    wording = coin(fate.wording[:, ::-1], np.maximum(state.asks - 1, 0))
    no = rows & refused(state)
    _say_no(fate, no & fate.candid, words)
    vague = no & ~fate.candid
    words.kind[vague] = np.where(wording < 0.5, Word.PENDING, Word.NO_INFO)[vague]
    stands = rows & ~no & frozen(fate, state, day)
    words.kind[stands] = np.where(wording < 0.6, Word.ON_HOLD, Word.PENDING)[stands]
    words.reason[stands & (wording < 0.5)] = HEADCOUNT
    second = rows & ~stands & (state.stage == Stage.SECOND)
    words.kind[second] = np.where(wording < 0.25, Word.ON_HOLD, Word.PENDING)[second]
    words.reason[second & (wording > 0.75)] = STRONGER
    live = rows & ~stands & (state.stage <= Stage.COMING)
    words.kind[live] = np.where(wording < 0.75, Word.PENDING, Word.NO_INFO)[live]
    words.reason[live & (state.stage == Stage.LIES) & (wording < 0.3)] = TIMING
    dated = (live | second | vague) & (words.kind == Word.PENDING)
    dated &= coin(fate.date_coin, state.words) < fate.dates * np.where(vague, 0.4, 1.0)
    words.promised_for[dated] = _next_date(fate, state, day)[dated]


def _after_a_no(fate: Fate, state: State, rows: Bools, words: Words) -> None:
    """The reason if asked for, an introduction from goodwill, plan B passed on once, rarely."""
    why, thank = state.question_move == WHY, state.question_move == THANK
    words.kind[rows & np.isin(state.question_move, (ASK, KEEN, WHY, PROPOSE))] = Word.REJECTED
    gives = rows & why & (fate.reason >= 0) & ~state.struck
    words.reason[gives] = fate.reason[gives]
    introduced = rows & (why | thank) & fate.introduces & ~state.struck & (state.introductions == 0)
    words.kind[introduced] = Word.REJECTED
    words.referral[introduced] = True
    plan = rows & (state.question_move == PROPOSE)
    opened = plan & fate.reopens & ~state.proposed & ~state.struck
    words.kind[opened] = Word.PENDING
    words.reopened |= opened
    state.proposed |= plan
    state.standing = np.where(opened, 1, state.standing)
    enter(state, opened, Stage.COMPARED, 0.5 * fate.decides_work)


def _ask_for_papers(fate: Fate, state: State, day: int, at_desk: Bools, words: Words) -> None:
    told = state.told_no < NEVER
    wants = at_desk & (state.stage == Stage.COMING) & ~state.papers_done & ~state.papers_open
    wants &= wanted(fate, state)
    words.kind[wants] = Word.PENDING
    words.request[wants] = np.where(told, REQUEST_CONFIRM, REQUEST_DOCUMENTS + (fate.start % 3))[wants]
    words.reopened |= wants & told
    state.papers_open |= wants
    state.papers_since = np.where(wants, day, state.papers_since)
