"""Noting how an interview went. One press feeds the interview, the promise, the people and the topics of letters."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.models import Debrief, Event, Involvement, Kind, Opening, Part, Person
from huiyin.journal.models.opening import MOST_TOPICS
from huiyin.journal.services import people as known_people
from huiyin.journal.services.entries import add_event, one_event
from huiyin.journal.services.openings import one_opening
from huiyin.journal.services.recording import AlreadyDone, Recording, recorded

WORDS = ("questions", "shone", "stuck", "learnt")


def debrief(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    event_id: int | None = None,
    on: dt.date | None = None,
    round: str = "",
    last: bool | None = None,
    signals: Sequence[str] | None = None,
    promised_by: dt.date | None = None,
    promise_text: str = "",
    people: Sequence[tuple[str, str]] = (),
    topics: Sequence[str] = (),
    once: str = "",
    **words: Any,
) -> Debrief:
    """What stayed from an interview. `event_id`: the interview, if it is noted; else it is noted now, on the day `on`.

    `words`: questions, shone, stuck, learnt · `people`: names met, each with their part · `topics`: for the letters.
    A second debrief of the same interview takes the place of the first. Raises ValidationError.
    """
    if unknown := set(words) - set(WORDS):
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})
    heard = {"on": on, "round": round, "last": last, "signals": signals}
    try:
        with recorded(owner, "debrief", now=now, once=once) as recording:
            opening = one_opening(recording, opening_id)
            interview = _interview(recording, opening, event_id, heard)
            _promise(recording, opening, interview, promised_by, promise_text)
            _meet(recording, opening, people)
            _talked_about(recording, opening, topics)
            recording.label = str(opening)
            there = Debrief.objects.filter(owner_id=owner.pk, event=interview).first()
            if there is not None:
                return recording.change(there, on=interview.on, **words)
            return recording.add(Debrief(opening=opening, event=interview, on=interview.on, **words))
    except AlreadyDone as done:
        # Of the rows that the press touched, the debrief is the one that was asked for.
        first = done.action.changes.filter(table="debrief").order_by("-pk").first()
        return Debrief.objects.filter(owner_id=owner.pk, **({"pk": first.row} if first else {})).latest("pk")


def _interview(
    recording: Recording, opening: Opening, event_id: int | None, heard: Mapping[str, Any]
) -> Event:
    """The interview that is spoken of, with what was noticed in it."""
    signals, last = heard["signals"], heard["last"]
    if event_id is None:
        event = Event(kind=Kind.INTERVIEW, round=heard["round"], last=bool(last), signals=list(signals or ()))
        return add_event(recording, opening, event, heard["on"])
    event = one_event(recording, event_id)
    if event.kind != Kind.INTERVIEW or event.opening_id != opening.pk:
        raise ValidationError({"event": _("This is no interview of this opening.")})
    changes: dict[str, Any] = {}
    if signals is not None:
        changes["signals"] = list(signals)
    if last is not None:
        changes["last"] = last
    if heard["round"]:
        changes["round"] = heard["round"]
    return recording.change(event, **changes) if changes else event


def _promise(recording: Recording, opening: Opening, interview: Event, by: dt.date | None, text: str) -> None:
    """The day that was named, unless it stands there already."""
    if by is None or opening.events.filter(kind=Kind.PROMISE, on=interview.on, by=by).exists():
        return
    add_event(recording, opening, Event(kind=Kind.PROMISE, by=by, text=text), interview.on)


def _meet(recording: Recording, opening: Opening, met: Sequence[tuple[str, str]]) -> None:
    """Whoever was met, once; who is known already is only connected."""
    for given, part in met:
        if part not in Part.values:
            raise ValidationError({"people": _("There is no such part in an opening.")})
        name = given.strip()
        known = Person.objects.filter(owner=recording.owner, name=name).order_by("-pk").first()
        if known is None:
            known_people.add_to(recording, opening, part, name=name, company=opening.company)
        elif not Involvement.objects.filter(opening=opening, person=known).exists():
            recording.add(Involvement(opening=opening, person=known, part=part))


def _talked_about(recording: Recording, opening: Opening, topics: Sequence[str]) -> None:
    given = [topic.strip() for topic in topics if topic.strip()]
    merged = list(dict.fromkeys([*opening.topics, *given]))
    if merged != opening.topics:
        recording.change(opening, topics=merged[:MOST_TOPICS])
