"""Undo and redo from the log. They look at what the rows are now, so they hold across restarts and between programs."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict, NothingToUndo
from huiyin.journal.models import Action, Change, Profile
from huiyin.journal.services.recording import opening_ids, touch
from huiyin.journal.snapshot import BOOKKEEPING, TABLES, fields_of, told, values


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


class _locked:  # noqa: N801
    """One transaction in which nobody else writes to the owner's journal."""

    def __init__(self, owner: AbstractBaseUser) -> None:
        self._owner = owner
        self._transaction = transaction.atomic()

    def __enter__(self) -> None:
        self._transaction.__enter__()
        Profile.objects.select_for_update().get(owner_id=self._owner.pk)

    def __exit__(self, *raised: Any) -> None:
        self._transaction.__exit__(*raised)


def _turned(action: Action, now: dt.datetime, *, back: bool) -> Action:
    changes = list(action.changes.order_by("-pk" if back else "pk"))
    for change in changes:
        was, wanted = (change.after, change.before) if back else (change.before, change.after)
        _turn(action, change, was, wanted, now)
    action.undone_at = now if back else None
    action.save(update_fields=["undone_at"])
    touch(opening_ids(changes), now)
    return action


def _turn(
    action: Action,
    change: Change,
    was: dict[str, Any] | None,
    wanted: dict[str, Any] | None,
    now: dt.datetime,
) -> None:
    """Makes one row what it is `wanted` to be (None: absent), if it still is what it `was`."""
    model = TABLES[change.table]
    row = model._default_manager.select_for_update().filter(pk=change.row, owner_id=action.owner_id).first()
    if was is None:
        if row is not None:
            raise _built_upon(action)
        _insert(action, model, change.row, wanted or {})
        return
    if row is None or _differs(row, was):
        raise _built_upon(action)
    if wanted is None:
        try:
            row.delete()
        except RestrictedError:
            raise _built_upon(action) from None
        return
    for name, value in values(model, wanted).items():
        setattr(row, name, value)
    kept = set(wanted)
    for name, value in (("version", getattr(row, "version", 0) + 1), ("updated_at", now)):
        if hasattr(row, name):
            # Never back to a version that a form may still hold.
            setattr(row, name, value)
            kept.add(name)
    _save(action, row, update_fields=sorted(kept))


def _insert(action: Action, model: type[models.Model], key: int, wanted: dict[str, Any]) -> None:
    row = model(pk=key, owner_id=action.owner_id, **values(model, wanted))
    if hasattr(row, "version"):
        row.version += 1
    _save(action, row, force_insert=True)


def _save(action: Action, row: models.Model, **how: Any) -> None:
    for field in fields_of(type(row)):
        pointed = getattr(row, field.attname)
        if field.is_relation and pointed is not None:
            there = field.related_model._default_manager.filter(pk=pointed, owner_id=action.owner_id)  # type: ignore[union-attr]
            if not there.exists():
                raise _built_upon(action)
    try:
        with transaction.atomic():
            row.save(**how)
    except IntegrityError:
        raise _built_upon(action) from None


def _differs(row: models.Model, was: dict[str, Any]) -> bool:
    now = told(row)
    return any(now.get(name) != value for name, value in was.items() if name not in BOOKKEEPING)


def _built_upon(action: Action) -> Conflict:
    message = _(
        "“%(action)s” cannot be undone or repeated by itself: something later builds on it. Undo that first."
    )
    return Conflict(message % {"action": action}, action)
