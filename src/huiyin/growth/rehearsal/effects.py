"""What a turn does: to HR's goodwill, to the candidate's place in line, to what the candidate knows (`effects.tsv`).

Amounts that the lab has are the lab's own; the rest are judgements.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from huiyin.lab import contact
from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

On = Literal["goodwill", "place", "information"]
_INFORMATION = "got_"
WORTH_IT = ("asked", "keen", "why_after_no", "plan_after_no")
"""What takes a little of HR's goodwill and is worth it."""
_PLACE = ("lost_place", "got_place")


@dataclass(frozen=True)
class Cause:
    """One thing that a turn can do. `by`: goodwill, before it is divided by HR's patience where it costs."""

    name: str
    by: float
    why: dict[Language, str]

    @property
    def on(self) -> On:
        if self.name in _PLACE:
            return "place"
        return "information" if self.name.startswith(_INFORMATION) else "goodwill"


@cache
def causes() -> dict[str, Cause]:
    """All causes by name. Raises ValueError for an amount that is neither a number nor one of the lab's."""
    return {
        row["cause"]: Cause(row["cause"], _amount(row["by"]), {"zh": row["zh"], "en": row["en"]})
        for row in table("huiyin.growth.rehearsal", "effects.tsv")
    }


def _amount(written: str) -> float:
    sign, found, name = written.rpartition("lab:")
    if not found:
        return float(written)
    name, _, parts = name.partition("/")
    return (-1.0 if sign == "-" else 1.0) * float(getattr(contact, name)) / float(parts or 1)


@dataclass(frozen=True)
class Effect:
    """What one turn did. `by`: the change of goodwill, 0 where it is about something else."""

    cause: str
    on: On
    by: float
    why: str

    @property
    def helped(self) -> bool:
        """Was it for the good? A question that is worth its small price is."""
        # Where no goodwill is left to lose, an insult changes nothing and is an insult all the same.
        costs = self.by < 0 or causes()[self.cause].by < 0 or self.cause.startswith("lost_")
        return self.cause in WORTH_IT or not costs

    def to_dict(self) -> dict[str, object]:
        return {"cause": self.cause, "on": self.on, "by": round(self.by, 3), "why": self.why}
