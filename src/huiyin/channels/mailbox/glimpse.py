"""The first look at a mail: who wrote, about what, its place in a thread, and how it begins. Cheap, and never fails."""

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses

from huiyin.language.text.charset import decoded
from huiyin.language.text.html import text_of_html

PIECE = 16_384
"""Bytes of a mail that the first look takes."""
START = 1_500
"""Characters of the text that it looks at."""

_ID = re.compile(r"<[^<>\s]{1,300}>")
_LONG = re.compile(rb"((?:\n[A-Za-z0-9+/]{60,76}\r?){80})(?:\n[A-Za-z0-9+/]{60,76}\r?)+")
_STYLE = re.compile(r"<(style|script|head)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What the first look sees. `bulk`: sent to many at once, by its own headers."""

    sender: str
    address: str
    to: tuple[str, ...]
    subject: str
    message_id: str
    thread: tuple[str, ...]
    bulk: bool
    start: str


def glimpse_of(piece: bytes) -> Glimpse:
    """A look at the first bytes of a mail, whole or cut anywhere."""
    try:
        # An attachment's lines say nothing, and a parser goes through each; so long a text is not looked at either.
        message = BytesParser().parsebytes(_LONG.sub(rb"\1", piece[:PIECE].lstrip(b"\r\n")))
    except (RecursionError, ValueError, LookupError, MessageError):
        return Glimpse("", "", (), "", "", (), False, "")
    told: dict[str, str] = {}
    for name, value in message._headers:  # type: ignore[attr-defined]  # get() would wrap what is not ASCII
        told.setdefault(name.lower(), str(value))
    sender, address = _addresses(told.get("from", ""))[:1][0] if told.get("from") else ("", "")
    ids = _ID.findall(told.get("references", "")[-8000:]) + _ID.findall(told.get("in-reply-to", ""))
    own = _ID.search(told.get("message-id", ""))
    return Glimpse(
        sender=sender,
        address=address,
        to=tuple(one for field in ("to", "cc") for _name, one in _addresses(told.get(field, "")) if one),
        subject=_words(told.get("subject", "")),
        message_id=own[0] if own else "",
        thread=tuple(dict.fromkeys(ids)),
        bulk="list-unsubscribe" in told or told.get("precedence", "").strip().lower() in ("bulk", "list"),
        start=_start(message),
    )


def _addresses(value: str) -> list[tuple[str, str]]:
    try:
        found = getaddresses([value[:4000]])
    except (ValueError, IndexError):
        return [("", "")]
    return [(_words(name), address.lower() if "@" in address else "") for name, address in found] or [
        ("", "")
    ]


def _words(value: str) -> str:
    """A header's words, whatever charset they are in."""
    value = value[:4000]
    if value.isascii() and "=?" not in value:
        return " ".join(value.split())
    try:
        pieces = decode_header(value) if value.isascii() else [(value, None)]
    except (ValueError, LookupError, MessageError):
        pieces = [(value, None)]
    words = [
        decoded(piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece, charset)
        for piece, charset in pieces
    ]
    return " ".join("".join(words).split())


def _start(message: Message) -> str:
    """The beginning of the first part that has words."""
    rich = ""
    for part in message.walk():
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.is_multipart():
            continue
        text = _text(part)
        if kind == "text/html":
            rich = rich or text_of_html(_STYLE.sub(" ", text))
        elif text.strip():
            return text[:START]
    return rich[:START]


def _text(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
        charset = part.get_content_charset() or "utf-8"
    except (ValueError, LookupError, AssertionError, MessageError):
        return ""
    if not isinstance(payload, bytes):
        return ""
    try:
        # Cut in the middle of a character, the text is still in its charset.
        text = payload.decode(charset, errors="ignore")
    except LookupError:
        text = payload.decode("utf-8", errors="ignore")
    return text if text or not payload else decoded(payload)
