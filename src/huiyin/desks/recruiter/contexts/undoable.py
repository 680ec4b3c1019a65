"""What was just done at the desk and can be taken back with one press."""

import datetime as dt
from dataclasses import dataclass

from huiyin.desks.recruiter import wording
from huiyin.desks.recruiter.place import Place
from huiyin.hiring.models import Event
from huiyin.hiring.services import undoing

LASTS = dt.timedelta(minutes=2)


@dataclass(frozen=True)
class Undoable:
    """The event, and what it was in words."""

    key: int
    said: str


def undoable(place: Place) -> Undoable | None:
    """The last verb, for two minutes; what a person was told is none."""
    event = undoing.last_undoable(place.desk)
    if event is None or place.now - event.at > LASTS:
        return None
    who = _about(event)
    return Undoable(event.pk, f"{wording.verb(event.verb)}{' · ' if who else ''}{who}")


def _about(event: Event) -> str:
    """Whose name the note tells; a consent belongs to a person and to none of their applications."""
    if event.application:
        return event.application.candidate.name
    consent = undoing.consents_of(event).select_related("candidate").first()
    return consent.candidate.name if consent else ""
