"""What the search as a whole shows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.desks.candidate.charts.card import as_png
from huiyin.desks.candidate.contexts.insights import flow_of, insights_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page


@require_safe
def insights(request: HttpRequest) -> HttpResponse:
    """The way of the openings, the waiting times, the reasons heard."""
    return page(request, "insights", here="insights", it=insights_page(desk_of(request)))


@require_safe
def picture(request: HttpRequest, form: str) -> HttpResponse:
    """The way of the openings as a picture to pass on, as svg or png."""
    flow = flow_of(desk_of(request))
    if flow is None:
        raise Http404(_("Once there are openings, their way shows here."))
    head = {"Content-Disposition": f'attachment; filename="huiyin-search.{form}"'}
    if form == "png":
        return HttpResponse(as_png(flow.alone), content_type="image/png", headers=head)
    return HttpResponse(flow.alone, content_type="image/svg+xml", headers=head)
