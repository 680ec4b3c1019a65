"""What happens around every page: health, headers, whose journal it is, in which language and time zone."""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from huiyin.site import owner
from huiyin.site.environment import host_of

Answer = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


_PROXIES = (
    "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via", "CF-Connecting-IP",
    "True-Client-IP",
)  # fmt: skip
"""What proxies and tunnels add; a browser on this machine sends none of it."""
_LINKS = ("/c/", "/d/", settings.STATIC_URL)


class Healthy:
    """Answers /healthz before anything else is asked of the request."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz" and request.method in ("GET", "HEAD"):
            return JsonResponse({"status": "ok"})
        return self.answer(request)


class Guarded:
    """Nothing inline, nothing from elsewhere, nothing kept by anybody in between."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class OnlyLinks:
    """Whoever comes from outside, by the host of HUIYIN_LINK_ADDRESS or through a proxy, meets the pages behind a link alone.

    They are given addresses of their own (`urls_outside`), in which no desk and no journal stand: a path that slipped by the
    check here would still lead nowhere.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.LINK_ADDRESS and from_outside(request):
            if not request.path.startswith(_LINKS):
                return HttpResponseNotFound(b"", content_type="text/plain")
            setattr(request, "urlconf", "huiyin.site.urls_outside")  # noqa: B010
        return self.answer(request)


def from_outside(request: HttpRequest) -> bool:
    """Under the links' own name; or through a proxy or tunnel that passes on this machine's name for whoever asks."""
    host, _port = split_domain_port(request.get_host())
    proxied = host in settings.LOOPBACK and any(name in request.headers for name in _PROXIES)
    return proxied or host == host_of(settings.LINK_ADDRESS)


class LocalOwner:
    """The one person whose journal this is stands behind every request; there is nothing to log in to."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(_owner)  # type: ignore[assignment]
        return self.answer(request)


def _owner() -> User | AnonymousUser:
    return owner.the_owner(timezone.now())


class PersonsLanguage:
    """The language and time zone of the person's profile; without a choice of theirs, the browser's language."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        profile = getattr(request.user, "profile", None)
        chosen = {"zh": "zh-hans", "en": "en"}.get(profile.language if profile else "")
        language = chosen or translation.get_language_from_request(request)
        with translation.override(language), timezone.override(profile.zone if profile else dt.UTC):
            request.LANGUAGE_CODE = language
            response = self.answer(request)
            if isinstance(response, HttpResponse) and hasattr(response, "render"):
                response.render()
        response.headers.setdefault("Content-Language", language)
        if chosen is None:
            patch_vary_headers(response, ("Accept-Language",))
        return response
