"""Every word of the vocabulary as the pages say it: second person, plain, no jargon."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huiyin.process.vocabulary import Situation

ORDER: tuple[Situation, ...] = ("offer_coming", "stuck", "deciding", "backup", "frozen", "declined_untold")
"""The six situations from the kindest to the hardest, the same in every chart."""

SITUATIONS: Mapping[str, Any] = {
    "offer_coming": gettext_lazy("An offer is on its way"),
    "stuck": gettext_lazy("Nobody has pushed it yet"),
    "deciding": gettext_lazy("Still comparing"),
    "backup": gettext_lazy("You are next in line"),
    "frozen": gettext_lazy("The seat has stopped"),
    "declined_untold": gettext_lazy("A no that nobody says"),
}

SITUATION_MEANS: Mapping[str, Any] = {
    "offer_coming": gettext_lazy("The yes has been said inside; approval and papers take their days."),
    "stuck": gettext_lazy(
        "A decision lies still: the person who decides is away, an approval is idle, or HR has not chased."
    ),
    "deciding": gettext_lazy("The department is still weighing people, or still seeing some."),
    "backup": gettext_lazy("Someone else holds the offer. If they do not come, it is your turn."),
    "frozen": gettext_lazy(
        "The seat itself is on hold: budget, headcount, a reorganisation. It is not about you."
    ),
    "declined_untold": gettext_lazy("It has been decided, and telling you is nobody's task."),
}

MOST_LIKELY: Mapping[str, Any] = {
    "offer_coming": gettext_lazy("Most likely an offer is on its way."),
    "stuck": gettext_lazy("Most likely nobody has pushed it yet."),
    "deciding": gettext_lazy("Most likely they are still comparing."),
    "backup": gettext_lazy("Most likely someone else holds the offer, and you are next in line."),
    "frozen": gettext_lazy("Most likely the seat itself has stopped."),
    "declined_untold": gettext_lazy("Most likely it is a no that nobody has told you."),
}

TWO_LIKELY: Mapping[str, Any] = {
    "offer_coming": pgettext_lazy("one of two", "an offer is on its way"),
    "stuck": pgettext_lazy("one of two", "nobody has pushed it yet"),
    "deciding": pgettext_lazy("one of two", "they are still comparing"),
    "backup": pgettext_lazy("one of two", "you are next in line"),
    "frozen": pgettext_lazy("one of two", "the seat itself has stopped"),
    "declined_untold": pgettext_lazy("one of two", "it is a no that nobody has told you"),
}

MOVES: Mapping[str, Any] = {
    "wait": gettext_lazy("Wait"),
    "ask": gettext_lazy("Ask for the result"),
    "ask_keen": gettext_lazy("Ask, and say you want it"),
    "propose": gettext_lazy("Offer a plan B"),
    "ask_why": gettext_lazy("Ask for the reason"),
    "thank": gettext_lazy("Thank and part well"),
    "follow_introduction": gettext_lazy("Follow the introduction"),
    "let_go": gettext_lazy("Let it go"),
    "answer": gettext_lazy("Answer HR"),
}

MOVE_MEANS: Mapping[str, Any] = {
    "wait": gettext_lazy("Nothing you write today would help. Keep the day for yourself."),
    "ask": gettext_lazy("One short, polite question about the result."),
    "ask_keen": gettext_lazy("Ask, say that you want this one, and what you could give on."),
    "propose": gettext_lazy("Ask HR to hand something new to the person who decides."),
    "ask_why": gettext_lazy("Two or three questions about the reason. It is yours to keep."),
    "thank": gettext_lazy("Thank them, and stay in line in case the seat opens again."),
    "follow_introduction": gettext_lazy("HR opened a door. Say whether you would like to go through it."),
    "let_go": gettext_lazy("Stop spending hope here. If they call, you lose nothing."),
    "answer": gettext_lazy("HR is waiting for something from you."),
}

CHANNELS: Mapping[str, Any] = {
    "phone": gettext_lazy("Phone"),
    "wechat": gettext_lazy("WeChat"),
    "email": gettext_lazy("E-mail"),
    "im": gettext_lazy("Recruiting app"),
    "sms": gettext_lazy("Text message"),
    "phone_note": gettext_lazy("My note of a call"),
    "portal": gettext_lazy("Application portal"),
    "in_person": gettext_lazy("In person"),
}
OUTGOING = ("phone", "wechat", "email", "im", "sms")
INCOMING = ("wechat", "email", "phone_note", "im", "sms", "portal", "in_person")

SIGNALS: Mapping[str, Any] = {
    "pay_discussed": gettext_lazy("They brought up pay"),
    "start_date_asked": gettext_lazy("They asked when I could start"),
    "references_asked": gettext_lazy("They asked for references"),
    "met_team": gettext_lazy("Met the team"),
    "next_steps_explained": gettext_lazy("They explained what comes next"),
    "ran_over_time": gettext_lazy("It ran over time"),
    "cut_short": gettext_lazy("It was cut short"),
    "others_mentioned": gettext_lazy("They mentioned other candidates"),
    "friendly": gettext_lazy("They were friendly"),
}

OUTCOMES: Mapping[str, Any] = {
    "offer": gettext_lazy("An offer"),
    "next_round": gettext_lazy("Another round"),
    "pending": gettext_lazy("Still open"),
    "on_hold": gettext_lazy("On hold"),
    "rejected": gettext_lazy("A no"),
    "filled": gettext_lazy("The seat is gone"),
    "no_info": gettext_lazy("Nothing new"),
}

OUTCOME_SENTENCES: Mapping[str, Any] = {
    "offer": gettext_lazy("This is a yes."),
    "next_round": gettext_lazy("They want to see you again."),
    "pending": gettext_lazy("It is still open."),
    "on_hold": gettext_lazy("It is on hold, and not because of you."),
    "rejected": gettext_lazy("This is a no."),
    "filled": gettext_lazy("The seat is gone."),
    "no_info": gettext_lazy("This says nothing new."),
}

REASONS: Mapping[str, Any] = {
    "experience": gettext_lazy("Experience"),
    "skill_match": gettext_lazy("Skills or match"),
    "education": gettext_lazy("Education"),
    "stronger_candidate": gettext_lazy("Someone else fitted better"),
    "headcount_frozen": gettext_lazy("Headcount or budget"),
    "salary": gettext_lazy("Pay"),
    "location": gettext_lazy("Place"),
    "culture": gettext_lazy("Way of working"),
    "timing": gettext_lazy("Timing"),
    "other": gettext_lazy("Something else"),
}

REASON_PLAIN: Mapping[str, Any] = {
    "experience": gettext_lazy(
        "They wanted other experience for this seat. It says what they need, not what you are worth."
    ),
    "skill_match": gettext_lazy("They were looking for another set of skills this time."),
    "education": gettext_lazy("They hold to a degree or a subject here. Others do not."),
    "stronger_candidate": gettext_lazy(
        "There was one seat, and someone else fitted it more closely. You were in the comparison."
    ),
    "headcount_frozen": gettext_lazy("The seat lost its budget. Nobody got it."),
    "salary": gettext_lazy("The numbers did not meet. That is arithmetic, not a verdict."),
    "location": gettext_lazy("It was the place, not the person."),
    "culture": gettext_lazy("They work in another way. You would have felt it too."),
    "timing": gettext_lazy("The dates did not meet."),
    "other": gettext_lazy("The reason lies outside of what you could have shown."),
}

REQUESTS: Mapping[str, Any] = {
    "documents": gettext_lazy("Documents"),
    "start_date": gettext_lazy("When you could start"),
    "salary_expectation": gettext_lazy("What pay you expect"),
    "availability": gettext_lazy("When you have time"),
    "pre_hire_check": gettext_lazy("A check before hiring"),
    "confirmation": gettext_lazy("Whether you still want it"),
    "other": gettext_lazy("Something else"),
}

STAGES: Mapping[str, Any] = {
    "wishlist": gettext_lazy("Wish list"),
    "applied": gettext_lazy("Applied"),
    "interviewing": gettext_lazy("Interviewing"),
    "waiting": gettext_lazy("Waiting"),
    "offer": gettext_lazy("Offer"),
    "closed": gettext_lazy("Closed"),
}

SECTORS: Mapping[str, Any] = {
    "internet": gettext_lazy("Internet"),
    "manufacturing": gettext_lazy("Manufacturing"),
    "finance": gettext_lazy("Finance"),
    "government": gettext_lazy("Government"),
    "education": gettext_lazy("Education"),
    "health": gettext_lazy("Health"),
    "retail": gettext_lazy("Retail"),
    "hospitality": gettext_lazy("Hospitality"),
    "logistics": gettext_lazy("Logistics"),
    "other": gettext_lazy("Other"),
}

ROUNDS: Mapping[str, Any] = {
    "hr": gettext_lazy("HR"),
    "team": gettext_lazy("Team"),
    "manager": gettext_lazy("Hiring manager"),
    "final": gettext_lazy("Final round"),
    "phone": gettext_lazy("Phone screen"),
    "test": gettext_lazy("Test or trial"),
}

LEVELS: Mapping[str, Any] = {
    "bronze": gettext_lazy("Part decently"),
    "gold": gettext_lazy("Find the reason"),
    "king": gettext_lazy("Make a new chance"),
}


def odds_words(odds: float) -> str:
    """Odds as a person would say them; never a percentage."""
    for least, words in (
        (0.97, _("almost certain")),
        (0.85, _("about 9 in 10")),
        (0.77, _("about 4 in 5")),
        (0.71, _("about 3 in 4")),
        (0.6, _("about 2 in 3")),
        (0.45, _("about even odds")),
        (0.37, _("about 2 in 5")),
        (0.29, _("about 1 in 3")),
        (0.225, _("about 1 in 4")),
        (0.17, _("about 1 in 5")),
        (0.125, _("about 1 in 7")),
        (0.075, _("about 1 in 10")),
        (0.035, _("about 1 in 20")),
    ):
        if odds >= least:
            return words
    return _("hardly")


def share_words(share: float) -> str:
    """A share of many as a person would say it."""
    for least, words in (
        (0.96, _("nearly all")),
        (0.85, _("9 in 10")),
        (0.71, _("three quarters")),
        (0.6, _("two thirds")),
        (0.43, _("half")),
        (0.29, _("a third")),
        (0.2, _("a quarter")),
        (0.13, _("1 in 6")),
        (0.06, _("1 in 10")),
    ):
        if share >= least:
            return words
    return _("hardly any")


def likeliest(situations: Mapping[Situation, float]) -> list[Situation]:
    """The situations, the likeliest first."""
    return sorted(situations, key=lambda name: -situations[name])


def headline(situations: Mapping[Situation, float]) -> str:
    """What probably lies behind the silence, as one sentence; two causes when they cannot be told apart."""
    first, second, *_rest = likeliest(situations)
    if situations[first] - situations[second] < 0.05:
        return _("Either %(first)s, or %(second)s. It cannot be told apart yet.") % {
            "first": TWO_LIKELY[first],
            "second": TWO_LIKELY[second],
        }
    return str(MOST_LIKELY[first])


def channel_by(channel: str | None) -> str:
    """The channel inside a sentence: 'by phone'."""
    return {
        "phone": _("by phone"),
        "wechat": _("on WeChat"),
        "email": _("by e-mail"),
        "im": _("in the recruiting app"),
        "sms": _("by text message"),
        "phone_note": _("by phone"),
        "portal": _("in the portal"),
        "in_person": _("in person"),
    }.get(channel or "", "")
