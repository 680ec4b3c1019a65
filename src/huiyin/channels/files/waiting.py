"""Open waiting data: how long answers took, without who, where, or when. The person sees each line before it is written.

A line is one wait: from an interview to HR's next word, or to today where there was none yet. Days are counted from the
interview, in working days, and cut at MOST_DAYS; no calendar day leaves. A value that fewer than FEWEST openings share
becomes `other` (our judgement: a rare sector or country could tell who it was). Lines are sorted by their content, so that
their order says nothing.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from huiyin.journal.models import Event, Opening
from huiyin.process.calendar import WorkingDays

MOST_DAYS = 120
FEWEST = 3
FORMAT = "huiyin-waiting-1"


@dataclass
class Wait:
    """One wait. `answered`: None while there is no word, then `waited` counts up to today.

    `promised`: working days from the interview to the promised day · `moves`: what was sent, with its working day ·
    `end`: what came of the opening in the end; "open" while it is.
    """

    country: str
    sector: str
    round: str
    waited: int
    answered: str | None
    promised: int | None
    moves: list[tuple[str, str, int]] = field(default_factory=list)
    end: str = "open"

    def line(self) -> str:
        """As one line of JSON."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=True)


def waits_of(owner: AbstractBaseUser, today: dt.date) -> list[Wait]:
    """Every wait in the owner's journal, with nothing in it that tells whose it was."""
    openings = Opening.objects.filter(owner_id=owner.pk, is_example=False).prefetch_related("events")
    waits = [wait for opening in openings for wait in _waits(opening, today)]
    _fold(waits)
    return sorted(waits, key=Wait.line)


def lines(waits: Iterable[Wait]) -> str:
    """The file: a line for each wait."""
    return "".join(f"{wait.line()}\n" for wait in waits)


def _waits(opening: Opening, today: dt.date) -> list[Wait]:
    days = WorkingDays(opening.country)
    events = sorted(
        (event for event in opening.events.all() if event.confirmed and event.on <= today),
        key=lambda event: (event.on, event.pk),
    )
    interviews = [place for place, event in enumerate(events) if event.kind == "interview"]
    found = []
    for place, following in zip(interviews, [*interviews, len(events)][1:], strict=True):
        if following < len(events) and not any(event.kind == "received" for event in events[place:following]):
            # The next round began without a word that was noted: nothing is known about this wait.
            continue
        found.append(_wait(opening, events[place], events[place + 1 : following], today, days))
    return found


def _wait(opening: Opening, talk: Event, after: list[Event], today: dt.date, days: WorkingDays) -> Wait:
    def since(day: dt.date) -> int:
        return max(0, min(days.between(talk.on, day), MOST_DAYS))

    word = next((event for event in after if event.kind == "received"), None)
    until = word.on if word else today
    before = after[: after.index(word)] if word else after
    promise = next((event.by for event in before if event.kind == "promise" and event.by), None)
    return Wait(
        country=opening.country,
        sector=opening.sector,
        round="last" if talk.last else "other",
        waited=since(until),
        answered=_answer(word),
        promised=None if promise is None else since(promise),
        moves=[
            (event.move or "other", event.channel or "other", since(event.on))
            for event in before
            if event.kind == "sent"
        ],
        end=opening.outcome or "open",
    )


def _answer(word: Event | None) -> str | None:
    if word is None:
        return None
    return str((word.reading or {}).get("outcome") or "no_info")


def _fold(waits: list[Wait]) -> None:
    """Values that only few share become `other`."""
    for name in ("country", "sector"):
        counted = Counter(getattr(wait, name) for wait in waits)
        for wait in waits:
            if counted[getattr(wait, name)] < FEWEST:
                setattr(wait, name, "other")
    moves: Counter[Any] = Counter(part for wait in waits for move in wait.moves for part in move[:2])
    for wait in waits:
        wait.moves = [
            (
                move if moves[move] >= FEWEST else "other",
                channel if moves[channel] >= FEWEST else "other",
                day,
            )
            for move, channel, day in wait.moves
        ]
