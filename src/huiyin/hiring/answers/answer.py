"""What an answer to a candidate is written from, and what it becomes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, get_args

from huiyin.process.fields import InvalidText
from huiyin.process.vocabulary import Channel, Language

Kind = Literal[
    "no",
    "gone",
    "standby",
    "more_time",
    "still_waiting",
    "offer",
    "offer_reminder",
    "offer_declined",
    "offer_withdrawn",
    "free_again",
    "referral",
    "withdrawn",
]
"""What the letter is: a refusal · the seat is gone · the truth to the next in line · days more are needed · one's question
is answered, nothing is decided · the offer · a word about it · thanks for their no to it · we take it back · the seat is free, are you still
interested · may we introduce you elsewhere · thanks for stepping back."""
Cause = Literal["", "away", "approval", "interviews", "comparing"]

KINDS: tuple[Kind, ...] = get_args(Kind)
CAUSES: tuple[Cause, ...] = get_args(Cause)
_NEED_A_DAY: tuple[Kind, ...] = ("standby", "more_time", "still_waiting", "offer_reminder")


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that a letter may use; what is empty is left unsaid.

    `id`: stays with the application, so that two people for one seat are not sent the same words · `strengths`: criteria
    in which the scorecard is high, best first, as nouns · `reasons`: ids of the tree · `words`: the recruiter's own
    sentences · `until`: the day that is named · `terms`, `starts_on`: of an offer, as they stand in it · `pool_until`: until when their details stay, with their consent ·
    `referral`: to whom they could be introduced · `page`: the address of their own page ·
    `country`: whose working days count.
    """

    id: str
    kind: Kind
    language: Language
    today: dt.date
    name: str = ""
    company: str = ""
    title: str = ""
    sender: str = ""
    channel: Channel = "email"
    interviewed: bool = True
    strengths: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    words: str = ""
    until: dt.date | None = None
    terms: str = ""
    starts_on: dt.date | None = None
    cause: Cause = ""
    pool_until: dt.date | None = None
    referral: str = ""
    page: str = ""
    country: str = "CN"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InvalidText(f"kind={self.kind!r} is not allowed; use one of {', '.join(KINDS)}")
        if self.kind in _NEED_A_DAY and self.until is None:
            raise InvalidText(f"until is missing: a letter of the kind {self.kind} names a day")
        if self.kind == "referral" and not self.referral:
            raise InvalidText("referral is missing: say to whom the person could be introduced")


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer in words, ready to be looked at. A chat message has no subject."""

    kind: Kind
    language: Language
    channel: Channel
    text: str
    subject: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "language": self.language,
            "channel": self.channel,
            "subject": self.subject,
            "text": self.text,
        }
