"""The journal's entries onto the person's calendar, and what they did there back as a suggestion."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import ngettext

from huiyin.channels import sealed
from huiyin.channels.calendar import server, services
from huiyin.channels.calendar.entries import Entry, entries_of
from huiyin.channels.calendar.ics import NoCalendar, calendar_of, content_of, invitations_of, start_of, uid_of
from huiyin.channels.calendar.models import Account, Feed, Pushed
from huiyin.channels.comparing import folded
from huiyin.journal.models import Opening, Profile

_WORDS = ("面试", "笔试", "面谈", "复试", "初试", "interview", "phone screen", "hiring", "offer call", "入职")
"""An appointment that names no opening of ours is suggested only if it speaks of hiring."""


def connect(
    owner: AbstractBaseUser,
    *,
    now: dt.datetime,
    url: str,
    user: str,
    password: str,
    name: str = "",
    pull: bool = True,
) -> Account:
    """Takes a calendar into use, once it was seen to answer. Raises CalendarAway."""
    with server.opened(url, user, password) as calendar:
        calendar.found(now)
    sealed_password = sealed.seal(password)
    told = {
        "user": user,
        "sealed_password": sealed_password,
        "name": name[:200],
        "pull": pull,
        "created_at": now,
    }
    before = Account.objects.filter(owner_id=owner.pk).first()
    if before is not None and before.url != url:
        before.delete()
    return Account.objects.update_or_create(owner_id=owner.pk, defaults={"url": url, **told})[0]


def disconnect(owner: AbstractBaseUser, *, take_out: bool = True) -> None:
    """Lets the calendar go; what we put there is taken out, if the server answers and it is wanted. Raises CalendarAway."""
    account = Account.objects.filter(owner_id=owner.pk).first()
    if account is None:
        return
    if take_out and account.pushed.exists():
        with server.opened(account.url, account.user, sealed.unseal(account.sealed_password)) as calendar:
            for pushed in account.pushed.all():
                calendar.remove(pushed.uid)
                pushed.delete()
    account.delete()


def sync(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """Makes the calendar what the journal says, without undoing what the person did there. Raises CalendarAway.

    Whatever point it breaks off at, the next one goes on: each entry has one name, so nothing comes twice.
    """
    account = Account.objects.filter(owner_id=owner.pk).first()
    if account is None:
        return ""
    profile = Profile.objects.get(owner_id=owner.pk)
    feed = services.feed_of(owner, now=now)
    entries = entries_of(owner, profile.day(now), with_names=feed.with_names)
    wanted = {uid_of(entry, feed.mark): entry for entry in entries}
    with server.opened(account.url, account.user, sealed.unseal(account.sealed_password)) as calendar:
        there = calendar.found(now - dt.timedelta(days=35))
        suggested = _look_around(account, there, wanted, feed, profile, now)
        changed = _push(account, calendar, wanted, feed, profile)
    Account.objects.filter(pk=account.pk).update(synced_at=now)
    return _said(changed, suggested)


def _push(
    account: Account,
    calendar: server.ServerCalendar,
    wanted: dict[str, Entry],
    feed: Feed,
    profile: Profile,
) -> int:
    known = {pushed.uid: pushed for pushed in account.pushed.all()}
    changed = 0
    for uid, entry in wanted.items():
        pushed, content = known.get(uid), content_of(entry)
        if pushed is not None and pushed.content == content:
            # Also where it is gone or moved there: the person wanted it so, until it says something new.
            continue
        calendar.put(uid, calendar_of([entry], mark=feed.mark, zone=profile.zone, alarms=feed.alarms))
        Pushed.objects.update_or_create(
            account=account,
            uid=uid,
            defaults={
                "owner_id": account.owner_id,
                "starts": start_of(entry, profile.zone).isoformat(),
                "content": content,
            },
        )
        changed += 1
    for uid, pushed in known.items():
        if uid not in wanted:
            calendar.remove(uid)
            pushed.delete()
            changed += 1
    return changed


def _look_around(
    account: Account,
    there: dict[str, bytes],
    wanted: dict[str, Entry],
    feed: Feed,
    profile: Profile,
    now: dt.datetime,
) -> int:
    """What the calendar holds beside what we put there. Gives how many suggestions are new."""
    before = len(services.open_suggestions(account.owner))
    known = {pushed.uid: pushed for pushed in account.pushed.all()}
    companies = _companies(account.owner)
    for uid, data in there.items():
        try:
            invitation = invitations_of(data, profile.zone)[0]
        except NoCalendar:
            continue
        if uid.endswith(f"@{feed.mark}.huiyin"):
            entry, pushed = wanted.get(uid), known.get(uid)
            unchanged = entry and pushed and pushed.content == content_of(entry)
            moved = entry and (invitation.day, invitation.time) != (entry.day, entry.time)
            if entry and unchanged and moved and entry.kind == "appointment":
                services.suggest(account.owner, invitation, now=now, source="calendar", opening=entry.opening)
        elif account.pull and _concerns_us(companies, invitation.words):
            services.suggest(account.owner, invitation, now=now, source="calendar")
    return len(services.open_suggestions(account.owner)) - before


def _companies(owner: AbstractBaseUser) -> set[str]:
    """The names to listen for, to be compared."""
    names = Opening.objects.filter(owner_id=owner.pk, archived_at=None).values_list("company", flat=True)
    return {name for name in map(folded, names) if len(name) > 1}


def _concerns_us(companies: set[str], words: str) -> bool:
    plain, lowered = folded(words), words.lower()
    return any(word in lowered for word in _WORDS) or any(company in plain for company in companies)


def _said(changed: int, suggested: int) -> str:
    told = []
    if changed:
        told.append(
            ngettext("%(count)s entry of the calendar was brought up to date.",
                     "%(count)s entries of the calendar were brought up to date.", changed) % {"count": changed}
        )  # fmt: skip
    if suggested > 0:
        told.append(
            ngettext("%(count)s appointment was found in the calendar.",
                     "%(count)s appointments were found in the calendar.", suggested) % {"count": suggested}
        )  # fmt: skip
    return " ".join(told)
