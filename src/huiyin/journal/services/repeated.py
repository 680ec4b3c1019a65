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
    """The verb, answering a second call with the same `once` by the row that the first call added, else changed."""

    @wraps(verb)
    def call(*args: P.args, **kwargs: P.kwargs) -> Row:
        try:
            return verb(*args, **kwargs)
        except AlreadyDone as done:
            changes = list(done.action.changes.order_by("pk"))
            first = next((change for change in changes if change.before is None), changes[0])
            return TABLES[first.table]._default_manager.get(pk=first.row)  # type: ignore[return-value]

    return call
