"""The words of this room."""

from typing import Literal, get_args

Kind = Literal[
    "skill", "tool", "years", "education", "certificate", "language", "pay", "place", "way_of_working"
]
"""What a demand is about. A tool is something with a name of its own (Excel, SAP, a lathe's control); a skill is what
one is able to do or knows."""
Level = Literal["must", "nice"]
Match = Literal["met", "partly", "missing", "unknown"]
Claim = Literal["yes", "partly", "no"]
"""What a person says of themselves about a demand."""
Part = Literal[
    "problem", "wrong", "option_1", "option_2", "option_3", "days_30", "days_60", "days_90", "evidence"
]
"""The parts of a plan B, in their order."""

KINDS: tuple[Kind, ...] = get_args(Kind)
LEVELS: tuple[Level, ...] = get_args(Level)
MATCHES: tuple[Match, ...] = get_args(Match)
CLAIMS: tuple[Claim, ...] = get_args(Claim)
PARTS: tuple[Part, ...] = get_args(Part)

CONDITIONS: tuple[Kind, ...] = ("pay", "place", "way_of_working")
"""What the seat sets, not what the person must be able to do."""

Topic = Literal["own", "learnt", "asked", "reason", "about"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
"""What is said of a company: one's own word, what was learnt in debriefs, what interviewers asked, reasons of a no, what
adverts say of the house."""
