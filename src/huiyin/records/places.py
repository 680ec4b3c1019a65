"""Countries and time zones, as they may be written."""

import zoneinfo

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
