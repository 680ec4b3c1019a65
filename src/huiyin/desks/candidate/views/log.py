"""Noting what happened, mending it, taking it out."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desks.candidate.forms.events import FORMS, TITLES, HappenedForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import once_of, put_errors, with_value
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Event
from huiyin.journal.services import events

VERBS: dict[str, Callable[..., Event]] = {
    "interview": events.log_interview,
    "promise": events.log_promise,
    "sent": events.log_sent,
    "withdrawn": events.withdraw,
}


@require_http_methods(["GET", "POST"])
@missing_is_404
def log(request: HttpRequest, opening_id: int, kind: str) -> HttpResponse:
    """A new entry of one kind."""
    if kind not in FORMS:
        raise Http404(_("There is nothing at this address."))
    desk = desk_of(request)
    opening = opening_or_404(request, opening_id)
    start = {"channel": opening.channel or "wechat", "move": "ask"} if kind == "sent" else {}
    form = FORMS[kind](request.POST or None, today=desk.today, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            _note(desk, opening_id, kind, form, once_of(request))
            return redirect("candidate:opening", opening_id)
        except ValidationError as error:
            put_errors(form, error)
    return page(
        request,
        "log",
        here="openings",
        opening=opening,
        kind=kind,
        title=TITLES[kind],
        form=form,
        status=400 if form.is_bound else 200,
    )


def _note(desk: Desk, opening_id: int, kind: str, form: HappenedForm, once: str) -> Event:
    values = form.values()
    if kind == "note":
        return events.add_note(desk.owner, opening_id, values.pop("text"), now=desk.now, once=once, **values)
    return VERBS[kind](desk.owner, opening_id, now=desk.now, once=once, **values)


@require_http_methods(["GET", "POST"])
@missing_is_404
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """An entry to be mended or taken out. Where another tab was quicker, both are shown."""
    desk = desk_of(request)
    entry = Event.objects.select_related("opening").get(owner=desk.owner, pk=event_id)
    if request.method == "POST" and request.POST.get("do") == "remove":
        events.remove_event(desk.owner, event_id, now=desk.now)
        return redirect("candidate:opening", entry.opening_id)
    if entry.kind == "received":
        return redirect("candidate:reading", event_id)
    if entry.kind not in FORMS:
        return page(
            request,
            "event",
            here="openings",
            opening=entry.opening,
            entry=entry,
            title=entry.get_kind_display(),
        )
    form = FORMS[entry.kind](request.POST or None, today=desk.today, initial=_filled(entry))
    theirs: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            events.change_event(desk.owner, event_id, now=desk.now, version=version, **form.values())
            return redirect("candidate:opening", entry.opening_id)
        except Conflict as conflict:
            theirs = _differing(form, conflict.current)
            if not theirs:
                return redirect("candidate:opening", entry.opening_id)
            with_value(form, "version", conflict.current.version)
        except ValidationError as error:
            put_errors(form, error)
    return page(
        request,
        "event",
        here="openings",
        opening=entry.opening,
        entry=entry,
        kind=entry.kind,
        title=TITLES[entry.kind],
        form=form,
        theirs=theirs,
        status=409 if theirs else 400 if form.is_bound else 200,
    )


def _filled(entry: Event) -> dict[str, Any]:
    names = ("on", "round", "signals", "last", "text", "by", "channel", "move", "version")
    return {name: getattr(entry, name) for name in names}


def _differing(form: HappenedForm, current: Event) -> list[dict[str, Any]]:
    found = []
    for name, mine in form.values().items():
        other = getattr(current, name)
        if mine != other:
            found.append({"label": form[name].label, "mine": mine, "theirs": other})
    return found
