"""A backup is looked at before it takes the journal's place: put down, opened, told what it holds."""

import datetime as dt
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.journal import backup_file
from huiyin.journal.errors import BadBackup
from huiyin.journal.models import Event, Opening, Person
from huiyin.journal.services.backup import ALL, copies_of, safety_folder
from huiyin.journal.services.beside import BESIDE
from huiyin.records.disk import why

MOST_BYTES = 512 * 1024**2
"""Bytes of the file as it comes, packed."""
MOST_NAMES = 3


@dataclass(frozen=True)
class Held:
    """How much a journal holds. `newest`: the companies that changed last · `written_at`: of a backup; none: the journal as it is."""

    openings: int
    events: int
    people: int
    newest: tuple[str, ...] = ()
    written_at: dt.datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.openings or self.people)


def put_down(owner: AbstractBaseUser, parts: Iterable[bytes], *, now: dt.datetime) -> str:
    """Keeps a file that came in until the person has decided, for a day at most. Gives the mark to find it by. Raises BadBackup."""
    folder = safety_folder()
    backup_file.sweep(folder, now, "looked-at-*.zip")
    mark = secrets.token_hex(16)
    path = folder / f"looked-at-{owner.pk}-{mark}.zip"
    try:
        _write(path, parts)
        held_in(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return mark


def _write(path: Path, parts: Iterable[bytes]) -> None:
    size = 0
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for part in parts:
                size += len(part)
                if size > MOST_BYTES:
                    raise BadBackup(_("This file is too large to be a journal."))
                file.write(part)
    except OSError as error:
        said = _("%(file)s cannot be written: %(why)s.")
        raise BadBackup(said % {"file": path, "why": why(error)}) from None


def found(owner: AbstractBaseUser, mark: str) -> Path:
    """The file that was put down under this mark, or the owner's copy of this name. Raises BadBackup."""
    copies = {copy.stem: copy for copy in copies_of(owner)}
    if mark in copies:
        return copies[mark]
    path = safety_folder() / f"looked-at-{owner.pk}-{mark}.zip"
    if not re.fullmatch("[0-9a-f]{32}", mark) or not path.exists():
        raise BadBackup(_("This file is no longer here. Choose it again."))
    return path


def let_go(owner: AbstractBaseUser, mark: str) -> None:
    """The file that was only put down is not needed any more; a copy stays."""
    path = found(owner, mark)
    if path not in copies_of(owner):
        path.unlink(missing_ok=True)


def held_in(path: Path) -> Held:
    """What a backup holds. Raises BadBackup where it is none, or was changed."""
    with backup_file.opened(path, [*ALL, *BESIDE]) as backup:
        told = backup.manifest["tables"]
        rows = {
            name: int(told[name]["rows"]) if name in told else 0 for name in ("opening", "event", "person")
        }
        changed = sorted(
            ((str(row.get("updated_at")), str(row.get("company"))) for row in backup.rows("opening")),
            reverse=True,
        )
        return Held(
            rows["opening"],
            rows["event"],
            rows["person"],
            tuple(company for _at, company in changed[:MOST_NAMES]),
            _moment(backup.manifest.get("created_at")),
        )


def held_now(owner: AbstractBaseUser) -> Held:
    """What the owner's journal holds."""
    openings = Opening.objects.filter(owner_id=owner.pk)
    newest = openings.order_by("-updated_at", "-pk").values_list("company", flat=True)[:MOST_NAMES]
    return Held(
        openings.count(),
        Event.objects.filter(owner_id=owner.pk).count(),
        Person.objects.filter(owner_id=owner.pk).count(),
        tuple(newest),
    )


def copies_held(owner: AbstractBaseUser) -> list[tuple[str, Held]]:
    """The copies that were kept before a restore, the newest first, each with its mark; broken ones are left out."""
    found = []
    for copy in reversed(copies_of(owner)):
        try:
            found.append((copy.stem, held_in(copy)))
        except BadBackup:
            continue
    return found


def _moment(told: object) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
