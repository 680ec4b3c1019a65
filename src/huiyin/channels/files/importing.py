"""The rows of a table into the journal: one transaction, one action, one undo."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext as _

from huiyin.channels.files.rows import Row, key_of
from huiyin.journal.models import (
    Action,
    Event,
    Involvement,
    Kind,
    Opening,
    OpeningStage,
    Part,
    Person,
    Source,
    StageChange,
)
from huiyin.journal.services.recording import AlreadyDone, Recording, recorded
from huiyin.process.collecting import uncollected


@dataclass
class _Rows:
    """What is written, those that are pointed at first."""

    openings: list[Opening] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    involvements: list[Involvement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    steps: list[StageChange] = field(default_factory=list)


def known_keys(owner: AbstractBaseUser) -> set[tuple[str, str]]:
    """Company and role of every opening in the journal, however they are spelt."""
    rows = Opening.objects.filter(owner_id=owner.pk, is_example=False).values_list("company", "title")
    return {key_of(company, title) for company, title in rows}


def import_rows(
    owner: AbstractBaseUser, rows: Sequence[Row], *, now: dt.datetime, name: str = "", once: str = ""
) -> int:
    """Adds an opening for each row, with its interviews and promise. Gives how many there are now from it.

    All of them or none. The rows were checked when they were read (rows.row_of): each holds what its columns take.
    """
    try:
        with uncollected(), recorded(owner, "import", now=now, once=once) as recording:
            written = _Rows()
            language = recording.profile.language or ("zh" if recording.profile.country == "CN" else "en")
            for row in rows:
                _build(recording, row, language, written)
            recording.label = _label(name, len(rows))
            recording.add_many(written.openings)
            for rest in (written.people, written.involvements, written.events, written.steps):
                _point(rest)
                recording.add_many(rest)
            return len(rows)
    except AlreadyDone as done:
        return done.action.changes.filter(table="opening", before__isnull=True).count()


def last_import(owner: AbstractBaseUser) -> Action | None:
    """The newest import that was not taken back."""
    return Action.objects.filter(owner_id=owner.pk, verb="import", undone_at=None).first()


def _label(name: str, count: int) -> str:
    said = _("%(count)s openings from %(name)s") if name else _("%(count)s openings")
    return said % {"count": count, "name": name[:120]}


def _point(rows: Sequence[models.Model]) -> None:
    """Rows that were built before what they point at had a key take it now."""
    for row in rows:
        for name in ("opening", "person"):
            pointed = row._state.fields_cache.get(name)
            if pointed is not None:
                setattr(row, f"{name}_id", pointed.pk)


def _build(recording: Recording, row: Row, language: str, written: _Rows) -> None:
    since = _since(recording, row)
    told = {"country": recording.profile.country, "language": language, "stage_since": since, **row.values}
    opening = Opening(**told)
    written.openings.append(opening)
    _steps(opening, row, since, written)
    for day, said in row.interviews:
        last = day == row.interviews[-1][0] and opening.stage != OpeningStage.INTERVIEWING
        event = Event(kind=Kind.INTERVIEW, on=day, round=said[:200], last=last, source=Source.FILE)
        event.opening = opening
        written.events.append(event)
    if row.promised is not None:
        # Nobody noted when it was made: at the last talk, or when the opening came to where it stands.
        on = min(row.interviews[-1][0] if row.interviews else since, recording.today, row.promised)
        event = Event(kind=Kind.PROMISE, on=on, by=row.promised, source=Source.FILE)
        event.opening = opening
        written.events.append(event)
    if row.person:
        named = opening.hr_name or row.person.get("email") or opening.company
        person = Person(name=named[:200], company=opening.company, **row.person)
        written.people.append(person)
        written.involvements.append(Involvement(opening=opening, person=person, part=Part.HR))


def _since(recording: Recording, row: Row) -> dt.date:
    """Since when the opening stands where it stands, as far as the row tells."""
    days = [row.since, row.values.get("applied_on"), *(day for day, _said in row.interviews)]
    known = [day for day in days if day is not None]
    return row.since or (max(known) if known else recording.today)


def _steps(opening: Opening, row: Row, since: dt.date, written: _Rows) -> None:
    """Its way through the stages, as far as it is known: the application, then where it stands."""
    before = ""
    applied = row.values.get("applied_on")
    if applied and applied < since and opening.stage not in (OpeningStage.WISHLIST, OpeningStage.APPLIED):
        before = OpeningStage.APPLIED
        written.steps.append(StageChange(opening=opening, on=applied, stage=before))
    written.steps.append(
        StageChange(
            opening=opening, on=since, stage_from=before, stage=opening.stage, outcome=opening.outcome
        )
    )
