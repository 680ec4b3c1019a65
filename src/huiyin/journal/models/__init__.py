"""The tables of the journal. Each row has an owner."""

from huiyin.journal.models.action import Action, Change
from huiyin.journal.models.choices import Kind, OpeningOutcome, OpeningStage, Part, Source
from huiyin.journal.models.event import Event
from huiyin.journal.models.growth import (
    Claim,
    CompanyWord,
    Debrief,
    GapStep,
    PortraitCorrection,
    Proposal,
    Resume,
)
from huiyin.journal.models.opening import Opening
from huiyin.journal.models.person import Involvement, Person
from huiyin.journal.models.profile import Profile
from huiyin.journal.models.rehearsal import Rehearsal
from huiyin.journal.models.stage import StageChange
from huiyin.journal.models.standing import Standing

__all__ = [
    "Action",
    "Change",
    "Claim",
    "CompanyWord",
    "Debrief",
    "Event",
    "GapStep",
    "Involvement",
    "Kind",
    "Opening",
    "OpeningOutcome",
    "OpeningStage",
    "Part",
    "Person",
    "PortraitCorrection",
    "Profile",
    "Proposal",
    "Rehearsal",
    "Resume",
    "Source",
    "StageChange",
    "Standing",
]
