"""The verbs of the channel: addresses, the person's wish, and the word of the day."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.channels import sealed
from huiyin.channels.notify import sending
from huiyin.channels.notify.digest import Today, message_of, today_of
from huiyin.channels.notify.models import Address, Delivery, Digest, Wish, Word
from huiyin.channels.notify.sending import Sent
from huiyin.channels.voice import speaking
from huiyin.journal.models import Profile
from huiyin.process.calendar import WorkingDays

MOST_TRIES = 20


def wish_of(owner: AbstractBaseUser) -> Wish:
    """When the person wants to hear; by default once a working day, as soon as there is an address."""
    return Wish.objects.get_or_create(owner_id=owner.pk)[0]


def change_wish(owner: AbstractBaseUser, *, on: bool, at: dt.time, working_days_only: bool) -> Wish:
    """Another wish."""
    wish = wish_of(owner)
    wish.on, wish.at, wish.working_days_only = on, at, working_days_only
    wish.save()
    return wish


def add_address(
    owner: AbstractBaseUser,
    url: str,
    *,
    now: dt.datetime,
    label: str = "",
    private_ok: bool = False,
    whose: str = "",
) -> Address:
    """A new address; nothing is sent to it yet. `whose`: a mark, where it is not the person's own. Raises UnknownAddress."""
    url = url.strip()
    service = sending.service_of(url)
    return Address.objects.create(
        owner_id=owner.pk,
        label=label.strip()[:100],
        whose=whose,
        service=service,
        sealed_url=sealed.seal(url),
        private_ok=private_ok,
        created_at=now,
    )


def remove_address(owner: AbstractBaseUser, address_id: int) -> None:
    """Nothing goes there any more."""
    Address.objects.filter(owner_id=owner.pk, pk=address_id).delete()


def allow_names(owner: AbstractBaseUser, address_id: int, private_ok: bool) -> None:
    """Whether company names may go to an address."""
    Address.objects.filter(owner_id=owner.pk, pk=address_id).update(private_ok=private_ok)


def test_address(owner: AbstractBaseUser, address_id: int, *, now: dt.datetime) -> Sent:
    """Sends a word that says it is a test. Raises Address.DoesNotExist, SealBroken."""
    address = Address.objects.get(owner_id=owner.pk, pk=address_id)
    sent = sending.send(address.url, _("Huiyin"), _("This is a test. Huiyin will find you here."))
    _remember(address, sent, now)
    return sent


def send_digest(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """The word of the day, if its hour has come and there is something to do. Never twice, whoever asks how often.

    Gives in words what was sent.
    """
    wish = Wish.objects.filter(owner_id=owner.pk).first()
    addresses = list(Address.objects.filter(owner_id=owner.pk, whose=""))
    if wish is None or not wish.on or not addresses:
        return ""
    profile = Profile.objects.get(owner_id=owner.pk)
    if not is_hour(profile, wish, now):
        return ""
    day = profile.day(now)
    digest = Digest.objects.filter(owner_id=owner.pk, day=day).first()
    if digest is not None and not digest.things:
        return ""
    today = today_of(owner, day)
    if digest is None:
        made = {"things": today.things, "created_at": now}
        digest = Digest.objects.get_or_create(owner_id=owner.pk, day=day, defaults=made)[0]
    if not digest.things or not today.things:
        # Nothing to do, or done meanwhile: then there is no word today.
        return ""
    with speaking(profile):
        sent = sum(
            _deliver(digest, address, today, now)
            for address in addresses
            if address.created_at <= digest.created_at
        )
        said = ngettext(
            "The word of the day went to one address.",
            "The word of the day went to %(count)s addresses.",
            sent,
        )
        return said % {"count": sent} if sent else ""


def is_hour(profile: Profile, wish: Wish, now: dt.datetime) -> bool:
    """Has the hour come, on a day that the person wants, and outside of their quiet hours?"""
    here = now.astimezone(profile.zone)
    if wish.working_days_only and not WorkingDays(profile.country).is_working(here.date()):
        return False
    at = profile.quiet_until if _quiet(profile, wish.at) else wish.at
    return here.time() >= at and not _quiet(profile, here.time())


def _quiet(profile: Profile, time: dt.time) -> bool:
    start, end = profile.quiet_from, profile.quiet_until
    return start <= time < end if start <= end else time >= start or time < end


def _deliver(digest: Digest, address: Address, today: Today, now: dt.datetime) -> bool:
    """To one address, if nobody has begun it."""
    delivery = Delivery.objects.get_or_create(
        digest=digest, address=address, defaults={"owner_id": digest.owner_id}
    )[0]
    sent = _once(delivery, address, *message_of(today, private_ok=address.private_ok), now=now)
    return sent is not None and sent.ok


def tell(
    owner: AbstractBaseUser, address_id: int, title: str, body: str, *, once: str, now: dt.datetime
) -> Sent | None:
    """A room's word to an address, for instance to whoever has to decide; of the same `once` it goes there at most once.

    None: it has gone before, or somebody sends it now. Where the address surely was not reached (`reached` false), it may be
    told again. `once`: at most 200 letters. Raises Address.DoesNotExist.
    """
    address = Address.objects.get(owner_id=owner.pk, pk=address_id)
    made = {"owner_id": owner.pk, "created_at": now}
    word = Word.objects.get_or_create(address=address, once=once, defaults=made)[0]
    return _once(word, address, title, body, now=now)


def _once(row: Delivery | Word, address: Address, title: str, body: str, *, now: dt.datetime) -> Sent | None:
    """Sends it if nobody has begun it; None where somebody has."""
    waiting = type(row)._default_manager.filter(pk=row.pk, state=Delivery.State.WAITING, tries__lt=MOST_TRIES)
    try:
        url = address.url
    except sealed.SealBroken as broken:
        sent = Sent(False, reached=False, wrong=str(broken))
        _remember(address, sent, now)
        return sent
    # One statement: of two programs, one begins.
    if not waiting.update(state=Delivery.State.SENDING, tries=row.tries + 1):
        return None
    sent = sending.send(url, title, body)
    state = (
        Delivery.State.SENT if sent.ok else Delivery.State.FAILED if sent.reached else Delivery.State.WAITING
    )
    type(row)._default_manager.filter(pk=row.pk).update(state=state)
    _remember(address, sent, now)
    return sent


def _remember(address: Address, sent: Sent, now: dt.datetime) -> None:
    address.wrong = sent.wrong[:500]
    if sent.ok:
        address.heard_at = now
    Address.objects.filter(pk=address.pk).update(wrong=address.wrong, heard_at=address.heard_at)
