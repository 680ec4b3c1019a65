"""The files to read: one file, a folder of them, or a zip. Nothing is ever unpacked to a path."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError
from huiyin.records.disk import why

MOST_FILES = 500_000
MOST_UNPACKED = 64 << 30
MOST_RATIO = 120
"""Mail packs to a tenth, seldom to a fiftieth; what packs tighter was made to fill a disk."""
_SMALL = 64 << 20
"""Bytes up to which the ratio does not matter."""
_PASSED_OVER = (".DS_Store", "Thumbs.db", "__MACOSX")


class BadFile(ChannelError):
    """A file that cannot be read, with what to do instead."""


@dataclass(frozen=True)
class Leaf:
    """One file: its name within what was given, its size, and how to open it at the beginning."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    def open_at(self, position: int) -> BinaryIO:
        """Opened with its first `position` bytes passed over."""
        stream = self.open()
        if position:
            if stream.seekable():
                stream.seek(position)
            else:
                while position > 0 and (block := stream.read(min(position, 1 << 20))):
                    position -= len(block)
        return stream


def leaves_of(path: Path) -> list[Leaf]:
    """Every file in what the path names, in a fixed order. Raises BadFile."""
    if path.is_dir():
        return [
            leaf for file in _walk(path) for leaf in _of_file(file, f"{file.relative_to(path).as_posix()}")
        ]
    if not path.is_file():
        raise BadFile(_("There is no file %(path)s.") % {"path": path})
    return list(_of_file(path, path.name))


def stamp_of(path: Path) -> str:
    """Tells whether it is still the same file; of a folder, files may come and go."""
    known = path.stat()
    return "folder" if path.is_dir() else f"{known.st_size}-{known.st_mtime_ns}"


def _walk(folder: Path) -> Iterator[Path]:
    count = 0
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            file = Path(place, name)
            # A link may lead anywhere.
            if name.startswith(".") or name in _PASSED_OVER or file.is_symlink() or not file.is_file():
                continue
            count += 1
            if count > MOST_FILES:
                raise BadFile(
                    _("There are more than %(most)s files in it. Give its folders one by one.")
                    % {"most": MOST_FILES}
                )
            yield file


def _of_file(file: Path, name: str) -> Iterator[Leaf]:
    try:
        with file.open("rb") as stream:
            start = stream.read(4)
        size = file.stat().st_size
    except OSError as error:
        raise BadFile(_("%(file)s cannot be read (%(why)s).") % {"file": name, "why": why(error)}) from error
    if start == b"PK\x03\x04":
        yield from zip_leaves(file, name)
    else:
        yield Leaf(name, size, lambda: file.open("rb"))


def zip_leaves(file: Path | BinaryIO, name: str) -> Iterator[Leaf]:
    """The files in a zip. Raises BadFile for one that is broken, locked, a bomb, or names files outside of itself."""
    try:
        archive = zipfile.ZipFile(file)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise BadFile(_("%(file)s is a broken zip file. Make it again.") % {"file": name}) from error
    _refuse_tricks(entries, name)
    for entry in sorted(entries, key=lambda one: one.filename):
        if any(part in _PASSED_OVER for part in PurePosixPath(entry.filename).parts):
            continue
        yield Leaf(f"{name}/{entry.filename}"[:1000], entry.file_size, _opener(archive, entry))


def _opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    return lambda: cast(BinaryIO, archive.open(entry))


def _refuse_tricks(entries: list[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > MOST_FILES
        or unpacked > MOST_UNPACKED
        or (unpacked > _SMALL and unpacked > MOST_RATIO * packed)
    ):
        raise BadFile(
            _(
                "%(file)s would unpack to something enormous; it is not read. If it is your own, unpack it and give the folder."
            )
            % {"file": name}
        )
    starts = [entry.header_offset for entry in entries]
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        outside = path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0])
        if outside or stat.S_ISLNK(entry.external_attr >> 16):
            raise BadFile(
                _(
                    "%(file)s names a file outside of itself (%(entry)s). No honest program writes that; it is not read."
                )
                % {"file": name, "entry": entry.filename[:80]}
            )
        if entry.flag_bits & 1:
            raise BadFile(
                _("%(file)s is locked with a password. Unpack it and give the folder.") % {"file": name}
            )
    if len(set(starts)) != len(starts):
        raise BadFile(_("%(file)s is a broken zip file. Make it again.") % {"file": name})
