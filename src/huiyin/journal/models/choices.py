"""The words a column may hold, with their names for people.

The vocabulary's words are given as functions: then a new word in the vocabulary is no migration.
"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.growth import wording as growing
from huiyin.process import wording
from huiyin.process.vocabulary import CHANNELS, LANGUAGES, MOVES, SECTORS

Named = list[tuple[str, str | Promise]]


class OpeningStage(models.TextChoices):
    """Where an opening stands. What came of it is another thing: OpeningOutcome."""

    WISHLIST = "wishlist", _("Interested")
    APPLIED = "applied", _("Applied")
    INTERVIEWING = "interviewing", _("Interviewing")
    WAITING = "waiting", _("Waiting")
    OFFER = "offer", _("Offer")
    CLOSED = "closed", _("Closed")


class OpeningOutcome(models.TextChoices):
    """What came of an opening in the end. No answer is not a refusal."""

    ACCEPTED = "accepted", _("Offer accepted")
    DECLINED_OFFER = "declined_offer", _("Offer declined")
    REJECTED = "rejected", _("Refused")
    FILLED = "filled", _("Seat gone")
    WITHDRAWN = "withdrawn", _("Stepped back")
    NO_ANSWER = "no_answer", _("Never answered")


class Kind(models.TextChoices):
    """What an event is."""

    INTERVIEW = "interview", _("Interview")
    PROMISE = "promise", _("Promise")
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    WITHDRAWN = "withdrawn", _("Stepped back")
    NOTE = "note", _("Note")
    INTRODUCTION = "introduction", _("Introduction")


class Part(models.TextChoices):
    """What a person is to an opening."""

    HR = "hr", _("HR")
    DECIDER = "decider", _("Decides")
    INTERVIEWER = "interviewer", _("Interviewer")
    REFERRER = "referrer", _("Introduced me")
    RECRUITER = "recruiter", _("Recruiter")
    OTHER = "other", _("Other")


class Source(models.TextChoices):
    """How a record came into the journal."""

    TYPED = "typed", _("Typed")
    PASTED = "pasted", _("Pasted")
    MAIL = "mail", _("Mail")
    CHAT = "chat", _("Chat")
    FILE = "file", _("File")
    EXAMPLE = "example", _("Example")


_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def channels() -> Named:
    return [(word, _(wording.CHANNELS[word])) for word in CHANNELS]


def moves() -> Named:
    return [(word, _(wording.MOVES[word])) for word in MOVES]


def sectors() -> Named:
    return [(word, _(wording.SECTORS[word])) for word in SECTORS]


def languages() -> Named:
    return [(word, _LANGUAGE_NAMES[word]) for word in LANGUAGES]


def kinds() -> Named:
    return [(word, _(said)) for word, said in growing.KINDS.items()]


def levels() -> Named:
    """How much something is asked for; `none`: the person says that it is not."""
    return [*((word, _(said)) for word, said in growing.LEVELS.items()), ("none", _("not asked for"))]


def claims() -> Named:
    return [(word, _(said)) for word, said in growing.CLAIMS.items()]
