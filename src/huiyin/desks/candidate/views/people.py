"""The people behind the openings, who led to whom, and whom to thank."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from huiyin.desks.candidate.contexts.people import people_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page, page_number


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody by last contact, and the introductions."""
    return page(request, "people", here="people", people=people_page(desk_of(request), page_number(request)))
