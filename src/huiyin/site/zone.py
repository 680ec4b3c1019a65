"""The time zone of this machine, as a first guess at the person's own."""

import os
import zoneinfo
from pathlib import Path


def machine_zone() -> str:
    """The IANA name of this machine's time zone; where it says none, or only UTC, Asia/Shanghai."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone(), _written_zone()):
        if name and name.upper() not in ("UTC", "ETC/UTC", "LOCALTIME"):
            try:
                return zoneinfo.ZoneInfo(name).key
            except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return "Asia/Shanghai"


def _linked_zone() -> str:
    path = str(Path("/etc/localtime").resolve())
    return path.partition("/zoneinfo/")[2]


def _written_zone() -> str:
    try:
        return Path("/etc/timezone").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
