"""Why a message was suggested, in words for people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.channels.mailbox.models import Suggestion

WHYS: Mapping[str, Any] = {
    "thread": gettext_lazy("It belongs to a conversation that you have here."),
    "address": gettext_lazy("%(words)s has written about this opening, or stands in it."),
    "domain": gettext_lazy("It comes from %(words)s."),
    "name_in_sender": gettext_lazy("The sender is called “%(words)s”."),
    "name_in_subject": gettext_lazy("“%(words)s” stands in the subject."),
    "name_in_text": gettext_lazy("“%(words)s” is named at its beginning."),
    "chat": gettext_lazy("The person or the company stands in this opening."),
    "chosen": gettext_lazy("You chose this opening."),
}


def why(suggestion: Suggestion) -> str:
    """One sentence; another where nothing pointed at an opening."""
    said = WHYS.get(suggestion.why)
    if said is None or suggestion.opening_id is None:
        return _("Huiyin does not know which opening this is about.")
    return str(said) % {"words": suggestion.why_words}
