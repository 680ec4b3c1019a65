"""What happened at the desk, in the order in which it happened. Rows are added, never changed; they hold no names."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.application import Application
from huiyin.hiring.models.choices import ActorKind
from huiyin.hiring.models.desk import Colleague, Desk
from huiyin.hiring.models.opening import Opening
from huiyin.records.words import line


class Appended(models.QuerySet["Event"]):
    """Rows of a log: they can be added and read."""

    def update(self, **_values: Any) -> NoReturn:
        raise TypeError("The log is only ever added to.")

    def delete(self) -> NoReturn:
        raise TypeError("The log is only ever added to.")


class Event(models.Model):
    """One thing that happened: a step of an application, or anything else that a verb did.

    `part_of`: the event of the verb that it belongs to · `stage_from`, `stage_to`, `outcome`: of a step · `changes`: for
    taking it back, [table, key, before, after] of the columns that carry state · `made`: [table, key] of what it added ·
    `once`: the mark of the form · `undoes`: the event that this one took back.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    actor = models.CharField(max_length=10, choices=ActorKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    colleague = models.ForeignKey(
        Colleague, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opening = models.ForeignKey(
        Opening, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    stage_from = models.CharField(max_length=20, blank=True, default="")
    stage_to = models.CharField(max_length=20, blank=True, default="")
    outcome = models.CharField(max_length=20, blank=True, default="")
    changes = models.JSONField(default=list)
    made = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    once = line(_("mark of the form"), 64)

    objects = Appended.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["application", "id"], name="hiring_event_of"),
            models.Index(fields=["opening", "id"], name="hiring_event_in"),
            models.Index(fields=["desk", "verb", "at"], name="hiring_event_by_verb"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["desk", "once"], condition=~Q(once=""), name="hiring_done_once")
        ]

    def __str__(self) -> str:
        return self.verb

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("The log is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("The log is only ever added to.")
