"""A letter: prepared from the composer, looked at once more, sent on the person's press."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.channels.mailbox import services
from huiyin.channels.mailbox.models import Letter, LetterState, May
from huiyin.desks.candidate.contexts.composer import look
from huiyin.desks.candidate.contexts.opening import OPEN_MOVES
from huiyin.desks.candidate.forms.mailbox import LetterForm
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import once_of, put_errors
from huiyin.journal.case import case_of
from huiyin.process.fields import InvalidInput


@require_POST
@missing_is_404
def prepare(request: HttpRequest, opening_id: int) -> HttpResponse:
    """The composer's words become a letter; nothing leaves yet."""
    desk = desk_of(request)
    opening = opening_or_404(request, opening_id)
    move = request.POST.get("move", "")
    try:
        letter = services.prepare(
            desk.owner,
            opening.pk,
            now=desk.now,
            text=request.POST.get("text", ""),
            subject=request.POST.get("subject", ""),
            move=move if move in OPEN_MOVES else "",
            once=once_of(request),
        )
        response: HttpResponse = redirect("candidate:letter", letter.pk)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
        response = redirect("candidate:mailbox")
    if for_htmx(request):
        response = HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response


@require_http_methods(["GET", "POST"])
@missing_is_404
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """To whom, about what, the words; then one press."""
    desk = desk_of(request)
    found = Letter.objects.select_related("account", "opening").get(owner=desk.owner, pk=letter_id, room="")
    form = LetterForm(
        request.POST or None, initial={"to": found.to, "subject": found.subject, "text": found.text}
    )
    if request.method == "POST":
        do = request.POST.get("do", "look")
        if do in ("went", "not"):
            (services.it_went if do == "went" else services.it_did_not)(desk.owner, letter_id, now=desk.now)
            return redirect("candidate:letter", letter_id)
        if do == "discard":
            services.discard(desk.owner, letter_id)
            return (
                redirect("candidate:opening", found.opening_id)
                if found.opening_id
                else redirect("candidate:today")
            )
        if form.is_valid():
            try:
                return _done(request, found, form, do)
            except ValidationError as error:
                put_errors(form, error)
    return page(
        request,
        "letter",
        here="openings",
        status=400 if form.errors else 200,
        **_context(request, found, form),
    )


def _done(request: HttpRequest, found: Letter, form: LetterForm, do: str) -> HttpResponse:
    desk = desk_of(request)
    services.change_letter(desk.owner, found.pk, **form.cleaned_data)
    if do == "send":
        after = services.send(desk.owner, found.pk, now=desk.now)
        if after.state == LetterState.SENT:
            messages.info(request, _("It is sent. A copy lies in your mailbox."))
            if after.opening_id:
                return redirect("candidate:opening", after.opening_id)
    elif do == "draft":
        after = services.save_draft(desk.owner, found.pk, now=desk.now)
        if after.state == LetterState.DRAFTED:
            messages.info(request, _("It lies in your drafts. Send it from your mail program when you like."))
    return redirect("candidate:letter", found.pk)


def _context(request: HttpRequest, found: Letter, form: LetterForm) -> dict[str, Any]:
    desk = desk_of(request)
    seen = None
    text = str(form["text"].value() or "")
    if found.opening is not None and found.state == LetterState.PREPARED and text.strip():
        try:
            seen = look(case_of(found.opening, desk.today, language=desk.language), text, "email")
        except InvalidInput:
            seen = None
    return {
        "letter": found,
        "opening": found.opening,
        "form": form,
        "seen": seen,
        "may_send": found.account.may == May.SEND,
        "ready": found.state == LetterState.PREPARED,
    }
