"""A mail as it came over the wire: its headers and the words that a person reads."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from huiyin.language.text.charset import decoded, words_of
from huiyin.language.text.html import text_of_html
from huiyin.process.fields import InvalidText, gettext_noop

_MOST_NESTED = 20
_MOST_PARTS = 500
_MOST_BYTES = 60_000_000
_MOST_WORDS = 2_000_000
_ATTACHED = re.compile(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n){4000,}")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?")
_OF_THE_WIRE = frozenset(
    b"message-id mime-version received return-path content-type delivered-to dkim-signature".split()
)
_OF_A_LETTER = frozenset(b"from to subject date".split())
_STUB = re.compile(
    r"(?:html|HTML).{0,60}(?:support|display|view|支持|查看)|(?:support|view|支持|查看).{0,60}HTML", re.DOTALL
)
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,300}>")


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says and where it came from. `sent` knows its time zone; `text` is the newest part and what it quotes."""

    subject: str
    sender: str
    sender_address: str
    sent: dt.datetime | None
    text: str
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def looks_like_mail(raw: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail, and not with words."""
    names = set()
    head = raw[:16_384].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    for number, line in enumerate(head.splitlines()):
        if not line.strip():
            break
        if line[:1] in b" \t" or (number == 0 and line.startswith(b"From ")):
            continue
        match = _HEADER.match(line)
        if match is None:
            return False
        names.add(match[1].lower())
    return len(names) >= 2 and (bool(names & _OF_THE_WIRE) or len(names & _OF_A_LETTER) >= 3)


def mail_of(raw: bytes) -> Mail:
    """The mail in the bytes of an .eml file, of whatever charset and nesting.

    Plain text is preferred to HTML; attachments are named, never decoded; parts nested deeper than 20 are left out. A
    charset that is wrong about its text is put right (see `charset.decoded`). Raises InvalidText where no words are found.
    """
    if len(raw) > _MOST_BYTES:
        raise InvalidText(
            gettext_noop("mail: {size:,} bytes are too many; at most {most:,} are read"),
            size=len(raw),
            most=_MOST_BYTES,
        )
    try:
        message = BytesParser().parsebytes(_ATTACHED.sub(b"", raw).lstrip(b"\r\n"))
        parts = list(_parts(message, 0))
    except RecursionError:
        raise InvalidText(gettext_noop("mail: its parts are nested too deep to be read")) from None
    plain, rich, names = _sorted(parts)
    text = "\n".join(filter(None, map(str.strip, plain)))
    if not text or (rich and len(text) < 200 and _STUB.search(text)):
        text = "\n".join(filter(None, (text_of_html(page).strip() for page in rich))) or text
    if not text:
        if names:
            raise InvalidText(
                gettext_noop("mail: there are no words in it, only attachments: {names}"),
                names=", ".join(names[:3]),
            )
        raise InvalidText(gettext_noop("mail: there are no words in it"))
    name, address = parseaddr(_header(message, "From"))
    return Mail(
        subject=_header(message, "Subject"),
        sender=name.strip() or address,
        sender_address=address if "@" in address else "",
        sent=_sent(message),
        text=text[:_MOST_WORDS],
        message_id=_first_id(_header(message, "Message-ID")),
        in_reply_to=_first_id(_header(message, "In-Reply-To")),
        references=tuple(_MESSAGE_ID.findall(_header(message, "References"))),
        attachments=tuple(names),
    )


def text_of(raw: bytes) -> str:
    """The words of a plain note in UTF-8, UTF-16, GB18030, Big5 or a Western charset. Raises InvalidText for binary or nothing."""
    return words_of(raw)


def _parts(message: Message, depth: int, seen: list[int] | None = None) -> Iterator[Message]:
    """The leaves in order. A forwarded mail attached whole is a leaf; of alternatives all are given."""
    seen = [0] if seen is None else seen
    if message.is_multipart() and message.get_content_maintype() != "message":
        if depth < _MOST_NESTED:
            for part in message.get_payload():
                if seen[0] >= _MOST_PARTS:
                    return
                if isinstance(part, Message):
                    yield from _parts(part, depth + 1, seen)
        return
    seen[0] += 1
    yield message


def _sorted(parts: list[Message]) -> tuple[list[str], list[str], list[str]]:
    """Plain texts, HTML texts and the names of attachments."""
    plain: list[str] = []
    rich: list[str] = []
    names: list[str] = []
    for part in parts:
        kind = part.get_content_type()
        if kind.startswith("multipart/") and not part.is_multipart():
            # Its boundary never comes: what is there is read as it stands.
            kind = "text/plain"
        name = _file_name(part)
        if name or kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            if name:
                names.append(name)
            elif kind == "message/rfc822":
                names.append("message.eml")
            continue
        (plain if kind == "text/plain" else rich).append(_words(part))
    return plain, rich, names


def _words(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, MessageError):
        return ""
    if not isinstance(payload, bytes):
        return ""
    text = decoded(payload, _charset(part))
    return (
        "".join(sign for sign in text if sign >= " " or sign in "\n\t\r")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else charset[2] if charset else None


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, MessageError):
        return ""
    return _plain_header(name) if name else ""


def _header(message: Message, name: str) -> str:
    for key, value in message._headers:  # type: ignore[attr-defined]  # get() would wrap what is not ASCII
        if key.lower() == name.lower():
            return _plain_header(str(value))
    return ""


def _plain_header(value: str) -> str:
    """A header without encoded words, folds and bytes of an undeclared charset."""
    value = value[:10_000]
    try:
        pieces = decode_header(value) if value.isascii() else [(value, None)]
    except (ValueError, LookupError, MessageError):
        pieces = [(value, None)]
    words = []
    for piece, charset in pieces:
        raw = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
        words.append(decoded(raw, charset))
    return " ".join("".join(words).split())


def _sent(message: Message) -> dt.datetime | None:
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=dt.UTC)


def _first_id(value: str) -> str:
    match = _MESSAGE_ID.search(value)
    return match[0] if match else ""
