"""The candidate's page in sentences. Made of `hiring.pages.Page` alone: what is not in it cannot show."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.desks.stationery.templatetags.desk import day
from huiyin.hiring.pages import Page

HEADLINES: Mapping[str, Any] = {
    "received": gettext_lazy("Your application is with us."),
    "interview": gettext_lazy("Your interview lies ahead."),
    "considering": gettext_lazy("We have met, and we are weighing it."),
    "standby": gettext_lazy("The seat is with somebody else for now, and we would come back to you."),
    "offer": gettext_lazy("We would like you to join us."),
    "accepted": gettext_lazy("You said yes. We look forward to you."),
    "not_chosen": gettext_lazy("It is a no this time."),
    "seat_gone": gettext_lazy("This post will not be filled."),
    "offer_withdrawn": gettext_lazy("We had to take back the offer, and we are sorry."),
    "stepped_back": gettext_lazy("You stepped back. Thank you for telling us."),
    "declined": gettext_lazy("You declined the offer. Thank you for telling us."),
    "dropped_out": gettext_lazy("You are not coming after all. Thank you for telling us."),
    "started": gettext_lazy("You have started here."),
}
NEXT: Mapping[str, Any] = {
    "received": gettext_lazy("Somebody reads it and writes to you."),
    "interview": gettext_lazy("Day and place stand below."),
    "considering": gettext_lazy("Nothing you could do now would change it; you need not call."),
    "standby": gettext_lazy("This is no promise. Please go on with everything else."),
    "offer": gettext_lazy("Take the time you need. A no is all right, too."),
    "accepted": gettext_lazy("If anything changes, tell us here."),
    "not_chosen": gettext_lazy("It says how this seat and you matched, not what you are worth. You can ask once what you would like to know."),
    "seat_gone": gettext_lazy("It had nothing to do with you."),
    "offer_withdrawn": gettext_lazy("Please call us if you would like to talk."),
    "stepped_back": gettext_lazy("We wish you well with what you have chosen."),
    "declined": gettext_lazy("We wish you well with what you have chosen."),
    "dropped_out": gettext_lazy("We wish you well with what you have chosen."),
    "started": gettext_lazy("We are glad that you are here."),
}  # fmt: skip


@dataclass(frozen=True)
class StatusPage:
    """What the page says. `may`: what can be done, as named by the projection."""

    page: Page
    headline: str
    next: str
    when: str
    may: frozenset[str]

    @property
    def step_back_word(self) -> str:
        """What leads out, from where they stand."""
        return "decline" if "decline" in self.may else "step_back" if "step_back" in self.may else ""


def status_page(page: Page, today: dt.date) -> StatusPage:
    """The page in the active language."""
    seen = page.seen
    return StatusPage(
        page,
        str(HEADLINES.get(seen.stage, "")),
        str(NEXT.get(seen.stage, "")),
        _when(page, today),
        frozenset(seen.may),
    )


def _when(page: Page, today: dt.date) -> str:
    seen = page.seen
    if seen.offer_answer_by and seen.offer_answer_by < today:
        return _("We had hoped to hear from you by %(day)s. You can still answer here.") % {
            "day": day(seen.offer_answer_by)
        }
    if seen.offer_answer_by:
        return _("We would like to hear from you by %(day)s.") % {"day": day(seen.offer_answer_by)}
    if seen.news_by is None:
        return ""
    if seen.news_by < today:
        return _("News was due on %(day)s. It is late, and that is on us, not on you.") % {
            "day": day(seen.news_by)
        }
    return _("You will have news by %(day)s.") % {"day": day(seen.news_by)}
