"""New mail from the server: folder by folder, a batch at a time, each batch and its mark kept together."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from huiyin.channels.mailbox.connection import imap
from huiyin.channels.mailbox.errors import MailError
from huiyin.channels.mailbox.glimpse import PIECE, Glimpse, glimpse_of
from huiyin.channels.mailbox.models import Account, Folder, Suggestion
from huiyin.channels.mailbox.relevance import Known, Match
from huiyin.channels.mailbox.taking import keep, suggestion_of
from huiyin.journal.models import Profile

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

BATCH = 250
"""Mails of one round: looked at, kept and marked together."""
MOST = 400_000
"""Bytes of one mail that are fetched: its words come first, large attachments stay on the server."""

_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")

Told = Callable[[str, int, int], None]
"""Told of progress: the folder, how many of its new mails were looked at, how many there are."""


@dataclass
class Fetched:
    """What came of a fetch: mails looked at, suggestions made."""

    looked: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    uid: int
    size: int
    raw: bytes


def fetch(account: Account, *, now: dt.datetime, told: Told | None = None) -> Fetched:
    """What is new in the account's folders. It may break off anywhere and goes on from there. Raises MailError."""
    owner: AbstractBaseUser = account.owner
    known, profile, done = Known.of(owner), Profile.objects.get(owner_id=owner.pk), Fetched()
    with imap(account) as box:
        for name in folders_of(account, box):
            mark = _open(account, box, name)
            uids = _new(account, box, mark)
            for start in range(0, len(uids), BATCH):
                some = uids[start : start + BATCH]
                found = _look(box, known, profile, account, some, now)
                done.looked += len(some)
                done.found += _keep(owner, mark, some[-1], found)
                if told is not None:
                    told(name, start + len(some), len(uids))
    return done


def folders_of(account: Account, box: "BaseMailBox") -> list[str]:
    """The folders to look in: as the person said, else the inbox and what was sent."""
    if account.folders:
        return [str(name) for name in account.folders]
    sent = special(box, "\\Sent")
    return ["INBOX", *([sent] if sent else [])]


_SENT_NAMES = ("sent", "sent messages", "sent items", "sent mail", "已发送", "已发送邮件", "寄件備份")
_DRAFT_NAMES = ("drafts", "draft", "草稿箱", "草稿", "草稿夹")


def special(box: "BaseMailBox", flag: str) -> str:
    """The name of the folder with a special use (\\Sent, \\Drafts): by its mark, else by its name. "" if there is none."""
    folders = box.folder.list()
    for folder in folders:
        if flag.lower() in (one.lower() for one in folder.flags):
            return str(folder.name)
    names = _SENT_NAMES if flag == "\\Sent" else _DRAFT_NAMES
    for folder in folders:
        if folder.name.rpartition(folder.delim or "/")[2].lower() in names:
            return str(folder.name)
    return ""


def _open(account: Account, box: "BaseMailBox", name: str) -> Folder:
    """Opens the folder for reading only and gives its mark; a folder that the server numbered anew is read anew."""
    from imap_tools.errors import MailboxFolderSelectError

    try:
        box.folder.set(name, readonly=True)
    except MailboxFolderSelectError as error:
        if "unsafe login" in str(error).lower():
            raise
        raise MailError(_("There is no folder “%(name)s” in this mailbox.") % {"name": name}) from error
    answer = box.client.response("UIDVALIDITY")[1]
    validity = int(answer[0]) if answer and answer[0] else 0
    mark, _made = Folder.objects.get_or_create(
        account=account, name=name, defaults={"uid_validity": validity}
    )
    if mark.uid_validity != validity:
        mark.uid_validity, mark.last_uid = validity, 0
        mark.save(update_fields=["uid_validity", "last_uid"])
    return mark


def _new(account: Account, box: "BaseMailBox", mark: Folder) -> list[int]:
    """The numbers of mails after the mark, in order. A server answers `n:*` with its last mail, even if that is older."""
    words = [f"UID {mark.last_uid + 1}:*"]
    if account.since is not None:
        words.append("SINCE " + imap_day(account.since))
    status, lines = box.client.uid("SEARCH", " ".join(words))
    if status != "OK":
        raise MailError(_("The server does not want to be searched: %(why)s") % {"why": str(lines)[:200]})
    return sorted({int(word) for line in lines if line for word in line.split() if int(word) > mark.last_uid})


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def imap_day(day: dt.date) -> str:
    """A day as IMAP writes it, whatever the machine's language."""
    return f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year}"


def _look(
    box: "BaseMailBox", known: Known, profile: Profile, account: Account, uids: list[int], now: dt.datetime
) -> list[Suggestion]:
    """The mails of a batch that concern an opening. Of the others only the beginning was seen, and is forgotten."""
    hits: list[tuple[_Piece, Glimpse, Match]] = []
    for piece in pieces(box, uids, PIECE):
        seen = glimpse_of(piece.raw)
        match = known.match(seen)
        if match is not None:
            known.learn_thread((seen.message_id, *seen.thread), match.opening_id)
            hits.append((piece, seen, match))
    cut = [piece.uid for piece, _seen, _match in hits if piece.size > len(piece.raw)]
    whole = {
        piece.uid: piece.raw
        for start in range(0, len(cut), 20)
        for piece in pieces(box, cut[start : start + 20], MOST)
    }
    return [
        suggestion_of(
            profile,
            whole.get(piece.uid, piece.raw),
            seen,
            match,
            now=now,
            direction=known.direction(seen),
            account=account,
        )
        for piece, seen, match in hits
    ]


def pieces(box: "BaseMailBox", uids: list[int], most: int) -> Iterator[_Piece]:
    """The first `most` bytes of each mail, unread as before. A mail that is gone meanwhile is left out."""
    if not uids:
        return
    status, answer = box.client.uid("FETCH", _ranges(uids), f"(UID RFC822.SIZE BODY.PEEK[]<0.{most}>)")
    if status != "OK":
        raise MailError(_("The server does not hand mails out: %(why)s") % {"why": str(answer)[:200]})
    rows: list[Any] = list(answer)
    for place, row in enumerate(rows):
        if not isinstance(row, tuple):
            continue
        after = rows[place + 1] if place + 1 < len(rows) and isinstance(rows[place + 1], bytes) else b""
        told = row[0] + b" " + after
        uid, size = _UID.search(told), _SIZE.search(told)
        if uid:
            yield _Piece(int(uid[1]), int(size[1]) if size else len(row[1]), row[1])


def _ranges(uids: list[int]) -> str:
    """Numbers as IMAP takes them: 3:7,9."""
    found: list[str] = []
    first = last = uids[0]
    for uid in [*uids[1:], -1]:
        if uid == last + 1:
            last = uid
            continue
        found.append(str(first) if first == last else f"{first}:{last}")
        first = last = uid
    return ",".join(found)


def _keep(owner: AbstractBaseUser, mark: Folder, last: int, found: list[Suggestion]) -> int:
    """The suggestions and the mark in one transaction: killed before, the batch is read again; after, never."""
    with transaction.atomic():
        count = keep(owner, found) if found else 0
        Folder.objects.filter(pk=mark.pk, uid_validity=mark.uid_validity, last_uid__lt=last).update(
            last_uid=last
        )
    return count
