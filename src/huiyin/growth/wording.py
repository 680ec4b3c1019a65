"""The words of this room for people; message ids of the catalogues, as in process/wording.py."""

from collections.abc import Mapping
from typing import Literal

from huiyin.growth.vocabulary import Claim, Kind, Level, Match, Part, Topic
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

TOPICS: Mapping[Topic, str] = {
    "own": gettext_noop("Your own word"),
    "learnt": gettext_noop("What you learnt about them"),
    "asked": gettext_noop("What they ask"),
    "reason": gettext_noop("Why they said no"),
    "about": gettext_noop("What they say of themselves"),
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

ResumeTrouble = Literal["empty", "long", "scan", "locked", "broken", "form", "json"]
RESUME_TROUBLES: Mapping[ResumeTrouble, str] = {
    "empty": gettext_noop("There are no words in it. Give a PDF, a DOCX, a JSON Resume, or paste the text."),
    "long": gettext_noop(
        "This is longer than a CV is. Give the short one: what you have done and can do, at most 30 pages."
    ),
    "scan": gettext_noop(
        "This PDF is a picture: it holds no text. Save it from your word processor as PDF or DOCX, or paste the text."
    ),
    "locked": gettext_noop("This PDF is locked with a password. Save one without it, or paste the text."),
    "broken": gettext_noop("This file is damaged. Save it once more, or paste the text."),
    "form": gettext_noop(
        "This kind of file cannot be read. Give a PDF, a DOCX, a JSON Resume, or paste the text."
    ),
    "json": gettext_noop("This JSON is no JSON Resume: it has none of its parts, such as work or skills."),
}

THIRD_LANGUAGE = gettext_noop(
    "Your CV is in neither Chinese nor English, so only names such as Excel were found in it. Paste one in either of the two, or say beside each demand what you bring."
)
UNSURE_DATE = gettext_noop(
    "{date} in your CV can be read in two ways; here the first number is taken for the day. If it is the month, write the months as words, or say your years yourself."
)
"""Of a date such as 04/05/2019, where the CV does not show how it writes its dates."""

ADVERT_TROUBLES: Mapping[str, str] = {
    "empty": gettext_noop("There is no advert here yet. Paste it, and its demands come out."),
    "language": gettext_noop(
        "This advert is in neither Chinese nor English. Paste a translation of its demands; a rough one is enough."
    ),
    "nothing": gettext_noop("Nothing in it reads as a demand. Paste the part that says what they look for."),
}

PDF_TROUBLES: Mapping[str, str] = {
    "missing": gettext_noop(
        "To make a PDF, Huiyin needs one more part: pip install 'huiyin[pdf]'. DOCX and Markdown work without it."
    ),
    "font": gettext_noop(
        "There is no font with Chinese characters on this machine, so a PDF would show empty boxes. Install one (such as Noto Sans CJK), or take the DOCX."
    ),
}
