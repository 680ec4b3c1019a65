"""The words of the recruiter's pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from huiyin.hiring.answers import reasons as tree
from huiyin.hiring.services.chasing import NAMES

WHAT: Mapping[str, Any] = {
    **NAMES,
    "reply": gettext_lazy("answer the offer"),
    "start": gettext_lazy("first day"),
    "tell": gettext_lazy("tell them"),
    "answer": gettext_lazy("answer their question"),
    "news": gettext_lazy("give them news"),
}
"""What is owed (owing.py), as a task: as a reminder says it, but for those who know whom it is about."""

WHOSE: Mapping[str, Any] = {
    "screen": gettext_lazy("%(who)s's look at the application"),
    "invite": gettext_lazy("%(who)s's invitation"),
    "hold": gettext_lazy("%(who)s's word on the interview"),
    "score": gettext_lazy("%(who)s's scorecard"),
    "decide": gettext_lazy("%(who)s's decision"),
    "offer": gettext_lazy("%(who)s's offer"),
    "approve": gettext_lazy("%(who)s's approval"),
    "make": gettext_lazy("%(who)s's offer"),
    "reply": gettext_lazy("the candidate's answer"),
    "start": gettext_lazy("the first day"),
    "tell": gettext_lazy("%(who)s's answer"),
    "answer": gettext_lazy("%(who)s's reply to a question"),
    "news": gettext_lazy("%(who)s's news"),
}
"""The same as somebody's: "1 is overdue: Zhao Lei's decision"."""

