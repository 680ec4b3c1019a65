"""Making ready: the folder, the key, the tables, the owner. Nearly nothing where all is there already."""

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from huiyin.records.disk import why
from huiyin.site import keys

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LEAST_FREE = 10 * 1024 * 1024
"""Bytes: with less than this the disk counts as full, so that nothing breaks off half-way."""


class CannotStart(Exception):
    """Why the journal cannot be opened, and what to do about it, in one sentence or two for people."""


def prepare() -> "User":
    """Makes folder, key and tables where they are missing and gives the local owner, with the profile at hand.

    Raises CannotStart. It may be called as often as one likes, by several programs at once.
    """
    import django
    from django.apps import apps
    from django.conf import settings
    from django.db import Error

    from huiyin.site import schema, troubles

    if not apps.ready:
        django.setup()
    home: Path = settings.HUIYIN_HOME
    _folder(home)
    _key(home)
    try:
        schema.bring_up_to_date()
        from huiyin.site.owner import the_owner

        return the_owner(dt.datetime.now(dt.UTC))
    except (Error, OSError) as error:
        raise CannotStart(troubles.explained(error)) from error


def _folder(home: Path) -> None:
    """The folder is there, is ours alone, can be written to and has room."""
    try:
        if not home.is_dir():
            home.mkdir(parents=True, mode=0o700, exist_ok=True)
        free = shutil.disk_usage(home).free
    except FileExistsError:
        raise CannotStart(
            _("%(folder)s is a file, not a folder. Set HUIYIN_HOME to a folder.") % {"folder": home}
        ) from None
    except OSError as error:
        raise CannotStart(_cannot_write(home, error)) from None
    if free < LEAST_FREE:
        raise CannotStart(
            _("The disk that holds %(folder)s is full. Make some room and start again; nothing is lost.")
            % {"folder": home}
        )


def _key(home: Path) -> None:
    from django.conf import settings

    from huiyin.site.environment import envtext

    try:
        kept = keys.keep(home)
    except OSError as error:
        raise CannotStart(_cannot_write(home, error)) from None
    if not kept:
        raise CannotStart(
            _("%(file)s cannot be read. Remove it and start again.") % {"file": home / keys.FILE}
        )
    if not envtext("HUIYIN_SECRET_KEY"):
        settings.SECRET_KEY = kept


def _cannot_write(home: Path, error: OSError) -> str:
    said = _("Huiyin cannot write to %(folder)s (%(why)s). Give yourself the right to, or set HUIYIN_HOME.")
    return said % {"folder": home, "why": why(error)}
