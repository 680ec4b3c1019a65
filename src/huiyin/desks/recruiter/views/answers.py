"""Answering everybody: drafts for all at once, read one after another under the guard, sent together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.channels.channel import ChannelError
from huiyin.channels.recruiting import sending
from huiyin.desks.recruiter import example
from huiyin.desks.recruiter.composing import again, composed, judged, names_of_others
from huiyin.desks.recruiter.contexts.answers import answers_page, letter_page
from huiyin.desks.recruiter.contexts.home import reminders
from huiyin.desks.recruiter.place import Place, link_address, place_of, reaches_outside
from huiyin.desks.recruiter.views.openings import opening_of
from huiyin.desks.recruiter.views.pages import done, mine, page, tried
from huiyin.hiring.models import Letter, LetterState, Link, Telling, Told
from huiyin.hiring.services import links, telling


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Everybody who is still to be told, and how far their letters are."""
    place = place_of(request)
    opening = _opening_id(request)
    found = opening_of(place, opening) if opening else None
    it = answers_page(place, opening)
    return page(
        request,
        "answers",
        here="answers",
        it=it,
        opening=found,
        no_mailbox=bool(it.ready or it.going) and not _may_send(place),
    )


def _may_send(place: Place) -> bool:
    """Is there a mailbox that answers can go out from?"""
    try:
        sending.sender_of(place.user)
    except ChannelError:
        return example.is_example(place.desk)
    return True


@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    """A draft for everybody who has none; then the first of them to read."""
    place = place_of(request)
    opening = _opening_id(request)
    rows = telling.to_tell(place.desk, opening)
    keys = [
        one.pk
        for one in rows
        if not getattr(one, "letter", None) or one.letter.state == LetterState.CANCELLED
    ]
    without = [one for one in rows if one.pk in set(keys)]
    pages = _pages(request, place, without)
    words = composed(place, without, lambda one: pages.get(one.application_id, ""))
    made = tried(
        request,
        lambda: telling.prepare(place.desk, keys, lambda one: words[one.pk], by=place.by, now=place.now),
    )
    if made is not None and made is not True:
        for one, why in made.left_out[:5]:
            messages.warning(request, f"{one.application.candidate}: {why}")
    first = answers_page(place, opening).first
    return redirect(first or _back(opening))


def _pages(request: HttpRequest, place: Place, rows: list[Telling]) -> dict[int, str]:
    """A link to each person's own page, where it can be opened from outside."""
    if not rows or not reaches_outside(request):
        return {}
    targets = [(None, one.application, None) for one in rows]
    made = links.make_many(place.desk, Link.Purpose.STATUS, targets, by=place.by, now=place.now)
    return {
        one.link.application_id or 0: link_address(request, reverse("recruiter:status", args=[one.token]))
        for one in made
    }


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """One draft: read, mended, kept; the next one comes by itself."""
    place = place_of(request)
    found = mine(
        Letter.objects.filter(desk=place.desk).select_related(
            "telling__decision", "application__opening", "candidate"
        ),
        letter_id,
    )
    if request.method != "POST":
        return page(request, "letter", here="answers", it=letter_page(found, found.text))
    text = request.POST.get("text", "").replace("\r\n", "\n")[:20_000]
    dismissed = tuple(request.POST.getlist("dismissed")[:40])
    wanted, _colon, which = request.POST.get("do", "keep").partition(":")
    shown = letter_page(found, text, dismissed)
    if wanted == "take":
        text = shown.look.taken(int(which) if which.isascii() and which.isdigit() else 0)
        shown = letter_page(found, text, dismissed)
    elif wanted == "dismiss":
        shown = letter_page(found, text, (*dismissed, which[:80]))
    elif wanted == "again" and found.telling is not None:
        turn = int(which) + 1 if which.isascii() and which.isdigit() and len(which) < 4 else 1
        row = telling.with_facts(Telling.objects.filter(pk=found.telling.pk))[0]
        shown = letter_page(found, again(place, row, turn).text, dismissed)
        return page(request, "letter", here="answers", it=shown, turn=turn)
    elif wanted == "keep":
        return _keep(request, place, found, text)
    return page(request, "_guard" if request.headers.get("HX-Request") and wanted == "look" else "letter", here="answers", it=shown, composer=shown)  # fmt: skip


