"""Outlook's .msg: the compound file's properties put together as a mail (MS-OXMSG)."""

import datetime as dt
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.channels.mailbox.leaves import BadFile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST = 80 << 20
_SUBJECT, _BODY, _HTML, _HEADERS = "0037", "1000", "1013", "007D"
_SENDER, _ADDRESS, _SMTP_ADDRESS = "0C1A", "0C1F", "5D01"
_ID, _ANSWERS, _REFERENCES = "1035", "1042", "1039"
_SENT_AT, _CAME_AT = 0x0039, 0x0E06
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_KEPT_HEADERS = (
    "message-id",
    "in-reply-to",
    "references",
    "date",
    "from",
    "to",
    "cc",
    "list-unsubscribe",
    "precedence",
)


def mail_of_msg(raw: bytes) -> bytes:
    """The message as a mail in MIME, without its attachments. Raises BadFile."""
    import olefile

    if len(raw) > MOST:
        raise BadFile(_("This Outlook file is too large. Save the mail without its attachments."))
    try:
        with olefile.OleFileIO(raw) as ole:
            return _mail(ole).as_bytes()
    except BadFile:
        raise
    except Exception as error:
        # The library raises whatever a damaged file leads it to.
        raise BadFile(_("This Outlook file is damaged. Save the mail as .eml or paste its words.")) from error


def _mail(ole: Any) -> EmailMessage:
    from email.parser import HeaderParser

    mail = EmailMessage(policy=SMTP.clone(raise_on_defect=False))
    told = HeaderParser().parsestr(_text(ole, _HEADERS))
    for name in _KEPT_HEADERS:
        if value := told.get(name):
            mail[name] = " ".join(str(value).split())
    address = _text(ole, _SMTP_ADDRESS) or _text(ole, _ADDRESS)
    if "From" not in mail and (address or _text(ole, _SENDER)):
        name = _text(ole, _SENDER).replace('"', "")
        mail["From"] = f'"{name}" <{address}>' if "@" in address else f'"{name}" <>'
    for header, prop in (("Message-ID", _ID), ("In-Reply-To", _ANSWERS), ("References", _REFERENCES)):
        if header not in mail and (value := _text(ole, prop)):
            mail[header] = value
    at = _moment(ole)
    if "Date" not in mail and at is not None:
        mail["Date"] = format_datetime(at)
    mail["Subject"] = " ".join(_text(ole, _SUBJECT).split())
    body, page = _text(ole, _BODY), _text(ole, _HTML)
    if not (body.strip() or page.strip()):
        raise BadFile(_("There are no words in this Outlook file. Save the mail as .eml or paste its words."))
    mail.set_content(body) if body.strip() else mail.set_content(page, subtype="html")
    return mail


def _text(ole: Any, prop: str) -> str:
    """A property's words: in UTF-16, else in the charset of the machine that wrote it."""
    from huiyin.language.text.charset import decoded

    for kind in ("001F", "001E", "0102"):
        name = f"__substg1.0_{prop}{kind}"
        if ole.exists(name):
            raw: bytes = ole.openstream(name).read()
            text = raw.decode("utf-16-le", "ignore") if kind == "001F" else decoded(raw)
            return text.replace("\0", "")
    return ""


def _moment(ole: Any) -> dt.datetime | None:
    """When it was sent, else when it came: 100 nanoseconds since 1601, in the table of short properties."""
    name = "__properties_version1.0"
    if not ole.exists(name):
        return None
    table = ole.openstream(name).read()[32:]
    found: dict[int, int] = {}
    for start in range(0, len(table) - 15, 16):
        if table[start : start + 2] == b"\x40\x00":
            prop = int.from_bytes(table[start + 2 : start + 4], "little")
            found[prop] = int.from_bytes(table[start + 8 : start + 16], "little")
    ticks = found.get(_SENT_AT) or found.get(_CAME_AT)
    try:
        return _EPOCH + dt.timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None
