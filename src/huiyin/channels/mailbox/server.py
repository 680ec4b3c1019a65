"""What is asked of the mailbox for letters: is this one there, and put a copy there, once."""

import datetime as dt
from contextlib import nullcontext
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from huiyin.channels.mailbox.composing import mail_bytes
from huiyin.channels.mailbox.connection import imap
from huiyin.channels.mailbox.errors import MailError
from huiyin.channels.mailbox.fetching import special
from huiyin.channels.mailbox.models import Account, Letter, May
from huiyin.channels.mailbox.presets import keeps_sent

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

NEWEST = 300
"""Mails whose Message-ID is compared where a server does not search headers."""


def find_letter(letter: Letter) -> bool:
    """Is the letter among what was sent, or everywhere else that the server keeps mail? Raises MailError."""
    with imap(letter.account) as box:
        places = [special(box, "\\Sent"), special(box, "\\All"), "INBOX"]
        return any(_holds(box, place, letter.message_id) for place in dict.fromkeys(places) if place)


def put_copy(letter: Letter, at: dt.datetime, box: "BaseMailBox | None" = None) -> None:
    """A copy among what was sent, unless the provider made one itself. `box`: of a mailbox that is open already.

    Raises MailError.
    """
    if letter.account.may != May.SEND or keeps_sent(letter.account.smtp_host):
        return
    with nullcontext(box) if box is not None else imap(letter.account) as there:
        folder = special(there, "\\Sent") or _made(there, "Sent")
        if not _holds(there, folder, letter.message_id):
            there.append(mail_bytes(letter, at), folder, dt=at, flag_set=["\\Seen"])


def put_draft(letter: Letter, at: dt.datetime) -> None:
    """The letter among the drafts, once. Raises MailError."""
    with imap(letter.account) as box:
        folder = special(box, "\\Drafts") or _made(box, "Drafts")
        if not _holds(box, folder, letter.message_id):
            box.append(mail_bytes(letter, at), folder, dt=at, flag_set=["\\Draft", "\\Seen"])


def _made(box: "BaseMailBox", name: str) -> str:
    if not box.folder.exists(name):
        box.folder.create(name)
    return name


def _holds(box: "BaseMailBox", folder: str, message_id: str) -> bool:
    """Asked by a search; as some servers do not search this header, also by looking at the newest."""
    if not box.folder.exists(folder):
        return False
    count = int(box.folder.set(folder, readonly=True)[1][0] or 0)
    if count == 0:
        return False
    quoted = message_id.replace("\\", "").replace('"', "")
    status, lines = box.client.uid("SEARCH", f'HEADER Message-ID "{quoted}"')
    if status == "OK" and any(lines):
        return True
    wanted = f"{max(1, count - NEWEST + 1)}:{count}"
    status, rows = box.client.fetch(wanted, "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")
    if status != "OK":
        raise MailError(_("The server does not say what lies in “%(name)s”.") % {"name": folder})
    return any(isinstance(row, tuple) and message_id.encode() in row[1] for row in rows)


def check(account: Account) -> list[str]:
    """The names of the account's folders, after a login and a look into the first. Raises MailError."""
    with imap(account) as box:
        names = [folder.name for folder in box.folder.list() if "\\Noselect" not in folder.flags]
        box.folder.set("INBOX", readonly=True)
    return names
