"""What the calendar keeps of its own: addresses and passwords (sealed), what was pushed, what waits to be confirmed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models import Opening
from huiyin.journal.models.words import line, prose


class Feed(models.Model):
    """An address under which the person's calendar can be subscribed to, as long as it stands here.

    `mark`: the same in every entry's name, so that two Huiyins never mix · `token_hash`: by which it is found ·
    `with_names`: companies may be named · `alarms`: entries remind.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(_("mark"), max_length=32)
    token_hash = models.CharField(_("address, hashed"), max_length=64, unique=True, null=True, blank=True)
    sealed_token = models.TextField(_("address, sealed"), blank=True, default="")
    with_names = models.BooleanField(_("name the companies"), default=True)
    alarms = models.BooleanField(_("remind"), default=True)
    fetched_at = models.DateTimeField(_("last fetched"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return self.mark


class Account(models.Model):
    """A calendar on a CalDAV server that takes the entries, and may bring invitations (`pull`)."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    url = line(_("address of the calendar"), 2000, blank=False)
    user = line(_("user"), 200)
    sealed_password = models.TextField(_("password, sealed"), blank=True, default="")
    name = line(_("name"), 200)
    pull = models.BooleanField(_("look for invitations there"), default=True)
    synced_at = models.DateTimeField(_("last synchronised"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("calendar account")
        verbose_name_plural = _("calendar accounts")

    def __str__(self) -> str:
        return self.name or self.url


class Pushed(models.Model):
    """An entry as it was last put on the server. What the person does to it there is left alone."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="pushed")
    uid = models.CharField(_("name"), max_length=200)
    starts = models.CharField(_("begins"), max_length=40)
    content = models.CharField(_("content, hashed"), max_length=64)

    class Meta:
        verbose_name = _("pushed entry")
        verbose_name_plural = _("pushed entries")
        constraints = [models.UniqueConstraint(fields=["account", "uid"], name="pushed_once")]

    def __str__(self) -> str:
        return self.uid


class Suggestion(models.Model):
    """An appointment that was found somewhere and waits for the person's word. `uid`: as the calendars know it."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        TAKEN = "taken", _("Taken")
        DISMISSED = "dismissed", _("Dismissed")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uid = models.CharField(_("name"), max_length=500)
    title = line(_("title"), 300)
    on = models.DateField(_("day"))
    time = models.TimeField(_("time"), null=True, blank=True)
    place = line(_("place"), 500)
    note = prose(_("note"))
    cancelled = models.BooleanField(_("cancelled"), default=False)
    opening = models.ForeignKey(Opening, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    source = models.CharField(_("came by"), max_length=20)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("suggested appointment")
        verbose_name_plural = _("suggested appointments")
        ordering = ["on", "time", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "uid"], name="suggested_once")]

    def __str__(self) -> str:
        return self.title
