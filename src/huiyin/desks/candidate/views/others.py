"""Undo, settings, help, and the small pages."""

import re
from pathlib import Path

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.candidate import progress, wording
from huiyin.desks.candidate.forms.profile import ProfileForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import page
from huiyin.desks.stationery.pressing import back, put_errors
from huiyin.journal import queries
from huiyin.journal.errors import JournalError
from huiyin.journal.models import Profile
from huiyin.journal.services import keeping, profiles, undoing


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes one thing back: the one that the page showed, or the last."""
    desk = desk_of(request)
    which = request.POST.get("action", "")
    try:
        if which.isascii() and which.isdigit() and len(which) < 18:
            action = undoing.undo_action(desk.owner, int(which), now=desk.now)
        else:
            action = undoing.undo(desk.owner, now=desk.now)
        messages.info(request, _("Taken back: %(action)s") % {"action": action})
    except ObjectDoesNotExist:
        messages.info(request, _("There is nothing to undo."))
    except JournalError as error:
        messages.info(request, str(error))
    return _to_something_that_is_there(request)


@require_POST
def redo(request: HttpRequest) -> HttpResponse:
    """Does again what was taken back last."""
    desk = desk_of(request)
    try:
        action = undoing.redo(desk.owner, now=desk.now)
        messages.info(request, _("Done again: %(action)s") % {"action": action})
    except JournalError as error:
        messages.info(request, str(error))
    return _to_something_that_is_there(request)


def _to_something_that_is_there(request: HttpRequest) -> HttpResponse:
    """Back to the page of the press, unless the undo took that very page's opening away."""
    opening = re.match(r"/openings/(\d{1,17})/", request.POST.get("next", ""), re.ASCII)
    if opening and not queries.openings_of(desk_of(request).owner).filter(pk=int(opening[1])).exists():
        return redirect("candidate:openings")
    return back(request, "candidate:today")


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Language, place, quiet hours, and what an outcome is worth to the person."""
    desk = desk_of(request)
    form = ProfileForm(request.POST or None, initial=ProfileForm.start(desk.profile))
    would_go = 0
    if request.method == "POST" and form.is_valid():
        would_go = _words_that_would_go(desk, form)
        if would_go and not form.cleaned_data["sure"]:
            form.ask_whether_sure(would_go)
    if request.method == "POST" and form.is_valid():
        try:
            profiles.change_profile(desk.owner, now=desk.now, **form.values())
            return redirect("candidate:settings")
        except ValidationError as error:
            put_errors(form, error)
    return page(
        request,
        "settings",
        here="more",
        form=form,
        would_go=would_go,
        example_there=queries.has_example(desk.owner),
        status=400 if form.is_bound else 200,
    )


def _words_that_would_go(desk: Desk, form: ProfileForm) -> int:
    """Of how many messages the words would go at once under the new settings; none where they keep as long as before."""
    months, before = form.values()["words_for"], desk.profile.words_for
    if not months or (before and months >= before):
        return 0
    return keeping.due(Profile(owner=desk.owner, words_for=months), desk.today).forgotten


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What one can do here, the keys, and the log of what was done."""
    desk = desk_of(request)
    return page(request, "help", here="more", actions=queries.actions_of(desk.owner, 15))


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """The model on one page, with its sources."""
    six = [(name, wording.SITUATIONS[name], wording.SITUATION_MEANS[name]) for name in wording.ORDER]
    return page(request, "how", here="more", six=six)


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """The pages that have no room in a phone's bar."""
    return page(request, "more", here="more", example_there=queries.has_example(desk_of(request).owner))


@require_safe
def how_far(request: HttpRequest, mark: str) -> JsonResponse:
    """How far the work has come that a form with this mark began."""
    return JsonResponse({"share": progress.share_of(desk_of(request).owner, mark)})


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to keep Huiyin on its home screen."""
    return JsonResponse(
        {
            "id": "/",
            "scope": "/",
            "lang": desk_of(request).language,
            "name": _("Huiyin"),
            "short_name": _("Huiyin"),
            "description": _("For the days after a job interview."),
            "start_url": "/",
            "display": "standalone",
            "background_color": "#faf8f3",
            "theme_color": "#faf8f3",
            "icons": [
                {"src": static("huiyin/img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": static("huiyin/img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
                {
                    "src": static("huiyin/img/icon-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
                {"src": static("huiyin/img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            ],
        },
        content_type="application/manifest+json",
    )


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown where no Today was kept."""
    return page(request, "offline", here="")


@require_safe
def worker(_request: HttpRequest) -> FileResponse:
    """The service worker, at the root so that it sees every page."""
    found = finders.find("huiyin/js/worker.js")
    return FileResponse(
        Path(str(found)).open("rb"), content_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )
