"""The page of an opening, adding, changing, and where it stands."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.candidate.contexts.history import history_view
from huiyin.desks.candidate.contexts.opening import opening_page
from huiyin.desks.candidate.forms.opening import FIRST, MORE, NewOpeningForm, OpeningForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.compose import composer_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, opening_or_404, page
from huiyin.desks.stationery.pressing import back, once_of, put_errors, with_value
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Opening, OpeningOutcome, OpeningStage
from huiyin.journal.services import events, openings


@require_safe
def opening(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Where one stands, the one thing to do, and the words for it."""
    desk = desk_of(request)
    shown = opening_page(desk, opening_or_404(request, opening_id), whole=request.GET.get("whole") == "1")
    composer = composer_of(shown.case, shown.opening, shown.advice, shown.open_moves, request.GET)
    if composer.move == shown.advice.move:
        shown.chosen = composer.channel
    return page(
        request,
        "opening",
        here="openings",
        it=shown,
        opening=shown.opening,
        composer=composer,
        asked_for=bool(request.GET.get("move") or request.GET.get("channel")),
        outcomes=OpeningOutcome.choices,
    )


@require_safe
def history(request: HttpRequest, opening_id: int) -> HttpResponse:
    """How each day and each word moved the odds."""
    found = opening_or_404(request, opening_id)
    view = history_view(desk_of(request), found)
    if for_htmx(request):
        return page(request, "_history", view=view)
    return page(request, "history", here="openings", opening=found, view=view)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new opening, with the days that make the first advice possible."""
    desk = desk_of(request)
    start = {
        "country": desk.profile.country,
        "language": desk.language,
        "channel": "wechat" if desk.language == "zh" else "email",
    }
    form = NewOpeningForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("candidate:opening", _added(request, desk, form).pk)
        except ValidationError as error:
            put_errors(form, error)
    return page(request, "add", here="add", form=form, status=400 if form.is_bound else 200)


def _added(request: HttpRequest, desk: Desk, form: NewOpeningForm) -> Opening:
    given, once = form.cleaned_data, once_of(request)
    values = {name: value for name, value in form.values.items() if value not in (None, "")}
    if given["last_talk"] and given["last_talk"] > desk.today:
        raise ValidationError({"last_talk": _("That day has not come yet.")})
    if given["promised"] and given["promised"] < (given["last_talk"] or desk.today):
        raise ValidationError({"promised": _("A promise lies ahead of the day it was made.")})
    opening = openings.add_opening(desk.owner, now=desk.now, once=once, **values)
    if given["last_talk"]:
        events.log_interview(
            desk.owner,
            opening.pk,
            now=desk.now,
            on=given["last_talk"],
            last=given["was_last"],
            once=_part(once, "talk"),
        )
    if given["promised"]:
        day = given["last_talk"] or desk.today
        events.log_promise(
            desk.owner, opening.pk, now=desk.now, on=day, by=given["promised"], once=_part(once, "by")
        )
    return opening


def _part(once: str, name: str) -> str:
    return f"{once[:50]}-{name}" if once else ""


@require_http_methods(["GET", "POST"])
@missing_is_404
def edit(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Other values. Where another tab was quicker, both are shown and neither is lost."""
    desk = desk_of(request)
    known = opening_or_404(request, opening_id)
    form = OpeningForm(
        request.POST or None, instance=Opening.objects.get(pk=known.pk), initial={"version": known.version}
    )
    theirs: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            openings.change_opening(desk.owner, known.pk, now=desk.now, version=version, **form.values)
            return redirect("candidate:opening", known.pk)
        except Conflict as conflict:
            theirs = differing(form, conflict.current)
            if not theirs:
                return redirect("candidate:opening", known.pk)
            with_value(form, "version", conflict.current.version)
        except ValidationError as error:
            put_errors(form, error)
    status = 409 if theirs else 400 if form.is_bound else 200
    return page(request, "edit", here="openings", form=form, opening=known, theirs=theirs, status=status)


def differing(form: OpeningForm, current: Opening) -> list[dict[str, Any]]:
    """The fields that another tab left otherwise than this form has them: both values of each."""
    found = []
    for name in (*FIRST, *MORE):
        mine, other = form.cleaned_data.get(name), getattr(current, name)
        if (mine or "") != (other or ""):
            found.append({"label": form[name].label, "mine": _said(mine), "theirs": _said(other)})
    return found


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")


@require_POST
@missing_is_404
def stage(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Moves the opening by hand: from the page, or from the board."""
    desk = desk_of(request)
    wanted, outcome = request.POST.get("stage", ""), request.POST.get("outcome", "")
    if wanted == OpeningStage.CLOSED and not outcome:
        outcome = OpeningOutcome.NO_ANSWER
    outcome = outcome if wanted == OpeningStage.CLOSED else ""
    try:
        openings.set_stage(desk.owner, opening_id, wanted, outcome, now=desk.now)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    return back(request, "candidate:opening", opening_id)


@require_POST
@missing_is_404
def archive(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Out of sight, or back in sight."""
    desk = desk_of(request)
    verb = openings.unarchive if request.POST.get("do") == "unarchive" else openings.archive
    verb(desk.owner, opening_id, now=desk.now)
    return back(request, "candidate:openings")


@require_POST
@missing_is_404
def remove(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Gone with all that happened in it, until undone."""
    desk = desk_of(request)
    openings.remove_opening(desk.owner, opening_id, now=desk.now)
    return redirect("candidate:openings")
