"""A table on its way in: kept between the pages until it is brought in or dropped."""

import json
import zlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from huiyin.channels.files.preview import Choices
from huiyin.channels.files.sheets import Sheet, Taken
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
        """The sheet that comes in."""
        return self.taken.sheet

    @cached_property
    def _unpacked(self) -> Any:
        return json.loads(zlib.decompress(bytes(self.packed)))

    @property
    def taken(self) -> Taken:
        """The sheet that comes in, and the others of its workbook: packed as [name, rows] each; one alone as its rows."""
        kept = self._unpacked
        several = bool(kept) and len(kept[0]) == 2 and isinstance(kept[0][1], list)
        named = kept if several else [(self.name, kept)]
        first, *rest = (Sheet(rows, self.kind, self.encoding, name) for name, rows in named)
        return Taken(first, tuple(rest))

    @taken.setter
    def taken(self, taken: Taken) -> None:
        kept = (
            [[one.name, one.rows] for one in (taken.sheet, *taken.left)] if taken.left else taken.sheet.rows
        )
        self.packed = zlib.compress(json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace"), 1)
        self.kind, self.encoding = taken.sheet.kind, taken.sheet.encoding
        self.__dict__.pop("_unpacked", None)

    @property
    def choices(self) -> Choices:
        return Choices.of(self.decided)

    @choices.setter
    def choices(self, choices: Choices) -> None:
        self.decided = choices.to_dict()
