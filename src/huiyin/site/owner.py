"""The single person of a local journal."""

import datetime as dt
import os
import zoneinfo
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from huiyin.journal.services.profiles import profile_of

NAME = "owner"


def the_owner(now: dt.datetime) -> User:
    """The local owner with the profile at hand (`.profile`); both are made the first time."""
    found = User.objects.select_related("profile").filter(username=NAME).first()
    if found is not None and hasattr(found, "profile"):
        return found
    with transaction.atomic():
        user, made = User.objects.get_or_create(username=NAME)
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        profile_of(user, now=now, time_zone=machine_zone())
    return User.objects.select_related("profile").get(pk=user.pk)


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
