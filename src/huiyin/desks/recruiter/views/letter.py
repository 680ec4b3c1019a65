"""One letter to a candidate: read, mended under the guard, kept or sent; or said by voice instead."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.desks.recruiter import example
from huiyin.desks.recruiter.composing import again, own_letter
from huiyin.desks.recruiter.contexts.answers import LetterPage, letter_page
from huiyin.desks.recruiter.forms.opening import NewsForm
from huiyin.desks.recruiter.place import Place, place_of
from huiyin.desks.recruiter.views.application import NAME, application_of, person_page
from huiyin.desks.recruiter.views.outgoing import back_to, may_send, own_pages, page_in, say_sent
from huiyin.desks.recruiter.views.pages import mine, page, tried
from huiyin.hiring.models import Application, Letter, LetterKind, Telling, Told
from huiyin.hiring.services import letters, telling
from huiyin.hiring.services.telling import Words


@require_POST
def news(request: HttpRequest, application_id: int) -> HttpResponse:
    """So many days more: the draft, to be read."""
    place = place_of(request)
    found = application_of(place, application_id)
    form = NewsForm(request.POST, place=place, country=found.opening.country)
    if not form.is_valid():
        return person_page(request, found, 400, news_form=form)
    until, cause = form.cleaned_data["until"], form.cleaned_data["cause"]
    words = own_letter(
        place, found, LetterKind.NEWS, until=until, cause=cause, page=_page(request, place, found)
    )
    made = tried(
        request,
        lambda: letters.draft_news(
            place.desk, found.pk, words.subject, words.text, until=until, by=place.by, now=place.now
        ),
    )
    return _to(made, application_id, f"?cause={cause}" if cause else "")


@require_POST
def offer_letter(request: HttpRequest, application_id: int) -> HttpResponse:
    """The offer in a letter: the draft, to be read."""
    place = place_of(request)
    found = application_of(place, application_id)
    offer = found.offers.order_by("-pk").first()
    if offer is None:
        return redirect(NAME, application_id)
    words = own_letter(
        place, found, LetterKind.OFFER, until=offer.answer_by, offer=offer, page=_page(request, place, found)
    )
    made = tried(
        request,
        lambda: letters.draft_offer(
            place.desk, offer.pk, words.subject, words.text, by=place.by, now=place.now
        ),
    )
    return _to(made, application_id)


def referral_letter(request: HttpRequest, place: Place, found: Application, referral_id: int) -> HttpResponse:
    """May we introduce you: the draft, to be read."""
    referral = found.referrals.get(pk=referral_id)
    words = own_letter(
        place, found, LetterKind.REFERRAL, referral=_whom(referral), page=_page(request, place, found)
    )
    made = tried(
        request,
        lambda: letters.draft_referral(
            place.desk, referral.pk, words.subject, words.text, by=place.by, now=place.now
        ),
    )
    return _to(made, found.pk)


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The letter and its presses; the next one of a batch comes by itself."""
    place = place_of(request)
    rows = Letter.objects.filter(desk=place.desk, candidate__isnull=False, application__isnull=False)
    found = mine(
        rows.select_related("telling__decision", "application__opening__hr", "application__opening__desk", "candidate", "offer"),
        letter_id,
    )  # fmt: skip
    if request.method != "POST":
        return _shown(request, place, letter_page(found, found.text))
    wanted, _colon, which = request.POST.get("do", "keep").partition(":")
    if wanted in _BY_HAND:
        return _by_hand(request, place, found, _BY_HAND[wanted])
    text = request.POST.get("text", "").replace("\r\n", "\n")[:20_000]
    dismissed = tuple(request.POST.getlist("dismissed")[:40])
    subject = request.POST.get("subject", found.subject)[:500]
    shown = letter_page(found, text, dismissed, subject)
    if wanted == "take":
        text = shown.look.taken(int(which) if which.isascii() and which.isdigit() else 0)
        shown = letter_page(found, text, dismissed, subject)
    elif wanted == "dismiss":
        shown = letter_page(found, text, (*dismissed, which[:200]), subject)
    elif wanted == "again":
        turn = int(which) + 1 if which.isascii() and which.isdigit() and len(which) < 4 else 1
        words = _again(request, place, found, turn)
        return _shown(request, place, letter_page(found, words.text, dismissed, words.subject), turn=turn)
    elif wanted == "send" and shown.blocked:
        return _shown(request, place, shown, status=400)
    elif wanted in ("keep", "send"):
        return _kept(request, place, found, text, subject, send=wanted == "send")
    return _shown(request, place, shown)


