"""Hints for the person beside a draft: when to send it, what a good answer is. Never part of the message."""

import datetime as dt

from huiyin.language.letters import days, texts
from huiyin.language.letters.addressing import address
from huiyin.language.letters.facts import SLOT_NAME, SLOT_REFERRER, facts_of, last_promise
from huiyin.language.letters.wording import fitted
from huiyin.process.case import Case
from huiyin.process.vocabulary import Channel, Language, Move

_CLASSES = {"phone": "call", "phone_note": "call", "in_person": "in_person"}
_QUIET_DAYS = 7
"""Calendar days of silence that are ordinary after an interview or a message; advice pages name 5 working days."""
_MOST_ASKED = 2


def hints(case: Case, *, move: Move, channel: Channel, letter: Language, variant: int = 0) -> tuple[str, ...]:
    """The hints for a draft, in the person's language; the first line to an introduced person in the letter's."""
    if move == "wait":
        return (*one(case, "wait", turn=variant), *one(case, "wait_until"))
    if move == "let_go":
        return one(case, "let_go", turn=variant)
    kind = _CLASSES.get(channel, "chat")
    found = [*one(case, "timing", kind), *one(case, "posture", kind)]
    if move in ("ask", "ask_keen"):
        found = [
            *one(case, "too_soon"),
            *(one(case, "too_often") if asked_since_word(case) >= _MOST_ASKED else ()),
            *found,
        ]
    found += one(case, "good", move)
    signs = facts_of(case, case.language, channel).signs
    if move == "thank" and "introduced" in signs:
        found += one(case, "decline_hint")
    if move == "follow_introduction":
        found += one(case, "first_line", note=_first_line(case, letter, variant))
    if channel == "email" and move in ("follow_introduction", "propose"):
        found += one(case, "attach")
    return tuple(found)


def one(case: Case, name: str, key: str = "*", *, turn: int = 0, note: str = "") -> tuple[str, ...]:
    """The hint `name` in the person's language as a tuple of one, or none where none fits."""
    facts = facts_of(case, case.language, "email")
    words = {**facts.words, "note": note, "until": days.ahead(_quiet_until(case), case.today, case.language)}
    if "promise_day" in words:
        words["promise_day_plain"] = words["promise_day"]
    known = texts.sheet(case.language, "notes").get(name, ())
    fit = texts.most_specific(known, key, "any", facts.signs, words.keys())
    return (texts.filled(fit[turn % len(fit)].text, words),) if fit else ()


def asked_since_word(case: Case) -> int:
    """How often the person has asked since HR's last word."""
    asked = 0
    for event in case.events:
        if event.kind == "received":
            asked = 0
        elif event.kind == "sent" and event.move in ("ask", "ask_keen", None):
            asked += 1
    return asked


def _quiet_until(case: Case) -> dt.date:
    promise = last_promise(case)
    last = max((event.on for event in case.events), default=case.today)
    day = promise if promise and promise > case.today else last + dt.timedelta(days=_QUIET_DAYS)
    day = max(day, case.today + dt.timedelta(days=2))
    return day + dt.timedelta(days=(7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)


def _first_line(case: Case, language: Language, variant: int) -> str:
    hr = address(case.opening.hr_name, language).name
    company = fitted(case.opening.company, 20 if language == "zh" else 40, language)
    if hr and company:
        hr = f"{company}的{hr}" if language == "zh" else f"{hr} of {company}"
    me = fitted(case.name, 20 if language == "zh" else 40, language)
    words = {"me": me or SLOT_NAME[language], "from_hr": hr or SLOT_REFERRER[language]}
    rows = texts.sheet(language, "follow_introduction")["first_line"]
    return texts.filled(rows[variant % len(rows)].text, words)
