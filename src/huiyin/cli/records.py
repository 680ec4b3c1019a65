"""The journal behind the command: opening it, whose it is, what time it is, which opening is meant."""

import datetime as dt
import functools
import os
import zoneinfo
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from huiyin.cli.options import Verb
from huiyin.cli.source import refuse
from huiyin.cli.words import _, language
from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from huiyin.journal.models import Opening


def prepared() -> "AbstractBaseUser":
    """The journal, ready to use: settings read, folders and tables there. Gives the local owner."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        refuse(str(error))
    from django.utils import translation

    from huiyin.site import start

    translation.activate("zh-hans" if language() == "zh" else "en")
    try:
        return start.prepare()
    except start.CannotStart as error:
        refuse(str(error))


@dataclass(frozen=True)
class Desk:
    """Whose journal it is, the moment, and the day in that person's time zone."""

    owner: Any
    now: dt.datetime
    today: dt.date


def with_desk(verb: Verb) -> Verb:
    """Gives the verb its Desk, and turns the journal's errors into a message and exit code 2."""

    @functools.wraps(verb)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        owner = prepared()
        from django.core.exceptions import ObjectDoesNotExist, ValidationError
        from django.db import DatabaseError

        from huiyin.journal.errors import JournalError
        from huiyin.journal.services.profiles import profile_of

        now = dt.datetime.now(dt.UTC)
        now = now.astimezone(zoneinfo.ZoneInfo(profile_of(owner, now=now).time_zone))
        try:
            return verb(Desk(owner, now, now.date()), *args, **kwargs)
        except ValidationError as error:
            refuse(in_words(error))
        except (JournalError, ObjectDoesNotExist) as error:
            refuse(str(error))
        except DatabaseError as error:
            from huiyin.site import troubles

            refuse(troubles.explained(error))

    return wrapped


def in_words(error: Any) -> str:
    """A ValidationError in a sentence for each field."""
    if not hasattr(error, "message_dict"):
        return " ".join(error.messages)
    lines = []
    for field, messages in error.message_dict.items():
        name = "" if field == "__all__" else _("{field}: ").format(field=_called(field))
        lines.append(name + " ".join(messages))
    return "\n".join(lines)


def _called(field: str) -> str:
    """A column's name for people, as the first table says it that has the column."""
    from django.apps import apps

    for room in ("journal", "mailbox", "hiring"):
        for model in apps.get_app_config(room).get_models():
            for column in model._meta.concrete_fields:
                if column.name == field:
                    return str(column.verbose_name)
    return field


def meant(desk: Desk, words: str) -> "Opening":
    """The one opening that a number, or a part of its name, means. Says which ones fit where it is not one."""
    known = all_openings(desk)
    fits = [one for one in known if str(one.pk) == words]
    fits = fits or [one for one in known if words.lower() in str(one).lower()]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise InvalidInput(
            _("No opening is called “{words}”. `huiyin list` shows them all.").format(words=words)
        )
    named = "\n".join(f"  {one.pk}  {one}" for one in fits[:10])
    raise InvalidInput(_("“{words}” fits several; give the number:").format(words=words) + "\n" + named)


def all_openings(desk: Desk) -> "list[Opening]":
    """Every opening, those in the archive last."""
    from huiyin.journal import queries

    return [*queries.openings_of(desk.owner), *queries.openings_of(desk.owner, archived=True)]


class Day(click.ParamType[dt.date | dt.timedelta]):
    """A day: 2026-05-08, today, yesterday, or +3 / -3 days from today."""

    name = "DAY"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.timedelta | dt.date:
        if isinstance(value, dt.date | dt.timedelta):
            return value
        near = {"today": 0, "yesterday": -1, "tomorrow": 1, "今天": 0, "昨天": -1, "明天": 1}
        if value in near:
            return dt.timedelta(near[value])
        if value[:1] in ("+", "-") and value[1:].isdecimal() and len(value) < 6:
            return dt.timedelta(int(value))
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(
                _("{day} is not a day; write 2026-05-08, today, yesterday or -3").format(day=value),
                param,
                ctx,
            )


def day_of(desk: Desk, given: dt.date | dt.timedelta | None) -> dt.date:
    if given is None:
        return desk.today
    return desk.today + given if isinstance(given, dt.timedelta) else given
