"""The vocabulary in words for people: short, plain, without jargon.

The strings are the message ids of the catalogues; whoever shows one translates it (the pages through Django, the
command through gettext). So a word is called the same everywhere.
"""

from collections.abc import Mapping

from huiyin.process.vocabulary import (
    Channel,
    Level,
    Move,
    Outcome,
    Reason,
    Request,
    Sector,
    Signal,
    Situation,
)


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogues."""
    return text


SITUATIONS: Mapping[Situation, str] = {
    "offer_coming": gettext_noop("An offer is on its way"),
    "stuck": gettext_noop("Nobody has pushed it yet"),
    "deciding": gettext_noop("Still comparing"),
    "backup": gettext_noop("You are next in line"),
    "frozen": gettext_noop("The seat has stopped"),
    "declined_untold": gettext_noop("A no that nobody says"),
}

MOST_LIKELY: Mapping[Situation, str] = {
    "offer_coming": gettext_noop("Most likely an offer is on its way."),
    "stuck": gettext_noop("Most likely nobody has pushed it yet."),
    "deciding": gettext_noop("Most likely they are still comparing."),
    "backup": gettext_noop("Most likely someone else holds the offer, and you are next in line."),
    "frozen": gettext_noop("Most likely the seat itself has stopped."),
    "declined_untold": gettext_noop("Most likely it is a no that nobody has told you."),
}

MOVES: Mapping[Move, str] = {
    "wait": gettext_noop("Wait"),
    "ask": gettext_noop("Ask for the result"),
    "ask_keen": gettext_noop("Ask, and say you want it"),
    "propose": gettext_noop("Offer a plan B"),
    "ask_why": gettext_noop("Ask for the reason"),
    "thank": gettext_noop("Thank and part well"),
    "follow_introduction": gettext_noop("Follow the introduction"),
    "let_go": gettext_noop("Let it go"),
    "answer": gettext_noop("Answer HR"),
}

MOVE_MEANS: Mapping[Move, str] = {
    "wait": gettext_noop("Nothing you write today would help. Keep the day for yourself."),
    "ask": gettext_noop("One short, polite question about the result."),
    "ask_keen": gettext_noop("Ask, say that you want this one, and what you could give on."),
    "propose": gettext_noop("Ask HR to hand something new to the person who decides."),
    "ask_why": gettext_noop("Two or three questions about the reason. It is yours to keep."),
    "thank": gettext_noop("Thank them, and stay in line in case the seat opens again."),
    "follow_introduction": gettext_noop("HR opened a door. Say whether you would like to go through it."),
    "let_go": gettext_noop("Stop spending hope here. If they call, you lose nothing."),
    "answer": gettext_noop("HR is waiting for something from you."),
}

CHANNELS: Mapping[Channel, str] = {
    "phone": gettext_noop("Phone"),
    "wechat": gettext_noop("WeChat"),
    "email": gettext_noop("E-mail"),
    "im": gettext_noop("Recruiting app"),
    "sms": gettext_noop("Text message"),
    "phone_note": gettext_noop("My note of a call"),
    "portal": gettext_noop("Application portal"),
    "in_person": gettext_noop("In person"),
}

BY_CHANNEL: Mapping[Channel, str] = {
    "phone": gettext_noop("by phone"),
    "wechat": gettext_noop("on WeChat"),
    "email": gettext_noop("by e-mail"),
    "im": gettext_noop("in the recruiting app"),
    "sms": gettext_noop("by text message"),
    "phone_note": gettext_noop("by phone"),
    "portal": gettext_noop("in the portal"),
    "in_person": gettext_noop("in person"),
}
"""The channel inside a sentence."""

SIGNALS: Mapping[Signal, str] = {
    "pay_discussed": gettext_noop("They brought up pay"),
    "start_date_asked": gettext_noop("They asked when I could start"),
    "references_asked": gettext_noop("They asked for references"),
    "met_team": gettext_noop("Met the team"),
    "next_steps_explained": gettext_noop("They explained what comes next"),
    "ran_over_time": gettext_noop("It ran over time"),
    "cut_short": gettext_noop("It was cut short"),
    "others_mentioned": gettext_noop("They mentioned other candidates"),
    "friendly": gettext_noop("They were friendly"),
}

OUTCOMES: Mapping[Outcome, str] = {
    "offer": gettext_noop("An offer"),
    "next_round": gettext_noop("Another round"),
    "pending": gettext_noop("Still open"),
    "on_hold": gettext_noop("On hold"),
    "rejected": gettext_noop("A no"),
    "filled": gettext_noop("The seat is gone"),
    "no_info": gettext_noop("Nothing new"),
}

OUTCOME_SENTENCES: Mapping[Outcome, str] = {
    "offer": gettext_noop("This is a yes."),
    "next_round": gettext_noop("They want to see you again."),
    "pending": gettext_noop("It is still open."),
    "on_hold": gettext_noop("It is on hold, and not because of you."),
    "rejected": gettext_noop("This is a no."),
    "filled": gettext_noop("The seat is gone."),
    "no_info": gettext_noop("This says nothing new."),
}

REASONS: Mapping[Reason, str] = {
    "experience": gettext_noop("Experience"),
    "skill_match": gettext_noop("Skills or match"),
    "education": gettext_noop("Education"),
    "stronger_candidate": gettext_noop("Someone else fitted better"),
    "headcount_frozen": gettext_noop("Headcount or budget"),
    "salary": gettext_noop("Pay"),
    "location": gettext_noop("Place"),
    "culture": gettext_noop("Way of working"),
    "timing": gettext_noop("Timing"),
    "other": gettext_noop("Something else"),
}

REQUESTS: Mapping[Request, str] = {
    "documents": gettext_noop("Documents"),
    "start_date": gettext_noop("When you could start"),
    "salary_expectation": gettext_noop("What pay you expect"),
    "availability": gettext_noop("When you have time"),
    "pre_hire_check": gettext_noop("A check before hiring"),
    "confirmation": gettext_noop("Whether you still want it"),
    "other": gettext_noop("Something else"),
}

SECTORS: Mapping[Sector, str] = {
    "internet": gettext_noop("Internet"),
    "manufacturing": gettext_noop("Manufacturing"),
    "finance": gettext_noop("Finance"),
    "government": gettext_noop("Government"),
    "education": gettext_noop("Education"),
    "health": gettext_noop("Health"),
    "retail": gettext_noop("Retail"),
    "hospitality": gettext_noop("Hospitality"),
    "logistics": gettext_noop("Logistics"),
    "other": gettext_noop("Other"),
}

LEVELS: Mapping[Level, str] = {
    "bronze": gettext_noop("Part decently"),
    "gold": gettext_noop("Find the reason"),
    "king": gettext_noop("Make a new chance"),
}

ODDS: tuple[tuple[float, str], ...] = (
    (0.97, gettext_noop("almost certain")),
    (0.85, gettext_noop("about 9 in 10")),
    (0.77, gettext_noop("about 4 in 5")),
    (0.71, gettext_noop("about 3 in 4")),
    (0.6, gettext_noop("about 2 in 3")),
    (0.45, gettext_noop("about even odds")),
    (0.37, gettext_noop("about 2 in 5")),
    (0.29, gettext_noop("about 1 in 3")),
    (0.225, gettext_noop("about 1 in 4")),
    (0.17, gettext_noop("about 1 in 5")),
    (0.125, gettext_noop("about 1 in 7")),
    (0.075, gettext_noop("about 1 in 10")),
    (0.035, gettext_noop("about 1 in 20")),
    (0.0, gettext_noop("hardly")),
)
"""Odds as a person would say them, from the share on."""


def odds(share: float) -> str:
    """Odds in words, without false precision: the message id."""
    return next(words for least, words in ODDS if share >= least or not least)