def _shown(request: HttpRequest, place: Place, shown: LetterPage, **more: Any) -> HttpResponse:
    return page(
        request, "letter", here="answers", it=shown, no_mailbox=shown.own and not may_send(place), **more
    )


def _kept(
    request: HttpRequest, place: Place, found: Letter, text: str, subject: str, *, send: bool
) -> HttpResponse:
    version = request.POST.get("version", "")
    to = request.POST.get("to", found.to).strip()
    kept = tried(
        request,
        lambda: telling.change_letter(
            place.desk,
            found.pk,
            by=place.by,
            now=place.now,
            subject=subject,
            text=text,
            to=to,
            version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None,
        ),
    )
    if kept is None:
        # Somebody else was faster: their words stay, and what was typed here is still in the form.
        now = Letter.objects.select_related("telling__decision", "application__opening__hr", "application__opening__desk", "candidate", "offer").get(pk=found.pk)  # fmt: skip
        return _shown(request, place, letter_page(now, text, (), subject), status=409)
    if found.telling_id is None:
        if send:
            _send(request, place, found)
        return redirect(NAME, found.application_id)
    after = letter_page(found, text).after
    if after:
        return redirect("recruiter:letter", after)
    return redirect(back_to(found.application.opening_id if found.application else None))


def _send(request: HttpRequest, place: Place, found: Letter) -> None:
    if example.is_example(place.desk):
        said = _("This is the example: nothing was sent. They count as told.")
        tried(request, _hand(place, found, Told.EMAIL), said)
        return
    sent = tried(request, lambda: telling.approve(place.desk, [found.pk], by=place.by, now=place.now))
    if sent is not None and sent is not True:
        say_sent(request, sent)


_BY_HAND = {"phone": Told.PHONE, "myself": Told.EMAIL, "discard": ""}


def _by_hand(request: HttpRequest, place: Place, found: Letter, how: str) -> HttpResponse:
    """Said by voice, written from one's own mail program; or not wanted at all."""
    if not how:
        tried(request, lambda: letters.discard(place.desk, found.pk, by=place.by, now=place.now))
    elif tried(request, _hand(place, found, how)) is not None:
        messages.info(request, _("Written down."))
    return redirect(NAME, found.application_id)


def _hand(place: Place, found: Letter, how: str) -> Callable[[], Letter]:
    return lambda: letters.said_by_hand(place.desk, found.pk, by=place.by, now=place.now, how=how)


def _again(request: HttpRequest, place: Place, found: Letter, turn: int) -> Words:
    """Other words for the same thing, with the same page in them."""
    assert found.application is not None
    address = page_in(found.text)
    if found.telling is not None:
        return again(place, telling.with_facts(Telling.objects.filter(pk=found.telling.pk))[0], turn, address)
    until = found.offer.answer_by if found.offer else found.names_day
    referral = found.application.referrals.order_by("-pk").first()
    return own_letter(
        place,
        found.application,
        found.kind,
        until=until,
        cause=request.GET.get("cause", ""),
        offer=found.offer,
        referral=_whom(referral) if referral else "",
        page=address,
        variant=turn,
    )


def _whom(referral: Any) -> str:
    """Where they could be introduced, as one says it."""
    if not referral.to_company:
        return str(referral.to_name)
    said = {"who": referral.to_name, "company": referral.to_company}
    return _("%(who)s at %(company)s") % said if referral.to_name else str(referral.to_company)


def _page(request: HttpRequest, place: Place, found: Application) -> str:
    return own_pages(request, place, [found]).get(found.pk, "")


def _to(made: Any, application_id: int, query: str = "") -> HttpResponse:
    if made is None or made is True:
        return redirect(NAME, application_id)
    return redirect(reverse("recruiter:letter", args=[made.pk]) + query)
