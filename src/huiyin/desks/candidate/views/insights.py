"""What the search as a whole shows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from huiyin.desks.candidate.contexts.insights import flow_of, insights_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page


@require_safe
def insights(request: HttpRequest) -> HttpResponse:
    """The way of the openings, the waiting times, the reasons heard."""
    return page(request, "insights", here="insights", it=insights_page(desk_of(request)))


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """The way of the openings as a picture to pass on."""
    flow = flow_of(desk_of(request))
    if flow is None:
        raise Http404
    head = {"Content-Disposition": 'attachment; filename="huiyin-search.svg"'}
    return HttpResponse(flow.alone, content_type="image/svg+xml", headers=head)
