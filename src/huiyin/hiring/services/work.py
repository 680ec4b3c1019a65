"""One verb, one transaction, one entry in the log (with a part for each application that it moved)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from huiyin.hiring.errors import Conflict, NotAllowed
from huiyin.hiring.models import ActorKind, Application, Colleague, Desk, Event, Opening
from huiyin.hiring.models.snapshot import plain, state_of, table_of

Row = TypeVar("Row", bound=models.Model)
BATCH = 400


@dataclass(frozen=True)
class Actor:
    """Who acts. `colleague`: who decides by a link, or the recruiter's own row."""

    kind: str
    user_id: int | None = None
    colleague_id: int | None = None

    @classmethod
    def recruiter(cls, user: AbstractBaseUser, colleague: Colleague | None = None) -> "Actor":
        return cls(ActorKind.RECRUITER, user.pk, colleague.pk if colleague else None)

    @classmethod
    def colleague(cls, colleague: Colleague) -> "Actor":
        return cls(ActorKind.COLLEAGUE, colleague_id=colleague.pk)

    @classmethod
    def candidate(cls) -> "Actor":
        return cls(ActorKind.CANDIDATE)

    @classmethod
    def clock(cls) -> "Actor":
        return cls(ActorKind.CLOCK)


class AlreadyDone(Exception):
    """The form was sent twice: `event` is what its first sending did."""

    def __init__(self, event: Event) -> None:
        super().__init__(str(event))
        self.event = event


