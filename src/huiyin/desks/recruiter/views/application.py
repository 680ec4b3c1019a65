"""One person in one opening: what HR does with them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.recruiter.composing import one_tap_answer
from huiyin.desks.recruiter.contexts.application import application_page
from huiyin.desks.recruiter.forms.opening import (
    InterviewForm,
    NewsForm,
    NotesForm,
    OfferForm,
    PersonForm,
    RefusalForm,
    StandbyForm,
)
from huiyin.desks.recruiter.place import Place, link_address, place_of, reaches_outside
from huiyin.desks.recruiter.views.guarded import guarded
from huiyin.desks.recruiter.views.pages import done, mine, page, tried
from huiyin.hiring.models import Application, Link, Offer
from huiyin.hiring.services import (
    asking,
    candidates,
    deciding,
    delivering,
    interviews,
    links,
    offers,
    standbys,
)

NAME = "recruiter:application"


@require_safe
def application(request: HttpRequest, application_id: int) -> HttpResponse:
    """Where they stand, what is owed to them, their scorecards, and what can be done."""
    return person_page(request, application_of(place_of(request), application_id))


def person_page(request: HttpRequest, found: Application, status: int = 200, **forms: Any) -> HttpResponse:
    """The person's page. `forms`: those that came back with something wrong, by their names."""
    place = place_of(request)
    told = {
        "interview_form": InterviewForm(desk=place.desk),
        "refusal": RefusalForm(language=place.language),
        "offer_form": OfferForm(),
        "standby_form": StandbyForm(),
        "news_form": NewsForm(place=place, country=found.opening.country),
        "person_form": PersonForm(
            initial={
                name: getattr(found.candidate, name)
                for name in ("name", "email", "phone", "source", "language")
            }
        ),
        "notes_form": NotesForm(initial={"notes": found.notes, "promised_by": found.promised_by}),
        "ready_answer": one_tap_answer(place, found),
        "reaches_outside": reaches_outside(request),
        **forms,
    }
    return page(
        request, "application", here="openings", it=application_page(place, found), status=status, **told
    )


@require_POST
def step(request: HttpRequest, application_id: int, name: str) -> HttpResponse:
    """A press without a form."""
    place = place_of(request)
    found = application_of(place, application_id)
    verb = _STEPS.get(name)
    if verb is None:
        return redirect(NAME, application_id)
    return done(request, lambda: verb(place, found), NAME, application_id)


def _offer_step(act: Callable[..., Any], **more: Any) -> Callable[[Place, Application], Any]:
    def verb(place: Place, found: Application) -> Any:
        offer = Offer.objects.filter(application=found).order_by("-pk").first()
        if offer is None:
            raise Offer.DoesNotExist
        return act(place.desk, offer.pk, by=place.by, now=place.now, **more)

    return verb


def _approve(place: Place, found: Application) -> Any:
    approver = found.opening.approver_id or found.opening.hr_id
    return _offer_step(offers.approve_offer, approved_by_id=approver)(place, found)


_STEPS: dict[str, Callable[[Place, Application], Any]] = {
    "shortlist": lambda place, found: interviews.shortlist(place.desk, [found.pk], by=place.by, now=place.now),
    "release": lambda place, found: standbys.release_standby(place.desk, found.pk, by=place.by, now=place.now),
    "bring-back": lambda place, found: deciding.bring_back(place.desk, found.pk, by=place.by, now=place.now),
    "step-back": lambda place, found: asking.step_back(place.desk, found.pk, by=place.by, now=place.now),
    "consent": lambda place, found: asking.consent(place.desk, found.candidate_id, by=place.by, now=place.now),
    "end-consent": lambda place, found: asking.end_consent(place.desk, found.candidate_id, by=place.by, now=place.now),
    "approve": _approve,
    "make": _offer_step(offers.make_offer),
    "cancel": _offer_step(offers.cancel_offer),
    "accept": _offer_step(offers.accept_offer),
    "decline": _offer_step(offers.decline_offer),
    "drop-out": _offer_step(offers.drop_out),
    "withdraw": _offer_step(offers.withdraw_offer),
    "start": _offer_step(offers.start),
}  # fmt: skip


