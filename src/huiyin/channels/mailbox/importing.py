"""Files and pasted words into suggestions: mails, mboxes, folders and zips of them, Outlook's files, chats.

A long file is read in rounds. Each round's suggestions and the mark of how far it came are one transaction, so that
reading may break off anywhere and goes on from there.
"""

import datetime as dt
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from huiyin.channels.mailbox import mbox, outlook
from huiyin.channels.mailbox.chats import suggestions_of_chat
from huiyin.channels.mailbox.glimpse import glimpse_of
from huiyin.channels.mailbox.leaves import BadFile, Leaf, leaves_of, stamp_of, zip_leaves
from huiyin.channels.mailbox.models import FileMark, Suggestion
from huiyin.channels.mailbox.relevance import Known
from huiyin.channels.mailbox.taking import keep, suggestion_of
from huiyin.journal.models import Opening, Profile
from huiyin.language.text.mail import looks_like_mail, text_of
from huiyin.process.fields import InvalidText

ROUND = 1_000
"""Mails between two marks."""
ROUND_BYTES = 48 << 20
MOST_CHAT = 20 << 20
MOST_SKIPPED = 50

Told = Callable[[int, int], None]
"""Told of progress: bytes read, bytes in all."""


@dataclass
class Imported:
    """What came of it: messages looked at, suggestions made, files that could not be read and why."""

    looked: int = 0
    found: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


class Importer:
    """Reads leaves for one person; `round_done` is called with what each round found, within its transaction."""

    def __init__(
        self, owner: AbstractBaseUser, now: dt.datetime, *, single: bool, channel: str, opening_id: int | None
    ) -> None:
        self.owner, self.now, self.single = owner, now, single
        self.channel, self.opening_id = channel, opening_id
        self.profile = Profile.objects.get(owner_id=owner.pk)
        self.known = Known.of(owner)
        self.done = Imported()
        self.mark: FileMark | None = None
        self._held: list[Suggestion] = []
        self._looked = self._bytes = 0

    def read(self, leaf: Leaf, position: int = 0) -> Iterator[int]:
        """Reads one file from a position on; gives how far it came, now and then. Raises BadFile."""
        with leaf.open() as stream:
            start = stream.read(8192)
        if mbox.looks_like_mbox(start):
            with leaf.open_at(position) as stream:
                for raw, after in mbox.mails_in(stream, position):
                    self._mail(raw)
                    if self._looked >= ROUND or self._bytes >= ROUND_BYTES:
                        self.flush(leaf.name, after)
                        yield after
            return
        if position >= leaf.size > 0:
            return
        with leaf.open() as stream:
            self._whole(leaf, start, stream)
        if self._looked >= ROUND or self._bytes >= ROUND_BYTES:
            self.flush(leaf.name, leaf.size)

    def _whole(self, leaf: Leaf, start: bytes, stream: BinaryIO) -> None:
        if start.startswith(outlook.MAGIC):
            self._mail(outlook.mail_of_msg(stream.read(outlook.MOST + 1)), alone=self.single)
        elif looks_like_mail(start):
            self._mail(stream.read(mbox.MOST), alone=self.single)
        elif (head := start.partition(b"\n"))[0].strip().isdigit() and looks_like_mail(head[2]):
            # Apple's .emlx: its length stands above the mail.
            self._mail(stream.read(mbox.MOST).partition(b"\n")[2], alone=self.single)
        elif start.startswith(b"PK\x03\x04"):
            raise BadFile(_("A zip within a zip is not read. Unpack it and give it by itself."))
        elif leaf.size > MOST_CHAT:
            raise BadFile(_("This is neither mail nor a chat that Huiyin knows."))
        else:
            self._chat(leaf.name, stream.read(MOST_CHAT))

    def _mail(self, raw: bytes, *, alone: bool = False) -> None:
        seen = glimpse_of(raw)
        match = self.known.match(seen)
        if match is not None:
            self.known.learn_thread((seen.message_id, *seen.thread), match.opening_id)
        if match is not None or alone:
            one = suggestion_of(
                self.profile, raw, seen, match, now=self.now, direction=self.known.direction(seen)
            )
            one.opening_id = self.opening_id or one.opening_id
            self._held.append(one)
        self._looked += 1
        self._bytes += len(raw)

    def _chat(self, name: str, raw: bytes) -> None:
        try:
            text = text_of(raw)
        except InvalidText:
            text = ""
        if not self.words(text, name):
            raise BadFile(_("This is neither mail nor a chat that Huiyin knows."))

    def words(self, text: str, name: str = "") -> bool:
        """A chat's words; False where they are none."""
        # What stands in this round already must be known to it.
        self.flush()
        found = suggestions_of_chat(
            self.owner,
            self.profile,
            text,
            now=self.now,
            name=name,
            channel=self.channel,
            opening_id=self.opening_id,
        )
        if found is None:
            return False
        self._held += found
        self._looked += 1
        return True

    def flush(self, leaf: str = "", position: int = 0) -> None:
        """Keeps what was found, and how far reading came, together."""
        with transaction.atomic():
            count = keep(self.owner, self._held) if self._held else 0
            if self.mark is not None and leaf:
                self.mark.leaf, self.mark.position = leaf[:1000], position
                self.mark.looked += self._looked
                self.mark.found += count
                self.mark.save()
        self.done.looked += self._looked
        self.done.found += count
        self._held, self._looked, self._bytes = [], 0, 0

    def skip(self, name: str, why: str) -> None:
        if len(self.done.skipped) < MOST_SKIPPED:
            self.done.skipped.append((name, why))


