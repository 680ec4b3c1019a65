"""The token that lets a program in, kept sealed and renewed where a server refuses it."""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext as _

from huiyin.channels.mailbox import oauth
from huiyin.channels.mailbox.errors import WrongPassword
from huiyin.channels.mailbox.models import Account
from huiyin.channels.sealed import seal, unseal

Line = TypeVar("Line")


def entered(account: Account, enter: Callable[[str], Line]) -> Line:
    """What `enter(token)` gives. Tokens live for an hour or so: where it raises WrongPassword, it is called with a new one.

    Raises MailError.
    """
    if account.access:
        try:
            return enter(unseal(account.access))
        except WrongPassword:
            if not account.renewable:
                raise
    renew(account)
    return enter(unseal(account.access))


def renew(account: Account) -> None:
    """New tokens, kept. Of two programs that renew at once, both end with tokens that work. Raises MailError."""
    before = account.secret
    endpoint = oauth.Endpoint("", account.token_url, account.scope)
    try:
        tokens = oauth.refreshed(endpoint, account.client_id, unseal(before))
    except oauth.SignInFailed as error:
        if _other_was_first(account, before):
            return
        said = _("The sign-in at the provider is over. Open the mailbox's settings and sign in anew.")
        raise WrongPassword(f"{said} {error}") from error
    account.access = seal(tokens.access)
    account.secret = seal(tokens.refresh) if tokens.refresh else before
    mine = Account.objects.filter(pk=account.pk, secret=before)
    if account.pk and not mine.update(access=account.access, secret=account.secret):
        _other_was_first(account, before)


def _other_was_first(account: Account, before: str) -> bool:
    """Takes what another program has kept meanwhile."""
    there = Account.objects.filter(pk=account.pk).exclude(secret=before).first()
    if there is None:
        return False
    account.secret, account.access = there.secret, there.access
    return True
