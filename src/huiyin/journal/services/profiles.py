"""The person's own settings."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.models import Profile
from huiyin.journal.services.recording import recorded

_FIELDS = {
    "name",
    "language",
    "time_zone",
    "country",
    "quiet_from",
    "quiet_until",
    "worth",
    "archive_after",
    "words_for",
    "welcomed_at",
}


def profile_of(owner: AbstractBaseUser, *, now: dt.datetime, **defaults: Any) -> Profile:
    """The owner's profile; made from `defaults` where there is none yet."""
    found = Profile.objects.filter(owner_id=owner.pk).first()
    if found is None:
        found, _made = Profile.objects.get_or_create(
            owner_id=owner.pk, defaults={"created_at": now, **defaults}
        )
    return found


def change_profile(owner: AbstractBaseUser, *, now: dt.datetime, **fields: Any) -> Profile:
    """Other values for the settings."""
    if unknown := set(fields) - _FIELDS:
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})
    with recorded(owner, "change_profile", now=now) as recording:
        return recording.change(recording.profile, **fields)
