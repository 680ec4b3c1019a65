"""The words of the rehearsal for people; message ids of the catalogues, as in process/wording.py."""

from collections.abc import Mapping

from huiyin.process.wording import gettext_noop

MARKS: Mapping[str, str] = {
    "answer": gettext_noop("a straight answer"),
    "date": gettext_noop("a day to ask again"),
    "reason": gettext_noop("a reason"),
    "door": gettext_noop("another door"),
    "place": gettext_noop("your place in line"),
}
"""What one can come away with."""

ENDS: Mapping[str, str] = {
    "you_kindly": gettext_noop("You said goodbye."),
    "you_hung_up": gettext_noop("You hung up without a goodbye."),
    "hr_kindly": gettext_noop("HR had to go."),
    "hr_coldly": gettext_noop("HR ended it."),
}

LEVELS: Mapping[int, str] = {
    1: gettext_noop("easy"),
    2: gettext_noop("fairly easy"),
    3: gettext_noop("middling"),
    4: gettext_noop("hard"),
    5: gettext_noop("very hard"),
}
