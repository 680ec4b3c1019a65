"""The person whose journal it is."""

import datetime as dt
import zoneinfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.choices import languages
from huiyin.journal.models.words import line, storable
from huiyin.records.places import known_zone, two_letters

WORTHS = ("offer", "knowing", "reason", "introduction", "contact")
"""The scale of what an outcome is worth to the person; keys that are missing keep the advisor's default."""

MOST_MONTHS = 120


class Profile(models.Model):
    """How the person is called, speaks, and counts days, and how long what ended is kept (0 months: for ever). The row that a writer locks, so that one verb comes after another."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    name = line(_("name"))
    language = models.CharField(_("language"), max_length=2, blank=True, default="", choices=languages)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Asia/Shanghai", validators=[known_zone]
    )
    country = models.CharField(_("country"), max_length=2, default="CN", validators=[two_letters])
    quiet_from = models.TimeField(_("quiet from"), default=dt.time(21, 0))
    quiet_until = models.TimeField(_("quiet until"), default=dt.time(9, 0))
    worth = models.JSONField(_("what outcomes are worth"), default=dict, blank=True, validators=[storable])
    archive_after = models.PositiveSmallIntegerField(
        _("archive what ended after so many months"), default=0, validators=[MaxValueValidator(MOST_MONTHS)]
    )
    words_for = models.PositiveSmallIntegerField(
        _("keep the words of messages so many months"), default=0, validators=[MaxValueValidator(MOST_MONTHS)]
    )
    welcomed_at = models.DateTimeField(_("welcomed"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return self.name or str(self.owner)

    def clean(self) -> None:
        if not isinstance(self.worth, dict):
            raise ValidationError({"worth": _("Numbers by name are wanted.")})
        for name, value in self.worth.items():
            sound = isinstance(value, int | float) and not isinstance(value, bool) and -100 <= value <= 100
            if name not in WORTHS or not sound:
                message = _("%(name)s: a number from -100 to 100 is wanted, for one of %(known)s.")
                raise ValidationError(
                    {"worth": ValidationError(message, params={"name": name, "known": ", ".join(WORTHS)})}
                )

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def day(self, now: dt.datetime) -> dt.date:
        """The day that the moment `now` falls on where the person is."""
        return now.astimezone(self.zone).date()
