"""What was decided, by whom and when; the telling of it is apart."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.hiring.models.application import Application
from huiyin.hiring.models.choices import LIVE_OFFERS, OfferState, Told, Verdict
from huiyin.hiring.models.desk import Colleague
from huiyin.hiring.models.opening import Opening, Seat
from huiyin.records.words import line, prose, storable


class FinalistOrder(models.Model):
    """The department's order of an opening's finalists. `applications`: their keys, first choice first. Rows are kept."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="orders")
    applications = models.JSONField(default=list)
    decided_by = models.ForeignKey(Colleague, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("order of finalists")
        verbose_name_plural = _("orders of finalists")
        ordering = ["-decided_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.opening} {self.decided_at:%Y-%m-%d}"


class Decision(models.Model):
    """A decision about one application that the person has to be told of.

    `reasons`: keys of the tree of reasons · `words`: the decider's own · `stood_in`: the deputy who decided for them.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reasons = models.JSONField(default=list, blank=True, validators=[storable])
    words = prose(_("in words"), 2_000)
    decided_by = models.ForeignKey(
        Colleague, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="verdict_known"),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.verdict}"


class Telling(models.Model):
    """The telling of one decision: once, and apart from it. Until `told_at` it can be taken back.

    `tell_at`: when it is to be told · `delivered_at`: when it was seen to arrive · `failed_at`, `wrong`: it did not ·
    `unreachable_at`: HR tried every way and wrote down how, in `wrong`.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="telling")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="tellings")
    how = models.CharField(_("how"), max_length=20, default=Told.EMAIL, choices=Told.choices)
    decided_at = models.DateTimeField()
    tell_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    unreachable_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    wrong = line(_("what went wrong"), 1000)

    class Meta:
        verbose_name = _("telling")
        verbose_name_plural = _("tellings")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["tell_at"], name="telling_open", condition=Q(told_at=None, cancelled_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(told_at=None, unreachable_at=None, cancelled_at=None),
                name="one_telling_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}"

    @property
    def is_done(self) -> bool:
        """The person knows, or it was tried in every way."""
        return bool((self.told_at and not self.failed_at) or self.unreachable_at)


class Standby(models.Model):
    """A finalist who was asked to wait: what was promised, until when, and what they were told."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="standbys")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="standby")
    promised = prose(_("what was promised"), 2_000)
    until = models.DateField(_("until"))
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("standby")
        verbose_name_plural = _("standbys")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(ended_at=None), name="one_standby_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.until}"


class Offer(models.Model):
    """A seat that was offered to somebody. Declined, withdrawn and dropped out are three different things."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="offers")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="offers")
    state = models.CharField(max_length=20, choices=OfferState.choices)
    terms = prose(_("terms"))
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    prepared_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        Colleague, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(state__in=LIVE_OFFERS), name="one_live_offer_a_seat"
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(state__in=LIVE_OFFERS), name="one_live_offer_a_person"
            ),
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="offer_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.state}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_OFFERS
