"""Answering everybody: drafts for all at once, read one after another under the guard, sent together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.channels.recruiting import sending
from huiyin.desks.recruiter import example
from huiyin.desks.recruiter.composing import composed
from huiyin.desks.recruiter.contexts.answers import answers_page
from huiyin.desks.recruiter.contexts.home import reminders
from huiyin.desks.recruiter.place import Place, place_of
from huiyin.desks.recruiter.views.openings import opening_of
from huiyin.desks.recruiter.views.outgoing import back_to, may_send, own_pages, say_left_out, say_sent
from huiyin.desks.recruiter.views.pages import done, mine, page, tried
from huiyin.hiring.models import Letter, LetterState, Told
from huiyin.hiring.services import delivering, guarding, telling


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Everybody who is still to be told, and how far their letters are."""
    place = place_of(request)
    opening = _number(request, "opening")
    found = opening_of(place, opening) if opening else None
    it = answers_page(place, opening)
    return page(
        request,
        "answers",
        here="answers",
        it=it,
        opening=found,
        no_mailbox=bool(it.ready or it.going) and not may_send(place),
    )


@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    """A draft for everybody who has none; then the first of them to read."""
    place = place_of(request)
    opening = _number(request, "opening")
    rows = telling.to_tell(place.desk, opening)
    keys = [
        one.pk
        for one in rows
        if not getattr(one, "letter", None) or one.letter.state == LetterState.CANCELLED
    ]
    without = [one for one in rows if one.pk in set(keys)]
    pages = own_pages(request, place, [one.application for one in without])
    words = composed(place, without, lambda one: pages.get(one.application_id, ""))
    made = tried(
        request,
        lambda: telling.prepare(place.desk, keys, lambda one: words[one.pk], by=place.by, now=place.now),
    )
    if made is not None and made is not True:
        say_left_out(request, made)
    first = answers_page(place, opening).first
    return redirect(first or back_to(opening))


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """All drafts that are ready go out; each that may not stays, with why."""
    place = place_of(request)
    opening = _number(request, "opening")
    rows = Letter.objects.filter(desk=place.desk, state=LetterState.DRAFT, telling__isnull=False)
    rows = rows.select_related("telling__decision", "application", "candidate")
    if opening:
        rows = rows.filter(application__opening=opening)
    going = list(rows)
    if example.is_example(place.desk):
        return _pretend(request, place, going, opening)
    sent = tried(
        request, lambda: telling.approve(place.desk, [one.pk for one in going], by=place.by, now=place.now)
    )
    if sent is not None and sent is not True:
        say_sent(request, sent)
    return redirect(back_to(opening))


def _pretend(request: HttpRequest, place: Place, going: list[Letter], opening: int | None) -> HttpResponse:
    """The example's people are made up: nothing leaves the machine, and they count as told."""
    for one in going:
        if one.telling is not None and not guarding.of_letter(one, one.text).blocked:
            key = one.telling.pk
            tried(
                request,
                lambda key=key: delivering.told_by_hand(  # type: ignore[misc]
                    place.desk, key, by=place.by, now=place.now, how=Told.EMAIL
                ),
            )
    messages.info(request, _("This is the example: nothing was sent. They count as told."))
    return redirect(back_to(opening))


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Letters that were approved and have not left are drafts again: one of them, an opening's, or all."""
    place = place_of(request)
    opening = _number(request, "opening")
    rows = Letter.objects.filter(desk=place.desk, state=LetterState.APPROVED)
    if one := _number(request, "letter"):
        rows = rows.filter(pk=one)
    elif opening:
        rows = rows.filter(application__opening=opening)
    keys = list(rows.values_list("pk", flat=True)) or ([one] if one else [])
    tried(request, lambda: telling.take_back_approval(place.desk, keys, by=place.by, now=place.now))
    return redirect("recruiter:letter", one) if one else redirect(back_to(opening))


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """The reminders and questions that were written by themselves go out, by a press."""
    place = place_of(request)
    if example.is_example(place.desk):
        messages.info(request, _("This is the example: nothing is sent."))
        return redirect("recruiter:home")
    keys = list(reminders(place.desk).values_list("pk", flat=True))
    sent = tried(request, lambda: telling.approve(place.desk, keys, by=place.by, now=place.now))
    if sent is not None and sent is not True:
        say_sent(request, sent)
    return redirect("recruiter:home")


@require_POST
def unsure(request: HttpRequest, letter_id: int) -> HttpResponse:
    """A letter of which nobody knows whether it went: HR says which."""
    place = place_of(request)
    mine(Letter.objects.filter(desk=place.desk, state=LetterState.UNSURE), letter_id)
    verb = sending.it_went if request.POST.get("do") == "went" else sending.it_did_not
    return done(request, lambda: verb(place.user, place.desk, letter_id, now=place.now), "recruiter:home")


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.POST.get(name) or request.GET.get(name) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None
