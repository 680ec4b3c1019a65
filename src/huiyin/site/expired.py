"""A form whose key is too old: what was typed in it is shown, so that it can be taken along."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.desks.recruiter.views import outside

_NOT_TYPED = {"csrfmiddlewaretoken", "once", "version", "next", "do"}
_SECRET = {"secret", "password", "url"}
"""Not shown to whoever looks over one's shoulder; notification addresses hold a token."""
MOST = 50_000


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW. Words that another site sent here are not shown."""
    # The name keeps to Django's interface; why it was refused is nothing that a person could act upon.
    del reason
    written = _typed(request) if _our_own(request) else []
    if request.path.startswith(("/c/", "/d/")):
        return outside.too_old(request, written)
    return render(request, "403_csrf.html", {"written": written}, status=403)


def _our_own(request: HttpRequest) -> bool:
    came_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(came_from).netloc == request.get_host()


def _typed(request: HttpRequest) -> list[str]:
    """The words of the form's fields, each once; ticks and choices are set again in a moment."""
    found = [
        value.strip()[:MOST]
        for name, values in request.POST.lists()
        if name not in _NOT_TYPED | _SECRET
        for value in values
        if isinstance(value, str) and (len(value.strip()) > 12 or " " in value.strip())
    ]
    return list(dict.fromkeys(found))
