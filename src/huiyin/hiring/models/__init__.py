"""The tables of the recruiter's desk."""

from huiyin.hiring.models.application import Application, Candidate
from huiyin.hiring.models.choices import (
    LEFT,
    LIVE_OFFERS,
    TO_BE_TOLD,
    ActorKind,
    LetterKind,
    LetterState,
    OfferState,
    OpeningState,
    Outcome,
    Owes,
    Stage,
    Told,
    Verdict,
)
from huiyin.hiring.models.deciding import Decision, FinalistOrder, Offer, Standby, Telling
from huiyin.hiring.models.desk import Absence, Colleague, Desk, Member
from huiyin.hiring.models.event import Event
from huiyin.hiring.models.interview import Interview, Score, Scorecard
from huiyin.hiring.models.letter import Letter, Link, Reminder
from huiyin.hiring.models.opening import Criterion, Opening, Seat
from huiyin.hiring.models.person import Consent, Question, Referral

__all__ = [
    "LEFT",
    "LIVE_OFFERS",
    "TO_BE_TOLD",
    "Absence",
    "ActorKind",
    "Application",
    "Candidate",
    "Colleague",
    "Consent",
    "Criterion",
    "Decision",
    "Desk",
    "Event",
    "FinalistOrder",
    "Interview",
    "Letter",
    "LetterKind",
    "LetterState",
    "Link",
    "Member",
    "Offer",
    "OfferState",
    "Opening",
    "OpeningState",
    "Outcome",
    "Owes",
    "Question",
    "Referral",
    "Reminder",
    "Score",
    "Scorecard",
    "Seat",
    "Stage",
    "Standby",
    "Telling",
    "Told",
    "Verdict",
]
