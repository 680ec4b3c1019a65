"""What a case gives a letter: its facts in words, and the signs that decide which texts fit."""

import datetime as dt
import re
from dataclasses import dataclass

from huiyin.language.letters import days, texts
from huiyin.language.letters.addressing import address, politely_yours
from huiyin.language.letters.wording import as_one, fitted, has_han, tidy
from huiyin.process.case import Case, Event
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import Channel, Language, Request

SLOT_NAME: dict[Language, str] = {"zh": "【姓名】", "en": "[your name]"}
SLOT_REFERRER: dict[Language, str] = {"zh": "【介绍人】", "en": "[name of the person who introduced you]"}
KNOWN_REASONS = ("experience", "skill_match", "education", "stronger_candidate", "headcount_frozen")
REFUSALS = ("rejected", "filled", "on_hold")
MOST_DAYS_BACK = 120
"""An interview or a promise longer ago than this is not named by its day: it would sound like a reproach."""

_MOST: dict[str, dict[Language, int]] = {
    "title": {"zh": 24, "en": 48},
    "topic": {"zh": 20, "en": 50},
    "material": {"zh": 36, "en": 110},
    "give": {"zh": 30, "en": 90},
    "me": {"zh": 20, "en": 40},
    "company": {"zh": 20, "en": 40},
}
_ROUNDS: tuple[tuple[str, str, str], ...] = (
    (r"final|终面|最终|last", "终面", "final interview"),
    (r"third|三面|3rd|round 3", "三面", "third interview"),
    (r"second|二面|复试|2nd|round 2", "二面", "second interview"),
    (r"first|一面|初试|初面|1st|round 1", "一面", "first interview"),
    (r"phone|电话|screen", "电话面试", "phone interview"),
    (r"video|视频|online|线上", "视频面试", "video interview"),
    (r"tech|技术", "技术面试", "technical interview"),
    (r"panel|group|群面|小组|集体", "集体面试", "panel interview"),
    (r"manager|经理|主管|负责人|lead|业务|部门", "部门面试", "interview with the department"),
    (r"\bhr\b|人事|人力", "人事面试", "HR interview"),
)
_DECLINES = re.compile(
    r"去不了|不去了|婉拒|婉谢|不考虑|不方便去|接不上|太远|can't take|cannot take|have to pass|declin|relocat"
    r"|not able to move|can't move|cannot move|say no",
    re.IGNORECASE,
)
_SPOKEN: tuple[Channel, ...] = ("phone", "phone_note", "in_person")


@dataclass(frozen=True, slots=True)
class Facts:
    """`words`: facts by name, only those that are known · `signs`: what is true of the case · `requests`: what HR asked
    for since the person last wrote."""

    words: dict[str, str]
    signs: frozenset[str]
    requests: tuple[Request, ...]

    def titled_once(self, text: str) -> str:
        """The text with the title said once; after that the role is simply the role."""
        title = self.words.get("title")
        if not title or title not in text:
            return text
        end = text.index(title) + len(title)
        rest = text[end:]
        for name in ("role", "role_start"):
            if name in self.words:
                rest = rest.replace(self.words[name], self.words[f"{name}_again"])
        return text[:end] + rest


def facts_of(case: Case, language: Language, channel: Channel, topic: int = 0) -> Facts:
    """The facts of a case in `language`. `topic`: which of the topics talked about."""
    signs = _signs(case)
    words = _own_words(case, language, topic)
    hr = address(case.opening.hr_name, language)
    if hr.name:
        words["hr"] = hr.name
        signs |= {"hr", "given" if hr.given else "titled"}
    signs |= {key for key in ("topic", "material", "give") if key in words}
    if "me" not in words and (channel == "sms" or channel in _SPOKEN):
        words["me"] = SLOT_NAME[language]
    signs |= {"named"} if "me" in words else set()
    words |= _days(case, language, signs)
    words["sign"] = ""
    for phrase, found in texts.sheet(language, "phrases").items():
        for text in found:
            if text.fits("*", "any", signs, words) and not (
                phrase == "sign" and not _has_name(words, language)
            ):
                words[phrase] = texts.filled(text.text, words)
                break
    return Facts(words, frozenset(signs), _requests(case))


def turns_it_down(text: str) -> bool:
    """Whether what the person wrote says no to an introduction."""
    return _DECLINES.search(text) is not None


def _has_name(words: dict[str, str], language: Language) -> bool:
    return words.get("me", SLOT_NAME[language]) != SLOT_NAME[language]


