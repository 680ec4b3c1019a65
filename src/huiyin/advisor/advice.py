"""The advice: its shape and its JSON."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.process.vocabulary import LEVELS, Channel, Level, Move, Situation


@dataclass(frozen=True, slots=True)
class Because:
    """A piece of evidence, in words for people, the situation it speaks for, and its weight (log odds, above 0)."""

    evidence: str
    toward: Situation
    weight: float

    def to_dict(self) -> dict[str, Any]:
        return {"evidence": self.evidence, "toward": self.toward, "weight": round(self.weight, 2)}


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do and why. Probabilities from 0 to 1; `situations` sums to 1; `worth` is relative to the best move."""

    id: str | int | None
    today: dt.date
    move: Move
    on: dt.date
    channel: Channel | None
    situations: Mapping[Situation, float]
    p_offer: float
    p_news_7d: float
    because: tuple[Because, ...]
    next_look: dt.date | None
    worth: Mapping[Move, float]
    notes: tuple[str, ...] = ()

    @property
    def level(self) -> Level | None:
        return LEVELS.get(self.move)

    @property
    def ahead(self) -> dt.date | None:
        """The next day that means something: the one on which a message will be worth it, or else the next look."""
        planned = self.move not in ("wait", "let_go") and self.on > self.today
        return self.on if planned else self.next_look

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `huiyin advise`."""
        today = self.today.isoformat()
        return {
            "id": self.id,
            "today": today,
            "move": self.move,
            "level": LEVELS.get(self.move),
            "on": today if self.on == self.today else self.on.isoformat(),
            "channel": self.channel,
            "situations": dict(self.situations),
            "p_offer": round(self.p_offer, 4),
            "p_news_7d": round(self.p_news_7d, 4),
            "because": [reason.to_dict() for reason in self.because],
            "next_look": self.next_look and self.next_look.isoformat(),
            "worth": {move: round(value, 2) for move, value in self.worth.items()},
            "notes": list(self.notes),
        }
