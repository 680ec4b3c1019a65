"""A backup comes back: chosen, looked at, and only then put in the journal's place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page
from huiyin.journal.errors import BadBackup
from huiyin.journal.services import backup, looking


@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest) -> HttpResponse:
    """A file is chosen, or one of the copies that were kept before an earlier restore."""
    desk = desk_of(request)
    wrong = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise BadBackup(_("Choose the file first."))
            return redirect(
                "candidate:restore_file", looking.put_down(desk.owner, file.chunks(), now=desk.now)
            )
        except BadBackup as error:
            wrong = str(error)
    return page(
        request,
        "restore",
        here="more",
        wrong=wrong,
        copies=looking.copies_held(desk.owner),
        status=400 if wrong else 200,
    )


@require_http_methods(["GET", "POST"])
def restore_file(request: HttpRequest, mark: str) -> HttpResponse:
    """What the file holds beside what is here; a press puts it in the journal's place, after a copy was kept."""
    desk = desk_of(request)
    try:
        path = looking.found(desk.owner, mark)
        if request.method != "POST":
            held, here = looking.held_in(path), looking.held_now(desk.owner)
            return page(request, "restore_file", here="more", held=held, now_here=here, mark=mark)
        if request.POST.get("do") == "restore":
            kept = bool(looking.held_now(desk.owner))
            backup.restore_from(desk.owner, path, now=desk.now)
            said = _("Everything is back.")
            if kept:
                said += " " + _("What was here before is kept; the page for bringing a backup back lists it.")
            messages.info(request, said)
            looking.let_go(desk.owner, mark)
            return redirect("candidate:today")
        looking.let_go(desk.owner, mark)
    except BadBackup as error:
        messages.info(request, str(error))
    return redirect("candidate:restore")
