"""Today: at most three things to do, what rests, and what has changed since yesterday."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

import huiyin
from huiyin.advisor.advice import Advice
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts import introducing, words
from huiyin.desks.candidate.contexts.coming import Coming, coming, next_appointments, promises_ahead
from huiyin.desks.candidate.contexts.odds import Odds
from huiyin.desks.candidate.contexts.told import NOTHING, Told, plainly, told_of
from huiyin.desks.candidate.person import Desk
from huiyin.desks.stationery.templatetags.desk import day_from, weekday
from huiyin.journal import queries
from huiyin.journal.case import cases_of
from huiyin.journal.introducing import introductions_of
from huiyin.journal.standing import advice_of, pairs_of
from huiyin.language.letters.draft import Draft
from huiyin.process.case import Case

if TYPE_CHECKING:
    from huiyin.journal.models import Event, Opening

MOST = 3
"""Things for one day. More would be a list, and lists weigh."""
MOST_AT_REST = 12
MOST_COMPARED = 40
MOST_PEOPLE = 2


@dataclass(frozen=True)
class Task:
    """One thing to do, with its reason and the words for it."""

    opening: "Opening"
    advice: Advice
    case: Case
    said: Told = NOTHING

    @property
    def title(self) -> str:
        return words.the_move(self.opening, self.advice)

    @property
    def button(self) -> str:
        return words.the_button(self.advice)

    @property
    def asked_for(self) -> bool:
        """Does HR wait for it? Then the odds are not what matters."""
        return self.advice.move == "answer"

    @property
    def reason(self) -> str:
        return words.main_reason(self.advice)

    @property
    def odds(self) -> Odds:
        return Odds(self.advice)

    @property
    def told(self) -> bool:
        """Has HR said how it stands? Then there are no odds to tell."""
        return bool(plainly(self.opening, self.said))

    @property
    def stands(self) -> str:
        return words.where_it_stands(self.opening, self.advice, self.said)

    @cached_property
    def draft(self) -> Draft:
        return huiyin.write(
            self.case,
            move=self.advice.move,
            channel=self.advice.channel or "wechat",
            language=self.opening.language,
        )


@dataclass(frozen=True)
class Resting:
    """An opening that nothing is to be done for today."""

    opening: "Opening"
    advice: Advice
    said: Told = NOTHING

    @property
    def odds(self) -> Odds:
        return Odds(self.advice)

    @property
    def told(self) -> bool:
        """Has HR said how it stands? Then there are no odds to tell."""
        return bool(plainly(self.opening, self.said))

    @property
    def stands(self) -> str:
        return words.where_it_stands(self.opening, self.advice, self.said)

    @property
    def planned(self) -> bool:
        """Is the day known on which a message will be worth it?"""
        return self.advice.move not in ("wait", "let_go") and self.advice.on > self.advice.today

    @property
    def could_be_done(self) -> bool:
        """Is a message worth it already, and only today's three come before it?"""
        return self.advice.move not in ("wait", "let_go") and self.advice.on <= self.advice.today

    @property
    def ahead(self) -> dt.date | None:
        """The next day that means something here."""
        return self.advice.ahead


@dataclass(frozen=True)
class Changed:
    """An opening whose likeliest explanation or move is another one than yesterday."""

    opening: "Opening"
    sentence: str


