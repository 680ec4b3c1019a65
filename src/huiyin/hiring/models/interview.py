"""Interviews, and what the interviewers thought."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.application import Application
from huiyin.hiring.models.desk import Colleague
from huiyin.hiring.models.opening import Criterion
from huiyin.records.words import line, prose


class Interview(models.Model):
    """Who meets whom, when and where. `uid`, `sequence`: of its calendar entry, kept when it moves."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    round = line(_("round"))
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = line(_("place or link"), 500)
    interviewers = models.ManyToManyField(Colleague, related_name="interviews")
    uid = models.CharField(max_length=120, db_index=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    held_at = models.DateTimeField(_("held"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["application", "starts_at"], name="interview_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="interview_ends_after_it_begins",
                violation_error_message=_("It ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.starts_at:%Y-%m-%d}"


class Scorecard(models.Model):
    """What one interviewer thought after one interview."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="scorecards")
    colleague = models.ForeignKey(Colleague, on_delete=models.PROTECT, related_name="scorecards")
    words = prose(_("in words"))
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = _("scorecard")
        verbose_name_plural = _("scorecards")
        ordering = ["interview", "pk"]
        constraints = [models.UniqueConstraint(fields=["interview", "colleague"], name="scorecard_once")]

    def __str__(self) -> str:
        return f"{self.interview} · {self.colleague}"


class Score(models.Model):
    """One criterion, 1 (not there) to 4 (clearly there)."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])
    words = line(_("in words"), 1000)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["scorecard", "criterion"]
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "criterion"], name="score_once"),
            models.CheckConstraint(condition=Q(score__range=(1, 4)), name="score_1_to_4"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.score}"
