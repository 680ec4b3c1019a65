"""Setting a mailbox up, trying it, and taking it away."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from huiyin.channels.mailbox import handing, server
from huiyin.channels.mailbox.models import Account, Entry, Folder, May
from huiyin.channels.mailbox.presets import Preset, preset_for
from huiyin.channels.sealed import seal
from huiyin.journal.models import Opening

LOOK_BACK = dt.timedelta(days=180)
_FIELDS = frozenset(
    [
        "name",
        "user",
        "imap_host",
        "imap_port",
        "imap_security",
        "smtp_host",
        "smtp_port",
        "smtp_security",
        "certificate",
        "may",
        "folders",
        "since",
        "entry",
        "access",
        "client_id",
        "token_url",
        "scope",
    ]
)


def set_up(
    owner: AbstractBaseUser,
    address: str,
    *,
    now: dt.datetime,
    secret: str = "",
    try_it: bool = True,
    **fields: Any,
) -> Account:
    """A mailbox, or other settings for one that is there; kept only if the server lets us in. `secret` empty: as before.

    The servers of known providers are filled in. `entry`: a password unless it says otherwise. Raises ValidationError, MailError.
    """
    address = address.strip()
    checked_address(address)
    if unknown := set(fields) - _FIELDS:
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})
    account = Account.objects.filter(owner_id=owner.pk, address__iexact=address).first() or _new(
        owner, address, now
    )
    hosts = (account.imap_host, account.imap_port)
    for name, value in fields.items():
        setattr(account, name, value)
    if secret:
        # Providers show their codes in groups; the spaces are not part of them.
        bare = "".join(secret.split())
        grouped = preset_for(address).name in ("gmail", "qq", "163", "126", "yeah")
        account.entry = fields.get("entry", Entry.PASSWORD)
        account.secret = seal(bare if grouped and account.entry == Entry.PASSWORD else secret)
    account.full_clean(exclude=["owner"])
    account.renewable = not fields.get("access")
    if try_it:
        try_account(account)
    account.save()
    account.renewable = True
    if hosts != (account.imap_host, account.imap_port):
        Folder.objects.filter(account=account).delete()
    return account


def checked_address(address: str) -> None:
    """Raises ValidationError for what is no e-mail address."""
    try:
        EmailValidator()(address.strip())
    except ValidationError:
        raise ValidationError(
            {"address": _("“%(address)s” is not an e-mail address.") % {"address": address[:80]}}
        ) from None


def _new(owner: AbstractBaseUser, address: str, now: dt.datetime) -> Account:
    preset: Preset = preset_for(address)
    return Account(
        owner_id=owner.pk,
        address=address,
        imap_host=preset.incoming.host,
        imap_port=preset.incoming.port,
        imap_security=preset.incoming.security,
        smtp_host=preset.outgoing.host,
        smtp_port=preset.outgoing.port,
        smtp_security=preset.outgoing.security,
        since=_since(owner, now),
        created_at=now,
    )


def _since(owner: AbstractBaseUser, now: dt.datetime) -> dt.date:
    """Mail from before the first application says nothing: half a year back, or as far as the journal goes."""
    half_a_year = (now - LOOK_BACK).date()
    days = Opening.objects.filter(owner_id=owner.pk, applied_on__isnull=False).values_list(
        "applied_on", flat=True
    )
    return min([half_a_year, *(day for day in days if day)])


def try_account(account: Account) -> list[str]:
    """Calls the servers and gives the names of the folders. Raises MailError."""
    names = server.check(account)
    if account.may == May.SEND:
        handing.greet(account)
    return names


def remove(owner: AbstractBaseUser, account_id: int) -> bool:
    """Forgets a mailbox and its password. What came from it stays in the journal."""
    return bool(Account.objects.filter(owner_id=owner.pk, pk=account_id).delete()[0])