VERBS: Mapping[str, Any] = {
    "add_application": gettext_lazy("Added"),
    "add_applications": gettext_lazy("Brought in from a list"),
    "shortlist": gettext_lazy("Put on the shortlist"),
    "schedule": gettext_lazy("Interview arranged"),
    "reschedule": gettext_lazy("Interview moved"),
    "cancel_interview": gettext_lazy("Interview called off"),
    "hold_interview": gettext_lazy("Interview took place"),
    "give_scorecard": gettext_lazy("Scorecard filled in"),
    "order_finalists": gettext_lazy("Finalists put in order"),
    "rank": gettext_lazy("Made a finalist"),
    "unrank": gettext_lazy("Taken out of the order"),
    "invite": gettext_lazy("Invited to an interview"),
    "uninvite": gettext_lazy("Back on the shortlist"),
    "hand_to_department": gettext_lazy("Handed to the department"),
    "refuse": gettext_lazy("Decided: no"),
    "seat_gone": gettext_lazy("Decided: the seat is gone"),
    "put_on_standby": gettext_lazy("Put on standby"),
    "extend_standby": gettext_lazy("Standby made longer"),
    "release_standby": gettext_lazy("Standby ended"),
    "bring_back": gettext_lazy("Brought back as a finalist"),
    "reopen": gettext_lazy("Brought back as a finalist"),
    "prepare_offer": gettext_lazy("Offer prepared"),
    "offer": gettext_lazy("Offer prepared"),
    "approve_offer": gettext_lazy("Offer approved"),
    "make_offer": gettext_lazy("Offer made"),
    "cancel_offer": gettext_lazy("Offer taken back before it was made"),
    "accept_offer": gettext_lazy("Offer accepted"),
    "accept": gettext_lazy("Offer accepted"),
    "decline_offer": gettext_lazy("Offer declined"),
    "decline": gettext_lazy("Offer declined"),
    "drop_out": gettext_lazy("Dropped out after accepting"),
    "withdraw_offer": gettext_lazy("Offer withdrawn"),
    "start": gettext_lazy("Started"),
    "step_back": pgettext_lazy("hiring", "Stepped back"),
    "ask": gettext_lazy("Asked a question"),
    "answer": gettext_lazy("Question answered"),
    "consent": gettext_lazy("Agreed to be kept"),
    "end_consent": gettext_lazy("Consent ended"),
    "prepare_letters": gettext_lazy("Drafts written"),
    "change_letter": gettext_lazy("Letter changed"),
    "approve_letters": gettext_lazy("Letters approved"),
    "take_back_approval": gettext_lazy("Approval taken back"),
    "told_by_hand": gettext_lazy("Told in person"),
    "unreachable": gettext_lazy("Could not be reached"),
    "change_application": gettext_lazy("Notes or date changed"),
    "change_candidate": gettext_lazy("Details changed"),
    "make_link": gettext_lazy("Link made"),
    "undo": gettext_lazy("Taken back"),
    "close_opening": gettext_lazy("Opening closed"),
    "close_seat": gettext_lazy("Seat closed"),
    "hold_opening": gettext_lazy("Opening put on hold"),
    "resume_opening": gettext_lazy("Opening resumed"),
    "reopen_opening": gettext_lazy("Opening open again"),
    "open_opening": gettext_lazy("Opening added"),
    "change_opening": gettext_lazy("Opening changed"),
    "add_seat": gettext_lazy("One more seat"),
    "draft_offer": gettext_lazy("Offer letter written"),
    "draft_news": gettext_lazy("Letter written: it takes longer"),
    "draft_referral": gettext_lazy("Letter written: may we introduce you"),
    "said_by_hand": gettext_lazy("Told without a letter from here"),
    "discard_letter": gettext_lazy("Letter not needed any more"),
    "letter_sent": gettext_lazy("A letter went out"),
    "letter_delivered": gettext_lazy("A letter arrived"),
    "letter_came_back": gettext_lazy("A letter came back"),
    "letter_not_sent": gettext_lazy("A letter could not go out"),
    "letter_unsure": gettext_lazy("Nobody knows whether a letter went out"),
    "letter_told_otherwise": gettext_lazy("Reminded in another way"),
    "remind": gettext_lazy("Reminder written"),
    "ask_again": gettext_lazy("Asked whether their details may be kept"),
    "let_go": gettext_lazy("Details deleted, as nobody may keep them"),
    "erase": gettext_lazy("Details deleted"),
    "ask_to_refer": gettext_lazy("Asked whether they may be introduced elsewhere"),
    "agree": gettext_lazy("Agreed to be introduced"),
    "disagree": gettext_lazy("Would rather not be introduced"),
    "pass_on": gettext_lazy("Introduced"),
    "add_colleague": gettext_lazy("Colleague added"),
    "change_colleague": gettext_lazy("Colleague changed"),
    "add_absence": gettext_lazy("Days away noted"),
    "remove_absence": gettext_lazy("Days away taken out"),
    "change_desk": gettext_lazy("Settings changed"),
}


ACTORS: Mapping[str, Any] = {
    "recruiter": gettext_lazy("HR"),
    "colleague": gettext_lazy("Colleague"),
    "candidate": gettext_lazy("Candidate"),
    "clock": gettext_lazy("By itself"),
}


def actor(kind: str) -> str:
    """Who acted, where it is not told more closely."""
    return str(ACTORS.get(kind, kind))


def what(step: str) -> str:
    """A step that is owed, as a task; an unknown one as it is."""
    return str(WHAT.get(step, step))


def whose(step: str, who: object) -> str:
    """A step that is owed, as somebody's."""
    return str(WHOSE.get(step, "%(who)s")) % {"who": who}


def verb(name: str) -> str:
    """A verb of the log, as the pages say it."""
    return str(VERBS.get(name, name.replace("_", " ")))


def reason(key: str, language: str) -> str:
    """A key of the tree of reasons, in words; an unknown one as it is."""
    found = tree.reasons().get(key)
    return found.name["zh" if language == "zh" else "en"] if found else key


def late(days: int) -> str:
    """How late something is, in working days."""
    if days <= 0:
        return _("due today")
    return ngettext("%(days)d working day late", "%(days)d working days late", days) % {"days": days}
