"""The words that the desk's columns may hold. Stage and outcome are two things everywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("zh", "中文"), ("en", "English")]


class OpeningState(models.TextChoices):
    """Whether people are sought."""

    OPEN = "open", _("Seeking people")
    ON_HOLD = "on_hold", _("On hold")
    CLOSED = "closed", _("Closed")


class Stage(models.TextChoices):
    """Where an application stands. What came of it is another thing: Outcome."""

    APPLIED = "applied", _("Applied")
    SHORTLISTED = "shortlisted", _("On the shortlist")
    INTERVIEWING = "interviewing", _("Interviewing")
    DECIDING = "deciding", _("With the department")
    FINALIST = "finalist", _("Finalist")
    OFFER = "offer", _("Offer")
    ACCEPTED = "accepted", _("Offer accepted")
    CLOSED = "closed", _("Closed")


class Outcome(models.TextChoices):
    """What came of an application in the end."""

    HIRED = "hired", _("Started")
    NOT_CHOSEN = "not_chosen", _("Not chosen")
    SEAT_GONE = "seat_gone", _("Seat gone")
    STEPPED_BACK = "stepped_back", _("Withdrew their application")
    DECLINED_OFFER = "declined_offer", _("Declined the offer")
    OFFER_WITHDRAWN = "offer_withdrawn", _("Offer withdrawn")
    DROPPED_OUT = "dropped_out", _("Dropped out after accepting")


TO_BE_TOLD = (Outcome.NOT_CHOSEN, Outcome.SEAT_GONE, Outcome.OFFER_WITHDRAWN)
"""Outcomes that the employer made: the person knows of them only when told. The others are the person's own doing."""


class OfferState(models.TextChoices):
    """Where an offer stands. The first four hold the seat."""

    APPROVAL = "approval", _("Waiting for approval")
    READY = "ready", _("Ready to be made")
    OUT = "out", _("Made")
    ACCEPTED = "accepted", _("Accepted")
    STARTED = "started", _("Started")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DROPPED_OUT = "dropped_out", _("Dropped out after accepting")
    CANCELLED = "cancelled", _("Cancelled before it was made")


LIVE_OFFERS = (
    OfferState.APPROVAL,
    OfferState.READY,
    OfferState.OUT,
    OfferState.ACCEPTED,
    OfferState.STARTED,
)
"""Of these a seat has one at most; the database holds it."""


class Owes(models.TextChoices):
    """Whose turn it is."""

    HR = "hr", _("HR")
    HEAD = "head", _("Head of department")
    APPROVER = "approver", _("Approver")
    INTERVIEWER = "interviewer", _("Interviewer")
    CANDIDATE = "candidate", _("Candidate")


class Verdict(models.TextChoices):
    """What was decided about one person."""

    NO = "no", _("No")
    STANDBY = "standby", _("Standby")
    SEAT_GONE = "seat_gone", _("Seat gone")
    OFFER_WITHDRAWN = "offer_withdrawn", _("Offer withdrawn")


class LetterKind(models.TextChoices):
    """What a letter is about."""

    ANSWER = "answer", _("Answer")
    STANDBY = "standby", _("Standby")
    OFFER = "offer", _("Offer")
    NEWS = "news", _("When they will hear")
    INVITATION = "invitation", _("Invitation")
    QUESTION = "question", _("Answer to a question")
    RENEWAL = "renewal", _("May we keep your details?")
    REFERRAL = "referral", _("May we pass you on?")
    REMINDER = "reminder", _("Reminder")
    LINK = "link", _("Link")


class LetterState(models.TextChoices):
    """Where a letter is. `sending` and `unsure` may have gone out; nothing after `approved` can be taken back."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("To be sent")
    SENDING = "sending", _("On its way")
    UNSURE = "unsure", _("Perhaps sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not delivered")
    CANCELLED = "cancelled", _("Taken back")


LEFT = (LetterState.SENDING, LetterState.UNSURE, LetterState.SENT)
"""Letters that have left, or may have."""


class ActorKind(models.TextChoices):
    """Who did it."""

    RECRUITER = "recruiter", _("Recruiter")
    COLLEAGUE = "colleague", _("Colleague")
    CANDIDATE = "candidate", _("Candidate")
    CLOCK = "clock", _("By itself")


class Told(models.TextChoices):
    """How a person was told."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    IN_PERSON = "in_person", _("In person")
    OTHER = "other", _("Other")
