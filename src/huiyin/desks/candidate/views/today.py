"""Today, the welcome, and the example cast."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from huiyin.desks.candidate.contexts.today import today_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page
from huiyin.journal import queries
from huiyin.journal.models import Opening
from huiyin.journal.services import example, profiles


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The first page; an empty journal is welcomed instead."""
    desk = desk_of(request)
    if not Opening.objects.filter(owner=desk.owner).exists():
        return page(request, "welcome", here="today")
    return page(
        request,
        "today",
        here="today",
        today=today_page(desk),
        example_shown=queries.has_example(desk.owner),
    )


@require_POST
def example_cast(request: HttpRequest) -> HttpResponse:
    """One tap in, one tap out."""
    desk = desk_of(request)
    if request.POST.get("do") == "clear":
        example.clear_example(desk.owner, now=desk.now)
    elif not queries.has_example(desk.owner):
        example.load_example(desk.owner, now=desk.now, language=desk.language)
    return redirect("candidate:today")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The choice of the welcome page."""
    desk = desk_of(request)
    wanted = request.POST.get("language", "")
    if wanted in ("zh", "en"):
        profiles.change_profile(desk.owner, now=desk.now, language=wanted)
    return redirect("candidate:today")
