"""HR answered: paste it, see what it means, correct it by tapping, save it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

import huiyin
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts.answer import Taken, effect, reading_view, take_in
from huiyin.desks.candidate.forms.answer import ReadingForm, WordsForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import once_of, put_errors
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events
from huiyin.process.fields import InvalidInput
from huiyin.process.reading import Reading


@require_http_methods(["GET", "POST"])
@missing_is_404
def answer(request: HttpRequest, opening_id: int) -> HttpResponse:
    """First the words, then what they mean; saved only once the person has seen it."""
    desk = desk_of(request)
    opening = opening_or_404(request, opening_id)
    if request.method != "POST":
        channel = request.GET.get("channel") or opening.channel or "wechat"
        channel = "phone_note" if channel == "phone" else channel
        start = {"on": desk.today, "channel": channel if channel in wording.INCOMING else "wechat"}
        return _ask(request, opening, WordsForm(initial=start, today=desk.today))
    form = WordsForm(request.POST, request.FILES, today=desk.today)
    if not form.is_valid():
        return _ask(request, opening, form, status=400)
    try:
        taken = take_in(form.cleaned_data)
        reading = huiyin.read(taken.text, channel=taken.channel, received=taken.on)
    except InvalidInput as error:
        form.add_error("mail" if form.cleaned_data.get("mail") else "text", error.said(gettext))
        return _ask(request, opening, form, status=400)
    return _seen(request, desk, opening, taken, reading)


def _ask(request: HttpRequest, opening: Opening, form: WordsForm, status: int = 200) -> HttpResponse:
    return page(request, "answer", here="openings", opening=opening, form=form, status=status)


def _seen(request: HttpRequest, desk: Desk, opening: Opening, taken: Taken, reading: Reading) -> HttpResponse:
    do = request.POST.get("do", "read")
    tapped = ReadingForm(request.POST) if do in ("save", "again") else None
    if tapped is not None and do == "save" and tapped.is_valid():
        try:
            events.log_received(
                desk.owner,
                opening.pk,
                now=desk.now,
                on=taken.on,
                channel=taken.channel,
                text=taken.text,
                subject=taken.subject,
                reading=tapped.applied_to(reading),
                corrected=tapped.differs_from(reading),
                source=taken.source,
                source_ref=taken.source_ref,
                once=once_of(request),
            )
            return redirect("candidate:opening", opening.pk)
        except ValidationError as error:
            put_errors(tapped, error)
    counted = Reading.of(tapped.applied_to(reading)) if tapped is not None and tapped.is_valid() else reading
    context: dict[str, Any] = {
        "opening": opening,
        "taken": taken,
        "view": reading_view(taken.text, reading, counted),
        "form": tapped or ReadingForm(initial=ReadingForm.start(reading)),
        "effect": effect(desk, opening, counted, taken.on, taken.channel),
    }
    if for_htmx(request) and do == "again":
        return page(request, "_effect", **context)
    return page(request, "reading", here="openings", **context)


@require_http_methods(["GET", "POST"])
@missing_is_404
def reading(request: HttpRequest, event_id: int) -> HttpResponse:
    """A reading that is in the journal, to be corrected."""
    desk = desk_of(request)
    entry = Event.objects.select_related("opening").get(owner=desk.owner, pk=event_id, kind="received")
    kept = Reading.of(entry.reading or {})
    form = ReadingForm(request.POST or None, initial=ReadingForm.start(kept))
    if request.method == "POST" and request.POST.get("do") == "save" and form.is_valid():
        try:
            if form.differs_from(kept):
                version = request.POST.get("version", "")
                events.correct_reading(
                    desk.owner,
                    event_id,
                    form.applied_to(kept),
                    now=desk.now,
                    version=int(version) if version.isdigit() else None,
                )
            return redirect("candidate:opening", entry.opening_id)
        except Conflict as conflict:
            form.add_error(None, str(conflict))
            entry = conflict.current
        except ValidationError as error:
            put_errors(form, error)
    counted = Reading.of(form.applied_to(kept)) if form.is_bound and form.is_valid() else kept
    taken = Taken(
        entry.text, entry.channel or "wechat", entry.on, entry.subject, entry.source, entry.source_ref
    )
    context: dict[str, Any] = {
        "opening": entry.opening,
        "entry": entry,
        "taken": taken,
        "view": reading_view(entry.text, kept, counted),
        "form": form,
        "effect": effect(desk, entry.opening, counted, entry.on, taken.channel, without=entry.pk),
    }
    if for_htmx(request):
        return page(request, "_effect", **context)
    return page(request, "reading", here="openings", **context)
