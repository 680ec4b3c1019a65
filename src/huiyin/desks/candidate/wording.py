"""The words of the pages: those of the vocabulary (process/wording.py), and what only the pages say."""

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huiyin.process import wording as words
from huiyin.process.vocabulary import Channel, Situation


def _translated(table: Mapping[Any, str]) -> Mapping[str, Any]:
    """The words of the vocabulary (process/wording.py), each in the language of the page."""
    return {word: gettext_lazy(said) for word, said in table.items()}


ORDER: tuple[Situation, ...] = ("offer_coming", "stuck", "deciding", "backup", "frozen", "declined_untold")
"""The six situations from the kindest to the hardest, the same in every chart."""

SITUATIONS = _translated(words.SITUATIONS)

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

MOST_LIKELY = _translated(words.MOST_LIKELY)

TWO_LIKELY: Mapping[str, Any] = {
    "offer_coming": pgettext_lazy("one of two", "an offer is on its way"),
    "stuck": pgettext_lazy("one of two", "nobody has pushed it yet"),
    "deciding": pgettext_lazy("one of two", "they are still comparing"),
    "backup": pgettext_lazy("one of two", "you are next in line"),
    "frozen": pgettext_lazy("one of two", "the seat itself has stopped"),
    "declined_untold": pgettext_lazy("one of two", "it is a no that nobody has told you"),
}

MOVES = _translated(words.MOVES)

MOVE_MEANS = _translated(words.MOVE_MEANS)

CHANNELS = _translated(words.CHANNELS)
OUTGOING = ("phone", "wechat", "email", "im", "sms")
INCOMING = ("wechat", "email", "phone_note", "im", "sms", "portal", "in_person")

SIGNALS = _translated(words.SIGNALS)

OUTCOMES = _translated(words.OUTCOMES)

OUTCOME_SENTENCES = _translated(words.OUTCOME_SENTENCES)

REASONS = _translated(words.REASONS)

REASON_PLAIN: Mapping[str, Any] = {
    "experience": gettext_lazy(
        "They wanted other experience for this seat. It says what they need, not what you are worth."
    ),
    "skill_match": gettext_lazy("They were looking for another set of skills this time."),
    "education": gettext_lazy("They insist on a degree or a subject here. Others do not."),
    "stronger_candidate": gettext_lazy(
        "There was one seat, and someone else fitted it more closely. You were in the comparison."
    ),
    "headcount_frozen": gettext_lazy("The seat lost its budget. Nobody got it."),
    "salary": gettext_lazy("The numbers did not meet. That is arithmetic, not a verdict."),
    "location": gettext_lazy("It was the place, not the person."),
    "culture": gettext_lazy("They work in another way. You would have felt it too."),
    "timing": gettext_lazy("The dates did not meet."),
    "other": gettext_lazy("The reason lies outside what you could have shown."),
}

REQUESTS = _translated(words.REQUESTS)

STAGES: Mapping[str, Any] = {
    "wishlist": gettext_lazy("Wish list"),
    "applied": gettext_lazy("Applied"),
    "interviewing": gettext_lazy("Interviewing"),
    "waiting": gettext_lazy("Waiting"),
    "offer": gettext_lazy("Offer"),
    "closed": gettext_lazy("Closed"),
}

SECTORS = _translated(words.SECTORS)

ROUNDS: Mapping[str, Any] = {
    "hr": gettext_lazy("HR"),
    "team": gettext_lazy("Team"),
    "manager": gettext_lazy("Hiring manager"),
    "final": gettext_lazy("Final round"),
    "phone": gettext_lazy("Phone screen"),
    "test": gettext_lazy("Test or trial"),
}

LEVELS = _translated(words.LEVELS)


def odds_words(odds: float) -> str:
    """Odds as a person would say them; never a percentage."""
    return _(words.odds(odds))


def share_words(share: float) -> str:
    """A share of many as a person would say it."""
    for least, said in (
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
            return said
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
    said = words.BY_CHANNEL.get(cast(Channel, channel))
    return _(said) if said else ""
