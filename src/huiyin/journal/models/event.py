"""What happened: an interview, a promise, a message either way, a note."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.choices import Kind, Source, channels, moves
from huiyin.journal.models.opening import Opening
from huiyin.journal.models.person import Person
from huiyin.journal.models.words import MOST_MESSAGE, line, prose, storable
from huiyin.process import fields
from huiyin.process.fields import InvalidCase
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import FLAGS, SIGNALS


class Event(models.Model):
    """One thing that happened in an opening, on one day (`on`), at a moment where it is known (`at`).

    interview: `round`, `last`, `signals` · promise: HR answers `by`, `text` in HR's words · sent: `move`, `channel`,
    `text`, `flags` from the courtesy guard · received: `channel`, `text`, `reading` · introduction: `person` ·
    note, withdrawn: `text`.

    `reading` is the one that counts. Where the person corrected it, `reading_original` keeps Huiyin's own.
    `source_ref`: the message's id where it came from, so that it is not taken twice. Unconfirmed events are no evidence.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.RESTRICT, related_name="events")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("moment"), null=True, blank=True)
    round = line(_("round"))
    last = models.BooleanField(_("last round"), default=False)
    signals = models.JSONField(_("signals"), default=list, blank=True, validators=[storable])
    by = models.DateField(_("promised by"), null=True, blank=True)
    move = models.CharField(_("move"), max_length=20, blank=True, default="", choices=moves)
    channel = models.CharField(_("channel"), max_length=20, blank=True, default="", choices=channels)
    subject = line(_("subject"), 1000)
    text = prose(_("text"), MOST_MESSAGE)
    reading = models.JSONField(_("reading"), null=True, blank=True, validators=[storable])
    reading_original = models.JSONField(_("Huiyin's reading"), null=True, blank=True, validators=[storable])
    flags = models.JSONField(_("flags"), default=list, blank=True, validators=[storable])
    person = models.ForeignKey(
        Person,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("person"),
    )
    source = models.CharField(_("source"), max_length=20, default=Source.TYPED, choices=Source.choices)
    source_ref = line(_("source reference"), 1000)
    confirmed = models.BooleanField(_("confirmed"), default=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        # The databases disagree where an unknown moment stands; last is where it is told.
        ordering = ["on", F("at").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["opening", "on"], name="event_timeline"),
            models.Index(fields=["owner", "-on"], name="event_newest"),
            models.Index(fields=["person", "-on"], name="event_by_person"),
            # The first or last of a kind: of an opening, of the whole journal; without a look at the others.
            models.Index(fields=["opening", "kind", "on"], name="event_kind_of_opening"),
            models.Index(fields=["owner", "kind", "-on"], name="event_newest_of_kind"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="event_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.PROMISE) | Q(by__isnull=False),
                name="promise_has_a_day",
                violation_error_message=_("By which day did HR promise to answer?"),
            ),
            models.UniqueConstraint(
                fields=["owner", "source_ref"],
                condition=~Q(source_ref=""),
                name="event_taken_once",
                violation_error_message=_("This message is in the journal already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"

    def clean(self) -> None:
        problems: dict[str, object] = {}
        for name, allowed in (("signals", SIGNALS), ("flags", FLAGS)):
            try:
                setattr(self, name, list(fields.words(getattr(self, name), allowed, name)))
            except InvalidCase as error:
                problems[name] = error.said(gettext)
        for name in ("reading", "reading_original"):
            try:
                if getattr(self, name) is not None:
                    Reading.of(getattr(self, name), name)
            except InvalidCase as error:
                problems[name] = error.said(gettext)
        if self.kind == Kind.RECEIVED and not self.text.strip() and self.reading is None:
            problems["text"] = _("What did HR say?")
        if self.kind == Kind.NOTE and not self.text.strip():
            problems["text"] = _("What do you want to note?")
        if self.kind == Kind.PROMISE and self.by is not None and self.on is not None and self.by < self.on:
            problems["by"] = _("A promise lies ahead of the day it was made.")
        if problems:
            raise ValidationError(problems)

    @property
    def corrected(self) -> bool:
        """Did the person correct Huiyin's reading?"""
        return self.reading_original is not None
