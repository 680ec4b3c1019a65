"""Everything a person has in the journal as one file, and back again: on another machine, in another database."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.utils.translation import gettext as _

from huiyin.journal import backup_file
from huiyin.journal.backup_file import BackupFile, Readable, Rows
from huiyin.journal.errors import BadBackup
from huiyin.journal.models import Action, Change, Profile, Standing
from huiyin.journal.services.beside import BESIDE, add_new, follow, marks_of, rows_of
from huiyin.journal.snapshot import TABLES, fields_of, values
from huiyin.records.disk import why

ALL: dict[str, type[models.Model]] = {
    **TABLES,
    "standing": Standing,
    "action": Action,
    "change": Change,
}
BATCH = 500
KEPT_COPIES = 10
SAFETY = "safety"
_UNFIT = (ValidationError, DatabaseError, TypeError, ValueError, KeyError, AttributeError, OverflowError)
"""How it shows that what a row holds is not what its column takes."""


def backup_to(
    owner: AbstractBaseUser, path: Path | str, *, now: dt.datetime, readable: Readable | None = None
) -> dict[str, int]:
    """Writes the owner's whole journal to `path`, log included. Gives the number of rows of each table.

    `readable`: writes further files beside the tables, for other programs (backup_file.Readable). The file appears whole or not at all and is readable by its owner only. Raises BadBackup.
    """
    target = Path(path)
    if target.is_dir():
        raise BadBackup(_("%(file)s is a folder. Name a file in it.") % {"file": target})
    try:
        with transaction.atomic():
            # Every verb takes this lock first: while we hold it, the tables belong together.
            Profile.objects.select_for_update().get(owner_id=owner.pk)
            tables = {name: partial(_rows, owner, model) for name, model in {**ALL, **BESIDE}.items()}
            return backup_file.write(target, tables, now, readable)
    except OSError as error:
        said = _("%(file)s cannot be written: %(why)s.")
        raise BadBackup(said % {"file": target, "why": why(error)}) from None


def restore_from(owner: AbstractBaseUser, path: Path | str, *, now: dt.datetime) -> dict[str, int]:
    """Puts the backup in the place of the owner's journal: all of it or, if anything is wrong, nothing.

    What was there before is first kept as a backup of its own under HUIYIN_HOME/safety. Gives the number of rows of
    each table. Raises BadBackup.
    """
    with backup_file.opened(Path(path), [*ALL, *BESIDE]) as backup:
        try:
            with transaction.atomic():
                profile = Profile.objects.select_for_update().get(owner_id=owner.pk)
                if Action.objects.filter(owner_id=owner.pk).exists():
                    _keep_copy(owner, now)
                return _Restoring(profile, backup).done()
        except _UNFIT as error:
            said = _("This backup cannot be restored: %(why)s. The journal is as it was.")
            raise BadBackup(said % {"why": backup_file.in_words(error)}) from error


def _rows(owner: AbstractBaseUser, model: type[models.Model]) -> Rows:
    yield from rows_of(owner.pk, model)


def safety_folder() -> Path:
    """Where the copies lie that are kept before a restore; made if need be. Raises BadBackup."""
    folder = Path(settings.HUIYIN_HOME) / SAFETY
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        said = _("%(file)s cannot be written: %(why)s.")
        raise BadBackup(said % {"file": folder, "why": why(error)}) from None
    return folder


def copies_of(owner: AbstractBaseUser) -> list[Path]:
    """What of the owner's was kept before a restore, the oldest first."""
    return sorted((Path(settings.HUIYIN_HOME) / SAFETY).glob(f"before-restore-{owner.pk}-*.zip"))


def _keep_copy(owner: AbstractBaseUser, now: dt.datetime) -> None:
    folder = safety_folder()
    backup_to(owner, folder / f"before-restore-{owner.pk}-{now:%Y%m%d-%H%M%S-%f}.zip", now=now)
    backup_file.sweep(folder, now)
    for old in copies_of(owner)[:-KEPT_COPIES]:
        old.unlink(missing_ok=True)