def _own_words(case: Case, language: Language, topic: int) -> dict[str, str]:
    opening = case.opening
    topics = [
        found for given in opening.topics[:20] if (found := fitted(given, _MOST["topic"][language], language))
    ]
    given = {
        "title": opening.title,
        "company": opening.company,
        "material": opening.new_material,
        "give": opening.can_give,
        "me": case.name,
    }
    words = {key: fitted(value, _MOST[key][language], language) for key, value in given.items()}
    words |= {key: as_one(words[key], language) for key in ("material", "give")}
    if language == "zh":
        words["yours"] = politely_yours(opening.company)
        words["give"] = re.sub(r"^我?(?:也|还)?(?:可以|愿意|能够?)", "", words["give"])
        words["title"] = re.sub(r"(?:这个)?(?:岗位|职位|一职)$", "", words["title"])
    else:
        words["title"] = re.sub(
            r"^(?:the|an?)\s+|\s+(?:role|position|job|post)$", "", words["title"], flags=re.IGNORECASE
        )
    words["topic"] = topics[topic % len(topics)] if topics else ""
    return {key: value for key, value in words.items() if value}


def _signs(case: Case) -> set[str]:
    signs = {"interviewed" if any(event.kind == "interview" for event in case.events) else "applied"}
    readings = [event.reading for event in case.events if event.reading]
    telling = [reading for reading in readings if reading.outcome not in ("no_info", "pending")]
    if telling:
        last = telling[-1].outcome
        signs |= {"told", {"offer": "offered"}.get(last, last)}
        if last in REFUSALS:
            signs |= {"answered"} | _reason(readings)
    return signs | _introduction(case)


def _reason(readings: list[Reading]) -> set[str]:
    for reading in reversed(readings):
        for reason in reading.reasons:
            if reason in KNOWN_REASONS:
                return {f"reason:{reason}"}
        if reading.reasons:
            return set()
    return set()


def _introduction(case: Case) -> set[str]:
    place = max(
        (place for place, event in enumerate(case.events) if event.reading and event.reading.referral),
        default=-1,
    )
    if place < 0:
        return set()
    later = case.events[place + 1 :]
    if any(
        event.kind == "withdrawn" or (event.kind == "sent" and turns_it_down(event.text[:5000]))
        for event in later
    ):
        return {"declined_introduction"}
    if any(event.move == "follow_introduction" for event in later):
        return {"followed"}
    return {"introduced"}


def _days(case: Case, language: Language, signs: set[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    interviews = [event for event in case.events if event.kind == "interview"]
    if interviews:
        last = interviews[-1]
        if (case.today - last.on).days <= MOST_DAYS_BACK:
            words["when"] = days.adverb(last.on, case.today, language)
            words["when_of"] = days.possessive(last.on, case.today) if language == "en" else ""
        words["round"] = _round(last, language)
    promise = last_promise(case)
    if promise and promise > case.today:
        signs.add("ahead")
        words["promise"] = words["promise_day"] = days.ahead(promise, case.today, language)
    elif promise and 0 < (case.today - promise).days <= MOST_DAYS_BACK:
        signs.add("promised")
        words["promise_day"] = day = days.weekday(promise, case.today, language)
        words["promise"] = day if language == "zh" else f"by {day}"
    coming = [
        event.reading.event_date.latest for event in case.events if event.reading and event.reading.event_date
    ]
    if coming and coming[-1] >= case.today:
        words["event"] = days.ahead(coming[-1], case.today, language)
    return {key: value for key, value in words.items() if value}


def last_promise(case: Case) -> dt.date | None:
    """The day that HR last named for an answer, if HR has told no result since."""
    promise = None
    for event in case.events:
        if event.reading and event.reading.outcome in (*REFUSALS, "offer", "next_round"):
            promise = None
        if event.reading and event.reading.promised_date:
            promise = event.reading.promised_date.latest
        if event.by:
            promise = event.by
    return promise


def _round(interview: Event, language: Language) -> str:
    given = tidy(interview.round).lower()
    for pattern, chinese, english in _ROUNDS:
        if re.search(pattern, given):
            return chinese if language == "zh" else english
    if language == "zh" and has_han(given) and given.endswith("面") and len(given) <= 6:
        return given
    return ""


def _requests(case: Case) -> tuple[Request, ...]:
    asked: dict[Request, None] = {}
    for event in case.events:
        if event.kind == "sent":
            asked.clear()
        elif event.reading:
            asked.update(dict.fromkeys(event.reading.requests))
    return tuple(asked)