@require_POST
def answer(request: HttpRequest, application_id: int) -> HttpResponse:
    """The answer to the candidate's question: the ready one in a tap, or one's own words."""
    place = place_of(request)
    found = application_of(place, application_id)
    question = getattr(found, "question", None)
    if question is None:
        return redirect(NAME, application_id)
    seen = guarded(request, found, "text")
    if not seen.goes:
        return person_page(request, found, 400 if seen.look.blocked else 200, answer_look=seen)
    return done(
        request,
        lambda: asking.answer(place.desk, question.pk, seen.text[:5000], by=place.by, now=place.now),
        NAME,
        application_id,
        said=_("Answered. It stands on their page."),
    )


@require_POST
def told(request: HttpRequest, application_id: int) -> HttpResponse:
    """They were told by voice, or could not be reached."""
    place = place_of(request)
    found = application_of(place, application_id)
    open_one = found.tellings.filter(told_at=None, unreachable_at=None, cancelled_at=None).first()
    failed = found.tellings.filter(failed_at__isnull=False, unreachable_at=None, cancelled_at=None).first()
    one = open_one or failed
    if one is None:
        return redirect(NAME, application_id)
    how = request.POST.get("how", "phone")
    if how == "unreachable":
        words = request.POST.get("words", "")[:900]
        return done(
            request,
            lambda: delivering.unreachable(place.desk, one.pk, by=place.by, now=place.now, words=words),
            NAME,
            application_id,
        )
    return done(
        request,
        lambda: delivering.told_by_hand(
            place.desk,
            one.pk,
            by=place.by,
            now=place.now,
            how=how if how in ("phone", "in_person", "email", "other") else "other",
        ),
        NAME,
        application_id,
    )


@require_POST
def change(request: HttpRequest, application_id: int) -> HttpResponse:
    """Notes, the day that was named, or the person's details."""
    place = place_of(request)
    found = application_of(place, application_id)
    if request.POST.get("do") == "person":
        form = PersonForm(request.POST)
        if not form.is_valid():
            return person_page(request, found, 400, person_form=form)
        given = {name: value for name, value in form.cleaned_data.items() if name != "applied_on"}
        given["language"] = given["language"] or found.candidate.language
        changed = tried(
            request,
            lambda: candidates.change_candidate(
                place.desk, found.candidate_id, by=place.by, now=place.now, **given
            ),
        )
        if changed is None:
            return person_page(request, found, 409, person_form=form)
        return redirect(NAME, application_id)
    notes = NotesForm(request.POST)
    if not notes.is_valid():
        return person_page(request, found, 400, notes_form=notes)
    version = notes.cleaned_data.pop("version")
    kept = tried(
        request,
        lambda: candidates.change_application(
            place.desk, application_id, by=place.by, now=place.now, version=version, **notes.cleaned_data
        ),
    )
    if kept is None:
        return person_page(request, application_of(place, application_id), 409, notes_form=notes)
    return redirect(NAME, application_id)


@require_http_methods(["POST"])
def page_link(request: HttpRequest, application_id: int) -> HttpResponse:
    """A new link to the candidate's page, shown once; or the end of all that are out."""
    place = place_of(request)
    found = application_of(place, application_id)
    if request.POST.get("do") == "revoke":
        links.revoke(Link.objects.filter(application=found, purpose=Link.Purpose.STATUS), now=place.now)
        messages.info(request, _("The links to this page open nothing any more."))
        return redirect(NAME, application_id)
    made = links.make(place.desk, Link.Purpose.STATUS, by=place.by, now=place.now, application=found)
    return page(
        request,
        "link",
        here="openings",
        kind="status",
        address=link_address(request, reverse("recruiter:status", args=[made.token])),
        until=made.link.expires_at,
        who=found.candidate,
        back=reverse(NAME, args=[application_id]),
        reaches_outside=reaches_outside(request),
        mailto=found.candidate.email,
    )


def application_of(place: Place, application_id: int) -> Application:
    """An application of this desk, or the page that says that there is none."""
    rows = Application.objects.filter(desk=place.desk).select_related(
        "candidate", "owed_from", "opening__hr", "opening__head", "opening__approver", "opening__desk"
    )
    return mine(rows, application_id)
