"""Colleagues and their absences, and the desk's own settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.recruiter.forms.colleague import AbsenceForm, ColleagueForm, DeskForm
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.pages import done, mine, page, tried
from huiyin.desks.stationery.pressing import once_of
from huiyin.hiring import owing, queries
from huiyin.hiring.models import Colleague, Desk
from huiyin.hiring.services import desks


@require_safe
def colleagues(request: HttpRequest) -> HttpResponse:
    """Who is there, who is away and until when, who stands in."""
    place = place_of(request)
    people = queries.who(place.desk)
    rows = Colleague.objects.filter(desk=place.desk).select_related("deputy", "chief")
    named = {one.pk: one for one in rows.prefetch_related("absences")}
    shown = []
    for key, one in named.items():
        absences = [absence for absence in one.absences.all() if absence.last >= place.today]
        acts = owing.acting(key, people, place.today)
        away = people[key].is_away(place.today)
        shown.append((one, absences, away, named.get(acts) if acts != key else None))
    shown.sort(key=lambda row: (row[0].left_on is not None, not row[2], row[0].name))
    return page(request, "colleagues", here="colleagues", rows=shown, absence_form=AbsenceForm())


@require_http_methods(["GET", "POST"])
def colleague(request: HttpRequest, colleague_id: int = 0) -> HttpResponse:
    """A new colleague, or other values for one."""
    place = place_of(request)
    found = mine(Colleague.objects.filter(desk=place.desk), colleague_id) if colleague_id else None
    form = ColleagueForm(request.POST or None, desk=place.desk, instance=found)
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        version = form.cleaned_data.get("version")
        # The form wrote into its instance; the verb compares with the row as it stands.
        kept = tried(
            request,
            lambda: (
                desks.change_colleague(
                    place.desk, colleague_id, by=place.by, now=place.now, version=version, **given
                )
                if found
                else desks.add_colleague(
                    place.desk, by=place.by, now=place.now, once=once_of(request), **given
                )
            ),
        )
        if kept is not None:
            return redirect("recruiter:colleagues")
    return page(
        request,
        "colleague",
        here="colleagues",
        form=form,
        colleague=found,
        status=400 if form.is_bound else 200,
    )


@require_POST
def absence(request: HttpRequest, colleague_id: int) -> HttpResponse:
    """Days away, or there after all."""
    place = place_of(request)
    mine(Colleague.objects.filter(desk=place.desk), colleague_id)
    remove = request.POST.get("remove", "")
    if remove.isascii() and remove.isdigit() and len(remove) < 18:
        return done(
            request,
            lambda: desks.remove_absence(place.desk, int(remove), by=place.by, now=place.now),
            "recruiter:colleagues",
        )
    form = AbsenceForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.warning(request, " ".join(map(str, errors)))
        return redirect("recruiter:colleagues")
    given = form.cleaned_data
    return done(
        request,
        lambda: desks.add_absence(
            place.desk,
            colleague_id,
            given["first"],
            given["last"],
            by=place.by,
            now=place.now,
            why=given["why"],
        ),
        "recruiter:colleagues",
    )


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """The organisation, and how long people are kept."""
    place = place_of(request)
    # A form writes into its instance, also what is wrong: the page itself is shown by the desk as it stands.
    form = DeskForm(request.POST or None, instance=Desk.objects.get(pk=place.desk.pk))
    if request.method == "POST" and form.is_valid():
        kept = tried(
            request,
            lambda: desks.change_desk(place.desk, by=place.by, now=place.now, **form.cleaned_data),
            _("Saved."),
        )
        if kept is not None:
            return redirect("recruiter:desk_settings")
    return page(request, "settings", here="more", form=form, status=400 if form.is_bound else 200)


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """The pages that have no room in a phone's bar."""
    return page(request, "more", here="more")
