"""Where the day's word goes, when, and what went out."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.channels import sealed
from huiyin.journal.models.words import line, storable


class Wish(models.Model):
    """When the person wants to hear, and how much may be said."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = models.BooleanField(_("one word a day"), default=True)
    at = models.TimeField(_("at"), default=dt.time(9, 30))
    working_days_only = models.BooleanField(_("on working days only"), default=True)

    class Meta:
        verbose_name = _("wish for notifications")
        verbose_name_plural = _("wishes for notifications")

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"


class Address(models.Model):
    """An address in apprise's spelling, sealed: it holds a token. `private_ok`: company names may go there.

    `whose`: empty for the person's own; else a mark of somebody else whom a room tells something, and then the word of the
    day does not go there.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    label = line(_("name"), 100)
    whose = models.CharField(max_length=100, blank=True, default="", validators=[storable])
    service = models.CharField(_("service"), max_length=60)
    sealed_url = models.TextField(_("address, sealed"))
    private_ok = models.BooleanField(_("company names may go there"), default=False)
    heard_at = models.DateTimeField(_("last heard"), null=True, blank=True)
    wrong = line(_("what went wrong last"), 500)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label or self.service

    @property
    def url(self) -> str:
        """The address itself. Raises SealBroken."""
        return sealed.unseal(self.sealed_url)


class Digest(models.Model):
    """The word of one day: there is one row a day, so there is one word a day. `things`: how much there was to do."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    things = models.PositiveIntegerField(_("things to do"))
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("word of the day")
        verbose_name_plural = _("words of the day")
        constraints = [models.UniqueConstraint(fields=["owner", "day"], name="one_digest_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"


class Delivery(models.Model):
    """The word of a day to one address. Once it is `sending` it is never begun again: it may have arrived.

    Only where the address surely was not reached is it tried again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Sending")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="deliveries")
    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.WAITING)
    tries = models.PositiveIntegerField(_("tries"), default=0)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["digest", "address"], name="delivered_once")]

    def __str__(self) -> str:
        return f"{self.digest} → {self.address}"


class Word(models.Model):
    """A word of a room's to an address. `once`: what it is about; of the same there is one. The states are a delivery's."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="words")
    once = models.CharField(max_length=200, validators=[storable])
    state = models.CharField(
        _("state"), max_length=20, choices=Delivery.State.choices, default=Delivery.State.WAITING
    )
    tries = models.PositiveIntegerField(_("tries"), default=0)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("word to somebody")
        verbose_name_plural = _("words to somebody")
        constraints = [models.UniqueConstraint(fields=["address", "once"], name="word_told_once")]

    def __str__(self) -> str:
        return f"{self.once} → {self.address}"
