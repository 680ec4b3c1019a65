"""What other rooms keep about a journal: some of it goes into its backup, all of it follows when the journal is replaced.

A backup that is restored replaces the journal. What lies beside it (messages that wait for a yes, letters on their way) is
newer than the backup and stays; it only must not point at openings that are others now.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import models

from huiyin.journal.models import Opening
from huiyin.journal.snapshot import TABLES, told

BATCH = 500
BESIDE: dict[str, type[models.Model]] = {}
"""Tables of other rooms that go into a backup, by their name in it. Each row has an owner and says once what it says."""


def keep_beside(name: str, model: type[models.Model]) -> None:
    """From now on the table goes into every backup. Its rows are added to those that are there, where they are new.

    `model.not_kept`: names of fields that stay out. A unique constraint tells which rows are the same.
    """
    BESIDE[name] = model


def add_new(
    model: type[models.Model], rows: Iterator[dict[str, Any]], build: Callable[..., models.Model]
) -> int:
    """Adds the rows of a backup that are not there; gives how many the backup has. `build(model, None, row)` makes one."""
    count, batch = 0, []
    for given in rows:
        count += 1
        given.pop("id")
        # Nothing points at them: they take new keys.
        batch.append(build(model, None, given))
        if len(batch) == BATCH:
            model._default_manager.bulk_create(batch, ignore_conflicts=True)
            batch = []
    model._default_manager.bulk_create(batch, ignore_conflicts=True)
    return count


def rows_of(owner_id: int, model: type[models.Model]) -> Iterator[dict[str, Any]]:
    """The owner's rows as they stand in a backup."""
    rows = model._default_manager.filter(owner_id=owner_id).order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        yield {"id": row.pk, **told(row)}


def marks_of(owner_id: int) -> dict[int, dt.datetime]:
    """By which an opening is known again: its key and when it was made."""
    return dict(Opening.objects.filter(owner_id=owner_id).values_list("pk", "created_at"))


def follow(owner_id: int, before: dict[int, dt.datetime]) -> None:
    """After the journal was replaced: what pointed at an opening that is gone, or is another one now, points at none."""
    after = marks_of(owner_id)
    same = {key for key, made in before.items() if after.get(key) == made}
    for model, field in _pointing():
        mine = model._default_manager.filter(**{"owner_id": owner_id, f"{field}__isnull": False})
        gone = sorted(set(mine.values_list(field, flat=True)) - same)
        for start in range(0, len(gone), BATCH):
            some = model._default_manager.filter(
                **{"owner_id": owner_id, f"{field}__in": gone[start : start + BATCH]}
            )
            some.update(**{field: None})


def _pointing() -> Iterator[tuple[type[models.Model], str]]:
    """The columns of other rooms that point at an opening and may point at none."""
    own = {model._meta.app_label for model in TABLES.values()}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if model._meta.app_label not in own and field.related_model is Opening and field.null:
                yield model, field.attname
