"""A small Outlook file: a compound file with a message's properties as streams, each at least a sector chain long."""

import datetime as dt
import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_PROPERTIES = {"subject": "0037", "body": "1000", "sender": "0C1A", "address": "5D01", "message_id": "1035"}


def msg_file(**fields: str) -> bytes:
    """The bytes of a .msg with the given subject, body, sender, address and message_id, sent on 18 May 2026."""
    sent = dt.datetime(2026, 5, 18, 2, 0, tzinfo=dt.UTC) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
    table = bytes(32) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent // dt.timedelta(microseconds=1) * 10)
    streams = {"__properties_version1.0": table}
    for name, value in fields.items():
        streams[f"__substg1.0_{_PROPERTIES[name]}001F"] = value.encode("utf-16-le")
    # Streams of 4096 bytes and more stand in ordinary sectors; shorter ones would need a second table.
    return _compound({name: data.ljust(4096, b"\0") for name, data in streams.items()})


def _compound(streams: dict[str, bytes]) -> bytes:
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    fat = [_FAT]
    sectors: list[bytes] = []
    directory = -(-(len(streams) + 1) * 128 // _SECTOR)
    fat += [number + 2 for number in range(directory - 1)] + [_END]
    # Each entry's right neighbour is the next: a poor tree, and a valid one where the names stand in its order.
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    for place, name in enumerate(names):
        data = streams[name].ljust(-(-len(streams[name]) // _SECTOR) * _SECTOR, b"\0")
        start, count = len(fat), len(data) // _SECTOR
        fat += [start + number + 1 for number in range(count - 1)] + [_END]
        sectors.append(data)
        after = place + 2 if place + 1 < len(names) else _FREE
        entries.append(_entry(name, 2, start, len(streams[name]), right=after))
    listing = b"".join(entries).ljust(directory * _SECTOR, b"\0")
    assert len(fat) <= _SECTOR // 4
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    return _header() + table + listing + b"".join(sectors)


def _header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    start += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return (start + struct.pack("<I", 0)).ljust(_SECTOR, b"\xff")


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    entry = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
    return (entry + bytes(36) + struct.pack("<IQ", start, size)).ljust(128, b"\0")
