"""Reasons and notes in plain words, Chinese and English. One place for every sentence that the advisor says."""

import datetime as dt
from typing import Final

from huiyin.advisor.facts import Seen
from huiyin.advisor.steps import Piece
from huiyin.process.case import Event
from huiyin.process.vocabulary import Language, Move, Outcome, Reason, Signal

SIGNALS: Final[dict[Language, dict[Signal, str]]] = {
    "zh": {
        "pay_discussed": "谈到了薪资",
        "start_date_asked": "问了到岗时间",
        "references_asked": "要了背调联系人",
        "met_team": "见了团队",
        "next_steps_explained": "说明了后续流程",
        "ran_over_time": "聊得比预定时间久",
        "cut_short": "提前结束了",
        "others_mentioned": "提到还有别的候选人",
        "friendly": "气氛友好",
    },
    "en": {
        "pay_discussed": "pay was discussed",
        "start_date_asked": "they asked when you could start",
        "references_asked": "they asked for references",
        "met_team": "you met the team",
        "next_steps_explained": "the next steps were explained",
        "ran_over_time": "the talk ran over time",
        "cut_short": "the talk was cut short",
        "others_mentioned": "other candidates were mentioned",
        "friendly": "the talk was friendly",
    },
}
OUTCOMES: Final[dict[Language, dict[Outcome, str]]] = {
    "zh": {
        "offer": "给出录用意向",
        "next_round": "约下一轮",
        "pending": "还没有定",
        "on_hold": "先搁置",
        "rejected": "这次不合适",
        "filled": "岗位已经没有了",
        "no_info": "没有新消息",
    },
    "en": {
        "offer": "an offer",
        "next_round": "another round",
        "pending": "nothing is decided yet",
        "on_hold": "on hold",
        "rejected": "not this time",
        "filled": "the seat is gone",
        "no_info": "no news",
    },
}
REASONS: Final[dict[Language, dict[Reason, str]]] = {
    "zh": {
        "experience": "经验",
        "skill_match": "匹配度",
        "education": "学历",
        "stronger_candidate": "另有更合适的人选",
        "headcount_frozen": "名额冻结",
        "salary": "薪资",
        "location": "地点",
        "culture": "风格",
        "timing": "时间安排",
        "other": "其他原因",
    },
    "en": {
        "experience": "experience",
        "skill_match": "the match of skills",
        "education": "education",
        "stronger_candidate": "somebody who fits better",
        "headcount_frozen": "a frozen seat",
        "salary": "pay",
        "location": "the place",
        "culture": "the way of working",
        "timing": "timing",
        "other": "other reasons",
    },
}
CONFLICTS: Final[dict[Language, dict[str, str]]] = {
    "zh": {
        "open_after_offer": "{day}的消息说还没有定，可之前已经说要录用：两者对不上，最好请 HR 说清楚。",
        "no_after_offer": "{day}的消息说不录用，可之前已经说要录用：两者对不上，请核对记录或问清楚。",
        "alive_after_no": "{day}的消息说还在考虑，可之前已经说不合适：两者对不上，这里按“又有机会”来算。",
        "promise_before": "{day}记下的答复日期在当天之前：这个日期没有用上，请核对。",
        "promise_far": "{day}记下的答复日期在三个多月以后：请核对一下是不是写错了。",
        "many_words": "{day}这一天记了很多条消息，只有前几条影响概率。",
        "many_sent": "{day}这一天记了很多次联系：请核对一下。如果真发了这么多，现在最好先停一停。",
        "reply_before": "{day}的消息早于最近一次面试：它已经促成了面试，不再影响概率。",
    },
    "en": {
        "open_after_offer": "The word of {day} says that nothing is decided, yet an offer had been made before: the two"
        " contradict each other. It is best to ask HR which holds.",
        "no_after_offer": "The word of {day} is a no, yet an offer had been made before: the two contradict each other."
        " Please check the record, or ask.",
        "alive_after_no": "The word of {day} says that you are being considered, yet there had been a no: the two"
        " contradict each other. It is taken as a second chance.",
        "promise_before": "The date named on {day} lies before that day: it was left out. Please check it.",
        "promise_far": "The date named on {day} lies more than three months ahead: please check whether it is meant.",
        "many_words": "Many messages are noted for {day}; only the first few move the odds.",
        "many_sent": "Many messages to HR are noted for {day}: please check. If all of them were sent, it is best to pause.",
        "reply_before": "The word of {day} came before the last interview: it led there and no longer moves the odds.",
    },
}
NOTES: Final[dict[Language, dict[str, str]]] = {
    "zh": {
        "no_interview": "还没有记下面试，所以概率很粗略。",
        "no_calendar": "{year} 年的节假日安排还不知道，暂按周一到周五算工作日。",
        "judgement": "没有人统计过沉默的原因和追问的效果：这里靠的是判断，不是测量。",
        "change_due": "如果到{day}还没有消息，就去问。",
        "change_ask": "如果到{day}还没有消息，再看要不要问。",
        "change_word": "HR 有任何消息，都会改变这个建议。",
        "change_asked": "已经问过了。如果到{day}还没有回音，再看一次。",
        "reopen": "如果 HR 说位置又空出来了，情况会大不一样：记下来，马上回复。",
    },
    "en": {
        "no_interview": "No interview is noted yet, so the odds are rough.",
        "no_calendar": "The public holidays of {year} are not known yet; Monday to Friday are counted as working days.",
        "judgement": "Nobody has measured why there is silence or what a question changes: this rests on judgement, not"
        " on figures.",
        "change_due": "If there is no word by {day}, ask.",
        "change_ask": "If there is no word by {day}, look again whether to ask.",
        "change_word": "Any word from HR will change this.",
        "change_asked": "You have asked. If there is no answer by {day}, look again.",
        "reopen": "If HR says that the seat is open again, everything changes: note it and answer at once.",
    },
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: dt.date, language: Language) -> str:
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


