"""The words that every room uses. Their meaning stands in docs/vocabulary.md; names and order are public."""

from typing import Literal, get_args

Language = Literal["zh", "en"]
Channel = Literal["email", "wechat", "im", "sms", "phone", "phone_note", "portal", "in_person"]
Situation = Literal["deciding", "stuck", "backup", "declined_untold", "frozen", "offer_coming"]
End = Literal["offered", "declined", "filled", "withdrawn"]
Move = Literal[
    "wait", "ask", "ask_keen", "propose", "ask_why", "thank", "follow_introduction", "let_go", "answer"
]
Level = Literal["bronze", "gold", "king"]
Signal = Literal[
    "pay_discussed",
    "start_date_asked",
    "references_asked",
    "met_team",
    "next_steps_explained",
    "ran_over_time",
    "cut_short",
    "others_mentioned",
    "friendly",
]
Outcome = Literal["offer", "next_round", "pending", "on_hold", "rejected", "filled", "no_info"]
Reason = Literal[
    "experience",
    "skill_match",
    "education",
    "stronger_candidate",
    "headcount_frozen",
    "salary",
    "location",
    "culture",
    "timing",
    "other",
]
Request = Literal[
    "documents",
    "start_date",
    "salary_expectation",
    "availability",
    "pre_hire_check",
    "confirmation",
    "other",
]
DoorStrength = Literal["none", "formula", "personal"]
DateKind = Literal["by", "on", "around", "window"]
Sector = Literal[
    "internet",
    "manufacturing",
    "finance",
    "government",
    "education",
    "health",
    "retail",
    "hospitality",
    "logistics",
    "other",
]
Flag = Literal[
    "accusation",
    "presumption",
    "pressure",
    "chasing",
    "self_pity",
    "over_apology",
    "entitlement",
    "desperation",
    "no_thanks",
    "too_long",
]
Register = Literal["formal", "natural", "short"]
Severity = Literal["block", "warn", "hint"]
Stage = Literal[
    "before_interview", "after_interview", "between_rounds", "background_check", "rejected", "offer"
]

LANGUAGES: tuple[Language, ...] = get_args(Language)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
ENDS: tuple[End, ...] = get_args(End)
MOVES: tuple[Move, ...] = get_args(Move)
SIGNALS: tuple[Signal, ...] = get_args(Signal)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
REASONS: tuple[Reason, ...] = get_args(Reason)
REQUESTS: tuple[Request, ...] = get_args(Request)
DOOR_STRENGTHS: tuple[DoorStrength, ...] = get_args(DoorStrength)
DATE_KINDS: tuple[DateKind, ...] = get_args(DateKind)
SECTORS: tuple[Sector, ...] = get_args(Sector)
FLAGS: tuple[Flag, ...] = get_args(Flag)
REGISTERS: tuple[Register, ...] = get_args(Register)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
STAGES: tuple[Stage, ...] = get_args(Stage)

LEVELS: dict[Move, Level] = {
    "ask": "bronze",
    "thank": "bronze",
    "ask_why": "gold",
    "ask_keen": "king",
    "propose": "king",
}
"""The level of contacting HR that a move stands on; a move that is missing here has none."""
