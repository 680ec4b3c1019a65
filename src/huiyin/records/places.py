"""Countries and time zones, as they may be written."""

import zoneinfo
from importlib.resources import files

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def known_zone(name: str) -> None:
    """Refuses what is not a time zone."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        message = _("%(name)s is not a time zone; write it as Asia/Shanghai.")
        raise ValidationError(message, params={"name": name[:60]}) from None


def two_letters(code: str) -> None:
    """Refuses what is not written as an ISO 3166 code."""
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise ValidationError(_("Two capital letters are wanted, such as CN or US."))


def country_of(zone: str) -> str | None:
    """The country that a time zone lies in, as ISO 3166 writes it; None for zones of no country, such as UTC, and for old names."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((row[0] for row in rows if row[2] == zone), None)
