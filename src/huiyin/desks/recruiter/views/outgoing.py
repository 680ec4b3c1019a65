"""What every page shares from which something goes out to a candidate."""

import re
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.channels.channel import ChannelError
from huiyin.channels.recruiting import sending
from huiyin.desks.recruiter import example
from huiyin.desks.recruiter.place import Place, link_address, reaches_outside
from huiyin.hiring.models import Application, Link
from huiyin.hiring.services import links
from huiyin.hiring.services.telling import Prepared

MOST_SAID = 8
_PAGE = re.compile(r"https?://[^\s/]+/c/[\w.-]+")


def may_send(place: Place) -> bool:
    """Is there a mailbox that answers can go out from?"""
    try:
        sending.sender_of(place.user)
    except ChannelError:
        return example.is_example(place.desk)
    return True


def own_pages(request: HttpRequest, place: Place, people: Iterable[Application]) -> dict[int, str]:
    """A new link to each person's own page, by application; none where it could not be opened from outside."""
    targets = [(None, one, None) for one in people]
    if not targets or not reaches_outside(request):
        return {}
    made = links.make_many(place.desk, Link.Purpose.STATUS, targets, by=place.by, now=place.now)
    return {
        one.link.application_id or 0: link_address(request, reverse("recruiter:status", args=[one.token]))
        for one in made
    }


def page_in(text: str) -> str:
    """The address of the person's own page that stands in a letter, or "": only the letter knows it."""
    found = _PAGE.search(text)
    return found.group() if found else ""


def say_sent(request: HttpRequest, sent: Prepared) -> None:
    """How many are on their way, and what stayed back."""
    if count := len(sent.letters):
        said = ngettext("%(n)d letter is on its way.", "%(n)d letters are on their way.", count)
        messages.info(request, said % {"n": count})
    say_left_out(request, sent)


def say_left_out(request: HttpRequest, prepared: Prepared) -> None:
    """Who was left out, and why."""
    for one, why in prepared.left_out[:MOST_SAID]:
        who = one.application.candidate if one.application else _("Somebody")
        messages.warning(request, _("%(who)s: %(why)s") % {"who": who, "why": why})


def back_to(opening: int | None) -> str:
    """The answers, of one opening where it is given."""
    address = reverse("recruiter:answers")
    return f"{address}?opening={opening}" if opening else address
