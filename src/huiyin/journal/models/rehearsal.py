"""A call or a chat that was rehearsed: what was said, and what it brought."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.choices import languages
from huiyin.journal.models.words import line, storable

MOST_TURNS = 40
LONGEST_TURN = 2_000


class Rehearsal(models.Model):
    """Scene, seed and the turns in `said` play the same talk again; `summary` is what it brought when it ended."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(_("day"))
    scene = line(_("scene"), 60, blank=False)
    seed = models.PositiveIntegerField(_("seed"), default=1, validators=[MaxValueValidator(2**31 - 1)])
    language = models.CharField(_("language"), max_length=2, choices=languages)
    channel = line(_("channel"), 20, blank=False)
    said = models.JSONField(_("what was said"), default=list, blank=True, validators=[storable])
    summary = models.JSONField(_("what it brought"), default=dict, blank=True, validators=[storable])
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("rehearsal")
        verbose_name_plural = _("rehearsals")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["owner", "-on"], name="rehearsal_newest")]

    def __str__(self) -> str:
        return f"{self.scene} {self.on}"

    @property
    def going_on(self) -> bool:
        """Was it left midway?"""
        return isinstance(self.summary, dict) and self.summary.get("ended") == ""

    def clean(self) -> None:
        sound = (
            isinstance(self.said, list)
            and len(self.said) <= MOST_TURNS
            and all(isinstance(turn, str) and len(turn) <= LONGEST_TURN for turn in self.said)
        )
        if not sound:
            raise ValidationError({"said": _("These are no turns of a talk.")})
