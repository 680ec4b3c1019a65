"""Secrets of the person's (addresses with tokens, passwords) are sealed before they reach the database.

The keys stand in HUIYIN_SEAL_KEYS (parted by commas, the newest first) or in HUIYIN_HOME/seal.key, one a line, readable
by its owner only. A new key is put before the old ones: everything stays readable, and what is sealed anew takes it.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

FILE = "seal.key"
VARIABLE = "HUIYIN_SEAL_KEYS"


class SealBroken(ChannelError):
    """What was sealed cannot be opened: the key is another one, or gone."""


def seal(text: str) -> str:
    """The text, sealed with the newest key. Raises SealBroken, OSError."""
    return _keys().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text that was sealed. Raises SealBroken."""
    from cryptography.fernet import InvalidToken

    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        said = _("What was kept secret cannot be opened with the key in %(place)s. Enter it again.")
        raise SealBroken(said % {"place": _place()}) from None


def _keys() -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    words = os.environ.get(VARIABLE, "").replace(",", " ").split() or _kept().split()
    try:
        return MultiFernet([Fernet(word) for word in words])
    except ValueError:
        said = _("%(place)s holds no key. Remove it, and enter what was kept secret again.")
        raise SealBroken(said % {"place": _place()}) from None


def _place() -> str:
    return VARIABLE if os.environ.get(VARIABLE) else str(Path(settings.HUIYIN_HOME) / FILE)


def _kept() -> str:
    """The key file's text; the file is made where there is none. Two programs that start at once get the same."""
    file = Path(settings.HUIYIN_HOME) / FILE
    if not file.exists():
        from cryptography.fernet import Fernet

        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = file.with_name(f"{FILE}.{os.getpid()}.{os.urandom(4).hex()}")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as writing:
            writing.write(Fernet.generate_key() + b"\n")
        try:
            os.link(part, file)
        except FileExistsError:
            pass
        finally:
            part.unlink(missing_ok=True)
    try:
        return file.read_text(encoding="ascii")
    except UnicodeDecodeError:
        return "damaged"
