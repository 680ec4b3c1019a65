"""All openings: as a list, as a board by stage, and found by a word."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.desks.candidate.contexts.openings import board_columns, rows
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page, page_number
from huiyin.desks.stationery.pressing import back
from huiyin.journal import queries
from huiyin.journal.models import Opening, OpeningOutcome, OpeningStage
from huiyin.journal.services import openings

A_PAGE = 50


@require_safe
def all_openings(request: HttpRequest) -> HttpResponse:
    """The list, with search over everything and a filter by stage."""
    desk = desk_of(request)
    words = request.GET.get("q", "").replace("\0", "")[:200]
    stage = request.GET.get("stage", "")
    stage = stage if stage in OpeningStage.values else ""
    archived = request.GET.get("archived") == "1"
    found: QuerySet[Opening] = queries.openings_of(desk.owner, archived=archived, stage=stage, words=words)
    at = page_number(request)
    shown = list(found[(at - 1) * A_PAGE : at * A_PAGE + 1])
    context: dict[str, Any] = {
        "rows": rows(desk, shown[:A_PAGE], words),
        "words": words,
        "stage": stage,
        "archived": archived,
        "stages": OpeningStage.choices,
        "at": at,
        "more": len(shown) > A_PAGE,
        "any": bool(shown) or Opening.objects.filter(owner=desk.owner).exists(),
    }
    if request.headers.get("HX-Target") == "found":
        return page(request, "_rows", **context)
    return page(request, "openings", here="openings", **context)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Columns by stage; an opening is dragged, or moved by its menu."""
    desk = desk_of(request)
    words = request.GET.get("q", "").replace("\0", "")[:200]
    return page(
        request,
        "board",
        here="board",
        columns=board_columns(desk, words),
        words=words,
        stages=OpeningStage.choices,
        outcomes=OpeningOutcome.choices,
    )


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """The ticked openings, archived or moved together: one action, one undo."""
    desk = desk_of(request)
    keys = [
        int(key)
        for key in request.POST.getlist("opening")
        if key.isascii() and key.isdigit() and len(key) < 18
    ]
    mine = list(Opening.objects.filter(owner=desk.owner, pk__in=keys[:500]).values_list("pk", flat=True))
    do, stage = request.POST.get("do", ""), request.POST.get("stage", "")
    if not mine:
        messages.info(request, _("Tick the openings that you mean."))
    elif do == "unarchive":
        openings.unarchive(desk.owner, *mine, now=desk.now)
    elif do == "archive":
        openings.archive(desk.owner, *mine, now=desk.now)
    elif do == "move" and stage in OpeningStage.values:
        outcome = OpeningOutcome.NO_ANSWER if stage == OpeningStage.CLOSED else ""
        openings.set_stages(desk.owner, *mine, stage=stage, outcome=outcome, now=desk.now)
    return back(request, "candidate:openings")
