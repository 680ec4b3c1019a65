"""The door opened: what was really going on, what helped, what cost, and what came of it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from huiyin.growth.rehearsal.better import better
from huiyin.growth.rehearsal.effects import Effect
from huiyin.growth.rehearsal.hidden import afterwards
from huiyin.growth.rehearsal.playing import HANG_UP, Rehearsal
from huiyin.lab.contact import OUT_OF_LINE
from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

MARKS = ("answer", "date", "reason", "door", "place")
"""What one can come away with: a straight answer, a day to ask again, a reason, another door, a place in line."""
_PATIENT, _SHORT = 1.3, 0.75


@dataclass(frozen=True)
class Looked:
    """One turn, looked at afterwards. `better`: what one could have said; empty where it was good."""

    text: str
    intents: tuple[str, ...]
    effects: tuple[Effect, ...]
    better: str

    @property
    def change(self) -> float:
        return sum(effect.by for effect in self.effects)


@dataclass(frozen=True)
class Review:
    """`door`: sentences on what was behind it · `after`: what came of it in this world · `marks`: MARKS reached."""

    door: tuple[str, ...]
    turns: tuple[Looked, ...]
    marks: dict[str, bool]
    line: str
    after: str
    goodwill: tuple[float, float]
    ended: str
    offered: bool

    def to_dict(self) -> dict[str, Any]:
        return {
            "door": list(self.door),
            "turns": [
                {
                    "text": "" if turn.text == HANG_UP else turn.text,
                    "intents": list(turn.intents),
                    "effects": [effect.to_dict() for effect in turn.effects],
                    "better": turn.better,
                }
                for turn in self.turns
            ],
            "marks": self.marks,
            "line": self.line,
            "after": self.after,
            "goodwill": [round(value, 2) for value in self.goodwill],
            "ended": self.ended,
            "offered": self.offered,
        }


@cache
def texts(language: Language) -> dict[str, str]:
    """The sentences of the review by key."""
    return {row["key"]: row["text"] for row in table("huiyin.growth.rehearsal", f"review.{language}.tsv")}


def review(rehearsal: Rehearsal) -> Review:
    """The review of a rehearsal, ended or not."""
    now, behind = rehearsal.now, rehearsal.behind
    words = texts(rehearsal.language)
    turns = tuple(
        Looked(turn.text, turn.intents, turn.effects, better(rehearsal, turn, number))
        for number, turn in enumerate(rehearsal.turns)
    )
    begun = behind.goodwill if not rehearsal.scene.curt else min(behind.goodwill, 0.55)
    in_line = now.in_line and now.goodwill >= OUT_OF_LINE
    day = _offer(rehearsal)
    line = "line_kept" if in_line and "place" in now.got else "line_in" if in_line else "line_lost"
    return Review(
        tuple(words[key] for key in _door(rehearsal)),
        turns,
        {
            "answer": "answer" in now.got,
            "date": "date" in now.got,
            "reason": "reason" in now.got,
            "door": bool(now.got & {"introduction", "offered_introduction", "passed"}),
            "place": in_line,
        },
        words[line],
        _after(rehearsal, day, words),
        (begun, now.goodwill),
        rehearsal.ended,
        day is not None,
    )


def _door(rehearsal: Rehearsal) -> list[str]:
    behind = rehearsal.behind
    situation: str = behind.situation
    if rehearsal.scene.first == "dropped":
        situation = "dropped"
    if situation == "stuck" and behind.place in (0, 1):
        situation = f"stuck_{behind.place}"
    patience = "patient" if behind.patience > _PATIENT else "short" if behind.patience < _SHORT else "usual"
    found = [situation, "busy" if behind.busy else "calm", "candid" if behind.candid else "guarded", patience]
    return (
        [*found, "pushes" if behind.pushes else "idle"]
        if behind.situation in ("stuck", "deciding")
        else found
    )


def _offer(rehearsal: Rehearsal) -> int | None:
    """The day on which the offer comes, when the lab's world goes on after this talk."""
    now = rehearsal.now
    goodwill = now.goodwill if now.in_line else 0.0
    return afterwards(
        rehearsal.behind,
        goodwill,
        pushed="push" in now.got,
        reopened="again" in now.got,
        called="called" in now.done,
    )


def _after(rehearsal: Rehearsal, day: int | None, words: dict[str, str]) -> str:
    if "again" in rehearsal.now.got and day is None:
        return words["after_open"]
    if day is None:
        return words["after_none"]
    # Who chooses is the department: what was said to HR costs HR's help, and not always the seat.
    lost = not rehearsal.now.in_line or rehearsal.now.goodwill < OUT_OF_LINE
    return words["after_offer_cool" if lost else "after_offer"].format(day=day)


def summary(rehearsal: Rehearsal) -> dict[str, Any]:
    """What is kept of a rehearsal: enough to show it in a list and to play it again."""
    found = review(rehearsal)
    return {
        "scene": rehearsal.scene.name,
        "seed": rehearsal.seed,
        "language": rehearsal.language,
        "channel": rehearsal.channel,
        "turns": len(rehearsal.turns),
        "ended": rehearsal.ended,
        "marks": found.marks,
        "goodwill": [round(value, 2) for value in found.goodwill],
    }
