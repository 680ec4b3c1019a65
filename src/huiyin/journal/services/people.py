"""Verbs on people."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Involvement, Opening, Part, Person
from huiyin.journal.services.openings import one_opening
from huiyin.journal.services.recording import Recording, recorded
from huiyin.journal.services.repeated import done_once

_FIELDS = {"name", "company", "title", "email", "phone", "wechat", "notes", "introduced_by"}


@done_once
def add_person(
    owner: AbstractBaseUser,
    *,
    now: dt.datetime,
    opening_id: int | None = None,
    part: str = Part.HR,
    once: str = "",
    **fields: Any,
) -> Person:
    """Somebody new, connected to an opening if one is given."""
    with recorded(owner, "add_person", now=now, once=once) as recording:
        opening = None if opening_id is None else one_opening(recording, opening_id)
        return add_to(recording, opening, part, **fields)


def add_to(
    recording: Recording, opening: Opening | None = None, part: str = Part.HR, **fields: Any
) -> Person:
    """Somebody new, within a verb that is being recorded."""
    _refuse_unknown(fields, _FIELDS | {"is_example"})
    person = Person(**fields)
    _known_introducer(recording, person)
    recording.add(person)
    if opening is not None:
        recording.add(Involvement(opening=opening, person=person, part=part))
    recording.label = recording.label or person.name
    return person


def change_person(
    owner: AbstractBaseUser, person_id: int, *, now: dt.datetime, version: int | None = None, **fields: Any
) -> Person:
    """Other values for columns. Conflict where `version` is stale."""
    _refuse_unknown(fields, _FIELDS)
    with recorded(owner, "change_person", now=now) as recording:
        person = _one_person(recording, person_id, version)
        recording.change(person, **fields)
        _known_introducer(recording, person)
        recording.label = person.name
        return person


def remove_person(owner: AbstractBaseUser, person_id: int, *, now: dt.datetime) -> None:
    """Takes somebody out. What they said stays; it only no longer points at them."""
    with recorded(owner, "remove_person", now=now) as recording:
        person = _one_person(recording, person_id)
        recording.label = person.name
        remove_from_all(recording, person)


def remove_from_all(recording: Recording, person: Person) -> None:
    """Removes the person and every pointer at them, within a verb that is being recorded."""
    for event in person.events.all():
        recording.change(event, person=None)
    for later in person.introduced.all():
        recording.change(later, introduced_by=None)
    for involvement in person.involvements.all():
        recording.remove(involvement)
    recording.remove(person)


def connect(
    owner: AbstractBaseUser, person_id: int, opening_id: int, part: str = Part.HR, *, now: dt.datetime
) -> Involvement:
    """Says what somebody is to an opening. Said twice, it stands once."""
    with recorded(owner, "connect", now=now) as recording:
        person, opening = _one_person(recording, person_id), one_opening(recording, opening_id)
        recording.label = f"{person} · {opening}"
        there = Involvement.objects.filter(opening=opening, person=person, part=part).first()
        return there or recording.add(Involvement(opening=opening, person=person, part=part))


def disconnect(owner: AbstractBaseUser, involvement_id: int, *, now: dt.datetime) -> None:
    """Takes back what somebody is to an opening."""
    with recorded(owner, "disconnect", now=now) as recording:
        involvement = Involvement.objects.select_related("person", "opening").get(
            owner_id=owner.pk, pk=involvement_id
        )
        recording.label = f"{involvement.person} · {involvement.opening}"
        recording.remove(involvement)


def _one_person(recording: Recording, person_id: int, version: int | None = None) -> Person:
    person = Person.objects.get(owner=recording.owner, pk=person_id)
    if version is not None and version != person.version:
        raise Conflict(
            _("This person was changed meanwhile, perhaps in another tab. Look at it again."), person
        )
    return person


def _refuse_unknown(fields: dict[str, Any], known: set[str]) -> None:
    if unknown := set(fields) - known:
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})


def _known_introducer(recording: Recording, person: Person) -> None:
    """Whoever introduced is of the same journal, and the chain never comes back to its start."""
    seen, by = {person.pk}, person.introduced_by
    while by is not None:
        if by.pk in seen or by.owner_id != recording.owner.pk:
            raise ValidationError({"introduced_by": _("The chain of introductions comes back to its start.")})
        seen.add(by.pk)
        by = by.introduced_by
