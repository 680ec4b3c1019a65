"""An opening: one seat that the person is after."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.choices import OpeningOutcome, OpeningStage, channels, languages, sectors
from huiyin.journal.models.words import line, prose, storable
from huiyin.records.places import two_letters

MOST_TOPICS = 20


class Opening(models.Model):
    """The seat, how much it is wanted, how one talks with its HR, and where it stands.

    `hr_name`, `address_as`, `topics` (a list), `new_material`, `can_give` serve the letters. `version` grows with each
    change, so that a form filled in another tab does not overwrite; `revision` also with each event in it. `came_from`: the opening that led to this one.
    `appointment_*`: the next interview or first day, as far as it is known. `role`: the kind of role it belongs to, where the
    person says so; else its title says it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="openings")
    company = line(_("company"), blank=False)
    title = line(_("role"))
    country = models.CharField(_("country"), max_length=2, default="CN", validators=[two_letters])
    sector = models.CharField(_("sector"), max_length=20, default="other", choices=sectors)
    seats = models.PositiveIntegerField(
        _("seats"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    city = line(_("city"))
    language = models.CharField(_("language with HR"), max_length=2, default="zh", choices=languages)
    channel = models.CharField(_("usual channel"), max_length=20, blank=True, default="", choices=channels)
    wish = models.PositiveSmallIntegerField(
        _("how much you want it"), default=3, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    stage = models.CharField(
        _("stage"), max_length=20, default=OpeningStage.APPLIED, choices=OpeningStage.choices
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, blank=True, default="", choices=OpeningOutcome.choices
    )
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    stage_since = models.DateField(_("in this stage since"))
    appointment_on = models.DateField(_("next appointment"), null=True, blank=True)
    appointment_time = models.TimeField(_("time of the appointment"), null=True, blank=True)
    appointment_about = line(_("what the appointment is"))
    found_via = line(_("found through"))
    hr_name = line(_("HR's name"))
    address_as = line(_("how you address HR"))
    topics = models.JSONField(_("topics of the interview"), default=list, blank=True, validators=[storable])
    new_material = prose(_("new material you could send"))
    can_give = prose(_("what you could give on"))
    url = models.CharField(
        _("link"),
        max_length=2000,
        blank=True,
        default="",
        validators=[storable, URLValidator(schemes=["http", "https"])],
    )
    advert = prose(_("job advert"), 100_000)
    role = line(_("kind of role"))
    notes = prose(_("notes"))
    came_from = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="led_to",
        verbose_name=_("came from"),
    )
    is_example = models.BooleanField(_("example"), default=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["owner", "stage", "-updated_at"], name="opening_by_stage"),
            models.Index(fields=["owner", "company"], name="opening_by_company"),
            models.Index(fields=["owner"], condition=Q(archived_at=None), name="opening_live"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(wish__range=(1, 5)), name="opening_wish_1_to_5"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="opening_has_a_seat"),
            models.CheckConstraint(
                condition=Q(stage=OpeningStage.CLOSED, outcome__in=OpeningOutcome.values)
                | (
                    Q(stage__in=[stage for stage in OpeningStage.values if stage != "closed"]) & Q(outcome="")
                ),
                name="opening_outcome_when_closed",
                violation_error_message=_("A closed opening has an outcome, an open one has none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} · {self.title}" if self.title else self.company

    def clean(self) -> None:
        # full_clean leaves blank=True values alone, so the emptiness of a line of spaces is seen here.
        if not self.company.strip():
            raise ValidationError({"company": _("Which company is it?")})
        topics = self.topics
        if not isinstance(topics, list) or not all(isinstance(topic, str) for topic in topics):
            raise ValidationError({"topics": _("A list of short texts is wanted.")})
        if len(topics) > MOST_TOPICS or any(len(topic) > 200 for topic in topics):
            raise ValidationError({"topics": _("At most 20 topics of at most 200 characters each.")})

    @property
    def is_open(self) -> bool:
        return self.stage != OpeningStage.CLOSED
