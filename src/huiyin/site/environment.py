"""Settings from the environment. A value that cannot be used is an error that names the variable, never a guess."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def envtext(name: str, default: str = "") -> str:
    """The variable's text without spaces around it; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def envbool(name: str, default: bool) -> bool:
    """yes or no, in the usual spellings."""
    text = envtext(name).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    if text:
        raise ImproperlyConfigured(f"{name}={text!r} is not allowed; use 1 or 0")
    return default


def envint(name: str, default: int, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    text = envtext(name)
    if not text:
        return default
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise ImproperlyConfigured(
            f"{name}={text!r} is not allowed; use a whole number from {least} to {most}"
        )
    return number


def envlist(name: str) -> list[str]:
    """Words parted by commas or spaces."""
    return envtext(name).replace(",", " ").split()


def envfolder(name: str, default: Path) -> Path:
    """A folder; a path that is not absolute counts from where one stands."""
    text = envtext(name)
    return Path(text).expanduser().absolute() if text else default


def address(url: str, name: str) -> str:
    """An http(s) address without a slash at its end; an empty one stays empty."""
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise ImproperlyConfigured(
            f"{name}={url!r} is not allowed; use an address such as https://answers.example.org"
        )
    return url.rstrip("/")


def host_of(url: str) -> str:
    """The host name in an address, without its port."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as a browser names where a form comes from."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


QUICK = {"options": "-c jit=off"}
"""PostgreSQL compiles a query that looks dear to it, which takes longer than any of ours does. `?options=` leaves it out."""


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's entry for a database address; an empty one means the embedded database in `home`."""
    if not url:
        return sqlite(home / "huiyin.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
    name = unquote(parts.path[1:])
    if parts.scheme == "sqlite":
        if not name:
            raise ImproperlyConfigured(
                "DATABASE_URL names no file; write it as sqlite:////folder/file.sqlite3"
            )
        return sqlite(Path(name))
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"DATABASE_URL={parts.scheme}://… is not allowed; use postgresql://user:password@host:5432/name"
        )
    if not name:
        raise ImproperlyConfigured(
            "DATABASE_URL names no database; write it as postgresql://user@host:5432/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, **QUICK, **dict(parse_qsl(parts.query, keep_blank_values=True))},
    }


def sqlite(file: Path) -> dict[str, Any]:
    """One file, readable while it is written to, and writers in a queue instead of in each other's way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
