"""Two minutes after an interview."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from huiyin.desks.candidate.forms.growth import DebriefForm
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import once_of, put_errors
from huiyin.journal.models import Debrief, Event, Opening
from huiyin.journal.services import debriefs


@require_http_methods(["GET", "POST"])
@missing_is_404
def debrief(request: HttpRequest, opening_id: int) -> HttpResponse:
    """How the last interview went; one that is not noted yet is noted with it."""
    desk = desk_of(request)
    opening = opening_or_404(request, opening_id)
    interview = _interview(request, opening)
    kept = Debrief.objects.filter(owner=desk.owner, event=interview).first() if interview else None
    start = {
        **DebriefForm.start(kept),
        "on": interview.on if interview else desk.today,
        "signals": interview.signals if interview else [],
        "last": interview.last if interview else True,
    }
    form = DebriefForm(request.POST or None, today=desk.today, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            debriefs.debrief(
                desk.owner,
                opening_id,
                now=desk.now,
                event_id=interview.pk if interview else None,
                once=once_of(request),
                **form.values(),
            )
            return redirect("candidate:opening", opening_id)
        except ValidationError as error:
            put_errors(form, error)
    return page(
        request,
        "debrief",
        here="openings",
        opening=opening,
        interview=interview,
        form=form,
        status=400 if form.is_bound else 200,
    )


def _interview(request: HttpRequest, opening: Opening) -> Event | None:
    """The interview that the form names (new: none); else the newest one."""
    wanted = request.POST.get("interview", request.GET.get("interview", ""))
    talks = opening.events.filter(kind="interview")
    if wanted == "new":
        return None
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 18:
        return talks.get(pk=int(wanted))
    return talks.last()
