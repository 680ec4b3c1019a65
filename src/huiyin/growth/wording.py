"""The words of this room for people; message ids of the catalogues, as in process/wording.py."""

from collections.abc import Mapping

from huiyin.growth.vocabulary import Claim, Kind, Level, Match, Part
from huiyin.process.wording import gettext_noop

KINDS: Mapping[Kind, str] = {
    "skill": gettext_noop("Skill"),
    "tool": gettext_noop("Tool"),
    "years": gettext_noop("Experience"),
    "education": gettext_noop("Education"),
    "certificate": gettext_noop("Certificate"),
    "language": gettext_noop("Language"),
    "pay": gettext_noop("Pay"),
    "place": gettext_noop("Place"),
    "way_of_working": gettext_noop("How the work is done"),
}

LEVELS: Mapping[Level, str] = {
    "must": gettext_noop("must have"),
    "nice": gettext_noop("nice to have"),
}

MATCHES: Mapping[Match, str] = {
    "met": gettext_noop("You bring it"),
    "partly": gettext_noop("You bring part of it"),
    "missing": gettext_noop("Not there yet"),
    "unknown": gettext_noop("Your papers do not say"),
}

CLAIMS: Mapping[Claim, str] = {
    "yes": gettext_noop("I have it"),
    "partly": gettext_noop("In part"),
    "no": gettext_noop("Not there yet"),
}

PARTS: Mapping[Part, str] = {
    "problem": gettext_noop("The problem, as they see it"),
    "wrong": gettext_noop("What I had not seen"),
    "option_1": gettext_noop("First way"),
    "option_2": gettext_noop("Second way"),
    "option_3": gettext_noop("Third way"),
    "days_30": gettext_noop("The first 30 days"),
    "days_60": gettext_noop("Until day 60"),
    "days_90": gettext_noop("Until day 90"),
    "evidence": gettext_noop("How we would see that it works"),
}
