"""The decider's page: no account, made for a phone. Compare, put in order, say why, done; it works once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.desks.recruiter.contexts.decider import to_decide, waiting_people
from huiyin.desks.recruiter.place import link_address, place_of, reaches_outside
from huiyin.desks.recruiter.views.openings import opening_of, ordered
from huiyin.desks.recruiter.views.outside import link_of, nothing_here, outside_page
from huiyin.desks.recruiter.views.pages import page
from huiyin.desks.stationery import clock
from huiyin.hiring import owing, queries
from huiyin.hiring.answers import reasons as tree
from huiyin.hiring.errors import HiringError
from huiyin.hiring.models import Colleague, Link
from huiyin.hiring.services import deciding, links
from huiyin.hiring.services.work import Actor


@require_POST
def ask_to_decide(request: HttpRequest, opening_id: int) -> HttpResponse:
    """HR makes a link for whoever decides today: the head, or the deputy while the head is away."""
    place = place_of(request)
    found = opening_of(place, opening_id)
    acts = owing.acting(found.head_id, queries.who(place.desk), place.today)
    wanted = request.POST.get("colleague", "")
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 18:
        acts = int(wanted)
    colleague = Colleague.objects.filter(desk=place.desk, pk=acts).first()
    if colleague is None:
        return redirect("recruiter:opening", opening_id)
    made = links.make(
        place.desk, Link.Purpose.DECIDE, by=place.by, now=place.now, opening=found, colleague=colleague
    )
    return page(
        request,
        "link",
        here="openings",
        kind="decide",
        address=link_address(request, reverse("recruiter:decide", args=[made.token])),
        until=made.link.expires_at,
        who=colleague,
        back=reverse("recruiter:opening", args=[opening_id]),
        reaches_outside=reaches_outside(request),
        mailto=colleague.email,
        subject=found.title,
    )


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link."""
    link = link_of(request, token, Link.Purpose.DECIDE)
    if link is None or link.opening is None or link.colleague is None:
        return nothing_here(request)
    state = links.state_of(link, clock.now())
    language = link.colleague.language
    told: dict[str, Any] = {"opening": link.opening, "colleague": link.colleague, "hr": link.opening.hr}
    if state == "used":
        return outside_page(request, "used", language, status=410, **told)
    if state != "open":
        return nothing_here(request)
    if not link.opening.is_open:
        return outside_page(request, "seat_closed", language, status=410, **told)
    if request.method == "POST":
        with override("zh-hans" if language == "zh" else "en"):
            refused = _decided(request, link)
        if not refused:
            return outside_page(request, "decided", language, **told, count=len(ordered(request)))
        told["refused"] = refused
    people = waiting_people(link.opening)
    return outside_page(
        request,
        "decide",
        language,
        zone=link.desk.zone,
        status=409 if request.method == "POST" else 200,
        **told,
        people=people,
        more=max(to_decide(link.opening).count() - len(people), 0),
        places=range(1, len(people) + 1),
        reasons=[(name, below) for _key, name, below in tree.tree("zh" if language == "zh" else "en")],
        version=link.opening.version,
    )


def _decided(request: HttpRequest, link: Link) -> str:
    """Order, noes and use of the link in one transaction; gives why not, in words, where it was refused."""
    opening, colleague, now = link.opening, link.colleague, clock.now()
    assert opening is not None
    assert colleague is not None
    by = Actor.colleague(colleague)
    keys = ordered(request)
    version = request.POST.get("version", "")
    own = set(to_decide(opening).values_list("pk", flat=True))
    noes = [key for key in own if key not in keys and request.POST.get(f"no-{key}") == "yes"]
    try:
        with transaction.atomic():
            links.use(link, now=now)
            if not keys and not noes:
                raise ValidationError(
                    _("Who comes first? Give at least one person a number, or say no to one.")
                )
            if any(key not in own for key in keys):
                raise ValidationError(_("Something changed meanwhile. Look at the list again."))
            if keys:
                deciding.order_finalists(
                    link.desk,
                    opening.pk,
                    keys,
                    by=by,
                    now=now,
                    decided_by_id=colleague.pk,
                    version=int(version)
                    if version.isascii() and version.isdigit() and len(version) < 10
                    else None,
                )
            for key in noes:
                deciding.refuse(
                    link.desk,
                    [key],
                    by=by,
                    now=now,
                    reasons=_reasons(request, key),
                    words=request.POST.get(f"words-{key}", "")[:2000],
                    decided_by_id=colleague.pk,
                )
    except ValidationError as error:
        return " ".join(error.messages)
    except HiringError as error:
        return str(error)
    return ""


def _reasons(request: HttpRequest, key: int) -> list[str]:
    known = tree.reasons()
    return [given for given in request.POST.getlist(f"reason-{key}") if given in known][:2]
