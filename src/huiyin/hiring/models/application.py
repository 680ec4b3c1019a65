"""A candidate is a person; an application is that person in one opening."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.choices import LANGUAGES, Outcome, Owes, Stage
from huiyin.hiring.models.desk import Colleague, Desk, address
from huiyin.hiring.models.opening import Opening
from huiyin.records.words import line, prose

_OPEN = [stage for stage in Stage.values if stage != Stage.CLOSED]


class Candidate(models.Model):
    """A person. Once erased, nothing is left but the row that applications point at."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="candidates")
    name = line(_("name"))
    email = address(_("e-mail"))
    phone = line(_("phone"), 50)
    language = models.CharField(_("language"), max_length=2, default="zh", choices=LANGUAGES)
    source = line(_("found through"))
    notes = prose(_("notes"))
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["desk", "name"], name="candidate_by_name"),
            models.Index(fields=["desk", "email"], name="candidate_by_email"),
        ]

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"

    def clean(self) -> None:
        if self.erased_at is None and not self.name.strip():
            raise ValidationError({"name": _("What is the name?")})


class Application(models.Model):
    """A person in one opening.

    `stage` and `outcome`: where it stands, and what came of it · `place`: in the department's order of finalists ·
    `interviewed_on`: day of the last interview that was held · `answer_by`: the day by which the person has an answer,
    by the opening's deadline · `promised_by`: a nearer day that HR named to the person · `owes`, `owed_what`, `owed_from`,
    `owed_by`: whose turn it is, what is to be done, by which colleague, until when (owing.py) · `answered_at`: when the person last got an answer that ended it.
    For the figures: `handed_on`, and the working days `decided_in` until the department had decided; the days `answered_in`
    from the last interview (or the application) to the answer, and whether that was past `answer_by`.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="applications")
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="applications")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="applications")
    stage = models.CharField(_("stage"), max_length=20, default=Stage.APPLIED, choices=Stage.choices)
    outcome = models.CharField(_("outcome"), max_length=20, blank=True, default="", choices=Outcome.choices)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    applied_on = models.DateField(_("applied on"))
    stage_since = models.DateField(_("in this stage since"))
    interviewed_on = models.DateField(_("last interview"), null=True, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    promised_by = models.DateField(_("promised by"), null=True, blank=True)
    owes = models.CharField(_("whose turn"), max_length=20, blank=True, default="", choices=Owes.choices)
    owed_what = models.CharField(max_length=20, blank=True, default="")
    owed_from = models.ForeignKey(
        Colleague, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    owed_by = models.DateField(_("owed by"), null=True, blank=True)
    handed_on = models.DateField(_("with the department since"), null=True, blank=True)
    decided_in = models.IntegerField(null=True, blank=True)
    answered_in = models.IntegerField(null=True, blank=True)
    answered_late = models.BooleanField(null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    notes = prose(_("notes"))
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["desk", "owed_by"], name="application_owed", condition=~Q(owes="")),
            models.Index(fields=["opening", "stage", "place"], name="application_in_opening"),
            models.Index(fields=["desk", "stage"], name="application_by_stage"),
            models.Index(fields=["desk", "closed_at"], name="application_closed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["opening", "candidate"], name="applied_once"),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, outcome__in=Outcome.values) | Q(stage__in=_OPEN, outcome=""),
                name="application_outcome_when_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} · {self.opening}"

    @property
    def is_open(self) -> bool:
        return self.stage != Stage.CLOSED