def _keep(request: HttpRequest, place: Place, found: Letter, text: str) -> HttpResponse:
    version = request.POST.get("version", "")
    subject = request.POST.get("subject", found.subject)[:500]
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
        return redirect("recruiter:letter", found.pk)
    after = letter_page(found, text).after
    if after:
        return redirect("recruiter:letter", after)
    return redirect(_back(found.application.opening_id if found.application else None))


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """All drafts that are ready go out; each that may not stays, with why."""
    place = place_of(request)
    opening = _opening_id(request)
    rows = Letter.objects.filter(desk=place.desk, state=LetterState.DRAFT, telling__isnull=False)
    rows = rows.select_related("telling__decision", "application", "candidate")
    if opening:
        rows = rows.filter(application__opening=opening)
    going: list[Letter] = []
    held: list[Letter] = []
    others: dict[int, tuple[str, ...]] = {}
    for one in rows:
        (held if _blocked(one, others) else going).append(one)
    if example.is_example(place.desk):
        return _pretend(request, place, going, opening)
    sent = tried(
        request, lambda: telling.approve(place.desk, [one.pk for one in going], by=place.by, now=place.now)
    )
    if sent is not None and sent is not True:
        count = len(sent.letters)
        said = ngettext("%(n)d letter is on its way.", "%(n)d letters are on their way.", count)
        messages.info(request, said % {"n": count})
        for one, why in sent.left_out[:8]:
            messages.warning(request, f"{one.application.candidate}: {why}")
    for one in held[:8]:
        messages.warning(
            request, _("%(who)s: there is a sentence in it that should not go out.") % {"who": one.candidate}
        )
    return redirect(_back(opening))


def _pretend(request: HttpRequest, place: Place, going: list[Letter], opening: int | None) -> HttpResponse:
    """The example's people are made up: nothing leaves the machine, and they count as told."""
    for one in going:
        if one.telling is not None:
            key = one.telling.pk
            tried(
                request,
                lambda key=key: telling.told_by_hand(  # type: ignore[misc]
                    place.desk, key, by=place.by, now=place.now, how=Told.EMAIL
                ),
            )
    messages.info(request, _("This is the example: nothing was sent. They count as told."))
    return redirect(_back(opening))


def _blocked(one: Letter, others: dict[int, tuple[str, ...]]) -> bool:
    """Does the guard stand against it? The names of an opening are asked for once, and the person's own left out."""
    assert one.application is not None
    key = one.application.opening_id
    if key not in others:
        others[key] = names_of_others(one.application)
        if one.candidate is not None:
            others[key] = (*others[key], one.candidate.name)
    own = one.candidate.name if one.candidate else ""
    return judged(one, one.text, [name for name in others[key] if name != own and name not in own]).blocked


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Letters that were approved and have not left are drafts again."""
    place = place_of(request)
    opening = _opening_id(request)
    rows = Letter.objects.filter(desk=place.desk, state=LetterState.APPROVED)
    if opening:
        rows = rows.filter(application__opening=opening)
    keys = list(rows.values_list("pk", flat=True))
    done(
        request,
        lambda: telling.take_back_approval(place.desk, keys, by=place.by, now=place.now),
        "recruiter:answers",
    )
    return redirect(_back(opening))


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
        count = len(sent.letters)
        said = ngettext("%(n)d letter is on its way.", "%(n)d letters are on their way.", count)
        messages.info(request, said % {"n": count})
    return redirect("recruiter:home")


@require_POST
def unsure(request: HttpRequest, letter_id: int) -> HttpResponse:
    """A letter of which nobody knows whether it went: HR says which."""
    place = place_of(request)
    mine(Letter.objects.filter(desk=place.desk, state=LetterState.UNSURE), letter_id)
    verb = sending.it_went if request.POST.get("do") == "went" else sending.it_did_not
    return done(request, lambda: verb(place.user, place.desk, letter_id, now=place.now), "recruiter:home")


def _opening_id(request: HttpRequest) -> int | None:
    given = request.POST.get("opening") or request.GET.get("opening") or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None


def _back(opening: int | None) -> str:
    address = reverse("recruiter:answers")
    return f"{address}?opening={opening}" if opening else address
