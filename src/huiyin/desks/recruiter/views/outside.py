"""What the pages behind a link share: no account, no trace, the same answer to every wrong address."""

import contextlib
import secrets
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from huiyin.desks.stationery import clock
from huiyin.hiring.models import Link
from huiyin.hiring.services import links

MOST_WRONG = 30
"""So many wrong addresses a minute from one place; after that it is told to come back later."""
_HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
}


def outside_page(
    request: HttpRequest, name: str, language: str, *, status: int = 200, zone: Any = None, **context: Any
) -> HttpResponse:
    """The template `recruiter/outside/<name>.html` in the language of whoever came by the link."""
    active = "zh-hans" if language == "zh" else "en"
    told = {"once": secrets.token_urlsafe(12), **context}
    with translation.override(active), timezone.override(zone or timezone.get_current_timezone()):
        response = render(request, f"recruiter/outside/{name}.html", told, status=status)
    response.headers["Content-Language"] = active
    return sealed(response)


def sealed(response: HttpResponse) -> HttpResponse:
    """Nothing of it is kept in between, indexed, or told to another site."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response


def link_of(request: HttpRequest, token: str, purpose: str) -> Link | None:
    """The link behind the token; None for a wrong one, and for one more who tries too often."""
    place = f"huiyin.wrong-link.{_where_from(request)}"
    if cache.get(place, 0) >= MOST_WRONG:
        return None
    found = links.find(token, purpose)
    if found is None:
        cache.add(place, 0, 60)
        with contextlib.suppress(ValueError):
            cache.incr(place)
    return found


def _where_from(request: HttpRequest) -> str:
    """Who asks: behind a proxy on this machine, whom the proxy itself says it heard; what came to it unasked counts nothing."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    heard = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return heard[:45] if heard and address in ("127.0.0.1", "::1") else address


def nothing_here(request: HttpRequest) -> HttpResponse:
    """One page for every link that opens nothing: wrong, over, revoked, erased. It does not say which."""
    language = "zh" if (translation.get_language_from_request(request)).startswith("zh") else "en"
    return outside_page(request, "lost", language, status=404)


def anything_else(request: HttpRequest) -> HttpResponse:
    """Every other address under /c/ and /d/: nothing tells that it is one that never existed."""
    return nothing_here(request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for whatever else fails outside: the same page."""
    del exception
    return nothing_here(request)


def too_old(request: HttpRequest, written: list[str]) -> HttpResponse:
    """A form whose key is too old, with what was typed in it."""
    language = "zh" if (translation.get_language_from_request(request)).startswith("zh") else "en"
    return outside_page(request, "too_old", language, status=403, written=written)


def is_open(link: Link | None) -> bool:
    """Does the link open something now?"""
    return link is not None and links.state_of(link, clock.now()) == "open"