class Work:
    """Writes rows within a verb, and keeps what it takes to tell and to take back."""

    def __init__(self, desk: Desk, verb: str, by: Actor, now: dt.datetime, once: str) -> None:
        self.desk, self.by, self.now, self.today = desk, by, now, desk.day(now)
        self.head = self._event(verb)
        self.head.once = once[:64]
        self.parts: list[Event] = []
        self.touched: set[int] = set()
        self.happened = False

    def _event(self, verb: str) -> Event:
        return Event(
            desk=self.desk,
            at=self.now,
            verb=verb,
            actor=self.by.kind,
            user_id=self.by.user_id,
            colleague_id=self.by.colleague_id,
            changes=[],
            made=[],
            facts={},
        )

    def application(self, application_id: int, version: int | None = None) -> Application:
        """An application of this desk, with its opening and candidate.

        Raises DoesNotExist, Conflict, and NotAllowed where the person was erased: no word about them is taken in any more.
        """
        found = self.applications().get(pk=application_id)
        if found.candidate.erased_at is not None:
            raise NotAllowed(_("This person's details were erased."))
        self.head.application = self.head.application or found
        self.head.opening_id = self.head.opening_id or found.opening_id
        return fresh(found, version)

    def applications(self) -> "models.QuerySet[Application]":
        """All of this desk."""
        mine = Application.objects.filter(desk=self.desk)
        return mine.select_related("opening", "candidate")

    def opening(self, opening_id: int, version: int | None = None) -> Opening:
        """An opening of this desk. Raises DoesNotExist, Conflict."""
        found = Opening.objects.select_related("hr", "head", "approver").get(desk=self.desk, pk=opening_id)
        self.head.opening = found
        return fresh(found, version)

    def colleague(self, colleague_id: int) -> Colleague:
        """A colleague of this desk. Raises DoesNotExist."""
        return Colleague.objects.get(desk=self.desk, pk=colleague_id)

    def add(self, row: Row) -> Row:
        """Checks and inserts a row. Raises ValidationError."""
        self._stamp([row])
        row.full_clean()
        row.save(force_insert=True)
        self._made([row])
        return row

    def add_many(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Inserts rows that were checked before, in a few statements."""
        if not rows:
            return rows
        self._stamp(rows)
        made = type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
        self._made(made)
        return made

    def change(self, row: Row, **values: Any) -> Row:
        """Checks and sets `values` on a row. Raises ValidationError."""
        before = {name: getattr(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        row.full_clean(validate_unique=False)
        for name, value in before.items():
            setattr(row, name, value)
        self.change_many([row], [values])
        return row

    def change_many(self, rows: Sequence[Row], values: Sequence[Mapping[str, Any]]) -> None:
        """Sets values on rows, each its own: one statement for all that get the same."""
        groups: dict[tuple[Any, ...], list[Row]] = {}
        for row, wanted in zip(rows, values, strict=True):
            before = state_of(row)
            differing = {name: value for name, value in wanted.items() if getattr(row, name) != value}
            if not differing:
                continue
            for name, value in differing.items():
                setattr(row, name, value)
            self._changed(row, before)
            key = tuple(sorted((name, repr(plain(_key(value)))) for name, value in differing.items()))
            groups.setdefault(key, []).append(row)
        for key, some in groups.items():
            self._write(some, [name for name, _value in key])

    def _write(self, rows: Sequence[Row], names: Sequence[str]) -> None:
        model = type(rows[0])
        columns = _columns(model)
        values: dict[str, Any] = {name: getattr(rows[0], name) for name in names}
        if "version" in columns:
            values["version"] = F("version") + 1
        if "updated_at" in columns:
            values["updated_at"] = self.now
        for start in range(0, len(rows), BATCH):
            keys = [row.pk for row in rows[start : start + BATCH]]
            model._default_manager.filter(pk__in=keys).update(**values)
        if "version" in columns:
            for row in rows:
                row.version += 1  # type: ignore[attr-defined]

    def _changed(self, row: models.Model, before: dict[str, Any]) -> None:
        self.happened = True
        after = state_of(row)
        names = [name for name in after if before[name] != after[name]]
        if names:
            kept = [table_of(row), row.pk, {n: before[n] for n in names}, {n: after[n] for n in names}]
            self.head.changes.append(kept)
        self._touch(row)

    def _made(self, rows: Iterable[models.Model]) -> None:
        self.happened = True
        for row in rows:
            self.head.made.append([table_of(row), row.pk])
            self._touch(row)

    def _touch(self, row: models.Model) -> None:
        if isinstance(row, Application):
            self.touched.add(row.pk)
        elif (application := getattr(row, "application_id", None)) is not None:
            self.touched.add(application)

    def _stamp(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            columns = _columns(type(row))
            for name in ("created_at", "updated_at"):
                if name in columns and getattr(row, name) is None:
                    setattr(row, name, self.now)

    def step(self, application: Application, verb: str, stage_from: str) -> None:
        """Keeps that an application moved; `transitions` alone calls it."""
        part = self._event(verb)
        part.application, part.opening_id = application, application.opening_id
        part.stage_from, part.stage_to, part.outcome = stage_from, application.stage, application.outcome
        self.parts.append(part)
        self.happened = True

    def write_log(self) -> None:
        """The entry, and its parts; a single part of the same application is told in the entry itself."""
        if not self.happened:
            return
        if len(self.parts) == 1 and self.head.application_id in (None, self.parts[0].application_id):
            (only,) = self.parts
            for name in ("application_id", "opening_id", "stage_from", "stage_to", "outcome"):
                setattr(self.head, name, getattr(only, name))
            self.parts = []
        self.head.save()
        for part in self.parts:
            part.part_of_id = self.head.pk
        Event.objects.bulk_create(self.parts, batch_size=BATCH)


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


@cache
def _columns(model: type[models.Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields)


def fresh(row: Row, version: int | None) -> Row:
    """The row, if the form was filled from this version of it. Raises Conflict."""
    if version is not None and version != row.version:  # type: ignore[attr-defined]
        said = _(
            "Somebody else changed this meanwhile, perhaps in another tab. Look at it again before you save."
        )
        raise Conflict(said, row)
    return row


@contextmanager
def working(desk: Desk, verb: str, *, by: Actor, now: dt.datetime, once: str = "") -> Iterator[Work]:
    """One transaction in which rows are written through the Work that it gives.

    `once`: a mark that the form carries; a second sending raises AlreadyDone. The desk is locked first, so that of two
    recruiters one comes after the other. Afterwards whose turn it is is worked out for every application that was
    touched. Where nothing changed, nothing is logged.
    """
    from huiyin.hiring.services.turns import set_turns

    with transaction.atomic():
        locked = Desk.objects.select_for_update().get(pk=desk.pk)
        if once and (before := Event.objects.filter(desk=locked, once=once[:64]).first()):
            raise AlreadyDone(before)
        work = Work(locked, verb, by, now, once)
        yield work
        set_turns(work)
        work.write_log()
