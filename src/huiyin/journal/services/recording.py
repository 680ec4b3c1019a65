"""One verb, one transaction, one entry in the log. All writing of the journal goes through `recorded`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, RestrictedError
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict
from huiyin.journal.inserting import insert_many
from huiyin.journal.models import Action, Change, Opening, Profile
from huiyin.journal.snapshot import fields_of, table_of, told

Row = TypeVar("Row", bound=models.Model)
BATCH = 500
_STAMPED = frozenset({"version", "updated_at"})


class AlreadyDone(Exception):
    """The form was sent twice: `action` is what its first sending did."""

    def __init__(self, action: Action) -> None:
        super().__init__(str(action))
        self.action = action


class Recording:
    """Writes rows and keeps what each looked like before and after."""

    def __init__(self, profile: Profile, now: dt.datetime) -> None:
        self.profile = profile
        self.owner = profile.owner
        self.now = now
        self.today = profile.day(now)
        self.label = ""
        self.changes: list[Change] = []

    def add(self, row: Row) -> Row:
        """Checks and inserts a new row. Raises ValidationError."""
        self._stamp(row, new=True)
        row.full_clean()
        row.save(force_insert=True)
        self._keep(row, None, told(row))
        return row

    def add_many(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Inserts many new rows that were checked before, in a few statements."""
        for row in rows:
            self._stamp(row, new=True)
        insert_many(rows)
        for row in rows:
            self._keep(row, None, told(row))
        return rows

    def change(self, row: Row, **values: Any) -> Row:
        """Sets `values` on a row that is there. Writes nothing where nothing differs. Raises ValidationError."""
        names = {field.name for field in fields_of(type(row))} | {
            field.attname for field in fields_of(type(row))
        }
        if unknown := set(values) - names:
            raise ValidationError({name: _("There is no such field.") for name in unknown})
        before = told(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.full_clean(validate_unique=False)
        changed = {name for name, value in told(row).items() if value != before[name]}
        if changed:
            self._stamp(row, new=False)
            after = told(row)
            row.save(update_fields=[*changed, *(_STAMPED & names)])
            self._keep(row, {name: before[name] for name in changed}, {name: after[name] for name in changed})
        return row

    def remove(self, row: models.Model) -> None:
        """Deletes a row. Raises Conflict where something else still points at it."""
        before, key = told(row), row.pk
        try:
            row.delete()
        except RestrictedError:
            raise Conflict(
                _("Something else in the journal still points at this. Remove that first."), row
            ) from None
        row.pk = key
        self._keep(row, before, None)

    def _keep(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        table = table_of(row)
        opening = row.pk if table == "opening" else getattr(row, "opening_id", None)
        self.changes.append(
            Change(
                owner_id=self.owner.pk,
                table=table,
                row=row.pk,
                in_opening=opening,
                before=before,
                after=after,
            )
        )

    def _stamp(self, row: models.Model, *, new: bool) -> None:
        names = _columns(type(row))
        if new:
            row.owner_id = self.owner.pk  # type: ignore[attr-defined]
            if "created_at" in names:
                row.created_at = self.now  # type: ignore[attr-defined]
        elif "version" in names:
            row.version += 1  # type: ignore[attr-defined]
        if "updated_at" in names:
            row.updated_at = self.now  # type: ignore[attr-defined]


@cache
def _columns(model: type[models.Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields)


@contextmanager
def recorded(
    owner: AbstractBaseUser, verb: str, label: object = "", *, now: dt.datetime, once: str = ""
) -> Iterator[Recording]:
    """One transaction in which rows are written through the Recording that it gives.

    `verb`: a key of models.action.VERBS · `label`: what it was done to, for the log; may be set on the Recording
    later · `once`: a mark that the form carries; a second sending raises AlreadyDone. The owner's profile is locked
    first, so that one person's verbs come one after another. Where nothing changed, nothing is logged.
    """
    with transaction.atomic():
        profile = (
            Profile.objects.select_for_update(of=("self",)).select_related("owner").get(owner_id=owner.pk)
        )
        if once and (before := Action.objects.filter(owner_id=owner.pk, once=once).first()):
            raise AlreadyDone(before)
        recording = Recording(profile, now)
        recording.label = str(label)
        yield recording
        if recording.changes:
            _log(recording, verb, once)


def _log(recording: Recording, verb: str, once: str) -> None:
    action = Action.objects.create(
        owner=recording.owner, verb=verb, label=recording.label[:500], at=recording.now, once=once[:64]
    )
    for change in recording.changes:
        change.action_id = action.pk
    insert_many(recording.changes, keys=False)
    touch(recording.owner, recording.changes, recording.now)


def touch(owner: AbstractBaseUser, changes: Sequence[Change], now: dt.datetime) -> None:
    """Marks the openings that changes were made in as newly moved, so that no advice given before counts any more.

    Those that were just added are left out: no advice was given for them yet. A change of the profile may move all.
    """
    added = {change.row for change in changes if change.table == "opening" and change.before is None}
    found = {change.in_opening for change in changes if change.in_opening is not None}
    openings = Opening.objects.filter(owner_id=owner.pk)
    if any(change.table == "profile" for change in changes):
        openings.update(revision=F("revision") + 1)
    moved = sorted(found - added)
    for start in range(0, len(moved), BATCH):
        some = openings.filter(pk__in=moved[start : start + BATCH])
        some.update(revision=F("revision") + 1, updated_at=now)
