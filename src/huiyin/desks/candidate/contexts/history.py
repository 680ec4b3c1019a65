"""How the odds of an opening moved from day to day, and what moved them."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.charts.history import History, history_chart
from huiyin.desks.candidate.person import Desk
from huiyin.desks.stationery.templatetags.desk import day as said_day
from huiyin.journal import queries
from huiyin.journal.case import case_of
from huiyin.process.vocabulary import Situation

if TYPE_CHECKING:
    from huiyin.journal.models import Event, Opening

LEAST = 0.06
MOST = 8


@dataclass(frozen=True)
class Step:
    """A day on which the odds moved: what happened on it, and the situation that moved most."""

    day: dt.date
    what: str
    situation: Situation
    before: str
    after: str
    up: bool


@dataclass(frozen=True)
class HistoryView:
    """The picture in its two shapes, and the steps behind it."""

    history: History
    happened: list[dt.date]
    steps: list[Step]

    @property
    def sentence(self) -> str:
        first, last = self.history[0], self.history[-1]
        return _("How the odds moved from %(start)s (%(before)s) to %(end)s (%(after)s).") % {
            "start": said_day(first[0]),
            "before": wording.SITUATIONS[wording.likeliest(first[1])[0]],
            "end": said_day(last[0]),
            "after": wording.SITUATIONS[wording.likeliest(last[1])[0]],
        }

    def _drawn(self, shape: str) -> SafeString:
        ends = said_day(self.history[0][0]), _("today")
        return history_chart(self.history, wording.ORDER, self.happened, ends, self.sentence, shape)

    @property
    def narrow(self) -> SafeString:
        return self._drawn("narrow")

    @property
    def wide(self) -> SafeString:
        return self._drawn("wide")


def history_view(desk: Desk, opening: "Opening") -> HistoryView:
    """The history of an opening up to the desk's day."""
    from huiyin.advisor import curves

    told = curves.history(case_of(opening, desk.today, language=desk.language))
    events = [event for event in queries.timeline(opening) if event.kind != "note" and event.confirmed]
    return HistoryView(told, sorted({event.on for event in events}), _steps(told, events))


def _steps(history: History, events: "list[Event]") -> list[Step]:
    """The days that moved a situation by a good deal, the last ones, in order."""
    on: dict[dt.date, list[str]] = {}
    for event in events:
        on.setdefault(event.on, []).append(_what(event))
    steps = []
    for (_before, then), (day, now) in pairwise(history):
        moved: Situation = max(now, key=lambda name: abs(now[name] - then[name]))
        if abs(now[moved] - then[moved]) >= LEAST:
            what = _(", ").join(on.get(day, [])) or _("a day without news")
            said = wording.odds_words(then[moved]), wording.odds_words(now[moved])
            steps.append(Step(day, what, moved, *said, now[moved] > then[moved]))
    return steps[-MOST:]


def _what(event: "Event") -> str:
    if event.kind == "received":
        return str(wording.OUTCOMES[(event.reading or {}).get("outcome", "no_info")])
    if event.kind == "sent" and event.move:
        return str(wording.MOVES[event.move])
    return str(event.get_kind_display())
