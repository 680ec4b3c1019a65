"""A whole desk as one file, and back into an empty one: on another machine, in another database.

The file has the shape of the journal's backup (docs/journal.md), with the desk's tables in it. Links that were given out are
not: they are made anew. Rows take new keys, and whatever points at them follows, also in the log.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext as _

from huiyin.hiring import models as hiring
from huiyin.hiring.models.snapshot import plain
from huiyin.journal import backup_file
from huiyin.journal.backup_file import BackupFile, Rows
from huiyin.journal.errors import BadBackup
from huiyin.records.disk import why

Interviewers = hiring.Interview.interviewers.through
TABLES: dict[str, tuple[type[models.Model], str]] = {
    "desk": (hiring.Desk, "pk"),
    "colleague": (hiring.Colleague, "desk"),
    "absence": (hiring.Absence, "colleague__desk"),
    "candidate": (hiring.Candidate, "desk"),
    "opening": (hiring.Opening, "desk"),
    "seat": (hiring.Seat, "opening__desk"),
    "criterion": (hiring.Criterion, "opening__desk"),
    "application": (hiring.Application, "desk"),
    "interview": (hiring.Interview, "application__desk"),
    "interviewer": (Interviewers, "interview__application__desk"),
    "scorecard": (hiring.Scorecard, "interview__application__desk"),
    "score": (hiring.Score, "scorecard__interview__application__desk"),
    "finalistorder": (hiring.FinalistOrder, "opening__desk"),
    "decision": (hiring.Decision, "application__desk"),
    "telling": (hiring.Telling, "application__desk"),
    "standby": (hiring.Standby, "application__desk"),
    "offer": (hiring.Offer, "application__desk"),
    "letter": (hiring.Letter, "desk"),
    "reminder": (hiring.Reminder, "application__desk"),
    "question": (hiring.Question, "application__desk"),
    "consent": (hiring.Consent, "candidate__desk"),
    "referral": (hiring.Referral, "application__desk"),
    "event": (hiring.Event, "desk"),
}
"""The desk's tables, those that are pointed at first, and how each row leads to its desk."""
BATCH = 400
FOLDER = "backups"
_UNFIT = (ValidationError, DatabaseError, TypeError, ValueError, KeyError, AttributeError, OverflowError)


def backup_to(desk: hiring.Desk, path: Path | str, *, now: dt.datetime) -> dict[str, int]:
    """Writes the desk to `path`, whole or not at all. Gives the number of rows of each table. Raises BadBackup."""
    target = Path(path)
    try:
        with transaction.atomic():
            # Every verb takes this lock first: while we hold it, the tables belong together.
            hiring.Desk.objects.select_for_update().get(pk=desk.pk)
            tables: dict[str, Callable[[], Rows]] = {name: partial(_rows, desk, name) for name in TABLES}
            return backup_file.write(target, tables, now)
    except OSError as error:
        said = _("%(file)s cannot be written: %(why)s.")
        raise BadBackup(said % {"file": target, "why": why(error)}) from None


def restore_from(desk: hiring.Desk, path: Path | str) -> dict[str, int]:
    """Brings a desk back into this one, which must be empty: all of it or nothing. Raises BadBackup."""
    with backup_file.opened(Path(path), TABLES) as backup:
        try:
            with transaction.atomic():
                locked = hiring.Desk.objects.select_for_update().get(pk=desk.pk)
                if locked.events.exists() or locked.colleagues.exists() or locked.candidates.exists():
                    raise BadBackup(
                        _("This desk holds people already. A backup comes back into an empty one.")
                    )
                return _Restoring(locked, backup).done()
        except _UNFIT as error:
            said = _("This backup cannot be restored: %(why)s.")
            raise BadBackup(said % {"why": backup_file.in_words(error)}) from error


def keep_backup(owner: AbstractBaseUser, desk: hiring.Desk, now: dt.datetime) -> str:
    """One backup a day into HUIYIN_HOME/backups; the newest seven stay. Nothing where nothing happened since the last."""
    newest = desk.events.first()
    if newest is None:
        return ""
    file = backup_file.once_a_day(
        Path(settings.HUIYIN_HOME) / FOLDER,
        f"desk-{owner.pk}",
        desk.day(now),
        now=now,
        changed_at=newest.at,
        to=lambda path: backup_to(desk, path, now=now),
    )
    return _("A backup was written: %(file)s") % {"file": file.name} if file else ""


def schema() -> str:
    """The newest migration of the desk's tables."""
    return max(file.stem for file in (Path(hiring.__file__).parents[1] / "migrations").glob("[0-9]*.py"))


def _rows(desk: hiring.Desk, name: str) -> Rows:
    model, lookup = TABLES[name]
    for row in model._default_manager.filter(**{lookup: desk.pk}).order_by("pk").iterator(chunk_size=BATCH):
        told = {field.attname: plain(getattr(row, field.attname)) for field in _fields(model)}
        if name == "desk":
            told["schema"] = schema()
        yield {"id": row.pk, **told}


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns, without the key and without who signs in: users are another machine's."""
    user = settings.AUTH_USER_MODEL
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and not (field.is_relation and field.related_model._meta.label == user)  # type: ignore[union-attr]
    ]


