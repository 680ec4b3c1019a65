"""A table comes in: given, looked at, mended, brought in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from huiyin.channels.channel import ChannelError
from huiyin.channels.files import services, sheets
from huiyin.channels.files.models import Draft
from huiyin.desks.candidate.contexts.table import TablePage, decided, meanings
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, page, page_number


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """A file is chosen, or rows are pasted."""
    wrong = ""
    pasted = request.POST.get("pasted", "")
    if request.method == "POST":
        try:
            draft = _opened(request, pasted)
            return redirect("candidate:table", draft.pk)
        except ChannelError as error:
            wrong = str(error)
    return page(request, "bring", here="more", wrong=wrong, pasted=pasted, status=400 if wrong else 200)


def _opened(request: HttpRequest, pasted: str) -> Draft:
    desk = desk_of(request)
    file = request.FILES.get("file")
    if file is None:
        return services.open_text(desk.owner, pasted, now=desk.now)
    if (file.size or 0) > sheets.MOST_BYTES:
        raise sheets.UnusableTable(
            _("This file is larger than 100 MB. Split it, or save only the sheet that matters.")
        )
    return services.open_file(desk.owner, file.read(), file.name or "", now=desk.now)


@require_http_methods(["GET", "POST"])
@missing_is_404
def table(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The table as it would come in, to be corrected, brought in or dropped."""
    desk = desk_of(request)
    draft = services.draft_of(desk.owner, draft_id)
    show = request.GET.get("show", "")
    preview = services.preview_of(desk.owner, draft, now=desk.now)
    if request.method == "POST":
        if request.POST.get("do") == "drop":
            draft.delete()
            return redirect("candidate:bring")
        wanted, _colon, which = request.POST.get("do", "").partition(":")
        if wanted == "sheet":
            services.choose_sheet(
                draft, int(which) if which.isascii() and which.isdigit() and len(which) < 4 else -1
            )
            return redirect("candidate:table", draft_id)
        services.decide(draft, decided(draft.choices, request.POST, preview.unknown))
        if request.POST.get("do") != "take":
            return redirect(f"{reverse('candidate:table', args=[draft_id])}?show={show}")
        try:
            count = services.import_draft(desk.owner, draft, now=desk.now)
        except ChannelError as error:
            messages.info(request, str(error))
            return redirect("candidate:table", draft_id)
        said = ngettext("One opening came in.", "%(count)s openings came in.", count) % {"count": count}
        messages.info(request, said)
        return redirect("candidate:openings")
    found = TablePage(preview, show if show in ("wrong", "twins") else "", page_number(request))
    return page(request, "table", here="more", draft=draft, table=found, preview=preview, meanings=meanings())
