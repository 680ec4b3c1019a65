"""How long answers took here, with those still waited for, against what is typical."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.charts.answers import answers_chart
from huiyin.process.calendar import working_days
from huiyin.process.case import Case
from huiyin.process.survival import Survival, kaplan_meier

FEW = 5
"""Below so many answers a middle says nothing yet, and the page says that."""
SHOWN = (5, 10, 15, 20, 30, 40)


@dataclass(frozen=True)
class Wait:
    """A wait after a last interview: where, in what trade, from which day to which, and whether a word ended it."""

    country: str
    sector: str
    since: dt.date
    until: dt.date
    heard: bool

    @property
    def days(self) -> int:
        """Working days there."""
        calendar = working_days(self.country)
        return max(0, calendar.count(self.until) - calendar.count(self.since))


@dataclass(frozen=True)
class Answers:
    """The estimate, and the typical share that has heard by working day 0, 1, 2, …"""

    own: Survival
    typical: tuple[float, ...]

    @property
    def enough(self) -> bool:
        return self.own.happened >= FEW

    @property
    def sentence(self) -> str:
        return _("%(first)s %(second)s") % {"first": self._mine, "second": self._usual}

    @property
    def _mine(self) -> str:
        told = {"n": self.own.happened, "of": self.own.of, "day": self.own.median}
        if not self.enough:
            return (
                ngettext(
                    "%(n)d answer after %(of)d last interviews: too few to say what is usual with you.",
                    "%(n)d answers after %(of)d last interviews: too few to say what is usual with you.",
                    self.own.happened,
                )
                % told
            )
        if self.own.median is None:
            return _("%(n)d of %(of)d have answered; half of them have not been heard from yet.") % told
        return _("Half of yours answered by working day %(day)d (%(n)d of %(of)d have).") % told

    @property
    def _usual(self) -> str:
        half = next((day for day, heard in enumerate(self.typical) if heard >= 0.5), None)
        if half is None:
            return _("Where nobody asks, typically fewer than half hear something within eight weeks.")
        return _("Where nobody asks, half have typically heard by working day %(day)d.") % {"day": half}

    @property
    def rows(self) -> list[tuple[int, str, str]]:
        """Working day, the share of one's own that has heard by then, and the typical one."""
        return [(day, self._share_by(day), wording.share_words(self.typical[day])) for day in SHOWN]

    def _share_by(self, day: int) -> str:
        if day > self.own.until:
            return _("not known yet")
        return wording.share_words(1 - self.own.at(day))

    def _drawn(self, shape: str) -> SafeString:
        said = {"sentence": self.sentence, "axis": _("working days"), "usual": _("typical")}
        return answers_chart(self.own, self.typical, said, shape)

    @property
    def narrow(self) -> SafeString:
        return self._drawn("narrow")

    @property
    def wide(self) -> SafeString:
        return self._drawn("wide")


def answers_of(waits: Iterable[Wait]) -> Answers | None:
    """The picture for these waits; none without one."""
    known = list(waits)
    if not known:
        return None
    own = kaplan_meier([wait.days for wait in known], [wait.heard for wait in known])
    country, sector = Counter((wait.country, wait.sector) for wait in known).most_common(1)[0][0]
    return Answers(own, _typical(country, sector))


@lru_cache(maxsize=64)
def _typical(country: str, sector: str) -> tuple[float, ...]:
    """What is typical after a last interview in that trade, nothing else being known."""
    from huiyin.advisor import curves

    # Any day does: the curve counts working days from the interview on.
    day = "2025-06-11"
    case = Case.of(
        {
            "today": day,
            "opening": {"country": country, "sector": sector},
            "events": [{"on": day, "kind": "interview", "last": True}],
        }
    )
    return curves.silence_curve(case).heard
