"""Sentences about an opening that more than one page says."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from huiyin.advisor.advice import Advice
from huiyin.desks.candidate import wording
from huiyin.desks.candidate.contexts.told import NOTHING, Told, plainly
from huiyin.desks.stationery.templatetags.desk import day_from

if TYPE_CHECKING:
    from huiyin.journal.models import Opening


def whom(opening: "Opening") -> str:
    """The person at HR by name, or HR."""
    return opening.address_as or opening.hr_name or _("HR")


def the_move(opening: "Opening", advice: Advice, channel: str = "") -> str:
    """The move as one sentence in the imperative: whom, how. `channel`: the one the person chose, if another."""
    told = {"whom": whom(opening), "by": wording.channel_by(channel or advice.channel)}
    return {
        "wait": _("Wait. Nothing you write today would help."),
        "ask": _("Ask %(whom)s once, %(by)s."),
        "ask_keen": _("Ask %(whom)s %(by)s, and say that you want this one."),
        "propose": _("Ask %(whom)s %(by)s to pass on your plan B."),
        "ask_why": _("Ask %(whom)s %(by)s for the reason."),
        "thank": _("Thank %(whom)s %(by)s, and part well."),
        "follow_introduction": _("Answer %(whom)s about the introduction, %(by)s."),
        "let_go": _("Let this one rest for good."),
        "answer": _("Answer %(whom)s, %(by)s."),
    }[advice.move] % told


def the_button(advice: Advice) -> str:
    """What the one filled button says."""
    if advice.channel == "phone":
        return _("Open the call script")
    return _("Open the message")


def look_again(advice: Advice, today: dt.date) -> str:
    if advice.next_look is None:
        return _("No further look is planned.")
    return _("Next look: %(day)s.") % {"day": day_from(advice.next_look, today)}


def where_it_stands(opening: "Opening", advice: Advice, told: Told = NOTHING) -> str:
    """What was said; where nothing was, what probably lies behind the silence."""
    return plainly(opening, told, advice) or wording.headline(advice.situations)


def main_reason(advice: Advice) -> str:
    """The strongest evidence for the likeliest situation; where there is none for it, the strongest of all."""
    first = wording.likeliest(advice.situations)[0]
    fitting = [because for because in advice.because if because.toward == first]
    return next((because.evidence for because in [*fitting, *advice.because]), "")
