"""What is due for introductions, the cold approach, and the seats that are watched."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.candidate.contexts import introducing
from huiyin.desks.candidate.forms.approach import ApproachForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import back, once_of, put_errors
from huiyin.growth.messages import message, together
from huiyin.journal.models import OpeningStage
from huiyin.journal.services import events, openings
from huiyin.process.vocabulary import MOVES, Language


@require_POST
@missing_is_404
def sent(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Notes that a message of this page went out."""
    desk = desk_of(request)
    opening = opening_or_404(request, opening_id)
    move = request.POST.get("move", "")
    events.log_sent(
        desk.owner,
        opening.pk,
        now=desk.now,
        move=move if move in MOVES else "",
        text=request.POST.get("text", "").replace("\r\n", "\n")[:5000],
        once=once_of(request),
    )
    return back(request, "candidate:people")


@require_POST
@missing_is_404
def led_to(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Adds the opening that an introduction led to."""
    desk = desk_of(request)
    source = opening_or_404(request, opening_id)
    company = request.POST.get("company", "").strip()
    if not company:
        return redirect("candidate:people")
    opening = openings.add_opening(
        desk.owner,
        now=desk.now,
        company=company[:200],
        hr_name=request.POST.get("whom", "").strip()[:200],
        language=source.language,
        country=source.country,
        channel=source.channel,
        came_from=source,
        once=once_of(request),
    )
    return redirect("candidate:opening", opening.pk)


@require_http_methods(["GET", "POST"])
def approach(request: HttpRequest) -> HttpResponse:
    """A short first message with material named, when they tend to be online, and the approaches under way."""
    desk = desk_of(request)
    start = {"language": desk.language, "channel": "im" if desk.language == "zh" else "email"}
    form = ApproachForm(request.POST or None, initial=start)
    text = ""
    if request.method == "POST" and form.is_valid():
        text = request.POST.get("text", "").replace("\r\n", "\n").strip()
        if request.POST.get("do") != "sent" or not text:
            text = _first(desk, form.cleaned_data, request.POST.get("variant", ""))
        elif (response := _kept(request, desk, form, text)) is not None:
            return response
    context = {
        "form": form,
        "text": text,
        "variant": _number(request.POST.get("variant", "")) + 1,
        "hours": introducing.hours_of(desk),
        "under_way": introducing.approaches(desk),
    }
    return page(request, "approach", here="people", status=400 if form.errors else 200, **context)


def _first(desk: Desk, given: dict[str, Any], variant: str) -> str:
    language = cast(Language, given["language"])
    return message(
        "first",
        language,
        me=desk.profile.name,
        company=given["company"],
        title=given["title"],
        material=together(given["material"], language),
        variant=_number(variant),
    )


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 0


def _kept(request: HttpRequest, desk: Desk, form: ApproachForm, text: str) -> HttpResponse | None:
    given, once = form.cleaned_data, once_of(request)
    try:
        opening = openings.add_opening(
            desk.owner,
            now=desk.now,
            company=given["company"],
            title=given["title"],
            language=given["language"],
            channel=given["channel"],
            stage=OpeningStage.APPLIED,
            new_material=together(given["material"], given["language"]),
            once=once,
        )
        events.log_sent(
            desk.owner,
            opening.pk,
            now=desk.now,
            channel=given["channel"],
            text=text,
            once=f"{once[:50]}-sent" if once else "",
        )
    except ValidationError as error:
        put_errors(form, error)
        return None
    return redirect("candidate:approach")


@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """The closed seats that may open again, and when to look."""
    return page(request, "watch", here="openings", watched=introducing.watched(desk_of(request)))
