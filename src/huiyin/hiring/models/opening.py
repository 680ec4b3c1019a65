"""An opening, its seats, and what it asks for."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.choices import LANGUAGES, OpeningState
from huiyin.hiring.models.desk import Colleague, Desk
from huiyin.records.places import two_letters
from huiyin.records.words import line, prose

DEADLINES = [("own", _("Own days")), ("ontario", _("Ontario: 45 days"))]


class Opening(models.Model):
    """What is sought. `head` decides, `hr` organises, `approver` (if any) lets an offer go out.

    `deadline`: a key of deadlines.toml; `deadline_days` its own number of days, for `own`.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="openings")
    title = line(_("role"), blank=False)
    department = line(_("department"))
    city = line(_("city"))
    country = models.CharField(_("country"), max_length=2, default="CN", validators=[two_letters])
    language = models.CharField(_("language"), max_length=2, default="zh", choices=LANGUAGES)
    hr = models.ForeignKey(Colleague, on_delete=models.PROTECT, related_name="+", verbose_name=_("HR"))
    head = models.ForeignKey(
        Colleague, on_delete=models.PROTECT, related_name="+", verbose_name=_("head of department")
    )
    approver = models.ForeignKey(
        Colleague,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approver"),
    )
    deadline = models.CharField(_("answers within"), max_length=20, default="own", choices=DEADLINES)
    deadline_days = models.PositiveSmallIntegerField(
        _("days"), default=14, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    advert = prose(_("job advert"))
    state = models.CharField(
        _("state"), max_length=10, default=OpeningState.OPEN, choices=OpeningState.choices
    )
    opened_on = models.DateField(_("opened on"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["-opened_on", "-pk"]
        indexes = [models.Index(fields=["desk", "state", "-opened_on"], name="hiring_opening_by_state")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if not self.title.strip():
            raise ValidationError({"title": _("Which role is it?")})

    @property
    def is_open(self) -> bool:
        return self.state != OpeningState.CLOSED


class Seat(models.Model):
    """One place to be filled. At most one live offer stands on it."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["opening", "number"]
        constraints = [models.UniqueConstraint(fields=["opening", "number"], name="seat_numbered")]

    def __str__(self) -> str:
        return f"{self.opening} {self.number}"


class Criterion(models.Model):
    """Something that the role asks for, and that interviewers score."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="criteria")
    name = line(_("criterion"), blank=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["opening", "name"], name="criterion_once")]

    def __str__(self) -> str:
        return self.name
