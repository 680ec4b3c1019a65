"""What is due by itself: the word of the day."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser

from huiyin.channels.notify import services


def send_digest(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Sends it if its hour has come."""
    return services.send_digest(owner, now)
