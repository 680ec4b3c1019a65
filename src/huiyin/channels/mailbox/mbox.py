"""Mails one after another out of an mbox of any size, in constant memory, from any position on."""

import re
from collections.abc import Iterator
from typing import BinaryIO

BLOCK = 1 << 20
MOST = 4 << 20
"""Bytes of one mail that are kept: words come first, the rest are attachments."""
_LINE = 700
"""No separator with what must follow it is longer."""

SEPARATOR = re.compile(rb"\nFrom (?:[^\n]{0,300}\d\d?:\d\d[^\n]{0,60})?\r?\n(?=>?[!-9;-~]{1,76}:)")
"""The line between two mails: with the time of day, or bare as Thunderbird writes it, and followed by a header."""
_FIRST = re.compile(rb"From [^\n]{0,400}\n")
_QUOTED = re.compile(rb"(?m)^>(>*From )")


def looks_like_mbox(start: bytes) -> bool:
    """Whether a file that begins so is an mbox."""
    return start.startswith(b"From ") and b"\n" in start[:600]


def mails_in(stream: BinaryIO, position: int = 0) -> Iterator[tuple[bytes, int]]:
    """Each mail with the position after it, from which reading may go on. The stream stands at `position`.

    Of a mail larger than MOST only its beginning is given.
    """
    held, window, at = bytearray(), b"", position
    while True:
        block = stream.read(BLOCK)
        window += block
        done = 0
        for found in SEPARATOR.finditer(window):
            _add(held, window[done : found.start() + 1])
            done = found.start() + 1
            if held.strip():
                yield _mail(held), at + done
            held.clear()
        if not block:
            _add(held, window[done:])
            if held.strip():
                yield _mail(held), at + len(window)
            return
        # The tail may hold the first half of a separator, and the newline before one.
        rest = max(done, len(window) - _LINE)
        _add(held, window[done:rest])
        window, at = window[rest:], at + rest


def _add(held: bytearray, piece: bytes) -> None:
    if len(held) < MOST:
        held += piece[: MOST - len(held)]


def _mail(held: bytearray) -> bytes:
    """The mail without its separator, and without what mbox did to lines that look like one."""
    raw = bytes(held).lstrip(b"\r\n")
    if first := _FIRST.match(raw):
        raw = raw[first.end() :]
    return _QUOTED.sub(rb"\1", raw) if b"\n>From " in raw or b"\n>>" in raw else raw
