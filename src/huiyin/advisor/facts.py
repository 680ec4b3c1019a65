"""What is plainly seen in a case, and the steps by which its belief moves."""

from dataclasses import dataclass, field

from huiyin.advisor.steps import Piece, Step
from huiyin.process.calendar import WorkingDays
from huiyin.process.case import Case, Event
from huiyin.process.vocabulary import Signal


@dataclass(slots=True)
class Seen:
    """What is plainly seen in a case. Days are indices in working days; None where a thing has not happened."""

    case: Case
    calendar: WorkingDays
    anchor: int
    day: int
    interviewed: bool
    signals: tuple[Signal, ...] = ()
    steps: list[Step] = field(default_factory=list)
    today_steps: list[Step] = field(default_factory=list)
    """Today, if it brings no word: what comes before `news_steps`, the seven days after it."""
    news_steps: list[Step] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    due: int | None = None
    due_event: Event | None = None
    passed: int | None = None
    asks: int = 0
    asks_open: int = 0
    asked_on: int | None = None
    contact_on: int | None = None
    word_on: int | None = None
    told_no: int | None = None
    told: str = ""
    offered: bool = False
    withdrawn: bool = False
    wanted: bool = False
    on_hold: bool = False
    doubted: bool = False
    reason: bool = False
    referral: bool = False
    followed: bool = False
    thanked: bool = False
    asked_why: bool = False
    proposed: bool = False
    keen: bool = False
    let_go: bool = False
    closing: int = 0
    reopened: bool = False
    channel_in: str | None = None
    channel_out: str | None = None
    conflicts: list[tuple[str, Event | None]] = field(default_factory=list)

    _age: int | None = None
    """Silent days since an open question; None without one."""
    _done: int = 0
    _word_days: dict[int, int] = field(default_factory=dict)
    _sent_days: dict[int, int] = field(default_factory=dict)
