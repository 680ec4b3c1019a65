"""What every channel tells about itself: its name, and what is due by itself from time to time."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import AppConfig, apps

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


class ChannelError(Exception):
    """Something that a channel cannot do now; the message is for people and says what to do."""


@dataclass(frozen=True)
class Duty:
    """Something that is due from time to time, for each person.

    `do(owner, now)` does what is due and says in words what it did, or "" where nothing was due. It may be called too
    often, and again after it broke off anywhere: it must come to the same. `every`: until it is asked again. `hold`:
    how long it may take before another program may take it over.
    """

    name: str
    every: dt.timedelta
    do: "Callable[[AbstractBaseUser, dt.datetime], str]"
    hold: dt.timedelta = dt.timedelta(minutes=10)


class Channel(AppConfig):
    """The base of each channel's AppConfig."""

    default_auto_field = "django.db.models.BigAutoField"

    def duties(self) -> Sequence[Duty]:
        """What the tick has to do for this channel; none by default."""
        return ()


def duties() -> list[Duty]:
    """The duties of all channels that are installed."""
    found = [config for config in apps.get_app_configs() if isinstance(config, Channel)]
    return [duty for config in found for duty in config.duties()]
