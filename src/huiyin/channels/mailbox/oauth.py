"""A sign-in at the provider's own page, for mailboxes that take no password from programs (OAuth 2.0).

The device flow (RFC 8628): the provider gives a code, the person enters it at the provider's page, the program asks until
they have. What it gets is an access token for an hour or so, and a refresh token for the next ones. The client is a
public one: its ID is no secret, and the person brings their own.
"""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huiyin.channels.mailbox.errors import MailError, is_here

TIMEOUT = 30.0
MOST = 200_000
"""Bytes of an answer. Tokens are some thousand long."""
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass(frozen=True)
class Endpoint:
    """Where a provider's sign-in is asked for, where its tokens come from, and what is asked for."""

    device_url: str
    token_url: str
    scope: str


@dataclass(frozen=True)
class Begun:
    """A sign-in that waits for the person: the `code` to enter at `url`. `interval`, `expires_in`: seconds."""

    device_code: str
    code: str
    url: str
    interval: int
    expires_in: int


@dataclass(frozen=True)
class Tokens:
    """What lets a program in. `refresh` may be empty: then the one before stays."""

    access: str
    refresh: str


class SignInFailed(MailError):
    """The provider does not let the program in; the person has to sign in anew."""


class NotYet(Exception):
    """The person has not agreed yet. `slower`: the provider wants to be asked less often."""

    def __init__(self, *, slower: bool) -> None:
        super().__init__()
        self.slower = slower


def begin(endpoint: Endpoint, client_id: str) -> Begun:
    """Asks for a code. Raises MailError."""
    _status, told = _asked(endpoint.device_url, {"client_id": client_id, "scope": endpoint.scope})
    try:
        url = str(told.get("verification_uri") or told["verification_url"])
        return Begun(
            device_code=str(told["device_code"]),
            code=str(told["user_code"]),
            url=url if url.startswith("https://") or _is_near(url) else "",
            interval=max(1, min(int(told.get("interval") or 5), 60)),
            expires_in=max(60, min(int(told.get("expires_in") or 900), 3600)),
        )
    except (KeyError, TypeError, ValueError):
        raise SignInFailed(_refused(told)) from None


def tokens_for(token_url: str, client_id: str, device_code: str) -> Tokens:
    """The tokens, once the person has agreed. Raises NotYet, SignInFailed, MailError."""
    asked = {"grant_type": DEVICE_GRANT, "client_id": client_id, "device_code": device_code}
    status, told = _asked(token_url, asked)
    error = str(told.get("error", ""))
    if error in ("authorization_pending", "slow_down"):
        raise NotYet(slower=error == "slow_down")
    if error in ("expired_token", "bad_verification_code", "code_expired"):
        raise SignInFailed(_("The code is too old. Begin the sign-in anew."))
    if error in ("access_denied", "authorization_declined"):
        raise SignInFailed(_("The sign-in was declined at the provider. Nothing was set up."))
    return _tokens(status, told)


def refreshed(endpoint: Endpoint, client_id: str, refresh: str) -> Tokens:
    """New tokens for old. Raises SignInFailed where the person has to sign in anew, MailError where it may work later."""
    asked = {
        "grant_type": "refresh_token",
        "client_id": client_id,
        "refresh_token": refresh,
        "scope": endpoint.scope,
    }
    return _tokens(*_asked(endpoint.token_url, asked))


def _tokens(status: int, told: dict[str, Any]) -> Tokens:
    access, refresh = told.get("access_token"), told.get("refresh_token") or ""
    if status != 200 or not isinstance(access, str) or not access or not isinstance(refresh, str):
        raise SignInFailed(_refused(told))
    return Tokens(access, refresh)


def _refused(told: dict[str, Any]) -> str:
    """Microsoft's descriptions are pages long; the first sentence says it."""
    words = str(told.get("error_description") or told.get("error") or "")
    why = " ".join(words.split("Trace ID", maxsplit=1)[0].split())[:300]
    said = _("The provider does not let Huiyin in (%(why)s). Check the application ID, then sign in anew.")
    return said % {"why": why or "?"}


def _asked(url: str, fields: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """One form posted, one JSON object back. Raises MailError."""
    if not url.startswith("https://") and not _is_near(url):
        raise MailError(_("A sign-in needs an address that begins with https://."))
    host = urllib.parse.urlsplit(url).hostname or url
    form = urllib.parse.urlencode(fields).encode()
    request = urllib.request.Request(url, form, {"Accept": "application/json"})
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            status, body = int(answer.status), answer.read(MOST)
    except urllib.error.HTTPError as error:
        with error:
            status, body = error.code, error.read(MOST)
    except (OSError, ValueError) as error:
        said = _("%(host)s, where one signs in, cannot be reached (%(why)s). Huiyin tries again later.")
        raise MailError(said % {"host": host, "why": str(getattr(error, "reason", error))[:200]}) from error
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    if not isinstance(told, dict) or status >= 500:
        said = _("%(host)s, where one signs in, answered something unexpected (%(status)s).")
        raise MailError(said % {"host": host, "status": status})
    return status, told


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What carries a token goes to the address that was named, and nowhere else."""

    def redirect_request(self, *_asked: Any, **_more: Any) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_NoRedirect)


def _is_near(url: str) -> bool:
    """An open line, but within this computer."""
    parts = urllib.parse.urlsplit(url)
    return parts.scheme == "http" and is_here(parts.hostname or "")


def said_for(address: str, token: str) -> str:
    """What a server is told under XOAUTH2."""
    return f"user={address}\1auth=Bearer {token}\1\1"


def said_by_bearer(address: str, token: str) -> str:
    """What a server is told under OAUTHBEARER (RFC 7628)."""
    return f"n,a={address.replace('=', '=3D').replace(',', '=2C')},\1auth=Bearer {token}\1\1"
