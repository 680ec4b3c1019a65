"""How far long work has come, for the bar on the page that waits for it.

Kept in Django's cache, which by default is this process: where several serve, the bar may only say that work goes on.
"""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache

LASTS = 300
"""Seconds that a share is kept after it was told last."""


def teller(owner: AbstractBaseUser, mark: str) -> Callable[[int, int], None]:
    """What long work calls with how much is done, and of how much. `mark`: that of the form which began it."""

    def tell(done: int, of: int) -> None:
        if mark and of:
            cache.set(_key(owner, mark), min(1.0, done / of), LASTS)

    return tell


def share_of(owner: AbstractBaseUser, mark: str) -> float | None:
    """How far it has come, 0 to 1; none where nothing was told yet."""
    share: float | None = cache.get(_key(owner, mark))
    return share


def _key(owner: AbstractBaseUser, mark: str) -> str:
    return f"progress-{owner.pk}-{mark[:60]}"
