"""The candidate's page: where they stand in plain words, when to expect news, and what they can do. No account.

Everything on it comes from `hiring.pages.page_of`, which shows what the person was told and nothing else.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.desks.recruiter.contexts.status import status_page
from huiyin.desks.recruiter.invitations import as_file, for_candidate
from huiyin.desks.recruiter.views.outside import is_open, link_of, nothing_here, outside_page, sealed
from huiyin.desks.stationery import clock
from huiyin.hiring.errors import HiringError
from huiyin.hiring.models import Link
from huiyin.hiring.pages import page_of
from huiyin.hiring.services import asking, erasing, offers, outbox, referring
from huiyin.hiring.services.work import Actor

CANDIDATE = Actor.candidate()


def _link(request: HttpRequest, token: str) -> Link | None:
    link = link_of(request, token, Link.Purpose.STATUS)
    if not is_open(link) or link is None or link.application is None:
        return None
    return None if link.application.candidate.erased_at else link


def _language(request: HttpRequest, link: Link) -> str:
    wanted = request.GET.get("language", "")
    assert link.application is not None
    return wanted if wanted in ("zh", "en") else link.application.candidate.language


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, token: str) -> HttpResponse:
    """The page; a press does what `may` allows, and nothing else."""
    link = _link(request, token)
    if link is None or link.application is None:
        return nothing_here(request)
    now = clock.now()
    language = _language(request, link)
    outbox.page_opened(link.desk, link.application_id or 0, now=now)
    if request.method == "POST":
        with translation.override("zh-hans" if language == "zh" else "en"):
            return _act(request, link, token, language, now)
    return _shown(request, link, token, language, now)


def _shown(
    request: HttpRequest,
    link: Link,
    token: str,
    language: str,
    now: dt.datetime,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    assert link.application is not None
    with translation.override("zh-hans" if language == "zh" else "en"):
        it = status_page(page_of(link.application, now=now), link.desk.day(now))
    return outside_page(
        request, "status", language, zone=link.desk.zone, zone_name=link.desk.time_zone, status=status, it=it, token=token,
        sure=request.GET.get("sure", ""), **more,
    )  # fmt: skip


def _act(request: HttpRequest, link: Link, token: str, language: str, now: dt.datetime) -> HttpResponse:
    assert link.application is not None
    page = page_of(link.application, now=now)
    wanted = request.POST.get("do", "")
    act = _ACTS.get(wanted)
    if act is None or wanted not in page.seen.may:
        # What cannot be done now, and what never existed, look alike.
        return _shown(request, link, token, language, now, 409, refused=True)
    try:
        act(link, request, now)
    except (HiringError, ValidationError):
        return _shown(request, link, token, language, now, 409, refused=True, wanted=wanted)
    if wanted == "erase":
        return outside_page(request, "erased", language)
    return redirect(f"{request.path}?language={language}" if request.GET.get("language") else request.path)


def _ask(link: Link, request: HttpRequest, now: dt.datetime) -> Any:
    text = request.POST.get("text", "")[:2000]
    return asking.ask(link.desk, link.application_id or 0, text, by=CANDIDATE, now=now)


def _accept(link: Link, _request: HttpRequest, now: dt.datetime) -> Any:
    assert link.application is not None
    offer = offers.live_offer(link.application)
    return offers.accept_offer(link.desk, offer.pk if offer else 0, by=CANDIDATE, now=now)


def _step_back(link: Link, _request: HttpRequest, now: dt.datetime) -> Any:
    return asking.step_back(link.desk, link.application_id or 0, by=CANDIDATE, now=now)


def _referral(verb: Callable[..., Any]) -> Callable[[Link, HttpRequest, dt.datetime], Any]:
    def act(link: Link, _request: HttpRequest, now: dt.datetime) -> Any:
        assert link.application is not None
        one = link.application.referrals.filter(agreed_at=None, declined_at=None).first()
        return verb(link.desk, one.pk if one else 0, by=CANDIDATE, now=now)

    return act


def _person(verb: Callable[..., Any]) -> Callable[[Link, HttpRequest, dt.datetime], Any]:
    def act(link: Link, _request: HttpRequest, now: dt.datetime) -> Any:
        assert link.application is not None
        return verb(link.desk, link.application.candidate_id, by=CANDIDATE, now=now)

    return act


_ACTS: dict[str, Callable[[Link, HttpRequest, dt.datetime], Any]] = {
    "ask": _ask,
    "accept": _accept,
    "decline": _step_back,
    "step_back": _step_back,
    "agree": _referral(referring.agree),
    "disagree": _referral(referring.disagree),
    "consent": _person(asking.consent),
    "end_consent": _person(asking.end_consent),
    "erase": _person(erasing.erase),
}


@require_safe
def status_json(request: HttpRequest, token: str) -> HttpResponse:
    """The same as JSON, so that a candidate's own Huiyin can follow it (docs/candidate-page.md)."""
    link = _link(request, token)
    if link is None or link.application is None:
        return sealed(JsonResponse({"error": "nothing here"}, status=404))
    now = clock.now()
    outbox.page_opened(link.desk, link.application_id or 0, now=now)
    return sealed(JsonResponse(page_of(link.application, now=now).to_dict()))


@require_safe
def status_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The interviews ahead as a calendar file."""
    link = _link(request, token)
    if link is None or link.application is None:
        return nothing_here(request)
    page = page_of(link.application, now=clock.now())
    with translation.override("zh-hans" if _language(request, link) == "zh" else "en"):
        return sealed(as_file(for_candidate(page), "interview.ics"))
