"""The composer: which words, what the guard says of them, and noting that they went out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from huiyin.advisor.advice import Advice
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts.composer import REGISTERS, Composer, look
from huiyin.desks.candidate.contexts.opening import OPEN_MOVES, opening_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import once_of
from huiyin.journal.services import events
from huiyin.language.letters import writer
from huiyin.process.case import Case
from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from huiyin.journal.models import Opening


def composer_of(
    case: Case, opening: "Opening", advice: Advice, moves: Sequence[str], wanted: Mapping[str, Any]
) -> Composer:
    """The composer as asked for by `wanted` (move, channel, register, variant); what is unknown falls back to the advice."""
    move = wanted.get("move", "")
    if move not in OPEN_MOVES:
        move = moves[0]
    channel = wanted.get("channel", "")
    if channel not in wording.OUTGOING:
        channel = advice.channel or opening.channel or "wechat"
        channel = channel if channel in wording.OUTGOING else "phone" if channel == "phone_note" else "email"
    register = wanted.get("register", "")
    register = register if register in REGISTERS else "natural"
    variant = wanted.get("variant", "")
    turn = int(variant) if variant.isascii() and variant.isdigit() and len(variant) < 4 else 0
    draft = writer.write(
        case,
        move=move,
        channel=channel,
        language=cast(Any, opening.language),
        register=cast(Any, register),
        variant=turn,
    )
    return Composer(
        case=case,
        move=move,
        channel=channel,
        language=opening.language,
        text=draft.text,
        subject=draft.subject,
        notes=draft.notes,
        open_slots=draft.open_slots,
        register=register,
        variant=turn,
        moves=tuple(moves),
        look=None if channel == "phone" else look(case, draft.text, channel),
    )


@require_POST
@missing_is_404
def compose(request: HttpRequest, opening_id: int) -> HttpResponse:
    """A press in the composer: look again, take the better words, wave a hint aside, or note that it was sent."""
    desk = desk_of(request)
    shown = opening_page(desk, opening_or_404(request, opening_id))
    do, _colon, which = request.POST.get("do", "look").partition(":")
    text = request.POST.get("text", "").replace("\r\n", "\n")
    asked = composer_of(shown.case, shown.opening, shown.advice, shown.open_moves, request.POST)
    dismissed = [rule[:200] for rule in request.POST.getlist("dismissed")][:50]
    problem = ""
    if do == "sent":
        try:
            return _sent(request, opening_id, asked, text)
        except ValidationError as error:
            problem = " ".join(error.messages)
    if do == "dismiss":
        dismissed.append(which[:200])
    try:
        seen = look(shown.case, text, asked.channel, dismissed)
        if do == "take" and which.isascii() and which.isdigit() and len(which) < 4:
            text = seen.taken(int(which))
            seen = look(shown.case, text, asked.channel, dismissed)
    except InvalidInput as error:
        problem, seen = error.said(gettext), None
    composer = replace(
        asked,
        text=text,
        subject=request.POST.get("subject", asked.subject)[:1000],
        look=seen,
        dismissed=tuple(dismissed),
        open_slots=tuple(slot for slot in asked.open_slots if slot in text),
    )
    context: dict[str, Any] = {
        "it": shown,
        "opening": shown.opening,
        "composer": composer,
        "problem": problem,
    }
    if request.headers.get("HX-Target") == "guard":
        return page(request, "_guard", **context)
    if for_htmx(request):
        return page(request, "_composer", asked_for=True, **context)
    return page(
        request, "compose", here="openings", asked_for=True, status=400 if problem else 200, **context
    )


def _sent(request: HttpRequest, opening_id: int, asked: Composer, text: str) -> HttpResponse:
    desk = desk_of(request)
    words = "" if asked.is_call else text
    events.log_sent(
        desk.owner,
        opening_id,
        now=desk.now,
        move=asked.move,
        channel=asked.channel,
        text=words,
        subject=request.POST.get("subject", "")[:1000] if asked.channel == "email" else "",
        once=once_of(request),
    )
    response: HttpResponse
    if asked.is_call:
        # After a call one knows what HR said: note it while it is fresh.
        response = redirect(f"{reverse('candidate:answer', args=[opening_id])}?channel=phone_note")
    else:
        response = redirect("candidate:opening", opening_id)
    if for_htmx(request):
        response = HttpResponse(status=204, headers={"HX-Redirect": response.url})
    return response
