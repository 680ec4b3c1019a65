"""Whose turn it is: what is owed for an application, by whom and until when. Pure: no database, no clock.

Rules in words stand in docs/hiring.md; the numbers in deadlines.toml.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from huiyin.hiring.models.choices import OfferState, Owes, Stage
from huiyin.process.calendar import WorkingDays


@cache
def numbers() -> Mapping[str, Any]:
    """deadlines.toml."""
    return tomllib.loads(files("huiyin.hiring").joinpath("deadlines.toml").read_text("utf-8"))


def answer_by(preset: str, own_days: int, interviewed_on: dt.date | None, applied_on: dt.date) -> dt.date:
    """The day by which a person has an answer: so many calendar days after the last interview, or after the application."""
    days = own_days if preset == "own" else numbers()["answer"][preset]["days"]
    return (interviewed_on or applied_on) + dt.timedelta(days=days)


@dataclass(frozen=True)
class Standing:
    """What an application's turn depends on. Days are those of the desk.

    `offer`: state of its live offer, or "" · `interview_on`: day of the latest interview that was neither held nor
    cancelled · `missing_scores_from`: colleagues who still owe a scorecard; with the department, not its head: they may decide without · `telling`: "", "open", "done" or "failed" ·
    `standby_until`: of a standby that is in force · `seat_free`: could an offer be made? · `first`: is it the best placed
    of those who could get it?
    """

    stage: str
    outcome: str = ""
    applied_on: dt.date = dt.date.min
    stage_since: dt.date = dt.date.min
    interviewed_on: dt.date | None = None
    answer_by: dt.date | None = None
    promised_by: dt.date | None = None
    interview_on: dt.date | None = None
    missing_scores_from: tuple[int, ...] = ()
    offer: str = ""
    offer_since: dt.date | None = None
    offer_answer_by: dt.date | None = None
    starts_on: dt.date | None = None
    telling: str = ""
    telling_since: dt.date | None = None
    tell_on: dt.date | None = None
    standby_until: dt.date | None = None
    seat_free: bool = False
    first: bool = False
    question_since: dt.date | None = None


@dataclass(frozen=True)
class Turn:
    """Whose turn it is: `owes` a role or "", `what` a step of deadlines.toml (or `news`, `start`), `by` a day.

    `colleague`: the key of the interviewer, where that is whose turn it is.
    """

    owes: str = ""
    what: str = ""
    by: dt.date | None = None
    colleague: int | None = None


NOBODY = Turn()


def turn(standing: Standing, days: WorkingDays) -> Turn:
    """Whose turn it is. An unanswered question comes before what is due later; nothing is due later than the answer."""
    found = _turn(standing, days)
    if found.owes and found.owes != Owes.CANDIDATE and standing.stage != Stage.CLOSED:
        # The day that was named to whoever stands by takes the place of the rule's.
        answer = standing.standby_until or standing.answer_by
        bounds = [day for day in (found.by, answer, standing.promised_by) if day is not None]
        # An accepted offer is the answer; from then on only the first day counts.
        if standing.stage not in (Stage.ACCEPTED, Stage.OFFER):
            found = Turn(found.owes, found.what, min(bounds), found.colleague)
    if standing.question_since is not None:
        asked = Turn(Owes.HR, "answer", _after(days, standing.question_since, "answer"))
        if found.by is None or asked.by is None or asked.by <= found.by:
            return asked
    return found


def _turn(standing: Standing, days: WorkingDays) -> Turn:
    if standing.telling in ("open", "failed"):
        since = standing.telling_since or standing.stage_since
        return Turn(Owes.HR, "tell", standing.tell_on or _after(days, since, "tell"))
    rule = {
        Stage.APPLIED: _applied,
        Stage.SHORTLISTED: _shortlisted,
        Stage.INTERVIEWING: _interviewing,
        Stage.DECIDING: _deciding,
        Stage.FINALIST: _finalist,
        Stage.OFFER: _offer,
        Stage.ACCEPTED: _accepted,
    }.get(Stage(standing.stage))
    return rule(standing, days) if rule else NOBODY


def _after(days: WorkingDays, since: dt.date, step: str) -> dt.date:
    return days.add(since, numbers()["steps"][step])


def _applied(standing: Standing, days: WorkingDays) -> Turn:
    return Turn(Owes.HR, "screen", _after(days, standing.applied_on, "screen"))


def _shortlisted(standing: Standing, days: WorkingDays) -> Turn:
    return Turn(Owes.HR, "invite", _after(days, standing.stage_since, "invite"))


def _interviewing(standing: Standing, days: WorkingDays) -> Turn:
    if standing.interview_on is not None:
        return Turn(Owes.HR, "hold", _after(days, standing.interview_on, "hold"))
    held = standing.interviewed_on or standing.stage_since
    if standing.missing_scores_from:
        return Turn(Owes.INTERVIEWER, "score", _after(days, held, "score"), standing.missing_scores_from[0])
    return Turn(Owes.HR, "invite", _after(days, held, "invite"))


def _deciding(standing: Standing, days: WorkingDays) -> Turn:
    if standing.missing_scores_from:
        held = standing.interviewed_on or standing.stage_since
        return Turn(Owes.INTERVIEWER, "score", _after(days, held, "score"), standing.missing_scores_from[0])
    return Turn(Owes.HEAD, "decide", _after(days, standing.stage_since, "decide"))


def _finalist(standing: Standing, days: WorkingDays) -> Turn:
    if standing.interview_on is not None:
        return Turn(Owes.HR, "hold", _after(days, standing.interview_on, "hold"))
    if standing.seat_free and standing.first:
        return Turn(Owes.HR, "offer", _after(days, standing.stage_since, "offer"))
    # The seat is with somebody else: the person hears by the day that was named to them.
    return Turn(Owes.HR, "news", standing.standby_until or standing.promised_by or standing.answer_by)


def _offer(standing: Standing, days: WorkingDays) -> Turn:
    since = standing.offer_since or standing.stage_since
    if standing.offer == OfferState.APPROVAL:
        return Turn(Owes.APPROVER, "approve", _after(days, since, "approve"))
    if standing.offer == OfferState.READY:
        return Turn(Owes.HR, "make", _after(days, since, "make"))
    return Turn(Owes.CANDIDATE, "reply", standing.offer_answer_by or _after(days, since, "reply"))


def _accepted(standing: Standing, _days: WorkingDays) -> Turn:
    return Turn(Owes.HR, "start", standing.starts_on)


@dataclass(frozen=True)
class Who:
    """A colleague, as chasing needs to know them."""

    key: int
    deputy: int | None = None
    chief: int | None = None
    left_on: dt.date | None = None
    away: tuple[tuple[dt.date, dt.date], ...] = ()

    def is_away(self, day: dt.date) -> bool:
        gone = self.left_on is not None and day >= self.left_on
        return gone or any(first <= day <= last for first, last in self.away)


def acting(colleague: int, people: Mapping[int, Who], day: dt.date) -> int:
    """Who acts for a colleague on a day: they themselves, else their deputy, the deputy's deputy, their chief.

    Where everybody is away it stays with the colleague: nobody's turn is worse.
    """
    seen: list[int] = []
    next_up: int | None = colleague
    while next_up is not None and next_up not in seen and next_up in people:
        if not people[next_up].is_away(day):
            return next_up
        seen.append(next_up)
        next_up = people[next_up].deputy
    chiefs = [people[key].chief for key in seen]
    here = [key for key in chiefs if key is not None and key in people and not people[key].is_away(day)]
    return here[0] if here else colleague


def escalated(by: dt.date | None, days: WorkingDays, day: dt.date) -> bool:
    """Is it so late that the chief hears of it?"""
    return by is not None and days.between(by, day) > numbers()["chasing"]["escalate_after"]
