"""In which language a channel speaks to the person when no page is open."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone, translation

from huiyin.journal.models import Profile

_CHINESE = frozenset({"CN", "HK", "MO", "TW"})


def language_of(profile: Profile) -> str:
    """zh or en: as the person chose, else by their country."""
    return profile.language or ("zh" if profile.country in _CHINESE else "en")


@contextmanager
def speaking(profile: Profile) -> Iterator[None]:
    """The person's language and time zone are active."""
    name = "zh-hans" if language_of(profile) == "zh" else "en"
    with translation.override(name), timezone.override(profile.zone):
        yield
