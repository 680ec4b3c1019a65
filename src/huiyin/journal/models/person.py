"""The people behind an opening, and those who lead from one to the next."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.choices import Part
from huiyin.journal.models.opening import Opening
from huiyin.journal.models.words import line, prose, storable


class Person(models.Model):
    """Somebody the person deals with. `introduced_by`: who led to them."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="people")
    name = line(_("name"), blank=False)
    company = line(_("company"))
    title = line(_("position"))
    email = models.CharField(
        _("e-mail"), max_length=254, blank=True, default="", validators=[storable, EmailValidator()]
    )
    phone = line(_("phone"), 50)
    wechat = line(_("WeChat"), 100)
    notes = prose(_("notes"))
    introduced_by = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="introduced",
        verbose_name=_("introduced by"),
    )
    openings = models.ManyToManyField(Opening, through="Involvement", related_name="people")
    is_example = models.BooleanField(_("example"), default=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["owner", "name"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.name.strip():
            raise ValidationError({"name": _("What is the name?")})
        if self.pk is not None and self.introduced_by_id == self.pk:
            raise ValidationError({"introduced_by": _("Nobody introduces themselves.")})


class Involvement(models.Model):
    """What a person is to an opening: HR, the one who decides, …"""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.RESTRICT, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="involvements")
    part = models.CharField(_("part"), max_length=20, default=Part.HR, choices=Part.choices)

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["opening", "person", "part"], name="involvement_once"),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="involvement_part_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_part_display()})"
