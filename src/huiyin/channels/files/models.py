"""A table on its way in: kept between the pages until it is brought in or dropped."""

import json
import zlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.channels.files.preview import Choices
from huiyin.channels.files.sheets import Sheet
from huiyin.journal.models.words import line


class Draft(models.Model):
    """The rows of a table as they were read, packed, and what the person decided about them so far."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = line(_("file"), 200)
    packed = models.BinaryField(_("rows"))
    kind = models.CharField(_("kind"), max_length=20)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True, default="")
    decided = models.JSONField(_("choices"), default=dict, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("table on its way in")
        verbose_name_plural = _("tables on their way in")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name or str(self._meta.verbose_name)

    @property
    def sheet(self) -> Sheet:
        rows = json.loads(zlib.decompress(bytes(self.packed)))
        return Sheet(rows, self.kind, self.encoding, self.name)

    @sheet.setter
    def sheet(self, sheet: Sheet) -> None:
        self.packed = zlib.compress(json.dumps(sheet.rows, ensure_ascii=False).encode("utf-8", "replace"), 1)
        self.kind, self.encoding = sheet.kind, sheet.encoding

    @property
    def choices(self) -> Choices:
        return Choices.of(self.decided)

    @choices.setter
    def choices(self, choices: Choices) -> None:
        self.decided = choices.to_dict()
