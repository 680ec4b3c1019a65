"""Everything as one zip: the journal's backup, and beside it the same as CSV, with a schema that says what each column is."""

import datetime as dt
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import translation

from huiyin.channels.files.exporting import csv_parts, neutral
from huiyin.journal.backup_file import SCHEMA, Tables
from huiyin.journal.services.backup import ALL, backup_to
from huiyin.journal.services.beside import BESIDE
from huiyin.journal.snapshot import fields_of

_KINDS: "dict[type[models.Field[Any, Any]], str]" = {
    models.BooleanField: "true or false",
    models.IntegerField: "whole number",
    models.FloatField: "number",
    models.DateTimeField: "moment, ISO 8601, UTC",
    models.DateField: "day, ISO 8601",
    models.TimeField: "time, ISO 8601",
    models.JSONField: "JSON",
    models.CharField: "text",
    models.TextField: "text",
}


def everything_to(owner: AbstractBaseUser, path: Path | str, *, now: dt.datetime) -> dict[str, int]:
    """The journal, restorable, with readable copies. Gives the number of rows of each table. Raises BadBackup."""
    return backup_to(owner, path, now=now, readable=_copies)


def _copies(tables: Tables) -> Iterator[tuple[str, Iterator[bytes]]]:
    for name, begin in tables.items():
        yield f"csv/{name}.csv", _csv(name, begin())
    yield SCHEMA, iter([json.dumps(schema(), ensure_ascii=False, indent=2).encode()])


def _csv(name: str, rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """UTF-8 with the mark by which spreadsheets know it. What they would run gets an apostrophe before it."""
    heads = ["id", *(field.attname for field in fields_of({**ALL, **BESIDE}[name]))]
    return csv_parts(chain([heads], ([_cell(row[head]) for head in heads] for row in rows)))


def _cell(value: object) -> str:
    if isinstance(value, dict | list):
        # PostgreSQL keeps the keys in an order of its own.
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else neutral(value)


def schema() -> dict[str, dict[str, dict[str, str]]]:
    """Of each table its columns: what they hold, what it is, and at which table's `id` they point."""
    names = {model: name for name, model in {**ALL, **BESIDE}.items()}
    with translation.override("en"):
        return {
            name: {
                "id": {"holds": "whole number", "is": "key of the row in this file"},
                **{field.attname: _column(field, names) for field in fields_of(model)},
            }
            for model, name in names.items()
        }


def _column(field: "models.Field[Any, Any]", names: dict[type[models.Model], str]) -> dict[str, str]:
    told = {"holds": _kind(field), "is": str(field.verbose_name)}
    if field.is_relation:
        told["points_at"] = names[field.related_model]  # type: ignore[index]
    if field.choices:
        told["one_of"] = " ".join(str(value) for value, _words in field.flatchoices if value)
    if field.null:
        told["holds"] += ", or null"
    return told


def _kind(field: "models.Field[Any, Any]") -> str:
    if field.is_relation:
        return "whole number"
    return next(words for kind, words in _KINDS.items() if isinstance(field, kind))
