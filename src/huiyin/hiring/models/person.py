"""What a candidate may ask for and agree to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.application import Application, Candidate
from huiyin.records.words import line, prose


class Question(models.Model):
    """The one question that a candidate may ask in an application, and its answer."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="question")
    text = prose(_("question"), 2_000)
    asked_at = models.DateTimeField()
    answer = prose(_("answer"), 5_000)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.application}"


class Consent(models.Model):
    """That a candidate may be kept for other openings, until a day. Silence ends it."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="consents")
    given_at = models.DateTimeField()
    until = models.DateField(_("until"))
    asked_again_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate"], condition=Q(ended_at=None), name="one_consent_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate} {self.until}"


class Referral(models.Model):
    """A candidate who is passed on to somebody else, behind their own consent."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="referrals")
    to_name = line(_("to whom"), blank=False)
    to_company = line(_("company"))
    to_address = line(_("e-mail"), 254)
    words = prose(_("in words"), 2_000)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.application} → {self.to_name}"
