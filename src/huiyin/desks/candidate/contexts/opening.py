"""The page of one opening."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from huiyin.advisor.advice import Advice
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.contexts.odds import Odds
from huiyin.desks.candidate.contexts.told import Told, plainly, told_of
from huiyin.desks.candidate.contexts.waiting import Waiting, waiting_of
from huiyin.desks.candidate.person import Desk
from huiyin.desks.stationery.templatetags.desk import day_from
from huiyin.growth.me import shone_of
from huiyin.journal import queries
from huiyin.journal.case import case_of
from huiyin.journal.growth import role_of_opening
from huiyin.journal.standing import advice_of
from huiyin.process.case import Case

if TYPE_CHECKING:
    from huiyin.journal.models import Debrief, Event, Opening

NEWEST = 30
"""Entries that the page shows at first: a longer tale is asked for."""
OPEN_MOVES = ("ask", "ask_keen", "propose", "ask_why", "thank", "follow_introduction", "answer")


STILL_FRESH = 14
"""Days for which an interview is fresh enough to be written down."""


@dataclass(frozen=True)
class Promise:
    """A day that HR named, and what became of it."""

    by: dt.date
    kept: bool | None

    @property
    def words(self) -> str:
        if self.kept is None:
            return _("still ahead")
        return _("kept") if self.kept else _("passed without a word")


@dataclass(frozen=True)
class Option:
    """A move that stands open, with what it is worth against the best one."""

    move: str
    worth: float
    advised: bool

    @property
    def words(self) -> str:
        if self.advised:
            return _("the best today")
        if self.worth >= 0.95:
            return _("almost as good")
        if self.worth >= 0.8:
            return _("a little less")
        if self.worth >= 0.5:
            return _("clearly less")
        return _("not today")


@dataclass
class OpeningPage:
    """What the page of an opening shows."""

    desk: Desk
    opening: "Opening"
    events: "list[Event]"
    case: Case
    advice: Advice
    whole: bool = False
    chosen: str = ""
    """The channel that the advised move is being written for, where the person chose one."""

    @property
    def newest(self) -> "list[Event]":
        """The entries that are shown, the newest first."""
        return self.events[::-1] if self.whole else self.events[::-1][:NEWEST]

    @property
    def earlier(self) -> int:
        """How many entries are not shown."""
        return len(self.events) - len(self.newest)

    @property
    def odds(self) -> Odds:
        return Odds(self.advice)

    @cached_property
    def told(self) -> Told:
        return told_of([self.opening])[self.opening.pk]

    @property
    def plainly(self) -> str:
        """Where it stands, if HR has said so or nothing has begun."""
        return plainly(self.opening, self.told, self.advice)

    @property
    def since_told(self) -> str:
        """What the odds below still have to say after HR's word."""
        if self.told.word is None:
            return ""
        told = {"day": day_from(self.told.word.on, self.desk.today)}
        if self.told.in_reserve:
            return (
                _(
                    "If the first choice does not come, it is your turn. That was said %(day)s; the odds count the silence since."
                )
                % told
            )
        return _("That was said %(day)s; the odds count the silence since.") % told

    @property
    def shows_odds(self) -> bool:
        """Is there a silence to explain?"""
        return self.begun and not self.ending and not self.opening.outcome

    @property
    def begun(self) -> bool:
        return self.opening.stage != "wishlist"

    @property
    def move_sentence(self) -> str:
        if not self.begun and not self.due:
            return _("The first step is yours: apply, or send your work.")
        return words.the_move(self.opening, self.advice, self.chosen)

    @property
    def due(self) -> bool:
        return self.advice.move not in ("wait", "let_go") and self.advice.on <= self.desk.today

    @property
    def later(self) -> dt.date | None:
        """The day on which the advised move will be worth it, if that is not today."""
        return self.advice.on if self.advice.move != "wait" and self.advice.on > self.desk.today else None

    @property
    def whom(self) -> str:
        return words.whom(self.opening)

    @property
    def hr_alone(self) -> bool:
        """Is HR known by name only, and not as a person of the journal as well?"""
        known = {tie.person.name for tie in self.opening.involvements.all()}
        return bool(self.opening.hr_name) and self.opening.hr_name not in known

    @cached_property
    def last_talk(self) -> "Event | None":
        return next((event for event in reversed(self.events) if event.kind == "interview"), None)

    @property
    def just_asked(self) -> bool:
        """Was a message sent today or yesterday, and has nothing come since? Then the odds are not the first thing to hear."""
        asked = next((event for event in reversed(self.events) if event.kind in ("sent", "received")), None)
        return asked is not None and asked.kind == "sent" and (self.desk.today - asked.on).days <= 1

    @cached_property
    def last_word(self) -> "Event | None":
        """HR's last word, with its reading."""
        return next((event for event in reversed(self.events) if event.kind == "received"), None)

    @property
    def day_count(self) -> int | None:
        """Days since the last interview."""
        return (self.desk.today - self.last_talk.on).days if self.last_talk else None

    @property
    def ending(self) -> str:
        """offer, no, or nothing: which of the kind screens stands on top."""
        if self.opening.outcome in ("rejected", "filled") or (
            not self.opening.outcome and self.told.outcome in ("rejected", "filled")
        ):
            return "no"
        if self.opening.stage == "offer" or self.opening.outcome == "accepted":
            return "offer"
        return ""

    @cached_property
    def waiting(self) -> Waiting | None:
        """The silence curve; none before the first interview and after the end."""
        return waiting_of(self.case, self.advice.next_look) if self.last_talk and not self.ending else None

    @property
    def promises(self) -> list[Promise]:
        """The days HR named, and whether a word came by them."""
        heard = [event.on for event in self.events if event.kind == "received"]
        named = [(event.on, event.by) for event in self.events if event.kind == "promise" and event.by]
        for event in self.events:
            told = (event.reading or {}).get("promised_date") if event.kind == "received" else None
            if told:
                latest = told["latest"] if isinstance(told, dict) else told
                named.append((event.on, dt.date.fromisoformat(latest)))
        promises = []
        for on, by in named:
            answered = any(on < day <= by for day in heard)
            promises.append(Promise(by, True if answered else None if by >= self.desk.today else False))
        return promises

    @property
    def options(self) -> list[Option]:
        """The moves with their worth, the best first."""
        ranked = sorted(self.advice.worth, key=lambda move: -self.advice.worth[move])
        return [Option(move, self.advice.worth[move], move == self.advice.move) for move in ranked]

    @property
    def shone(self) -> list[str]:
        """What went well, from the person's own notes and what was seen."""
        good = ("met_team", "ran_over_time", "pay_discussed", "references_asked", "start_date_asked")
        talks = [event for event in self.events if event.kind == "interview"]
        seen = [str(wording.SIGNALS[name]) for name in good if any(name in talk.signals for talk in talks)]
        rounds = len(talks)
        if rounds > 1:
            seen.insert(0, _("You were asked back: %(rounds)d rounds.") % {"rounds": rounds})
        return [*shone_of([one.shone for one in self.debriefs]), *seen]

    @cached_property
    def debriefs(self) -> "list[Debrief]":
        """What the person wrote down after the interviews, the newest first."""
        return list(self.opening.debriefs.order_by("-on"))

    @property
    def debriefed(self) -> set[int]:
        """The interviews of which something is written down."""
        return {one.event_id for one in self.debriefs if one.event_id}

    @property
    def wants_debrief(self) -> bool:
        """Was there an interview within two weeks of which nothing is written down?"""
        talks = [event for event in self.events if event.kind == "interview"]
        fresh = bool(talks) and (self.desk.today - talks[-1].on).days <= STILL_FRESH
        return fresh and talks[-1].pk not in self.debriefed

    @property
    def role(self) -> str:
        """The kind of role, for the pages of growth."""
        return role_of_opening(self.opening)

    @property
    def reasons(self) -> list[str]:
        return list((self.last_word.reading or {}).get("reasons", [])) if self.last_word else []

    @property
    def reading(self) -> dict[str, Any]:
        return (self.last_word.reading or {}) if self.last_word else {}

    @property
    def open_moves(self) -> list[str]:
        """The moves one could write for, the advised one first."""
        known = [move for move in OPEN_MOVES if move in self.advice.worth]
        first = [self.advice.move] if self.advice.move in OPEN_MOVES else []
        return first + [move for move in known if move not in first] or ["ask"]


def opening_page(desk: Desk, opening: "Opening", *, whole: bool = False) -> OpeningPage:
    """The page of `opening` on the desk's day. `whole`: with every entry."""
    case = case_of(opening, desk.today, language=desk.language)
    advice = advice_of([opening], desk.today, language=desk.language)[0]
    return OpeningPage(desk, opening, queries.timeline(opening), case, advice, whole)
