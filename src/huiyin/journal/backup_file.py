"""The shape of a backup: one zip of JSON lines with a manifest. docs/journal.md describes it.

Nothing is ever unpacked to a path, and only the names that are known are read.
"""

import datetime as dt
import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin import __version__
from huiyin.journal.errors import BadBackup
from huiyin.records.disk import why

FORMAT = "huiyin-backup"
VERSION = 1
MANIFEST = "manifest.json"
KEPT = 7
"""Backups of the newest days that are kept."""
SCHEMA = "schema.json"
MOST_BYTES = 2 * 1024**3
"""Bytes of all tables together, unpacked."""
MOST_LINE = 32 * 1024**2
"""Bytes of one row: a long message and its reading several times over."""

Rows = Generator[dict[str, Any], None, None]
Tables = Mapping[str, Callable[[], Rows]]
Readable = Callable[[Tables], Iterator[tuple[str, Iterator[bytes]]]]
"""What further files there are: from the tables to names and contents, in parts. They are for other programs; restoring reads
the JSON lines alone."""


def schema() -> str:
    """The newest migration of the journal: what a backup's columns are."""
    return max(file.stem for file in Path(__file__).with_name("migrations").glob("[0-9]*.py"))


def write(path: Path, tables: Tables, now: dt.datetime, readable: Readable | None = None) -> dict[str, int]:
    """Writes the file whole or not at all, readable by its owner only. Gives the number of rows of each table.

    Raises OSError.
    """
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            counted = _write(file, tables, now, readable)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return counted


def once_a_day(
    folder: Path,
    name: str,
    day: dt.date,
    *,
    now: dt.datetime,
    changed_at: dt.datetime,
    to: Callable[[Path], object],
) -> Path | None:
    """The day's backup by `to(path)`, as `name-day.zip`; the newest KEPT of that name stay. Raises BadBackup.

    None where there is one of this day, or nothing was changed (`changed_at`) since the last.
    """
    file = folder / f"{name}-{day.isoformat()}.zip"
    before = sorted(folder.glob(f"{name}-*.zip"))
    if file.exists() or (before and before[-1].stat().st_mtime >= changed_at.timestamp()):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        said = _("%(file)s cannot be written: %(why)s.")
        raise BadBackup(said % {"file": folder, "why": why(error)}) from None
    to(file)
    # Of when it was begun: what is changed while it is written is newer.
    os.utime(file, (now.timestamp(), now.timestamp()))
    sweep(folder, now)
    for old in [*before, file][:-KEPT]:
        old.unlink(missing_ok=True)
    return file


def sweep(folder: Path, now: dt.datetime, left: str = ".*.part") -> None:
    """Removes what was left behind, as by programs that were killed while writing, once it is a day old."""
    for part in folder.glob(left):
        with suppress(FileNotFoundError):
            if part.stat().st_mtime < now.timestamp() - 86_400:
                part.unlink()


def _write(file: Any, tables: Tables, now: dt.datetime, readable: Readable | None) -> dict[str, int]:
    beside = []
    told: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, begin in tables.items():
            rows = begin()
            mark, count = hashlib.sha256(), 0
            # Closed even when the disk is full: PostgreSQL holds a cursor for the rows.
            with closing(rows), archive.open(f"{name}.jsonl", "w", force_zip64=True) as lines:
                for row in rows:
                    line = _line(row)
                    mark.update(line)
                    lines.write(line)
                    count += 1
            told[name] = {"rows": count, "sha256": mark.hexdigest()}
        for name, parts in readable(tables) if readable is not None else ():
            with archive.open(name, "w", force_zip64=True) as copy:
                for part in parts:
                    copy.write(part)
            beside.append(name)
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "huiyin": __version__,
            "schema": schema(),
            "created_at": now.isoformat(),
            "tables": told,
            "readable": beside,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
    return {name: table["rows"] for name, table in told.items()}


