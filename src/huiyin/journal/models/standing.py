"""How an opening stood on a day: the advice as it was given then."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.opening import Opening
from huiyin.journal.models.words import storable


class Standing(models.Model):
    """The advice of one day. Kept because working it out again for hundreds of openings takes longer than a page may,
    and because later one wants to see how right the odds were.

    It counts as long as `revision` is the opening's own, `language` the wanted one, and `made_by` this Huiyin.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="standings")
    on = models.DateField(_("day"))
    revision = models.PositiveIntegerField(_("revision"))
    language = models.CharField(_("language"), max_length=2)
    made_by = models.CharField(_("made by"), max_length=40)
    advice = models.JSONField(_("advice"), validators=[storable])

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["opening", "on"], name="standing_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on}: {self.advice.get('move', '')}"
