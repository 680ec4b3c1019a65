"""Many rows into a table in few statements.

Django's bulk_create asks every field about every value, which is most of the time that a large import takes. Plain values need
no asking: a text is a text on both databases.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_PLAIN = frozenset([str, int, bool, float, type(None)])
_DAYS = frozenset([dt.date, dt.datetime])
_ASKED = (models.TimeField, models.DurationField, models.DecimalField)
"""Fields whose values look different in the database."""


def insert_many(rows: Sequence[models.Model], *, keys: bool = True) -> None:
    """Inserts new rows of one model, which were checked before. With `keys` each gets its own. Raises IntegrityError."""
    if not rows:
        return
    model = type(rows[0])
    fields = _fields(model)
    line = connections[DEFAULT_DB_ALIAS]
    getters = [_getter(field, line) for field in fields]
    told = [tuple([get(row) for get in getters]) for row in rows]
    with line.cursor() as cursor:
        if keys:
            # PostgreSQL's bound; SQLite tells its own.
            most = line.features.max_query_params or 60_000
            size = max(1, min(1_000, most // len(fields)))
            found: list[int] = []
            for start in range(0, len(told), size):
                part = told[start : start + size]
                cursor.execute(_statement(model, len(part)), [value for values in part for value in values])
                found += [int(key) for (key,) in cursor.fetchall()]
            for row, key in zip(rows, found, strict=True):
                row.pk = key
        else:
            cursor.executemany(_statement(model, 0), told)
    for row in rows:
        row._state.adding, row._state.db = False, line.alias


@cache
def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.primary_key]


@cache
def _statement(model: type[models.Model], rows: int) -> str:
    """Rows 0: one, whose key is not asked for. Both databases quote names alike."""
    quote, key = connection.ops.quote_name, model._meta.pk
    assert key is not None
    names = ", ".join(quote(str(field.column)) for field in _fields(model))
    values = f"({', '.join(['%s'] * len(_fields(model)))})"
    more = f" RETURNING {quote(str(key.column))}" if rows else ""
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {', '.join([values] * max(rows, 1))}{more}"


def _getter(field: "models.Field[Any, Any]", line: BaseDatabaseWrapper) -> Callable[[models.Model], Any]:
    """How the field's value goes into the database."""
    name = field.attname
    known: dict[Any, Any] = {}

    def asked(row: models.Model) -> Any:
        return field.get_db_prep_save(field.pre_save(row, add=True), line)

    def plain(row: models.Model) -> Any:
        value = row.__dict__.get(name)
        return value if type(value) in _PLAIN and name in row.__dict__ else asked(row)

    def day(row: models.Model) -> Any:
        value = row.__dict__.get(name)
        if type(value) not in _DAYS or field.auto_now or field.auto_now_add:  # type: ignore[attr-defined]
            return asked(row)
        if value not in known:
            # The same few days and moments stand in thousands of rows.
            known[value] = asked(row)
        return known[value]

    def json(row: models.Model) -> Any:
        value = row.__dict__.get(name)
        if value or type(value) not in (dict, list):
            return asked(row)
        kind = type(value)
        if kind not in known:
            known[kind] = asked(row)
        return known[kind]

    if isinstance(field, models.DateField):
        return day
    return json if isinstance(field, models.JSONField) else asked if isinstance(field, _ASKED) else plain
