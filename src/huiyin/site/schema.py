"""The tables: made, brought up to date, or found to be newer than this version of Huiyin."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

PATIENCE = 5.0
"""Seconds that another program may hold the journal while we start."""
_LOCK = 4_811_019
"""Huiyin's own number among the server's advisory locks."""


def bring_up_to_date() -> None:
    """Applies what migrations are missing; one query where none is. Raises CannotStart, DatabaseError, OSError."""
    file = _embedded()
    if file is not None:
        try:
            _look_at(file)
        except DatabaseError:
            # Perhaps another program is just bringing the tables up to date: then it is our turn after it.
            with _alone():
                _look_at(file)
    if _missing():
        with _alone():
            if _missing():
                if file is not None and _has_journal(file):
                    keep_copy(file)
                call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def _missing() -> set[tuple[str, str]]:
    """Migrations that are known here and not applied there. Raises CannotStart where it is the other way round."""
    from huiyin.site.start import CannotStart

    known = _known()
    with connection.cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            return known
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = {(app, name) for app, name in cursor.fetchall()}
    ours = {app for app, _name in known}
    if newer := sorted(name for app, name in applied - known if app in ours):
        said = _(
            "The journal was written by a newer version of Huiyin (it knows “%(name)s”). Update Huiyin; the journal is as it was."
        )
        raise CannotStart(said % {"name": newer[-1]})
    return known - applied


def _known() -> set[tuple[str, str]]:
    """The migrations of all apps, by the names of their files: loading them would cost the start."""
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[0-9]*.py")
    }


def _embedded() -> Path | None:
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3") or "mode=memory" in str(database["NAME"]):
        return None
    return Path(database["NAME"])


def _look_at(file: Path) -> None:
    """Is this a journal that can be written to? Asked at once, so that no verb fails half-way. Raises DatabaseError."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        return
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as looking:
            looking.execute("BEGIN IMMEDIATE")
            looking.execute("SELECT count(*) FROM sqlite_master")
            looking.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise DatabaseError(str(error)) from None


def _has_journal(file: Path) -> bool:
    with closing(sqlite3.connect(file, timeout=5)) as looking:
        found = looking.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal_opening'").fetchone()
    return found is not None


def keep_copy(file: Path) -> Path:
    """A copy of the journal's file beside it, before its tables are changed."""
    from huiyin import __version__

    copy = file.with_name(f"{file.name}.before-{__version__}")
    os.close(os.open(copy, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


@contextmanager
def _alone() -> Iterator[None]:
    """Only one program changes the tables; the others wait."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        return
    with Path(settings.HUIYIN_HOME, "starting.lock").open("ab") as file:
        _lock(file)
        yield


def _lock(file: BinaryIO) -> None:
    """Waits until no other program holds the file; it is let go when the file is closed."""
    if os.name == "nt":
        import msvcrt

        windows: Any = msvcrt
        windows.locking(file.fileno(), windows.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
