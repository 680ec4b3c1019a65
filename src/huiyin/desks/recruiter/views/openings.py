"""All openings, a new one, its settings, its people, and its end."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.recruiter.contexts.opening import opening_page
from huiyin.desks.recruiter.forms.opening import OpeningForm, PersonForm, RefusalForm
from huiyin.desks.recruiter.place import Place, place_of
from huiyin.desks.recruiter.views.pages import done, mine, page, tried
from huiyin.desks.stationery.pressing import once_of
from huiyin.hiring import queries
from huiyin.hiring.errors import Untold
from huiyin.hiring.models import Application, Candidate, Colleague, Opening
from huiyin.hiring.services import candidates, deciding, interviews, openings

MOST_FOUND = 40
MOST_SHOWN = 50


@require_safe
def all_openings(request: HttpRequest) -> HttpResponse:
    """Every opening, open or closed, and people found by name."""
    place = place_of(request)
    closed = request.GET.get("show") == "closed"
    words = request.GET.get("q", "").strip()[:100]
    rows = queries.openings_of(place.desk, closed=closed)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(department__icontains=words))
    counted = queries.counts(place.desk)
    people = []
    if words:
        named = Candidate.objects.filter(desk=place.desk, erased_at=None)
        keys = named.filter(Q(name__icontains=words) | Q(email__icontains=words)).values("pk")[:MOST_FOUND]
        found = Application.objects.filter(candidate__in=list(keys.values_list("pk", flat=True)))
        people = list(found.select_related("candidate", "opening")[:MOST_FOUND])
    return page(
        request,
        "openings",
        here="openings",
        closed=closed,
        words=words,
        people=people,
        rows=[(one, counted.get(one.pk, {})) for one in rows.order_by("-opened_on", "-pk")[:300]],
    )


@require_http_methods(["GET", "POST"])
def add_opening(request: HttpRequest) -> HttpResponse:
    """A new opening; a colleague who decides can be named on the way."""
    place = place_of(request)
    if not Colleague.objects.filter(desk=place.desk).exists():
        return redirect("recruiter:welcome")
    form = OpeningForm(request.POST or None, desk=place.desk)
    if request.method == "POST" and form.is_valid():
        given = _given(form)
        made = tried(
            request,
            lambda: openings.open_opening(
                place.desk, by=place.by, now=place.now, once=once_of(request), **given
            ),
        )
        if made is not None:
            return redirect("recruiter:opening", made.pk)
    return page(request, "opening_form", here="openings", form=form, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def edit_opening(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Other values for an opening."""
    place = place_of(request)
    opening = opening_of(place, opening_id)
    form = OpeningForm(request.POST or None, desk=place.desk, instance=opening)
    if request.method == "POST" and form.is_valid():
        given = _given(form)
        version = form.cleaned_data["version"]
        changed = tried(
            request,
            lambda: openings.change_opening(
                place.desk, opening_id, by=place.by, now=place.now, version=version, **given
            ),
        )
        if changed is not None:
            return redirect("recruiter:opening", opening_id)
    return page(
        request,
        "opening_form",
        here="openings",
        form=form,
        opening=opening,
        status=400 if form.is_bound else 200,
    )


