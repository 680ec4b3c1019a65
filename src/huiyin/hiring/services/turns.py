"""Whose turn it is, worked out for the applications that a verb touched, in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from huiyin.hiring import owing
from huiyin.hiring.models import (
    LIVE_OFFERS,
    Application,
    Desk,
    Interview,
    Offer,
    OpeningState,
    Owes,
    Question,
    Seat,
    Stage,
    Standby,
    Telling,
)
from huiyin.hiring.services.work import BATCH, Work
from huiyin.process.calendar import working_days


def set_turns(work: Work) -> None:
    """Whose turn it is, for each application that was touched and for all who wait in the same openings' order."""
    openings: set[int] = set()
    touched = sorted(work.touched)
    for start in range(0, len(touched), BATCH):
        some = Application.objects.filter(pk__in=touched[start : start + BATCH])
        openings.update(some.values_list("opening", flat=True))
    if work.head.opening_id:
        openings.add(work.head.opening_id)
    finalists = Application.objects.filter(opening__in=openings, stage=Stage.FINALIST)
    keys = sorted(work.touched | set(finalists.values_list("pk", flat=True)))
    for start in range(0, len(keys), BATCH):
        refresh(work.desk, keys[start : start + BATCH])


def refresh(desk: Desk, keys: Iterable[int]) -> int:
    """Works the turns of these applications out anew; gives how many changed."""
    applications = list(Application.objects.filter(desk=desk, pk__in=list(keys)).select_related("opening"))
    facts = _facts(desk, applications)
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for application in applications:
        wanted = _wanted(application, facts)
        if wanted != tuple(getattr(application, name) for name in _COLUMNS):
            groups[wanted].append(application.pk)
    for wanted, some in groups.items():
        Application.objects.filter(pk__in=some).update(**dict(zip(_COLUMNS, wanted, strict=True)))
    return sum(map(len, groups.values()))


_COLUMNS = ("answer_by", "owes", "owed_what", "owed_from_id", "owed_by", "answered_in", "answered_late")


@dataclass
class _Facts:
    """What is known about the applications, by their keys."""

    desk: Desk
    interview_on: dict[int, dt.date] = field(default_factory=dict)
    missing: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    offers: dict[int, Offer] = field(default_factory=dict)
    tellings: dict[int, Telling] = field(default_factory=dict)
    standbys: dict[int, Standby] = field(default_factory=dict)
    questions: dict[int, dt.date] = field(default_factory=dict)
    first: set[int] = field(default_factory=set)
    freed: dict[int, dt.date] = field(default_factory=dict)


def _facts(desk: Desk, applications: list[Application]) -> _Facts:
    keys = [application.pk for application in applications]
    facts = _Facts(desk)
    interviews = Interview.objects.filter(application__in=keys, cancelled_at=None)
    for interview in interviews.prefetch_related("interviewers", "scorecards").order_by("starts_at"):
        if interview.held_at is None:
            facts.interview_on[interview.application_id] = desk.day(interview.starts_at)
        else:
            given = {card.colleague_id for card in interview.scorecards.all()}
            asked = [one.pk for one in interview.interviewers.all()]
            facts.missing[interview.application_id] += [one for one in asked if one not in given]
    for offer in Offer.objects.filter(application__in=keys, state__in=LIVE_OFFERS):
        facts.offers[offer.application_id] = offer
    for telling in Telling.objects.filter(application__in=keys, cancelled_at=None).order_by("pk"):
        facts.tellings[telling.application_id] = telling
    for standby in Standby.objects.filter(application__in=keys, ended_at=None):
        facts.standbys[standby.application_id] = standby
    for question in Question.objects.filter(application__in=keys, answered_at=None):
        facts.questions[question.application_id] = desk.day(question.asked_at)
    _place(facts, {one.opening_id for one in applications if one.stage == Stage.FINALIST})
    return facts


