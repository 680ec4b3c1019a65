"""A mailbox by the provider's own sign-in: begun, asked for until the person has agreed, renewed when it runs out."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.channels.mailbox import accounts, oauth
from huiyin.channels.mailbox.models import Account, Entry, SignIn
from huiyin.channels.mailbox.oauth import Endpoint, NotYet, SignInFailed
from huiyin.channels.mailbox.presets import PRESETS, preset_for
from huiyin.channels.sealed import seal, unseal

SLOWER = 5
"""Seconds more between two questions, where the provider asks for it (RFC 8628)."""


def begin_sign_in(
    owner: AbstractBaseUser,
    address: str,
    client_id: str,
    *,
    now: dt.datetime,
    endpoint: Endpoint | None = None,
    **fields: Any,
) -> SignIn:
    """Asks the provider for a code that the person enters at its page. `fields`: as for `set_up`.

    `endpoint`: by default that of the address's provider; mail of any other domain is taken to lie with Microsoft 365.
    Raises ValidationError, MailError.
    """
    client_id = client_id.strip()
    if not client_id or len(client_id) > 200 or not client_id.isascii():
        raise ValidationError(
            {"client_id": _("Enter the application ID; it looks like 00000000-0000-0000-0000-000000000000.")}
        )
    accounts.checked_address(address)
    if endpoint is None:
        preset = preset_for(address)
        preset = preset if preset.sign_in is not None else PRESETS["microsoft365"]
        endpoint = preset.sign_in
        for name, server in (("imap", preset.incoming), ("smtp", preset.outgoing)):
            if not fields.get(f"{name}_host"):
                told = {"host": server.host, "port": server.port, "security": server.security}
                fields.update({f"{name}_{key}": value for key, value in told.items()})
    assert endpoint is not None
    begun = oauth.begin(endpoint, client_id)
    SignIn.objects.filter(owner_id=owner.pk).delete()
    return SignIn.objects.create(
        owner_id=owner.pk,
        address=address.strip(),
        client_id=client_id,
        token_url=endpoint.token_url,
        scope=endpoint.scope,
        fields={
            name: value.isoformat() if isinstance(value, dt.date) else value for name, value in fields.items()
        },
        sealed_device=seal(begun.device_code),
        code=begun.code[:40],
        url=begun.url[:500],
        interval=begun.interval,
        until=now + dt.timedelta(seconds=begun.expires_in),
    )


def end_sign_in(owner: AbstractBaseUser, sign_in_id: int, *, now: dt.datetime) -> Account | None:
    """Asks once whether the person has agreed; then the mailbox is set up. None: not yet.

    Raises SignIn.DoesNotExist, SignInFailed (it is over, begin anew), ValidationError, MailError.
    """
    sign_in = SignIn.objects.get(owner_id=owner.pk, pk=sign_in_id)
    if not sign_in.sealed_secret and not _agreed(sign_in, now):
        return None
    fields = dict(sign_in.fields)
    if isinstance(fields.get("since"), str):
        fields["since"] = dt.date.fromisoformat(fields["since"])
    account = accounts.set_up(
        owner,
        sign_in.address,
        now=now,
        entry=Entry.SIGN_IN,
        secret=unseal(sign_in.sealed_secret),
        access=sign_in.sealed_access,
        client_id=sign_in.client_id,
        token_url=sign_in.token_url,
        scope=sign_in.scope,
        **fields,
    )
    sign_in.delete()
    return account


def _agreed(sign_in: SignIn, now: dt.datetime) -> bool:
    """Asks the provider; what it gives is kept at once, for it gives it once."""
    if now > sign_in.until:
        sign_in.delete()
        raise SignInFailed(_("The code is too old. Begin the sign-in anew."))
    try:
        tokens = oauth.tokens_for(sign_in.token_url, sign_in.client_id, unseal(sign_in.sealed_device))
    except NotYet as wait:
        if wait.slower:
            SignIn.objects.filter(pk=sign_in.pk).update(interval=sign_in.interval + SLOWER)
        return False
    except SignInFailed:
        sign_in.delete()
        raise
    sign_in.sealed_secret, sign_in.sealed_access = seal(tokens.refresh), seal(tokens.access)
    sign_in.save(update_fields=["sealed_secret", "sealed_access"])
    return True