def evidence(seen: Seen, kind: str, piece: Piece | None, signals: tuple[Signal, ...] = ()) -> str:
    """A piece of evidence in the case's language; empty if there is nothing to say. `signals`: those to be named."""
    language: Language = seen.case.language
    if kind == "signals":
        return _signals(signals, language)
    if kind == "silence":
        return _silence(seen, language)
    if piece is None or piece.event is None:
        return ""
    return (_contact if kind == "contact" else _word)(piece.event, language)


def _signals(signals: tuple[Signal, ...], language: Language) -> str:
    names = [SIGNALS[language][signal] for signal in signals]
    return ("面试里" + "、".join(names)) if language == "zh" else "In the interview " + _listed(names)


def _due_day(event: Event) -> dt.date:
    if event.by is not None:
        return event.by
    assert event.reading is not None
    assert event.reading.promised_date is not None
    return event.reading.promised_date.latest


def _silence(seen: Seen, language: Language) -> str:
    """The silence as people count it: calendar days since the last talk or word, the promise named with it."""
    heard = [event.on for event in seen.case.events if event.kind in ("interview", "received")]
    days = (seen.case.today - (max(heard) if heard else seen.case.today)).days
    if days <= 0:
        return ""
    late = (
        (seen.case.today - _due_day(seen.due_event)).days if seen.due_event and seen.passed is not None else 0
    )
    if language == "zh":
        return f"{days} 天没有消息" + (f"，答复期限已过 {late} 天" if late > 0 else "")
    return f"{_days(days)} without news" + (f", the promised day {_days(late)} past" if late > 0 else "")


def _contact(event: Event, language: Language) -> str:
    day = day_in_words(event.on, language)
    hurts = bool(set(event.flags) - {"no_thanks", "too_long", "over_apology"})
    if language == "zh":
        what = "发了让人不舒服的话" if hurts else "道了谢" if event.move == "thank" else "联系了 HR"
        return f"{day}你{what}"
    what = "wrote words that hurt" if hurts else "said thank you" if event.move == "thank" else "contacted HR"
    return f"On {day} you {what}"


def _word(event: Event, language: Language) -> str:
    if event.reading is None:
        return ""
    reading, day = event.reading, day_in_words(event.on, language)
    said = OUTCOMES[language][reading.outcome]
    reasons = [REASONS[language][reason] for reason in reading.reasons]
    if language == "zh":
        extra = f"（{'、'.join(reasons)}）" if reasons else ""
        if reading.seat_reopened:
            return f"HR 在{day}说位置又空出来了"
        line = "，你是后备人选" if reading.second else ""
        asks = "，还等你回话" if reading.requests else ""
        return f"HR 在{day}说：{said}{extra}{line}{asks}"
    if reading.seat_reopened:
        return f"On {day} HR said that the seat is open again"
    extra = f" ({_listed(reasons)})" if reasons else ""
    line = ", with you next in line" if reading.second else ""
    asks = ", and asked something of you" if reading.requests else ""
    return f"On {day} HR said: {said}{extra}{line}{asks}"


def notes(seen: Seen, move: Move, next_look: dt.date | None) -> tuple[str, ...]:
    """What the person should know besides: contradictions, what would change the advice, what rests on judgement."""
    language: Language = seen.case.language
    table = NOTES[language]
    found = [
        CONFLICTS[language][name].format(day=day_in_words(event.on, language) if event else "")
        for name, event in dict.fromkeys(seen.conflicts)
    ]
    if not seen.interviewed:
        found.append(table["no_interview"])
    if not seen.calendar.knows(seen.case.today.year):
        found.append(table["no_calendar"].format(year=seen.case.today.year))
    if next_look is not None and move == "wait" and not seen.offered:
        day = day_in_words(next_look, language)
        asked = seen.asks_open > 0
        due = seen.due_event is not None and seen.passed is None and next_look > _due_day(seen.due_event)
        found.append(
            table["change_due" if due else "change_asked" if asked else "change_ask"].format(day=day)
        )
    elif move in ("ask", "ask_keen"):
        found.append(table["change_word"])
    elif move == "let_go":
        found.append(table["change_word" if seen.told_no is None else "reopen"])
    if move in ("wait", "ask", "ask_keen", "propose", "let_go") and seen.told_no is None:
        found.append(table["judgement"])
    return tuple(found)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
