"""Whose day it is: HR answers (a promise), the candidate must act (a deadline), or something takes place (an event)."""

import datetime as dt
import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from huiyin.language.reader.lexicon import Find, Scan
from huiyin.language.text import wording
from huiyin.language.text.clauses import Clause
from huiyin.language.text.dates import DateMention, find_dates
from huiyin.process.reading import DateRange
from huiyin.process.vocabulary import Language, Outcome

ROLES = ("promise", "deadline", "event", "none")
FOUND_AT = {"zh": (10, 8), "en": (40, 28)}
"""Characters before and after a day whose words tell what it is for."""
SURE, PROMISED = 0.5, 0.57
"""The chance from which a day is given a role; a promise that nobody made is worse than one overlooked."""
_COUNTS = 0.02
"""Outcomes that are less likely do not change a day's role."""
_LONGEST_RUN = {"b:": 3, "a:": 3, "c:": 2, "n:": 1}
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
    runs: frozenset[str] = frozenset()


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
    starts = [part.start for part in parts]
    ideas: dict[int, set[str]] = {}
    for find in scan.finds("concepts"):
        ideas.setdefault(bisect_right(starts, find.start) - 1, set()).add(find.cue.label)
    found = []
    for number, day in enumerate(days):
        here = max(bisect_right(starts, day.start) - 1, 0)
        runs = _runs(day, scan.plain, parts, here, language)
        runs |= {f"i:{idea}" for idea in ideas.get(here, ())}
        runs |= {f"j:{idea}" for place in (here - 1, here + 1) for idea in ideas.get(place, ())}
        runs.add(
            "d:only" if len(days) == 1 else "d:last" if number == len(days) - 1 else f"d:{min(number, 2)}"
        )
        found.append(Mention(day, _roles(day, parts, here, cues, starts), frozenset(runs)))
    return found


def _runs(day: DateMention, plain: str, parts: Sequence[Clause], here: int, language: Language) -> set[str]:
    """The wording of the day's clause, with what stands before and after the day under names of their own."""
    part = parts[here]
    reach_back, reach_on = FOUND_AT[language]
    before = plain[max(part.start, day.start - reach_back) : day.start]
    after = plain[day.end : min(part.end, day.end + reach_on)]
    next_door = parts[here + 1].text[:40] if here + 1 < len(parts) else ""
    found = {"kind " + day.range.kind}
    for name, text in (("b:", before), ("a:", after), ("c:", f"{before} {after}"), ("n:", next_door)):
        found |= {name + run for run in wording.runs(text, language) if run.count(" ") < _LONGEST_RUN[name]}
    return found


def _roles(
    day: DateMention, parts: Sequence[Clause], here: int, cues: Sequence[Find], starts: Sequence[int]
) -> dict[str, float]:
    roles = dict.fromkeys(ROLES, 0.0)
    for find in cues:
        there = max(bisect_right(starts, find.start) - 1, 0)
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


def days(found: Sequence[Mention], outcome: Outcome, sure: Mapping[Outcome, float] | None = None) -> Days:
    """The promised day, the candidate's deadline and the event, given what the message as a whole says.

    `sure`: the chance of each outcome, where `outcome` is only the likeliest; a day's role is then weighed over all of them.
    """
    best: dict[str, tuple[float, DateRange]] = {}
    for mention in found:
        chances = role_chances(mention, sure or {outcome: 1.0})
        role = max(ROLES, key=chances.__getitem__)
        if chances[role] < (PROMISED if role == "promise" else SURE):
            continue
        if role != "none" and (role not in best or chances[role] > best[role][0]):
            best[role] = (chances[role], mention.found.range)
    promised = best.get("promise")
    deadline, event = best.get("deadline"), best.get("event")
    return Days(
        promised[1] if promised else None,
        deadline[1] if deadline else None,
        _one_day(event[1]) if event and outcome not in ("rejected", "filled", "on_hold") else None,
    )


def hints(mention: Mention, outcome: Outcome) -> dict[str, float]:
    """What is known of a day beside the wording around it."""
    found = {f"cue {role}": min(weight, 2.0) for role, weight in mention.roles.items() if weight}
    best = max(ROLES, key=lambda name: mention.roles[name])
    found[f"best {best}"] = float(mention.roles[best] >= 0.3)
    found[f"outcome {outcome}"] = 1.0
    return found


def role_chances(mention: Mention, outcomes: Mapping[Outcome, float]) -> dict[str, float]:
    """The chance of each role of a day in a message whose outcomes have these chances (linear model, `benchmarks.train_days`)."""
    worded = wording.weighed(mention.runs, wording.vocabulary("huiyin.language.reader.phrases"))
    found = dict.fromkeys(ROLES, 0.0)
    for outcome, chance in outcomes.items():
        if chance >= _COUNTS:
            for role, given in _in_a(outcome, mention, worded).items():
                found[role] += chance * given
    whole = sum(found.values())
    return {role: chance / whole for role, chance in found.items()}


def _in_a(outcome: Outcome, mention: Mention, worded: Mapping[str, float]) -> dict[str, float]:
    """The chance of each role of the day in a message with that outcome."""
    weights = _weights()
    given = hints(mention, outcome)
    totals = {
        role: worded[role] + sum(value * weights[role].get(name, 0.0) for name, value in given.items())
        for role in ROLES
    }
    highest = max(totals.values())
    powers = {role: math.exp(total - highest) for role, total in totals.items()}
    return {role: power / sum(powers.values()) for role, power in powers.items()}


@cache
def _weights() -> dict[str, dict[str, float]]:
    source = files("huiyin.language.reader") / "day_roles.json"
    found: dict[str, dict[str, float]] = json.loads(source.read_text(encoding="utf-8"))
    return found


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
