"""What is due by itself: new mail is looked at, and letters that broke off are looked after. Nothing is sent here."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.channels.mailbox.confirming import forget_dismissed
from huiyin.channels.mailbox.errors import MailError
from huiyin.channels.mailbox.fetching import fetch
from huiyin.channels.mailbox.models import Account, Letter
from huiyin.channels.mailbox.sending import settle


def fetch_mail(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """New mail of all accounts; one that does not answer stops none of the others. Raises MailError at the end."""
    forget_dismissed(owner, now)
    found, wrong = 0, []
    for account in Account.objects.filter(owner_id=owner.pk).select_related("owner"):
        try:
            found += fetch(account, now=now).found
        except MailError as error:
            wrong.append(f"{account}: {error}")
    if wrong:
        raise MailError(" ".join(wrong))
    if not found:
        return ""
    said = ngettext("%(count)s message may concern you.", "%(count)s messages may concern you.", found)
    return said % {"count": found}


def settle_letters(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Letters that broke off half-way. Says so where only the person can tell whether one went."""
    if not Letter.objects.filter(owner_id=owner.pk).exists():
        return ""
    unsure = settle(owner, now=now)
    return _("A letter may or may not have gone out: please look.") if unsure else ""
