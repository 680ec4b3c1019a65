"""Undo and redo from the log. They look at what the rows are now, so they hold across restarts and between programs."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict, NothingToUndo
from huiyin.journal.models import Action, Change, Profile
from huiyin.journal.services.recording import BATCH, touch
from huiyin.journal.snapshot import BOOKKEEPING, TABLES, fields_of, told, values
from huiyin.process.collecting import uncollected


def undo(owner: AbstractBaseUser, *, now: dt.datetime) -> Action:
    """Takes back the last thing done. Raises NothingToUndo, Conflict."""
    with _locked(owner):
        action = Action.objects.filter(owner_id=owner.pk, undone_at=None).first()
        if action is None:
            raise NothingToUndo(_("There is nothing to undo."))
        return _turned(action, now, back=True)


def undo_action(owner: AbstractBaseUser, action_id: int, *, now: dt.datetime) -> Action:
    """Takes back one thing, also if others came after it, as long as they did not build on it.

    Raises Conflict where they did, Action.DoesNotExist. An action that is undone already stays so.
    """
    with _locked(owner):
        action = Action.objects.get(owner_id=owner.pk, pk=action_id)
        return action if action.undone_at else _turned(action, now, back=True)


def redo(owner: AbstractBaseUser, *, now: dt.datetime) -> Action:
    """Does again what was undone last, as long as nothing new was done since. Raises NothingToUndo, Conflict."""
    with _locked(owner):
        newest = Action.objects.filter(owner_id=owner.pk, undone_at=None).first()
        undone = Action.objects.filter(owner_id=owner.pk).exclude(undone_at=None)
        if newest is not None:
            undone = undone.filter(pk__gt=newest.pk)
        # Undone from the newest backwards: so the oldest of them was undone last.
        action = undone.order_by("pk").first()
        if action is None:
            raise NothingToUndo(_("There is nothing to do again."))
        return _turned(action, now, back=False)


@contextmanager
def _locked(owner: AbstractBaseUser) -> Iterator[None]:
    """One transaction in which nobody else writes to the owner's journal."""
    with uncollected(), transaction.atomic():
        Profile.objects.select_for_update().get(owner_id=owner.pk)
        yield


def _turned(action: Action, now: dt.datetime, *, back: bool) -> Action:
    changes = list(action.changes.order_by("-pk" if back else "pk"))
    steps = [_Step(change, *_sides(change, back=back)) for change in changes]
    for (model, does), some in groupby(steps, key=lambda step: (step.model, step.does)):
        for batch in _batches(list(some)):
            _DO[does](action, model, batch, now)
    action.undone_at = now if back else None
    action.save(update_fields=["undone_at"])
    touch(action.owner, changes, now)
    return action


@dataclass(frozen=True)
class _Step:
    """One row on its way back (or forth): from what it `was` to what is `wanted`; None: absent."""

    change: Change
    was: dict[str, Any] | None
    wanted: dict[str, Any] | None

    @property
    def model(self) -> type[models.Model]:
        return TABLES[self.change.table]

    @property
    def does(self) -> str:
        return "insert" if self.was is None else "delete" if self.wanted is None else "change"


def _sides(change: Change, *, back: bool) -> "tuple[dict[str, Any] | None, dict[str, Any] | None]":
    return (change.after, change.before) if back else (change.before, change.after)


def _batches(steps: list[_Step]) -> Iterator[list[_Step]]:
    """Steps to be taken together, no row twice in one of them."""
    batch: dict[int, _Step] = {}
    for step in steps:
        if len(batch) == BATCH or step.change.row in batch:
            yield list(batch.values())
            batch = {}
        batch[step.change.row] = step
    yield list(batch.values())


def _insert(action: Action, model: type[models.Model], steps: list[_Step], now: dt.datetime) -> None:
    rows = []
    for step in steps:
        row = model(pk=step.change.row, owner_id=action.owner_id, **values(model, step.wanted or {}))
        _stamp(row, now)
        rows.append(row)
    _look_where_they_point(action, model, rows)
    with _fitting(action):
        model._default_manager.bulk_create(rows)


def _delete(action: Action, model: type[models.Model], steps: list[_Step], _now: dt.datetime) -> None:
    rows = model._default_manager.filter(pk__in=_rows_as_they_were(action, model, steps))
    with _fitting(action):
        if _pointed_at(model, [step.change.row for step in steps]):
            rows.delete()
        else:
            # Nothing hangs on them: they need not be read again to be deleted.
            rows._raw_delete(rows.db)


def _pointed_at(model: type[models.Model], keys: Sequence[int]) -> bool:
    """Does any row, of whatever table, point at one of these?"""
    return any(
        relation.related_model._base_manager.filter(**{f"{relation.field.attname}__in": keys}).exists()
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    )


def _change(action: Action, model: type[models.Model], steps: list[_Step], now: dt.datetime) -> None:
    rows = _rows_as_they_were(action, model, steps)
    for step in steps:
        row = rows[step.change.row]
        wanted = values(model, step.wanted or {})
        for name, value in wanted.items():
            setattr(row, name, value)
        stamped = _stamp(row, now)
        _look_where_they_point(action, model, [row])
        with _fitting(action):
            row.save(update_fields={*wanted, *stamped})


_DO = {"insert": _insert, "delete": _delete, "change": _change}


def _rows_as_they_were(
    action: Action, model: type[models.Model], steps: list[_Step]
) -> dict[int, models.Model]:
    """The rows, locked, if each still is what the action left behind. Raises Conflict."""
    keys = [step.change.row for step in steps]
    rows = model._default_manager.select_for_update().filter(owner_id=action.owner_id).in_bulk(keys)
    if any(step.change.row not in rows or _differs(rows[step.change.row], step.was or {}) for step in steps):
        raise _built_upon(action)
    return rows


def _stamp(row: models.Model, now: dt.datetime) -> set[str]:
    """Marks the row as changed now. Its version never goes back to one that a form may still hold."""
    stamped = set()
    if hasattr(row, "version"):
        row.version += 1
        stamped.add("version")
    if hasattr(row, "updated_at"):
        row.updated_at = now
        stamped.add("updated_at")
    return stamped


def _look_where_they_point(action: Action, model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Each row points at rows that are there and of the same owner. Raises Conflict."""
    own = {row.pk for row in rows}
    for field in fields_of(model):
        if not field.is_relation:
            continue
        target: type[models.Model] = field.related_model  # type: ignore[assignment]
        pointed = {getattr(row, field.attname) for row in rows} - {None} - (own if target is model else set())
        if target._default_manager.filter(pk__in=pointed, owner_id=action.owner_id).count() != len(pointed):
            raise _built_upon(action)


@contextmanager
def _fitting(action: Action) -> Iterator[None]:
    """What the database refuses is a conflict with something later."""
    try:
        with transaction.atomic():
            yield
    except (IntegrityError, RestrictedError):
        raise _built_upon(action) from None


def _differs(row: models.Model, was: dict[str, Any]) -> bool:
    now = told(row)
    return any(now.get(name) != value for name, value in was.items() if name not in BOOKKEEPING)


def _built_upon(action: Action) -> Conflict:
    message = _(
        "“%(action)s” cannot be undone or repeated by itself: something later builds on it. Undo that first."
    )
    return Conflict(message % {"action": action}, action)
