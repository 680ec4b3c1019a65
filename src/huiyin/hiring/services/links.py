"""Ways in without an account: a signed secret in an address. Only its digest is kept; a link can expire, be used, be revoked.

A token is 256 random bits and a signature. The signature turns away what was never made here before the database is
asked; the digest is looked up by an index, so that no comparison of secrets can be timed.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils.translation import gettext as _

from huiyin.hiring.errors import NotAllowed
from huiyin.hiring.models import Application, Colleague, Desk, Link, Opening
from huiyin.hiring.owing import numbers
from huiyin.hiring.services.work import Actor, working

_BYTES = 32
_LONGEST = 200


@dataclass(frozen=True)
class Made:
    """A new link. `token` is shown once, here: nobody can read it from the records."""

    link: Link
    token: str


def make(
    desk: Desk,
    purpose: str,
    *,
    by: Actor,
    now: dt.datetime,
    opening: Opening | None = None,
    application: Application | None = None,
    colleague: Colleague | None = None,
) -> Made:
    """A link of the desk. How long it holds stands in deadlines.toml (`links`, in days)."""
    return make_many(desk, purpose, [(opening, application, colleague)], by=by, now=now)[0]


def make_many(
    desk: Desk,
    purpose: str,
    targets: Sequence[tuple[Opening | None, Application | None, Colleague | None]],
    *,
    by: Actor,
    now: dt.datetime,
) -> list[Made]:
    """A link for each of the targets, in the same order."""
    until = now + dt.timedelta(days=numbers()["links"][purpose])
    made = []
    with working(desk, "make_link", by=by, now=now) as work:
        for opening, application, colleague in targets:
            token = _signer(purpose).sign(secrets.token_urlsafe(_BYTES))
            link = Link(
                desk=work.desk,
                purpose=purpose,
                digest=digest(token),
                opening=opening,
                application=application,
                colleague=colleague,
                made_at=now,
                expires_at=until,
            )
            made.append(Made(link, token))
        work.add_many([one.link for one in made])
    return made


def find(token: str, purpose: str) -> Link | None:
    """The link behind a token, whatever its state; None for one that was never made here."""
    if len(token) > _LONGEST:
        return None
    try:
        _signer(purpose).unsign(token)
    except BadSignature:
        return None
    rows = Link.objects.select_related(
        "desk", "opening", "colleague", "application__opening", "application__candidate"
    )
    return rows.filter(purpose=purpose, digest=digest(token)).first()


def state_of(link: Link, now: dt.datetime) -> str:
    """`open`, or why it opens nothing any more: `used`, `revoked`, `expired`."""
    if link.revoked_at is not None:
        return "revoked"
    if link.used_at is not None:
        return "used"
    return "expired" if now >= link.expires_at else "open"


def use(link: Link, *, now: dt.datetime) -> None:
    """Marks a link that works once as used; call it in the transaction of what it is used for. Raises NotAllowed."""
    fresh = Link.objects.filter(pk=link.pk, used_at=None, revoked_at=None, expires_at__gt=now)
    if not fresh.update(used_at=now):
        raise NotAllowed(_("This link has been used, or is over."))


def revoke(links: "models.QuerySet[Link] | Iterable[Link]", *, now: dt.datetime) -> int:
    """These open nothing from now on; gives how many were open."""
    keys = [link.pk for link in links]
    return Link.objects.filter(pk__in=keys, revoked_at=None).update(revoked_at=now)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"huiyin.hiring.link.{purpose}", sep=".")
