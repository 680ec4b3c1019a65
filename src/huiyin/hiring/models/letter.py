"""Letters on their way. The desk writes and approves them; a channel sends them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.application import Application, Candidate
from huiyin.hiring.models.choices import LANGUAGES, LetterKind, LetterState
from huiyin.hiring.models.deciding import Offer, Telling
from huiyin.hiring.models.desk import Colleague, Desk
from huiyin.hiring.models.opening import Opening
from huiyin.records.words import line, prose, storable


class Letter(models.Model):
    """One letter. `offer`: the one that it makes · `names_day`: until when it says that there will be news · `send_at`: not before · `attempt`: how often it had left and came back · `tries`: how often it could not leave."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    colleague = models.ForeignKey(
        Colleague, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    telling = models.OneToOneField(
        Telling, on_delete=models.PROTECT, null=True, blank=True, related_name="letter"
    )
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    names_day = models.DateField(null=True, blank=True)
    to = models.CharField(_("to"), max_length=320, blank=True, default="", validators=[storable])
    subject = line(_("subject"), 500)
    text = prose(_("text"))
    language = models.CharField(max_length=2, default="zh", choices=LANGUAGES)
    message_id = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=10, default=LetterState.DRAFT, choices=LetterState.choices)
    send_at = models.DateTimeField(null=True, blank=True)
    held_by = models.CharField(max_length=40, blank=True, default="")
    held_until = models.DateTimeField(null=True, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    wrong = line(_("what went wrong"), 1000)
    prepared_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["desk", "send_at"],
                name="hiring_letter_due",
                condition=Q(state=LetterState.APPROVED),
            ),
            models.Index(fields=["desk", "state"], name="hiring_letter_by_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LetterState.values), name="letter_state_known")
        ]

    def __str__(self) -> str:
        return self.subject or self.kind


class Reminder(models.Model):
    """That somebody was reminded of something: once for each step, day and level.

    `level`: 1 to whose turn it is, 2 to their chief.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reminders")
    colleague = models.ForeignKey(Colleague, on_delete=models.PROTECT, related_name="reminders")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="reminders")
    owes = models.CharField(max_length=20)
    owed_by = models.DateField()
    level = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "owes", "owed_by", "level"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.application} → {self.colleague}"


class Link(models.Model):
    """A way in without an account. Only the digest of its secret is kept.

    `purpose`: what it opens · `used_at`: of a link that works once.
    """

    class Purpose(models.TextChoices):
        DECIDE = "decide", _("Decide")
        SCORE = "score", _("Score")
        APPROVE = "approve", _("Approve")
        STATUS = "status", _("Follow the application")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    opening = models.ForeignKey(
        Opening, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    colleague = models.ForeignKey(
        Colleague, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.purpose
