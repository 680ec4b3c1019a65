"""Rows as JSON and back, without loss: for the log of changes and for backups."""

import datetime as dt
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from huiyin.journal.models import (
    Claim,
    CompanyWord,
    Debrief,
    Event,
    GapStep,
    Involvement,
    Opening,
    Person,
    PortraitCorrection,
    Profile,
    Proposal,
    Rehearsal,
    Resume,
    StageChange,
)

TABLES: dict[str, type[models.Model]] = {
    "profile": Profile,
    "opening": Opening,
    "person": Person,
    "involvement": Involvement,
    "event": Event,
    "stage_change": StageChange,
    "debrief": Debrief,
    "portrait_correction": PortraitCorrection,
    "company_word": CompanyWord,
    "resume": Resume,
    "claim": Claim,
    "gap_step": GapStep,
    "proposal": Proposal,
    "rehearsal": Rehearsal,
}
"""What a person's journal consists of, those that are pointed at first. The log of actions stands beside it."""

BOOKKEEPING = frozenset({"version", "revision", "updated_at"})
"""Fields that say when a row changed, not what it says: they never stand against an undo."""

_NAMES = {model: name for name, model in TABLES.items()}
_PLAIN = (bool, int, float, str)
_AS_IT_IS = frozenset([*_PLAIN, type(None)])


def table_of(row: models.Model) -> str:
    return _NAMES[type(row)]


@cache
def fields_of(model: type[models.Model]) -> "tuple[models.Field[Any, Any], ...]":
    """The columns of a row that are kept: all but its key, its owner, the mark of its form, and what the model leaves out."""
    left_out = ("owner", "once", *getattr(model, "not_kept", ()))
    return tuple(
        field for field in model._meta.concrete_fields if not field.primary_key and field.name not in left_out
    )


def told(row: models.Model, names: "set[str] | None" = None) -> dict[str, Any]:
    """The row's columns as JSON values; only `names` if given."""
    if names is None:
        held = row.__dict__
        return {
            name: value if type(value := held.get(name)) in _AS_IT_IS and name in held else _plain(field, row)
            for name, field in _named(type(row))
        }
    return {
        field.attname: _plain(field, row)
        for field in fields_of(type(row))
        if field.name in names or field.attname in names
    }


@cache
def _named(model: type[models.Model]) -> "tuple[tuple[str, models.Field[Any, Any]], ...]":
    return tuple((field.attname, field) for field in fields_of(model))


def values(model: type[models.Model], given: dict[str, Any]) -> dict[str, Any]:
    """JSON values as columns of `model` hold them. Raises ValidationError naming a column that does not fit."""
    known = {field.attname: field for field in fields_of(model)}
    found = {}
    for name, value in given.items():
        field = known.get(name)
        if field is None:
            raise ValidationError({name: f"{model.__name__} has no {name}"})
        words = isinstance(field, models.CharField | models.TextField)
        if words and not isinstance(value, str):
            raise ValidationError({name: f"{name} is no text"})
        try:
            found[name] = value if isinstance(field, models.JSONField) else field.to_python(value)
        except ValidationError as error:
            raise ValidationError({name: error.messages}) from None
    return found


def _plain(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = field.value_from_object(row)
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(value, dt.datetime):
        # A moment reads back from the database in UTC, whatever zone it was written in.
        return value.astimezone(dt.UTC).isoformat()
    return value if type(value) in _PLAIN else field.value_to_string(row)
