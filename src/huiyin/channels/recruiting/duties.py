"""What is due by itself at a desk. Nothing of it refuses anybody."""

import datetime as dt
import time
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.channels.notify import services as notify
from huiyin.channels.notify.models import Address
from huiyin.channels.recruiting import links
from huiyin.channels.recruiting.backup import keep_backup
from huiyin.channels.recruiting.returned import look
from huiyin.channels.recruiting.sending import forget_erased, send_due
from huiyin.hiring.models import Desk, Letter, Member
from huiyin.hiring.services import chasing, keeping, outbox


def send_letters(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """What HR approved and is due goes out."""
    desk = _desk(owner)
    if desk is None:
        return ""
    begun = time.monotonic()
    tally = send_due(owner, desk, clock=lambda: now + dt.timedelta(seconds=time.monotonic() - begun))
    said = []
    if tally.sent:
        sent = ngettext("%(count)s letter went out.", "%(count)s letters went out.", tally.sent)
        said.append(sent % {"count": tally.sent})
    if tally.failed:
        failed = ngettext("%(count)s needs a look.", "%(count)s need a look.", tally.failed)
        said.append(failed % {"count": tally.failed})
    return " ".join(said)


def look_for_returned(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Letters that came back are shown, and their people are to be told again. Raises MailError."""
    desk = _desk(owner)
    count = len(look(owner, desk, now=now)) if desk is not None else 0
    said = ngettext("%(count)s letter came back.", "%(count)s letters came back.", count)
    return said % {"count": count} if count else ""


def chase(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Whoever's turn it is hears of it."""
    desk = _desk(owner)
    if desk is None:
        return ""
    letters = chasing.remind(desk, now=now, link=links.decide_link())
    if desk.reminds:
        _notify(owner, desk, letters, now)
    if not letters:
        return ""
    said = ngettext("%(count)s reminder was written.", "%(count)s reminders were written.", len(letters))
    return said % {"count": len(letters)}


def keep(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Consents that end are asked about; whoever nobody may keep any longer is erased; the day's backup is written."""
    desk = _desk(owner)
    if desk is None:
        return ""
    keeping.ask_again(desk, now=now, pages=links.own_pages())
    gone = keeping.let_go(desk, now=now)
    forget_erased(owner, desk)
    keep_backup(owner, desk, now)
    return _("Details of %(count)s people were erased.") % {"count": gone} if gone else ""


def mark_of(colleague_id: int) -> str:
    """Whose a notification address is, as `notify.add_address(…, whose=…)` takes it."""
    return f"colleague:{colleague_id}"


def _notify(owner: AbstractBaseUser, desk: Desk, letters: Sequence[Letter], now: dt.datetime) -> None:
    """Colleagues with an address of their own hear of it there too; people are named only where that is allowed."""
    marks = {mark_of(letter.colleague_id): letter for letter in letters if letter.colleague_id is not None}
    for address in Address.objects.filter(owner_id=owner.pk, whose__in=marks):
        letter = marks[address.whose]
        body = letter.text if address.private_ok else letter.subject
        told = notify.tell(owner, address.pk, letter.subject, body, once=f"hiring:{letter.pk}", now=now)
        if told is not None and told.ok and not letter.to:
            outbox.told_otherwise(desk, letter.pk, now=now)


def _desk(owner: AbstractBaseUser) -> Desk | None:
    member = Member.objects.select_related("desk").filter(user_id=owner.pk).first()
    return member.desk if member else None
