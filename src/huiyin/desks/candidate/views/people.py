"""The people behind the openings, who led to whom, and whom to thank."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from huiyin.desks.candidate.contexts.introducing import tasks
from huiyin.desks.candidate.contexts.people import people_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page, page_number
from huiyin.journal.introducing import introductions_of


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody by last contact, and the introductions."""
    desk = desk_of(request)
    made = introductions_of(desk.owner)
    shown = people_page(desk, made, page_number(request))
    return page(request, "people", here="people", people=shown, tasks=tasks(desk, made))
