"""Letters that came back: a mail server's report (RFC 3464) names the letter by its Message-ID and says why.

Providers that write reports of their own kind still quote the Message-ID; that one of ours stands in a mail from a mail
server, which does not speak of a mere delay, is enough.
"""

import datetime as dt
import email
import re
from email.message import Message

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.channels.mailbox.connection import imap
from huiyin.channels.mailbox.fetching import pieces
from huiyin.channels.mailbox.models import Account, May
from huiyin.hiring.models import Desk, Letter, LetterState
from huiyin.hiring.services import outbox

LOOK_BACK = dt.timedelta(days=7)
"""Servers give up within five days (RFC 5321, 4.5.4.1)."""
MOST = 300
_PIECE = 100_000
_ID = re.compile(rb"<[^<>\s@]{1,200}@[^<>\s]{1,200}>")
_NOT_FAILED = frozenset({"delayed", "delivered", "relayed", "expanded"})


def look(owner: AbstractBaseUser, desk: Desk, *, now: dt.datetime) -> list[Letter]:
    """Looks among the mailbox's newest reports for letters of the desk, and marks those that came back. Raises MailError."""
    since = now - LOOK_BACK
    rows = Letter.objects.filter(desk=desk, state=LetterState.SENT, sent_at__gte=since).exclude(message_id="")
    letters = {letter.message_id: letter for letter in rows}
    account = Account.objects.filter(owner_id=owner.pk, may=May.SEND).exclude(imap_host="").first()
    if not letters or account is None:
        return []
    return [
        outbox.came_back(desk, letters[key].pk, now=now, why=why)
        for raw in _reports(account, since.date())
        for key, why in returned(raw)
        if key in letters
    ]


def returned(raw: bytes) -> list[tuple[str, str]]:
    """The Message-IDs that a report speaks of, and why they came back; none where nothing failed."""
    actions, why = _report(email.message_from_bytes(raw))
    if actions and actions <= _NOT_FAILED:
        return []
    found = dict.fromkeys(key.decode("ascii", "replace") for key in _ID.findall(raw))
    return [(key, why or _("The letter came back from the recipient's mail server.")) for key in found]


def _report(mail: Message) -> tuple[set[str], str]:
    """What the report's fields say was done, and the server's own words."""
    actions, why = set(), ""
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for fields in part.get_payload():
            if isinstance(fields, Message) and fields["Action"]:
                actions.add(str(fields["Action"]).strip().lower())
                said = str(fields["Diagnostic-Code"] or fields["Status"] or "")
                why = why or " ".join(said.split())[:300]
    return actions, why


def _reports(account: Account, since: dt.date) -> list[bytes]:
    """The newest mails from mail servers in the inbox, unread as before."""
    import imap_tools

    with imap(account) as box:
        box.folder.set("INBOX", readonly=True)
        wanted = imap_tools.AND(imap_tools.OR(from_=["mailer-daemon", "postmaster"]), date_gte=since)
        uids = sorted(int(uid) for uid in box.uids(wanted))[-MOST:]
        return [piece.raw for piece in pieces(box, uids, _PIECE)]
