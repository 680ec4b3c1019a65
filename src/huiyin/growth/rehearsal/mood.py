"""Where a rehearsal stands: what HR feels, what was said, what HR has just asked."""

from dataclasses import dataclass, field

from huiyin.growth.rehearsal.effects import Effect, causes
from huiyin.growth.rehearsal.hidden import WARM, Hidden
from huiyin.growth.rehearsal.lines import Mood
from huiyin.growth.rehearsal.vocabulary import Asked, Intent
from huiyin.lab.contact import OUT_OF_LINE
from huiyin.process.vocabulary import Language

FAIR = 0.4
"""Goodwill from which the lab's HR calls a backup; below it, HR is cool."""
PASSES_FROM = 0.45
"""Goodwill from which HR passes something on. Judgement."""
ENOUGH = 0.15
"""Goodwill below which HR ends the talk. Judgement."""


@dataclass
class Standing:
    """Changes with every turn. `told`: what HR has said of the outcome; `got`: what the candidate has come away with."""

    behind: Hidden
    language: Language
    goodwill: float
    asked: Asked | None = None
    told: set[str] = field(default_factory=set)
    got: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    said: set[Intent] = field(default_factory=set)
    held: set[Intent] = field(default_factory=set)
    turns: int = 0
    pressed: int = 0
    blamed: int = 0
    lost: int = 0
    in_line: bool = True
    public: bool = False
    returning: str = ""
    ended: str = ""
    effects: list[Effect] = field(default_factory=list)

    @property
    def mood(self) -> Mood:
        return "warm" if self.goodwill >= WARM else "fair" if self.goodwill >= FAIR else "cool"

    @property
    def liking(self) -> float:
        """As in the lab: how willing HR is, 0 to 1.1."""
        return min(max(self.goodwill / WARM, 0.0), 1.1)

    @property
    def liked(self) -> float:
        """As in the lab: how far HR would do a favour, 0 to 1.5."""
        return min(max((self.goodwill - OUT_OF_LINE) / 0.4, 0.0), 1.5)

    @property
    def open_mouthed(self) -> bool:
        """Whether HR would say what is really going on: a matter of character, and lost by pressing."""
        return self.behind.candid and self.pressed == 0 and self.blamed == 0 and self.goodwill >= OUT_OF_LINE

    @property
    def hints(self) -> bool:
        """A recruiter who does not say a no may still let a sincere person guess it."""
        sincere = bool({"keen", "understand"} & self.said)
        return not self.behind.candid and sincere and self.pressed == 0 and self.goodwill >= WARM

    def feel(self, cause: str) -> None:
        """The cause takes effect: what costs weighs by HR's patience, what pleases counts in full."""
        known = causes()[cause]
        by = known.by / self.behind.patience if known.by < 0 else known.by
        if self.public and by < 0 and cause != "in_public":
            by *= 2
        before = self.goodwill
        self.goodwill = min(max(before + by, 0.0), 1.0)
        self.effects.append(Effect(cause, known.on, self.goodwill - before, known.why[self.language]))
        # However patient: nobody calls back who has insulted them.
        if self.in_line and (self.goodwill < OUT_OF_LINE or cause == "insulted"):
            self.in_line = False
            self.got.discard("place")
            self.feel("lost_place")

    def once(self, cause: str) -> bool:
        """Lets the cause take effect if it has not yet. Whether it did."""
        if cause in self.done:
            return False
        self.done.add(cause)
        self.feel(cause)
        return True

    def get(self, what: str) -> None:
        """The candidate has come away with something, which is said once."""
        if what not in self.got:
            self.got.add(what)
            self.feel(f"got_{what}")

    def tell(self, what: str) -> None:
        """HR has said something of the outcome."""
        self.told.add(what)
        if what in ("no", "second", "held", "coming"):
            self.get("answer")
