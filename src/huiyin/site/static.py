"""Addresses of static parts carry a stamp of their content, so that a new version is seen at once."""

import zlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class Stamped(StaticFilesStorage):
    """`style.css` becomes `/static/style.css?v=1a2b3c4d`; no files are collected."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        return f"{address}?v={stamp(name)}" if name and not settings.DEBUG else address


@lru_cache(maxsize=1024)
def stamp(name: str) -> str:
    """A short mark of the file's content."""
    found = finders.find(name)
    return f"{zlib.crc32(Path(found).read_bytes()):08x}" if isinstance(found, str) else "0"