def _place(facts: _Facts, openings: set[int]) -> None:
    """Who is next for the seats that are free."""
    if not openings:
        return
    ended = Offer.objects.filter(seat__opening__in=openings, ended_at__isnull=False)
    for opening, last in ended.values_list("seat__opening").annotate(Max("ended_at")).order_by():
        facts.freed[opening] = facts.desk.day(last)
    free: dict[int, int] = defaultdict(int)
    seats = Seat.objects.filter(opening__in=openings, closed_at=None, opening__state=OpeningState.OPEN)
    for opening in seats.exclude(offers__state__in=LIVE_OFFERS).values_list("opening", flat=True):
        free[opening] += 1
    waiting = Application.objects.filter(opening__in=openings, stage=Stage.FINALIST)
    for key, opening in waiting.order_by("place", "pk").values_list("pk", "opening"):
        if free[opening] > 0:
            free[opening] -= 1
            facts.first.add(key)


def _wanted(application: Application, facts: _Facts) -> tuple[Any, ...]:
    """The columns of the turn, as they should be."""
    opening = application.opening
    answer_by = application.answer_by
    # Also while it is decided and untold: the day that the person sees must not stand still for that.
    if application.is_open or _told(facts.tellings.get(application.pk)) in ("open", "failed"):
        answer_by = owing.answer_by(
            opening.deadline, opening.deadline_days, application.interviewed_on, application.applied_on
        )
    turn = owing.turn(_standing(application, facts, answer_by), working_days(opening.country))
    whose = {
        Owes.HR: opening.hr_id,
        Owes.HEAD: opening.head_id,
        Owes.APPROVER: opening.approver_id or opening.hr_id,
        Owes.INTERVIEWER: turn.colleague,
    }
    whom = whose.get(Owes(turn.owes)) if turn.owes else None
    took, late = _answered(application, facts.desk, answer_by)
    return answer_by, turn.owes, turn.what, whom, turn.by, took, late


def _answered(
    application: Application, desk: Desk, answer_by: dt.date | None
) -> tuple[int | None, bool | None]:
    """How many days the answer took, and whether it came late."""
    if application.answered_at is None:
        return None, None
    day = desk.day(application.answered_at)
    took = (day - (application.interviewed_on or application.applied_on)).days
    return max(took, 0), answer_by is not None and day > answer_by


def _standing(application: Application, facts: _Facts, answer_by: dt.date | None) -> owing.Standing:
    key, desk = application.pk, facts.desk
    offer, telling, standby = facts.offers.get(key), facts.tellings.get(key), facts.standbys.get(key)
    return owing.Standing(
        stage=application.stage,
        outcome=application.outcome,
        applied_on=application.applied_on,
        stage_since=_since(application, facts),
        interviewed_on=application.interviewed_on,
        answer_by=answer_by,
        promised_by=application.promised_by,
        interview_on=facts.interview_on.get(key),
        missing_scores_from=_missing(application, facts),
        offer=offer.state if offer else "",
        offer_since=desk.day(offer.made_at or offer.approved_at or offer.prepared_at) if offer else None,
        offer_answer_by=offer.answer_by if offer else None,
        starts_on=offer.starts_on if offer else None,
        telling=_told(telling),
        telling_since=desk.day(telling.decided_at) if telling else None,
        tell_on=desk.day(telling.tell_at) if telling and telling.tell_at else None,
        standby_until=standby.until if standby else None,
        seat_free=key in facts.first,
        first=key in facts.first,
        question_since=facts.questions.get(key),
    )


def _missing(application: Application, facts: _Facts) -> tuple[int, ...]:
    """Whose scorecards are missing. Once it is with the department, its head decides instead of scoring."""
    missing = facts.missing.get(application.pk, ())
    if application.stage == Stage.DECIDING:
        return tuple(key for key in missing if key != application.opening.head_id)
    return tuple(missing)


def _since(application: Application, facts: _Facts) -> dt.date:
    """Since when it stands where it stands; for who is next for a seat that came free again, since that day."""
    freed = facts.freed.get(application.opening_id) if application.pk in facts.first else None
    return max(application.stage_since, freed) if freed else application.stage_since


def _told(telling: Telling | None) -> str:
    if telling is None:
        return ""
    if telling.is_done:
        return "done"
    return "failed" if telling.failed_at else "open"
