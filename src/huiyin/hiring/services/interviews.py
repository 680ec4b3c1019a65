"""The shortlist, interviews, and what the interviewers thought."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Application, Colleague, Desk, Interview, Score, Scorecard, Stage
from huiyin.hiring.services.desks import gave
from huiyin.hiring.services.guarding import must_pass
from huiyin.hiring.services.openings import must_be_open
from huiyin.hiring.services.repeated import done_once
from huiyin.hiring.services.transitions import allowed, move, move_many
from huiyin.hiring.services.work import Actor, Work, working

HOUR = dt.timedelta(hours=1)


def shortlist(
    desk: Desk, application_ids: Sequence[int], *, by: Actor, now: dt.datetime
) -> list[Application]:
    """Puts applications on the shortlist: all of them or none."""
    with working(desk, "shortlist", by=by, now=now) as work:
        found = several(work, application_ids)
        for opening in {one.opening for one in found}:
            must_be_open(opening)
        move_many(work, found, "shortlist")
        return found


@done_once
def schedule(
    desk: Desk,
    application_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    starts_at: dt.datetime,
    ends_at: dt.datetime | None = None,
    interviewers: Sequence[Colleague] = (),
    place: str = "",
    round: str = "",
    once: str = "",
) -> Interview:
    """An interview: who, when (an hour, if no end is given), where. `interviewers`: the head where none is named.

    A finalist who is met once more stays one.
    """
    with working(desk, "schedule", by=by, now=now, once=once) as work:
        application = work.application(application_id)
        must_be_open(application.opening)
        must_pass(application, {"place": place, "round": round})
        interview = work.add(
            Interview(
                application=application,
                round=round,
                starts_at=starts_at,
                ends_at=ends_at or starts_at + HOUR,
                place=place,
                uid=f"{uuid.uuid4()}@huiyin",
            )
        )
        keys = [one.pk for one in interviewers] or [application.opening.head_id]
        interview.interviewers.set([work.colleague(key) for key in keys])
        if application.stage != Stage.FINALIST:
            move(work, application, "invite")
        return gave(work, interview)


def reschedule(
    desk: Desk,
    interview_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    starts_at: dt.datetime,
    ends_at: dt.datetime | None = None,
    place: str | None = None,
) -> Interview:
    """Another time or place; its calendar entry moves along."""
    with working(desk, "reschedule", by=by, now=now) as work:
        interview = _interview(work, interview_id)
        must_pass(work.application(interview.application_id), {"place": place or ""})
        length = interview.ends_at - interview.starts_at
        return work.change(
            interview,
            starts_at=starts_at,
            ends_at=ends_at or starts_at + length,
            place=interview.place if place is None else place,
            sequence=interview.sequence + 1,
        )


def cancel_interview(desk: Desk, interview_id: int, *, by: Actor, now: dt.datetime) -> Interview:
    """It does not take place. Without another one, the application is back on the shortlist, or with the department."""
    with working(desk, "cancel_interview", by=by, now=now) as work:
        interview = _interview(work, interview_id)
        application = work.application(interview.application_id)
        work.change(interview, cancelled_at=now, sequence=interview.sequence + 1)
        if application.stage == Stage.INTERVIEWING and not _ahead(application).exists():
            move(work, application, "hand_to_department" if application.interviewed_on else "uninvite")
        return interview


def cancel_ahead(work: Work, application: Application) -> None:
    """Calls off the interviews that lie ahead: nobody waits in a room for somebody who does not come."""
    ahead = list(_ahead(application).filter(starts_at__gt=work.now))
    work.change_many(ahead, [{"cancelled_at": work.now, "sequence": one.sequence + 1} for one in ahead])


def hold_interview(
    desk: Desk, interview_id: int, *, by: Actor, now: dt.datetime, last: bool = True
) -> Interview:
    """It took place. `last`: no further one is planned, so the application goes to the department."""
    with working(desk, "hold_interview", by=by, now=now) as work:
        interview = _interview(work, interview_id)
        application = work.application(interview.application_id)
        if interview.starts_at > now:
            raise ValidationError(_("This interview lies ahead."))
        day = work.desk.day(interview.starts_at)
        work.change(interview, held_at=now)
        latest = max(day, application.interviewed_on or day)
        if last and allowed(application, "hand_to_department") and not _ahead(application).exists():
            move(work, application, "hand_to_department", interviewed_on=latest)
        else:
            work.change(application, interviewed_on=latest)
        return interview


def give_scorecard(
    desk: Desk,
    interview_id: int,
    colleague_id: int,
    *,
    by: Actor,
    now: dt.datetime,
    scores: Mapping[int, int] | None = None,
    score_words: Mapping[int, str] | None = None,
    words: str = "",
) -> Scorecard:
    """What an interviewer thought. `scores`: criterion key to 1 … 4; given again, it takes the place of the first.

    Raises ValidationError for a criterion that is not the opening's, or a score that is none.
    """
    with working(desk, "give_scorecard", by=by, now=now) as work:
        interview = Interview.objects.select_related("application__opening").get(
            application__desk=work.desk, pk=interview_id
        )
        application = work.application(interview.application_id)
        colleague = work.colleague(colleague_id)
        if not interview.interviewers.filter(pk=colleague.pk).exists():
            raise NotAllowed(_("%(who)s did not hold this interview.") % {"who": colleague})
        if interview.cancelled_at is not None:
            raise NotAllowed(_("This interview was cancelled."))
        card = Scorecard.objects.filter(interview=interview, colleague=colleague).first()
        if card is None:
            card = work.add(Scorecard(interview=interview, colleague=colleague, words=words, given_at=now))
        else:
            work.change(card, words=words, given_at=now)
            card.scores.all().delete()
        known = set(application.opening.criteria.values_list("pk", flat=True))
        for criterion, score in (scores or {}).items():
            if criterion not in known:
                raise ValidationError(_("This role has no such criterion."))
            text = (score_words or {}).get(criterion, "")
            work.add(Score(scorecard=card, criterion_id=criterion, score=score, words=text))
        work.touched.add(application.pk)
        return card


def several(work: Work, application_ids: Sequence[int]) -> list[Application]:
    """These applications of the desk, in this order. Raises DoesNotExist."""
    found = work.applications().in_bulk(list(application_ids))
    if missing := [key for key in application_ids if key not in found]:
        raise Application.DoesNotExist(f"application {missing[0]}")
    return [found[key] for key in dict.fromkeys(application_ids)]


def _interview(work: Work, interview_id: int) -> Interview:
    interview = Interview.objects.get(application__desk=work.desk, pk=interview_id)
    if interview.cancelled_at is not None or interview.held_at is not None:
        raise NotAllowed(_("This interview is over or was cancelled."))
    work.application(interview.application_id)
    return interview


def _ahead(application: Application) -> "QuerySet[Interview]":
    return application.interviews.filter(held_at=None, cancelled_at=None)