def import_path(
    owner: AbstractBaseUser,
    path: Path,
    *,
    now: dt.datetime,
    channel: str = "",
    opening_id: int | None = None,
    told: Told | None = None,
) -> Imported:
    """A file, a folder or a zip. Read again after it broke off, it goes on; read again after it was done, nothing doubles.

    One mail given by itself is always suggested; of many, those that concern an opening. Raises BadFile.
    """
    _own_opening(owner, opening_id)
    path = path.resolve()
    leaves = leaves_of(path)
    single = path.is_file() and len(leaves) == 1 and leaves[0].name == path.name
    importer = Importer(owner, now, single=False, channel=channel, opening_id=opening_id)
    mark, stamp = FileMark.objects.get_or_create(owner_id=owner.pk, path=str(path)[:1000])[0], stamp_of(path)
    if mark.stamp != stamp:
        mark.stamp, mark.leaf, mark.position, mark.looked, mark.found = stamp, "", 0, 0, 0
        mark.save()
    importer.mark = mark
    importer.done.looked, importer.done.found = mark.looked, mark.found
    rest, position = _rest(leaves, mark)
    total = sum(leaf.size for leaf in leaves)
    before = total - sum(leaf.size for leaf in rest)
    for place, leaf in enumerate(rest):
        importer.single = single
        for so_far in _careful(importer, leaf, position if place == 0 else 0):
            if told is not None:
                told(before + so_far, total)
        before += leaf.size
        if told is not None:
            told(before, total)
    importer.flush()
    mark.delete()
    return importer.done


def _rest(leaves: list[Leaf], mark: FileMark) -> tuple[list[Leaf], int]:
    """What is still to be read; all of it where the file of the mark is gone."""
    names = [leaf.name[:1000] for leaf in leaves]
    if mark.leaf and mark.leaf in names:
        return leaves[names.index(mark.leaf) :], mark.position
    return leaves, 0


def _careful(importer: Importer, leaf: Leaf, position: int) -> Iterator[int]:
    """Reads a leaf; one that cannot be read is told, and the rest goes on."""
    try:
        yield from importer.read(leaf, position)
    except BadFile as error:
        importer.skip(leaf.name, str(error))
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        importer.skip(leaf.name, _("It is damaged (%(why)s).") % {"why": str(error)[:100]})


def import_stream(
    owner: AbstractBaseUser,
    stream: BinaryIO,
    name: str,
    size: int,
    *,
    now: dt.datetime,
    channel: str = "",
    opening_id: int | None = None,
    told: Told | None = None,
) -> Imported:
    """An uploaded file. Raises BadFile."""
    _own_opening(owner, opening_id)
    packed = stream.read(4) == b"PK\x03\x04"
    stream.seek(0)

    def again() -> BinaryIO:
        stream.seek(0)
        return cast(BinaryIO, _Borrowed(stream))

    leaves = list(zip_leaves(stream, name)) if packed else [Leaf(name, size, again)]
    importer = Importer(owner, now, single=not packed, channel=channel, opening_id=opening_id)
    total, before = sum(leaf.size for leaf in leaves), 0
    for leaf in leaves:
        for so_far in _careful(importer, leaf, 0):
            if told is not None:
                told(before + so_far, total)
        before += leaf.size
    importer.flush()
    return importer.done


class _Borrowed:
    """A stream that outlives its `with`."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read
        self.seek = stream.seek
        self.seekable = lambda: True

    def __enter__(self) -> "_Borrowed":
        return self

    def __exit__(self, *_wrong: object) -> None:
        return None


def import_text(
    owner: AbstractBaseUser, text: str, *, now: dt.datetime, channel: str = "", opening_id: int | None = None
) -> Imported:
    """A pasted chat. Raises BadFile where it is none."""
    _own_opening(owner, opening_id)
    importer = Importer(owner, now, single=True, channel=channel, opening_id=opening_id)
    if not importer.words(text.replace("\r\n", "\n")):
        raise BadFile(
            _(
                "No names and messages were found in it. Paste the chat with the names before the messages, or save it as a file."
            )
        )
    importer.flush()
    return importer.done


def _own_opening(owner: AbstractBaseUser, opening_id: int | None) -> None:
    if opening_id is not None:
        Opening.objects.get(owner_id=owner.pk, pk=opening_id)
