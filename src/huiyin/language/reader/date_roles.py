"""Whose day it is: HR answers (a promise), the candidate must act (a deadline), or something takes place (an event)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.language.reader.lexicon import Find, Scan
from huiyin.language.text.clauses import Clause
from huiyin.language.text.dates import DateMention, find_dates
from huiyin.process.reading import DateRange
from huiyin.process.vocabulary import Language, Outcome

_ROLES = ("promise", "deadline", "event", "none")
_NEAR = 1.0
_SAME_SENTENCE = 0.45
_NEXT_DOOR = 0.3


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a message by their role; None where none is named."""

    promised: DateRange | None = None
    deadline: DateRange | None = None
    event: DateRange | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A day in the text and how much speaks for each role."""

    found: DateMention
    roles: dict[str, float]


def mentions(
    scan: Scan, parts: Sequence[Clause], received: dt.date | None, language: Language
) -> list[Mention]:
    """Every day named in the text, with its roles; none where the day of receipt is not known."""
    if received is None or not parts:
        return []
    days = find_dates(scan.plain, received, language)
    if not days:
        return []
    cues = scan.finds("dates")
    return [Mention(day, _roles(day, parts, cues)) for day in days]


def _roles(day: DateMention, parts: Sequence[Clause], cues: Sequence[Find]) -> dict[str, float]:
    here = max((place for place, part in enumerate(parts) if part.start <= day.start), default=0)
    roles = dict.fromkeys(_ROLES, 0.0)
    for find in cues:
        there = max((place for place, part in enumerate(parts) if part.start <= find.start), default=0)
        if find.start < parts[here].end and find.end > parts[here].start:
            near = _NEAR
        elif parts[there].sentence == parts[here].sentence:
            near = _SAME_SENTENCE
        elif abs(there - here) == 1:
            near = _NEXT_DOOR
        else:
            continue
        gap = max(find.start - day.end, day.start - find.end, 0)
        weight = find.cue.weight * near / (1 + gap / 40)
        if find.cue.label == "event" and gap == 0 and find.start >= day.start and find.end <= day.end:
            continue
        roles[find.cue.label] = max(roles[find.cue.label], weight)
    if day.range.kind == "by":
        roles["event"] *= 0.6
    elif day.range.kind == "on":
        roles["event"] *= 1.15
    return roles


def roles(found: Sequence[Mention]) -> frozenset[str]:
    """What the days of the message are for, as far as it is clear."""
    return frozenset(
        max(day.roles, key=lambda role: day.roles[role]) for day in found if max(day.roles.values()) >= 0.3
    )


def days(found: Sequence[Mention], outcome: Outcome) -> Days:
    """The promised day, the candidate's deadline and the event, given what the message as a whole says."""
    automatic = outcome == "no_info"
    best: dict[str, tuple[float, DateRange]] = {}
    for mention in found:
        roles = dict(mention.roles)
        if outcome in ("next_round", "offer"):
            roles["event"] = roles["event"] * 1.3 + 0.1
        else:
            roles["event"] *= 0.75
        if outcome in ("pending", "no_info", "on_hold"):
            roles["promise"] *= 1.15
        if outcome in ("rejected", "filled"):
            roles["promise"] *= 0.5
        if automatic:
            roles["promise"] *= 0.8
        role = max(_ROLES, key=lambda name: roles[name])
        if roles[role] < 0.3 and outcome == "pending":
            # A bare day in a message that says "not yet" is when HR hopes to know.
            role = "promise"
            roles[role] = 0.3
        weight = roles[role]
        if role != "none" and weight >= 0.3 and (role not in best or weight > best[role][0] + 1e-9):
            best[role] = (weight, mention.found.range)
    promised = best.get("promise")
    if promised and outcome in ("rejected", "filled") and promised[0] < 0.5:
        promised = None
    deadline, event = best.get("deadline"), best.get("event")
    return Days(
        promised[1] if promised else None,
        deadline[1] if deadline else None,
        _one_day(event[1]) if event and outcome not in ("rejected", "filled", "on_hold") else None,
    )


def promises(found: Sequence[Mention]) -> bool:
    """Whether a day is named on which HR answers, before it is known what the message says."""
    return any(
        mention.roles["promise"] >= 0.5
        and max(mention.roles, key=lambda role: mention.roles[role]) == "promise"
        for mention in found
    )


def _one_day(found: DateRange) -> DateRange:
    """An event over several days starts on its first."""
    if found.kind in ("on", "by") or found.earliest == found.latest:
        return found
    return DateRange(found.earliest, found.latest, found.kind, found.text, found.ambiguous)