@require_safe
def opening(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Where an opening stands, and everybody in it."""
    place = place_of(request)
    return _opening_page(request, place, opening_of(place, opening_id))


def _opening_page(
    request: HttpRequest, place: Place, found: Opening, status: int = 200, **forms: Any
) -> HttpResponse:
    """The opening's page. `forms`: those that came back with something wrong, by their names."""
    told = {"person_form": PersonForm(), "refusal": RefusalForm(language=place.language), **forms}
    return page(request, "opening", here="openings", it=opening_page(place, found), status=status, **told)


@require_POST
def add_person(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Somebody applied."""
    place = place_of(request)
    found = opening_of(place, opening_id)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _opening_page(request, place, found, 400, person_form=form)
    given = {name: value for name, value in form.cleaned_data.items() if value}
    added = tried(
        request,
        lambda: candidates.add_application(
            place.desk, opening_id, by=place.by, now=place.now, once=once_of(request), **given
        ),
    )
    if added is None:
        return _opening_page(request, place, found, 409, person_form=form)
    return redirect("recruiter:opening", opening_id)


@require_POST
def bulk(request: HttpRequest, opening_id: int) -> HttpResponse:
    """The same for everybody who is ticked: the shortlist, or a no with its reason."""
    place = place_of(request)
    opening_of(place, opening_id)
    keys = [
        int(key)
        for key in request.POST.getlist("person")
        if key.isascii() and key.isdigit() and len(key) < 18
    ]
    if not keys:
        messages.warning(request, _("Tick somebody first."))
        return redirect("recruiter:opening", opening_id)
    if request.POST.get("do") == "shortlist":
        return done(
            request,
            lambda: interviews.shortlist(place.desk, keys, by=place.by, now=place.now),
            "recruiter:opening",
            opening_id,
        )
    form = RefusalForm(request.POST, language=place.language)
    if not form.is_valid():
        messages.warning(request, _("This reason is not in the list."))
        return redirect("recruiter:opening", opening_id)
    given = form.cleaned_data
    verdict = "seat_gone" if request.POST.get("do") == "seat_gone" else "no"
    return done(
        request,
        lambda: deciding.refuse(
            place.desk,
            keys,
            by=place.by,
            now=place.now,
            reasons=given["reasons"][:2],
            words=given["words"],
            verdict=verdict,
        ),
        "recruiter:opening",
        opening_id,
        said=_("Decided. They know nothing of it until you tell them."),
    )


@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, opening_id: int) -> HttpResponse:
    """HR writes down the department's order, as the head gave it by word of mouth."""
    place = place_of(request)
    found = opening_of(place, opening_id)
    it = opening_page(place, found)
    if request.method == "POST":
        keys = ordered(request)
        version = int(request.POST["version"]) if request.POST.get("version", "").isdigit() else None
        kept = tried(
            request,
            lambda: deciding.order_finalists(
                place.desk,
                opening_id,
                keys,
                by=place.by,
                now=place.now,
                decided_by_id=it.acting.pk,
                version=version,
                once=once_of(request),
            ),
        )
        if kept is not None:
            return redirect("recruiter:opening", opening_id)
    return page(request, "order", here="openings", it=it)


@require_POST
def state(request: HttpRequest, opening_id: int) -> HttpResponse:
    """Held, resumed, closed, open again. It does not close while somebody waits, and says who."""
    place = place_of(request)
    opening_of(place, opening_id)
    verbs: dict[str, Any] = {
        "hold": openings.hold_opening,
        "resume": openings.resume_opening,
        "close": openings.close_opening,
        "reopen": openings.reopen_opening,
        "seat": openings.add_seat,
    }
    verb = verbs.get(request.POST.get("do", ""))
    if verb is None:
        return redirect("recruiter:opening", opening_id)
    try:
        tried(request, lambda: verb(place.desk, opening_id, by=place.by, now=place.now), passing=Untold)
    except Untold as refusal:
        shown, more = refusal.waiting[:MOST_SHOWN], max(len(refusal.waiting) - MOST_SHOWN, 0)
        found = opening_of(place, opening_id)
        return page(
            request,
            "untold",
            here="openings",
            opening=found,
            refusal=refusal,
            waiting=shown,
            more=more,
            status=409,
        )
    return redirect("recruiter:opening", opening_id)


def opening_of(place: Place, opening_id: int) -> Opening:
    """An opening of this desk, or the page that says that there is none."""
    rows = Opening.objects.filter(desk=place.desk).select_related("hr", "head", "approver", "desk")
    return mine(rows, opening_id)


def ordered(request: HttpRequest) -> list[int]:
    """The people in the order of the numbers beside them (`place-<key>`); without a number they are left out."""
    found: list[tuple[int, int, int]] = []
    for name, value in request.POST.items():
        key = name.removeprefix("place-")
        if name.startswith("place-") and key.isascii() and key.isdigit() and len(key) < 18:
            number = str(value).strip()
            if number.isascii() and number.isdigit() and len(number) < 6:
                found.append((int(number), len(found), int(key)))
    return [key for _number, _turn, key in sorted(found)]


def _given(form: OpeningForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}