class BackupFile:
    """An open backup whose manifest, sizes and checksums were found right."""

    def __init__(self, archive: zipfile.ZipFile, known: Iterable[str]) -> None:
        self._archive = archive
        self.manifest = self._read_manifest()
        self._check_names(set(known))
        for name, told in self.manifest["tables"].items():
            self._check_table(name, told)

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, one by one; none where the backup has no such table."""
        if name not in self.manifest["tables"]:
            return
        for line in self._lines(name):
            row = _json(line, name)
            if not isinstance(row, dict) or not isinstance(row.get("id"), int) or row["id"] < 1:
                raise _bad(_("a row of %(name)s is no row") % {"name": name})
            yield row

    def _read_manifest(self) -> dict[str, Any]:
        try:
            information = self._archive.getinfo(MANIFEST)
        except KeyError:
            raise _bad(_("it is not a backup of Huiyin's")) from None
        if information.file_size > 1_000_000:
            raise _bad(_("its manifest is too long"))
        manifest = _json(self._archive.read(MANIFEST), MANIFEST)
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise _bad(_("it is not a backup of Huiyin's"))
        version, columns = manifest.get("version"), manifest.get("schema")
        if not isinstance(version, int) or not isinstance(columns, str):
            raise _bad(_("its manifest is incomplete"))
        if version > VERSION or columns > schema():
            raise _bad(_("it was written by a newer version of Huiyin. Update Huiyin first"))
        if not isinstance(manifest.get("tables"), dict):
            raise _bad(_("its manifest is incomplete"))
        return manifest

    def _check_names(self, known: set[str]) -> None:
        listed = {f"{name}.jsonl" for name in self.manifest["tables"]}
        # Copies for other programs: they are not read, and may be only these.
        readable = self.manifest.get("readable", [])
        if not isinstance(readable, list) or set(map(str, readable)) - _copies(known):
            raise _bad(_("it holds files that do not belong to it, or lacks some"))
        listed |= set(readable)
        there = [information.filename for information in self._archive.infolist()]
        if set(self.manifest["tables"]) - known or sorted(there) != sorted({*listed, MANIFEST}):
            raise _bad(_("it holds files that do not belong to it, or lacks some"))
        if sum(information.file_size for information in self._archive.infolist()) > MOST_BYTES:
            raise _bad(_("it is too large to be a journal"))

    def _check_table(self, name: str, told: Any) -> None:
        mark, count = hashlib.sha256(), 0
        for line in self._lines(name):
            mark.update(line)
            count += 1
        if not isinstance(told, dict) or (told.get("rows"), told.get("sha256")) != (count, mark.hexdigest()):
            raise _bad(_("%(name)s was changed after it was written") % {"name": f"{name}.jsonl"})

    def _lines(self, name: str) -> Iterator[bytes]:
        with self._archive.open(f"{name}.jsonl") as lines:
            while line := lines.readline(MOST_LINE):
                if len(line) >= MOST_LINE:
                    raise _bad(_("a row of %(name)s is too long") % {"name": name})
                yield line


def _copies(known: set[str]) -> set[str]:
    return {SCHEMA, *(f"csv/{name}.csv" for name in known)}


@contextmanager
def opened(path: Path, known: Iterable[str]) -> Iterator[BackupFile]:
    """The backup at `path`, checked as a whole. Raises BadBackup, also for what turns out to be broken later."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield BackupFile(archive, known)
    except FileNotFoundError:
        raise BadBackup(_("%(file)s is not there.") % {"file": path}) from None
    except OSError as error:
        raise BadBackup(_("%(file)s cannot be read: %(why)s.") % {"file": path, "why": why(error)}) from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, zlib.error):
        raise _bad(_("the file is damaged or is no zip")) from None


def in_words(error: Exception) -> str:
    """What does not fit in a row of a backup, on one line of at most 300 characters."""
    said = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error).split("\n")[0]
    return said[:300]


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _json(line: bytes, name: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _bad(_("%(name)s cannot be read") % {"name": name}) from None


def _bad(why: str) -> BadBackup:
    return BadBackup(_("This backup cannot be restored: %(why)s. The journal is as it was.") % {"why": why})
