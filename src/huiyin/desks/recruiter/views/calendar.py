"""Interviews as calendar files."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from huiyin.desks.recruiter.invitations import as_file, for_recruiter
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.openings import opening_of
from huiyin.desks.recruiter.views.pages import mine
from huiyin.hiring.models import Interview

MOST = 500


def _rows(request: HttpRequest) -> "QuerySet[Interview]":
    desk = place_of(request).desk
    rows = Interview.objects.filter(application__desk=desk, application__candidate__erased_at=None)
    return rows.select_related("application__candidate", "application__opening").prefetch_related(
        "interviewers"
    )


@require_safe
def interview_file(request: HttpRequest, interview_id: int) -> HttpResponse:
    """One interview."""
    found = mine(_rows(request), interview_id)
    return as_file(for_recruiter([found]), f"interview-{found.pk}.ics")


@require_safe
def opening_file(request: HttpRequest, opening_id: int) -> HttpResponse:
    """All interviews of an opening."""
    opening = opening_of(place_of(request), opening_id)
    rows = _rows(request).filter(application__opening=opening)[:MOST]
    return as_file(for_recruiter(rows), f"interviews-{opening.pk}.ics")