class _Restoring:
    """The rows of a backup on their way into the tables.

    Keys stay as they are; where another owner of the same database has them, all move up by the same number.
    """

    def __init__(self, profile: Profile, backup: BackupFile) -> None:
        self.profile = profile
        self.owner_id = profile.owner_id
        self.backup = backup
        self.keys: dict[type[models.Model], set[int]] = {}
        self.shift = 0

    def done(self) -> dict[str, int]:
        before = marks_of(self.owner_id)
        for model in reversed(ALL.values()):
            if model is not Profile:
                # Straight from the table: what still points at a row goes in the same transaction.
                rows = model._default_manager.filter(owner_id=self.owner_id)
                rows._raw_delete(rows.db)
        for name, model in ALL.items():
            self.keys[model] = {row["id"] for row in self.backup.rows(name)}
        self.shift = self._shift()
        counted = {name: self._table(name, model) for name, model in ALL.items()}
        follow(self.owner_id, before)
        for name, model in BESIDE.items():
            counted[name] = add_new(model, self.backup.rows(name), self._row)
        _set_sequences()
        return counted

    def _shift(self) -> int:
        taken, highest = False, 0
        for model, keys in self.keys.items():
            if model is Profile or not keys:
                continue
            highest = max(highest, model._default_manager.aggregate(highest=models.Max("pk"))["highest"] or 0)
            between = model._default_manager.filter(pk__range=(min(keys), max(keys)))
            taken = taken or not keys.isdisjoint(between.values_list("pk", flat=True))
        return highest if taken else 0

    def _table(self, name: str, model: type[models.Model]) -> int:
        count, batch = 0, []
        for told_row in self.backup.rows(name):
            count += 1
            key = told_row.pop("id")
            if model is Profile:
                self._profile(told_row)
                continue
            batch.append(self._row(model, key, told_row))
            if len(batch) == BATCH:
                model._default_manager.bulk_create(batch)
                batch = []
        model._default_manager.bulk_create(batch)
        return count

    def _profile(self, given: dict[str, Any]) -> None:
        for name, value in values(Profile, given).items():
            setattr(self.profile, name, value)
        self.profile.full_clean(validate_unique=False)
        self.profile.save()

    def _row(self, model: type[models.Model], key: int | None, given: dict[str, Any]) -> models.Model:
        if model is Change:
            target = ALL[given["table"]]
            given["row"] += self.shift
            if given.get("in_opening") is not None:
                given["in_opening"] += self.shift
            for side in ("before", "after"):
                if given[side] is not None:
                    # The log may speak of rows that are gone: undo looks whether they fit.
                    given[side] = self._moved(target, given[side], checked=False)
        moved = key + self.shift if key is not None else None
        row = model(pk=moved, owner_id=self.owner_id, **values(model, self._moved(model, given)))
        # Keys are checked against the file: looking each up in the table would be one query a row.
        row.clean_fields(exclude={field.name for field in model._meta.concrete_fields if field.is_relation})
        return row

    def _moved(
        self, model: type[models.Model], given: dict[str, Any], *, checked: bool = True
    ) -> dict[str, Any]:
        """The columns with the keys in them moved; if `checked`, none may point out of the backup."""
        moved = dict(given)
        for field in fields_of(model):
            pointed = moved.get(field.attname)
            if not field.is_relation or pointed is None:
                continue
            if checked and pointed not in self.keys[field.related_model]:  # type: ignore[index]
                raise ValidationError(_("a row points at something that is not in the backup"))
            moved[field.attname] = pointed + self.shift
        return moved


def _set_sequences() -> None:
    """PostgreSQL counts keys apart from the rows; a key that was ever given out is not given again."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in ALL.values():
            table = model._meta.db_table
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest(nextval(pg_get_serial_sequence(%s, 'id')),"
                f" (SELECT coalesce(max(id), 1) FROM {table})))",
                [table, table],
            )
