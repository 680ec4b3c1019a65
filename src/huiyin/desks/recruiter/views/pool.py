"""People who agreed to be kept, those whom nobody may keep any longer, and taking a person out."""

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.application import application_of
from huiyin.desks.recruiter.views.letter import referral_letter
from huiyin.desks.recruiter.views.pages import done, mine, page, tried
from huiyin.hiring.exporting import export_person
from huiyin.hiring.models import Candidate, Consent
from huiyin.hiring.services import asking, erasing, keeping, referring

MOST_ROWS = 200
MOST_OVER = 50


@require_safe
def pool(request: HttpRequest) -> HttpResponse:
    """Who may be kept until when, and who goes next."""
    place = place_of(request)
    rows = Consent.objects.filter(candidate__desk=place.desk, ended_at=None, candidate__erased_at=None)
    kept = list(
        rows.select_related("candidate")
        .prefetch_related("candidate__applications__opening")
        .order_by("until", "pk")[:MOST_ROWS]
    )
    over = list(keeping.overdue(place.desk, place.now)[: MOST_OVER + 1])
    return page(
        request,
        "pool",
        here="pool",
        kept=kept,
        total=rows.count(),
        over=over[:MOST_OVER],
        more_over=len(over) > MOST_OVER,
    )


@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    """Erases whoever nobody may keep any longer, after a second press."""
    place = place_of(request)
    if request.POST.get("sure") != "yes":
        return page(request, "let_go", here="pool", count=keeping.overdue(place.desk, place.now).count())
    return done(
        request,
        lambda: keeping.let_go(place.desk, now=place.now),
        "recruiter:pool",
        said=_("Their data are gone."),
    )


@require_POST
def renewal(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """What a person who was asked by voice said: their details may stay, or not."""
    place = place_of(request)
    found = mine(Candidate.objects.filter(desk=place.desk, erased_at=None), candidate_id)
    verb: Callable[..., object] = asking.consent if request.POST.get("do") == "yes" else asking.end_consent
    return done(
        request,
        lambda: verb(place.desk, found.pk, by=place.by, now=place.now),
        "recruiter:home",
        said=_("Written down."),
    )


@require_safe
def take_along(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """Everything that is known about a person, as a file for them."""
    place = place_of(request)
    found = mine(Candidate.objects.filter(desk=place.desk, erased_at=None), candidate_id)
    told = json.dumps(export_person(place.desk, found.pk), ensure_ascii=False, indent=1, default=str)
    return HttpResponse(
        told,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="person-{found.pk}.json"'},
    )


@require_POST
def erase(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """Takes a person's data out, after a second press."""
    place = place_of(request)
    found = mine(Candidate.objects.filter(desk=place.desk, erased_at=None), candidate_id)
    if request.POST.get("sure") != "yes":
        return page(request, "erase", here="pool", who=found)
    tried(
        request,
        lambda: erasing.erase(place.desk, found.pk, by=place.by, now=place.now),
        _("Their data are gone."),
    )
    return redirect("recruiter:home")


@require_POST
def refer(request: HttpRequest, application_id: int) -> HttpResponse:
    """Ask a person whether they may be introduced elsewhere; or note that they were, after their yes."""
    place = place_of(request)
    passed = request.POST.get("passed", "")
    if passed.isascii() and passed.isdigit() and len(passed) < 18:
        return done(
            request,
            lambda: referring.pass_on(place.desk, int(passed), by=place.by, now=place.now),
            "recruiter:application",
            application_id,
        )
    given = {
        name: request.POST.get(name, "").strip()[:200] for name in ("to_name", "to_company", "to_address")
    }
    found = application_of(place, application_id)
    asked = tried(
        request,
        lambda: referring.ask_to_refer(place.desk, application_id, by=place.by, now=place.now, **given),
        _("The question stands on their page. Nothing is passed on before they say yes."),
    )
    if asked is None or not found.candidate.email:
        return redirect("recruiter:application", application_id)
    return referral_letter(request, place, found, asked.pk)
