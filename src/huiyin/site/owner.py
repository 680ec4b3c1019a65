"""The single person of a local journal."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from huiyin.journal.services.profiles import profile_of
from huiyin.records.places import country_of

NAME = "owner"


def the_owner(now: dt.datetime) -> User:
    """The local owner with the profile at hand (`.profile`); both are made the first time, the country after the machine's zone."""
    found = User.objects.select_related("profile").filter(username=NAME).first()
    if found is not None and hasattr(found, "profile"):
        return found
    with transaction.atomic():
        user, made = User.objects.get_or_create(username=NAME)
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        zone = settings.MACHINE_ZONE
        country = country_of(zone)
        profile_of(user, now=now, time_zone=zone, **({"country": country} if country else {}))
    return User.objects.select_related("profile").get(pk=user.pk)
