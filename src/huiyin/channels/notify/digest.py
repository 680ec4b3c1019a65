"""The word of the day: what there is to do, in a few lines."""

import datetime as dt
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huiyin.channels.voice import language_of
from huiyin.journal import queries
from huiyin.journal.models import Opening, Profile

MOST = 3
"""Things in one word. More would be a list, and lists weigh."""
MOVES: dict[str, str | Promise] = {
    "ask": gettext_lazy("ask for the result, once and politely"),
    "ask_keen": gettext_lazy("ask, and say that you want it"),
    "propose": gettext_lazy("ask to pass on your plan B"),
    "ask_why": gettext_lazy("ask for the reason"),
    "thank": gettext_lazy("thank, and part well"),
    "follow_introduction": gettext_lazy("follow the introduction"),
    "answer": gettext_lazy("HR waits for a word from you"),
}


@dataclass(frozen=True)
class Today:
    """What there is to do on a day: moves by opening, and appointments."""

    moves: list[tuple[Opening, str]] = field(default_factory=list)
    appointments: list[Opening] = field(default_factory=list)

    @property
    def things(self) -> int:
        return len(self.moves) + len(self.appointments)


def today_of(owner: AbstractBaseUser, day: dt.date) -> Today:
    """What there is to do for the owner. The example does not count."""
    profile = Profile.objects.get(owner_id=owner.pk)
    pairs = queries.todays(owner, day, language=language_of(profile))
    moves = [
        (opening, str(advice.move))
        for opening, advice in pairs
        if advice.move in MOVES and advice.on <= day and not opening.is_example
    ]
    appointments = Opening.objects.filter(
        owner_id=owner.pk, appointment_on=day, archived_at=None, is_example=False
    ).order_by("appointment_time", "pk")
    return Today(moves, list(appointments))


def message_of(today: Today, *, private_ok: bool) -> tuple[str, str]:
    """Title and text, in the language that is active. Names only if `private_ok`."""
    count = today.things
    title = ngettext("One thing today", "%(count)s things today", count) % {"count": count}
    if not private_ok:
        return title, _("Open Huiyin to see what is worth doing, and the words for it. The rest can wait.")
    lines = [_appointment(opening) for opening in today.appointments]
    lines += [f"{opening.company}: {MOVES[move]}" for opening, move in today.moves[:MOST]]
    if len(today.moves) > MOST:
        lines.append(_("The others can wait until tomorrow."))
    return title, "\n".join(lines)


def _appointment(opening: Opening) -> str:
    about = opening.appointment_about or _("Appointment")
    time = f"{opening.appointment_time:%H:%M} " if opening.appointment_time else ""
    return f"{time}{about} · {opening.company}"
