"""The key that signs cookies: made once, readable by its owner only."""

import os
import secrets
from pathlib import Path

FILE = "secret.key"


def new() -> str:
    return secrets.token_urlsafe(48)


def read(home: Path) -> str:
    """The kept key; empty where there is none, or none that can be read (`prepare` says why)."""
    try:
        return (home / FILE).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep(home: Path) -> str:
    """The kept key, made first where there is none. Two programs that start at once get the same. Raises OSError."""
    file = home / FILE
    if not read(home):
        part = home / f"{FILE}.{os.getpid()}"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as writing:
            writing.write(new())
        try:
            if file.exists():
                part.replace(file)
            else:
                os.link(part, file)
        except FileExistsError:
            pass
        finally:
            part.unlink(missing_ok=True)
    return read(home)
