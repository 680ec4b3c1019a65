"""A CV in the form of JSON Resume (jsonresume.org)."""

import json

from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError


class NoResume(ChannelError):
    """A JSON file that is no JSON Resume."""


def name_in(data: bytes) -> str:
    """The name that stands in it. Raises NoResume."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
        name = told["basics"]["name"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoResume(_("This is no JSON Resume: it has no basics.name.")) from None
    if not isinstance(name, str) or not name.strip() or len(name) > 200 or "\0" in name:
        raise NoResume(_("The name in this JSON Resume cannot be used."))
    return name.strip()
