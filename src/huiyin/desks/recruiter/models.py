"""The one table of the pages: which desk is the example, and whose own desk waits meanwhile."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models import Desk


class Example(models.Model):
    """A made-up desk that a person looks around in."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    desk = models.OneToOneField(Desk, on_delete=models.CASCADE, related_name="+")
    own = models.ForeignKey(Desk, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("example desk")
        verbose_name_plural = _("example desks")

    def __str__(self) -> str:
        return str(self.desk)
