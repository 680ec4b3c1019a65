"""Interviews with one person: arranged, held or called off, and what the interviewers thought."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from huiyin.desks.recruiter.forms.opening import InterviewForm
from huiyin.desks.recruiter.place import Place, place_of
from huiyin.desks.recruiter.views.application import NAME, application_of, person_page
from huiyin.desks.recruiter.views.pages import done, mine, tried
from huiyin.desks.stationery.pressing import once_of
from huiyin.hiring.models import Application
from huiyin.hiring.services import interviews


@require_POST
def arrange(request: HttpRequest, application_id: int) -> HttpResponse:
    """An interview is arranged."""
    place = place_of(request)
    found = application_of(place, application_id)
    with timezone.override(place.desk.zone):
        form = InterviewForm(request.POST, desk=place.desk)
        fine = form.is_valid()
    if not fine:
        return person_page(request, found, 400, interview_form=form)
    given = form.cleaned_data
    arranged = tried(
        request,
        lambda: interviews.schedule(
            place.desk,
            application_id,
            by=place.by,
            now=place.now,
            starts_at=given["starts_at"],
            ends_at=form.ends_at,
            interviewers=list(given["interviewers"]),
            place=given["place"],
            round=given["round"],
            once=once_of(request),
        ),
    )
    if arranged is None:
        return person_page(request, found, 409, interview_form=form)
    return redirect(NAME, application_id)


@require_POST
def interview(request: HttpRequest, application_id: int, interview_id: int) -> HttpResponse:
    """It took place, or it does not; or an interviewer's scorecard."""
    place = place_of(request)
    found = application_of(place, application_id)
    mine(found.interviews.all(), interview_id)
    wanted = request.POST.get("do", "")
    common: dict[str, Any] = {"by": place.by, "now": place.now}
    if wanted == "score":
        return _score(request, place, found, interview_id)
    verbs: dict[str, Callable[[], Any]] = {
        "held": lambda: interviews.hold_interview(place.desk, interview_id, **common),
        "more": lambda: interviews.hold_interview(place.desk, interview_id, last=False, **common),
        "cancel": lambda: interviews.cancel_interview(place.desk, interview_id, **common),
    }
    if wanted not in verbs:
        return redirect(NAME, application_id)
    return done(request, verbs[wanted], NAME, application_id)


def _score(request: HttpRequest, place: Place, found: Application, interview_id: int) -> HttpResponse:
    scores = scores_of(request)
    colleague = request.POST.get("colleague", "")
    return done(
        request,
        lambda: interviews.give_scorecard(
            place.desk,
            interview_id,
            int(colleague) if colleague.isascii() and colleague.isdigit() and len(colleague) < 18 else 0,
            by=place.by,
            now=place.now,
            scores=scores,
            words=request.POST.get("words", "")[:5000],
        ),
        NAME,
        found.pk,
    )


def scores_of(request: HttpRequest) -> dict[int, int]:
    """Criterion to score, from the fields `score-<criterion>`."""
    found = {}
    for name, value in request.POST.items():
        key = name.removeprefix("score-")
        if name.startswith("score-") and key.isascii() and key.isdigit() and value in ("1", "2", "3", "4"):
            found[int(key)] = int(str(value))
    return found
