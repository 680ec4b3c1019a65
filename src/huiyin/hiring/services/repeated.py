"""A form that is sent twice does its work once."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import models

from huiyin.hiring.services.work import AlreadyDone

P = ParamSpec("P")
Row = TypeVar("Row", bound=models.Model)


def done_before(done: AlreadyDone) -> list[models.Model]:
    """The rows that the first sending of a form gave, of a verb that gives many."""
    table, keys = done.event.facts["gave"]
    found = apps.get_model("hiring", table)._default_manager.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def done_once(verb: Callable[P, Row]) -> Callable[P, Row]:
    """The verb, answering a second call with the same `once` by the row that the first one gave."""

    @wraps(verb)
    def call(*args: P.args, **kwargs: P.kwargs) -> Row:
        try:
            return verb(*args, **kwargs)
        except AlreadyDone as done:
            table, key = done.event.facts["gave"]
            return cast(Row, apps.get_model("hiring", table)._default_manager.get(pk=key))

    return call
