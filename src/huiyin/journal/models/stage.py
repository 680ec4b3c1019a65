"""How an opening went through its stages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.choices import OpeningOutcome, OpeningStage
from huiyin.journal.models.event import Event
from huiyin.journal.models.opening import Opening


class StageChange(models.Model):
    """One step of an opening, and the event that brought it (none: the person moved it by hand)."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.RESTRICT, related_name="stage_changes")
    on = models.DateField(_("day"))
    stage_from = models.CharField(
        _("from"), max_length=20, blank=True, default="", choices=OpeningStage.choices
    )
    stage = models.CharField(_("to"), max_length=20, choices=OpeningStage.choices)
    outcome = models.CharField(
        _("outcome"), max_length=20, blank=True, default="", choices=OpeningOutcome.choices
    )
    event = models.ForeignKey(
        Event, on_delete=models.RESTRICT, null=True, blank=True, related_name="stage_changes"
    )

    class Meta:
        verbose_name = _("stage change")
        verbose_name_plural = _("stage changes")
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["opening", "on"], name="stage_history")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=OpeningStage.values), name="stage_change_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stage_from} → {self.stage}"
