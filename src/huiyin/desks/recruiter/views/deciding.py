"""What is decided about one person: a no, an offer, asking them to wait. Each form is read by the guard before it goes."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from huiyin.desks.recruiter.forms.opening import OfferForm, RefusalForm, StandbyForm
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.application import NAME, application_of, person_page
from huiyin.desks.recruiter.views.guarded import Guarded, guarded
from huiyin.desks.recruiter.views.pages import tried
from huiyin.desks.stationery.pressing import once_of, with_value
from huiyin.hiring.models import Application
from huiyin.hiring.services import deciding, offers, standbys


@require_POST
def refuse(request: HttpRequest, application_id: int) -> HttpResponse:
    """A no with its reason; the letter comes next."""
    place = place_of(request)
    found = application_of(place, application_id)
    form = RefusalForm(request.POST, language=place.language)
    if not form.is_valid():
        return person_page(request, found, 400, refusal=form)
    given = form.cleaned_data
    decided = tried(
        request,
        lambda: deciding.refuse(
            place.desk,
            [application_id],
            by=place.by,
            now=place.now,
            reasons=given["reasons"][:2],
            words=given["words"],
        ),
    )
    if decided is None:
        return person_page(request, found, 409, refusal=form)
    return redirect(f"{reverse('recruiter:answers')}?opening={found.opening_id}")


@require_POST
def offer(request: HttpRequest, application_id: int) -> HttpResponse:
    """An offer is prepared."""
    place = place_of(request)
    found = application_of(place, application_id)
    form = OfferForm(request.POST)
    seen = guarded(request, found, "terms", offer=True)
    if not form.is_valid() or not seen.goes:
        return _looked_over(request, found, form, "terms", seen, "offer")
    given = form.cleaned_data
    prepared = tried(
        request,
        lambda: offers.prepare_offer(
            place.desk, application_id, by=place.by, now=place.now, once=once_of(request), **given
        ),
    )
    if prepared is None:
        return person_page(request, found, 409, offer_form=form)
    return redirect(NAME, application_id)


@require_POST
def standby(request: HttpRequest, application_id: int) -> HttpResponse:
    """A finalist is asked to wait, or to wait longer."""
    place = place_of(request)
    found = application_of(place, application_id)
    form = StandbyForm(request.POST)
    seen = guarded(request, found, "promised", standby=True)
    if not form.is_valid() or not seen.goes:
        return _looked_over(request, found, form, "promised", seen, "standby")
    given = form.cleaned_data
    there = found.standbys.filter(ended_at=None).exists()
    verb = standbys.extend_standby if there else standbys.put_on_standby
    if tried(request, lambda: verb(place.desk, application_id, by=place.by, now=place.now, **given)) is None:
        return person_page(request, found, 409, standby_form=form)
    return redirect(NAME, application_id)


def _looked_over(
    request: HttpRequest, found: Application, form: Form, field: str, seen: Guarded, name: str
) -> HttpResponse:
    """The form once more, with what the guard says to the field's words."""
    with_value(form, field, seen.text)
    status = 400 if form.errors or seen.look.blocked else 200
    return person_page(request, found, status, **{f"{name}_form": form, f"{name}_look": seen})
