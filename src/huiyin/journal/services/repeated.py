"""A form that is sent twice does its work once."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import models

from huiyin.journal.services.recording import AlreadyDone
from huiyin.journal.snapshot import TABLES

P = ParamSpec("P")
Row = TypeVar("Row", bound=models.Model)


def done_once(verb: Callable[P, Row]) -> Callable[P, Row]:
    """The verb, answering a second call with the same `once` by the row that the first call added."""

    @wraps(verb)
    def call(*args: P.args, **kwargs: P.kwargs) -> Row:
        try:
            return verb(*args, **kwargs)
        except AlreadyDone as done:
            first = done.action.changes.filter(before__isnull=True).order_by("pk")[0]
            return TABLES[first.table]._default_manager.get(pk=first.row)  # type: ignore[return-value]

    return call