@dataclass(frozen=True)
class TodayPage:
    """All that the page says. `late`: it is within the person's quiet hours."""

    desk: Desk
    tasks: list[Task]
    resting: list[Resting]
    changed: list[Changed] = field(default_factory=list)
    coming: list[Coming] = field(default_factory=list)
    over: int = 0
    at_rest: int = 0
    people: "list[introducing.Task]" = field(default_factory=list)
    fresh: "list[Event]" = field(default_factory=list)

    @property
    def late(self) -> bool:
        clock = timezone.localtime(self.desk.now, self.desk.profile.zone).time()
        start, end = self.desk.profile.quiet_from, self.desk.profile.quiet_until
        return start <= clock or clock < end if start > end else start <= clock < end

    @property
    def headline(self) -> str:
        """The first line of the page: the day, and what it wants."""
        return _("%(day)s. %(sentence)s") % {"day": weekday(self.desk.today), "sentence": self._sentence()}

    @property
    def watches(self) -> bool:
        """Is a seat among them that went to somebody else, or stopped, and may open again?"""
        return any(rest.opening.stage == "closed" for rest in self.resting)

    @property
    def more_at_rest(self) -> int:
        return self.at_rest - len(self.resting)

    def _sentence(self) -> str:
        if not self.tasks:
            return _("Nothing today, and that is right.")
        first = self.tasks[0].advice
        if len(self.tasks) == 1:
            if first.move == "answer":
                return _("HR is waiting for a word from you.")
            return _("One call is enough.") if first.channel == "phone" else _("One message is enough.")
        if len(self.tasks) == 2:
            return _("Two short things, and the rest can wait.")
        return _("Three short things, and the rest can wait.")

    @property
    def second_line(self) -> str:
        if self.tasks and self.late:
            at = self.desk.profile.quiet_until.strftime("%H:%M")
            return _("It is late. Nothing needs to go out before %(time)s; sleep first.") % {"time": at}
        if self.tasks:
            return _("Each has its reason and its words ready.")
        if not self.resting:
            return _("No opening is waiting for an answer.")
        ahead = min((rest.ahead for rest in self.resting if rest.ahead), default=None)
        if ahead is None:
            return _("Whatever comes, it comes from them.")
        return _("Writing now would not help. Next look: %(day)s.") % {
            "day": day_from(ahead, self.desk.today)
        }


def today_page(desk: Desk) -> TodayPage:
    """The page for the desk's day, in a constant number of queries; of the openings only those that it shows."""
    marks = queries.marked(desk.owner, desk.today, language=desk.language)
    due = [mark for mark in marks if mark.is_due(desk.today)]
    chosen = [mark.key for mark in due[:MOST]]
    resting = sorted(
        (mark for mark in marks if mark.key not in chosen),
        key=lambda mark: (mark.let_go, mark.due_on or mark.next_look or dt.date.max, mark.key),
    )
    at_rest = [mark.key for mark in resting[:MOST_AT_REST]]
    compared = [mark.key for mark in marks[:MOST_COMPARED]]
    keys = {*chosen, *compared, *at_rest, *next_appointments(desk, marks)}
    pairs = pairs_of(keys, desk.today, language=desk.language)
    promises = promises_ahead(desk)
    looked_at = [opening for opening, _advice in pairs.values()]
    said = told_of([*looked_at, *(event.opening for event in promises)])
    doing = [pairs[key] for key in chosen if key in pairs]
    cases = cases_of([opening for opening, _advice in doing], desk.today, language=desk.language)
    tasks = [
        Task(opening, advice, case, said[opening.pk])
        for (opening, advice), case in zip(doing, cases, strict=True)
    ]
    open_ones = [pairs[key] for key in compared if key in pairs and not plainly(pairs[key][0], said[key])]
    people = introducing.tasks(desk, introductions_of(desk.owner), ahead=False)
    return TodayPage(
        desk,
        tasks,
        [Resting(*pairs[key], said[key]) for key in at_rest if key in pairs],
        _changes(desk, open_ones),
        coming(desk, looked_at, said, promises),
        over=max(0, len(due) - MOST),
        at_rest=len(resting),
        people=people[:MOST_PEOPLE],
        fresh=queries.undebriefed(desk.owner, desk.today),
    )


def _changes(desk: Desk, pairs: "list[tuple[Opening, Advice]]") -> list[Changed]:
    """What reads otherwise than yesterday, most wanted first; at most three."""
    openings = [opening for opening, _advice in pairs]
    day_before = desk.today - dt.timedelta(days=1)
    before = advice_of(openings, day_before, language=desk.language)
    changed = []
    for (opening, now), then in zip(pairs, before, strict=True):
        if opening.stage_since > day_before:
            continue
        first, was = wording.likeliest(now.situations)[0], wording.likeliest(then.situations)[0]
        if first != was:
            changed.append(Changed(opening, str(wording.MOST_LIKELY[first])))
    return changed[:MOST]
