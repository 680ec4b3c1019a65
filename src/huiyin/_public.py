"""The four public functions. Here the words of a case are read, so that the advisor gets evidence, not text."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from huiyin.process.case import MOST_TEXT, Case, Event
from huiyin.process.fields import InvalidText, a_day, a_word, gettext_noop
from huiyin.process.vocabulary import CHANNELS, LANGUAGES, MOVES, REGISTERS, Flag

if TYPE_CHECKING:
    from huiyin.advisor.advice import Advice
    from huiyin.language.courtesy.verdict import Verdict
    from huiyin.language.letters.draft import Draft
    from huiyin.process.reading import Reading


def advise(case: object) -> "Advice":
    """What lies behind the silence and what to do about it today.

    `case`: a Case or its dict form. Raises InvalidCase.
    """
    return advise_many([case])[0]


def advise_many(cases: Iterable[object], *, history: Iterable[object] = ()) -> "list[Advice]":
    """`advise` for many cases at once: the same answers, in the same order.

    `history`: past cases of the same person, from which the odds learn what employers this person tends to meet.
    """
    from huiyin.advisor import advising

    past = [understood(Case.of(case)) for case in history]
    return advising.advise_many([understood(Case.of(case)) for case in cases], past)


def read(text: str, *, channel: str = "email", received: object = None) -> "Reading":
    """What HR's message says.

    `text`: the message as it came, quoted mail and signature included · `channel`: one of CHANNELS · `received`: the
    day it came (date or ISO text), against which its dates are resolved; without it no date is resolved.
    Raises InvalidText.
    """
    from huiyin.language.reader import reading

    day = None if received is None else a_day(received, "received")
    return reading.read(checked(text), channel=a_word(channel, CHANNELS, "channel"), received=day)


def check(text: str, *, channel: str = "email", context: object = None) -> "Verdict":
    """What in a draft would put HR off, with the reason and better words.

    `context`: a Context or its dict form; every key may be missing. Raises InvalidText, InvalidCase.
    """
    from huiyin.language.courtesy import guard
    from huiyin.language.courtesy.verdict import Context

    return guard.check(
        checked(text), channel=a_word(channel, CHANNELS, "channel"), context=Context.of(context)
    )


def write(
    case: object,
    *,
    move: str | None = None,
    channel: str | None = None,
    language: str | None = None,
    register: str = "natural",
    variant: int = 0,
) -> "Draft":
    """The message for a case: for the advised move, or for `move`, by `channel`, in `language`.

    `register`: formal, natural or short · `variant`: another wording for each number. Raises InvalidCase.
    """
    from huiyin.language.letters import writer

    known = understood(Case.of(case))
    if move is None or channel is None:
        from huiyin.advisor import advising

        advice = advising.advise_many([known])[0]
        move, channel = move or advice.move, channel or advice.channel or "email"
    return writer.write(
        known,
        move=a_word(move, MOVES, "move"),
        channel=a_word(channel, CHANNELS, "channel"),
        language=known.language if language is None else a_word(language, LANGUAGES, "language"),
        register=a_word(register, REGISTERS, "register"),
        variant=variant,
    )


def understood(case: Case) -> Case:
    """The case with every text read: what HR wrote becomes a reading, what the person sent becomes flags."""
    if not any(event.text for event in case.events):
        return case
    return case.with_events(tuple(_understood(case, event) for event in case.events))


def _understood(case: Case, event: Event) -> Event:
    if event.kind == "received" and event.reading is None and event.text:
        return replace(
            event, reading=read(event.text, channel=event.channel or "email", received=event.on.isoformat())
        )
    if event.kind == "sent" and not event.flags and event.text:
        context = courtesy_context(case, event)
        verdict = check(event.text, channel=event.channel or "email", context=context)
        return replace(
            event, flags=tuple(dict.fromkeys(cast(Flag, finding.flag) for finding in verdict.findings))
        )
    return event


def courtesy_context(case: Case, until: Event | None = None) -> dict[str, object]:
    """The guard's context for a message sent as `until` (or today), from what had happened before it."""
    day = until.on if until else case.today
    before = []
    for event in case.events:
        if event is until or event.on > day:
            break
        before.append(event)
    interviews = [event.on for event in before if event.kind == "interview"]
    outcomes = [event.reading.outcome for event in before if event.reading]
    promises = [event.by for event in before if event.by]
    promises += [
        event.reading.promised_date.latest
        for event in before
        if event.reading and event.reading.promised_date
    ]
    last_word = max((place for place, event in enumerate(before) if event.kind == "received"), default=-1)
    asked = sum(
        event.kind == "sent" and event.move in ("ask", "ask_keen", None) for event in before[last_word + 1 :]
    )
    offered = "offer" in outcomes
    refused = bool(outcomes) and outcomes[-1] in ("rejected", "filled")
    stage = "offer" if offered else "rejected" if refused else "after_interview" if interviews else None
    return {
        "stage": stage,
        "days_since_interview": (day - interviews[-1]).days if interviews else None,
        "followups_sent": asked,
        "offer_exists": offered,
        "promised_date_passed": (day - promises[-1]).days if promises and promises[-1] < day else None,
    }


def checked(text: object) -> str:
    """The text, if it is one that can be read."""
    if text is None:
        raise InvalidText(gettext_noop("text: this is missing; give the words of the message"))
    if not isinstance(text, str):
        raise InvalidText(
            gettext_noop("{where}: text is wanted, not {value}"), where="text", value=type(text).__name__
        )
    if len(text) > MOST_TEXT:
        raise InvalidText(
            gettext_noop(
                "text: {size:,} characters are too many for one message; at most {most:,} are read. "
                "Paste only the newest message."
            ),
            size=len(text),
            most=MOST_TEXT,
        )
    if "\0" in text:
        raise InvalidText(
            gettext_noop(
                "text: this is binary data, not a message. Give the words, or the mail as an .eml file."
            )
        )
    return text
