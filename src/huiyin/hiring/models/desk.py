"""A desk, those who sit at it, and the colleagues who interview and decide."""

import datetime as dt
import zoneinfo
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.choices import LANGUAGES
from huiyin.records.places import known_zone, two_letters
from huiyin.records.words import line, storable


def address(label: Any) -> "models.CharField[str, str]":
    """An e-mail address, or nothing."""
    return models.CharField(
        label, max_length=254, blank=True, default="", validators=[storable, EmailValidator()]
    )


class Desk(models.Model):
    """An organisation's desk. The row that a writer locks, so that of two recruiters one comes after the other.

    `keep_days`: how long a person without consent is kept after their last application closed ·
    `pool_days`: how long consent to be kept holds · `reminds`: reminders and renewals go out by themselves; otherwise they
    are drafts that wait for a press.
    """

    name = line(_("organisation"))
    language = models.CharField(_("language"), max_length=2, default="zh", choices=LANGUAGES)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Asia/Shanghai", validators=[known_zone]
    )
    country = models.CharField(_("country"), max_length=2, default="CN", validators=[two_letters])
    keep_days = models.PositiveIntegerField(
        _("days to keep people"), default=180, validators=[MinValueValidator(1), MaxValueValidator(3650)]
    )
    pool_days = models.PositiveIntegerField(
        _("days that consent holds"), default=365, validators=[MinValueValidator(30), MaxValueValidator(3650)]
    )
    reminds = models.BooleanField(_("remind colleagues by itself"), default=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def day(self, now: dt.datetime) -> dt.date:
        """The day that the moment `now` falls on where the desk is."""
        return now.astimezone(self.zone).date()


class Member(models.Model):
    """A user who sits at a desk. The local app has one of each."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="members")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hiring_member"
    )

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return str(self.user)


class Colleague(models.Model):
    """Somebody in the organisation: HR, a head of department, an approver, an interviewer.

    `deputy` acts while the colleague is away; `chief` hears of what stays undone.
    """

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="colleagues")
    name = line(_("name"), blank=False)
    email = address(_("e-mail"))
    department = line(_("department"))
    language = models.CharField(_("language"), max_length=2, default="zh", choices=LANGUAGES)
    deputy = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    chief = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["desk", "name"], name="colleague_by_name")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.name.strip():
            raise ValidationError({"name": _("What is the name?")})
        if self.pk is not None and self.pk in (self.deputy_id, self.chief_id):
            raise ValidationError(_("Nobody stands in for themselves."))


class Absence(models.Model):
    """Days on which a colleague is away, both ends included."""

    colleague = models.ForeignKey(Colleague, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    why = line(_("why"))

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="absence_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"
