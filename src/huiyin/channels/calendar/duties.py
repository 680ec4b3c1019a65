"""What is due by itself: the calendar on the server, if there is one."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser

from huiyin.channels.calendar import syncing


def sync(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Synchronises with the person's calendar. Raises CalendarAway."""
    return syncing.sync(owner, now)