class _Restoring:
    """The rows of a backup on their way into the tables. `keys`: by table, the old key of each row to its new one."""

    def __init__(self, desk: hiring.Desk, backup: BackupFile) -> None:
        self.desk, self.backup = desk, backup
        self.keys: dict[type[models.Model], dict[int, int]] = {}

    def done(self) -> dict[str, int]:
        counted = {name: self._table(name) for name in TABLES}
        self._point_at_each_other()
        return counted

    def _table(self, name: str) -> int:
        model, _lookup = TABLES[name]
        keys = self.keys.setdefault(model, {})
        if model is hiring.Desk:
            return self._desk(keys)
        for old, rows in _batches(self.backup.rows(name)):
            if model is hiring.Event:
                self._events(old, rows, keys)
                continue
            made = [self._row(model, row) for row in rows]
            model._default_manager.bulk_create(made)
            keys.update(zip(old, (row.pk for row in made), strict=True))
        return len(keys)

    def _desk(self, keys: dict[int, int]) -> int:
        for given in self.backup.rows("desk"):
            if str(given.pop("schema")) > schema():
                raise BadBackup(_("It was written by a newer version of Huiyin. Update Huiyin first."))
            keys[given.pop("id")] = self.desk.pk
            for field in _fields(hiring.Desk):
                setattr(self.desk, field.attname, field.to_python(given[field.attname]))
            self.desk.full_clean()
            self.desk.save()
        return len(keys)

    def _row(self, model: type[models.Model], given: dict[str, Any]) -> models.Model:
        found: dict[str, Any] = {}
        for field in _fields(model):
            value = given[field.attname]
            if field.is_relation and value is not None:
                value = self._key(field.related_model, value, own=model)
            found[field.attname] = value if value is None else field.to_python(value)
        row = model(**found)
        if isinstance(row, hiring.FinalistOrder):
            row.applications = [self.keys[hiring.Application][key] for key in row.applications]
        # Keys were looked up above; a list may be empty in any of these tables.
        own = {field.name for field in model._meta.concrete_fields if field.is_relation}
        row.clean_fields(exclude=own | {f.name for f in _fields(model) if isinstance(f, models.JSONField)})
        return row

    def _key(self, target: Any, old: int, *, own: type[models.Model]) -> int | None:
        """The new key. A colleague may point at one who comes later: that is done at the end."""
        if target is own is hiring.Colleague:
            return None
        return self.keys[target][old]

    def _events(self, old: list[int], rows: list[dict[str, Any]], keys: dict[int, int]) -> None:
        """An event may point at one before it: they go in one by one, in their order."""
        for key, given in zip(old, rows, strict=True):
            event = self._row(hiring.Event, given)
            self._event(event, given)
            event.save(force_insert=True)
            keys[key] = event.pk

    def _event(self, event: models.Model, given: dict[str, Any]) -> None:
        event.changes = [  # type: ignore[attr-defined]
            [table, self._moved(table, key), self._columns(before), self._columns(after)]
            for table, key, before, after in given["changes"]
        ]
        event.made = [[table, self._moved(table, key)] for table, key in given["made"]]  # type: ignore[attr-defined]
        facts = dict(given["facts"])
        if "gave" in facts:
            table, key = facts["gave"]
            some = isinstance(key, list)
            facts["gave"] = [table, [self._moved(table, k) for k in key] if some else self._moved(table, key)]
        event.facts = facts  # type: ignore[attr-defined]

    def _moved(self, table: str, key: int) -> int:
        """The new key of a row that the log speaks of; 0 for one that is gone, or of a table that does not travel."""
        return self.keys.get(TABLES[table][0], {}).get(key, 0) if table in TABLES else 0

    def _columns(self, kept: dict[str, Any]) -> dict[str, Any]:
        colleagues = self.keys[hiring.Colleague]
        return {
            name: colleagues.get(value) if name == "approved_by_id" and value else value
            for name, value in kept.items()
        }

    def _point_at_each_other(self) -> None:
        colleagues = self.keys[hiring.Colleague]
        for given in self.backup.rows("colleague"):
            pointed = {name: colleagues[given[name]] for name in ("deputy_id", "chief_id") if given[name]}
            if pointed:
                hiring.Colleague.objects.filter(pk=colleagues[given["id"]]).update(**pointed)


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[list[int], list[dict[str, Any]]]]:
    """Rows some at a time: their old keys, and their columns."""
    keys: list[int] = []
    some: list[dict[str, Any]] = []
    for row in rows:
        keys.append(row.pop("id"))
        some.append(row)
        if len(some) == BATCH:
            yield keys, some
            keys, some = [], []
    yield keys, some
