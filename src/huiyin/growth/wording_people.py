"""Introductions, approaches and closed seats in words for people; message ids of the catalogues."""

from collections.abc import Mapping

from huiyin.process.wording import gettext_noop

DUES: Mapping[str, str] = {
    "thank": gettext_noop("Thank %(whom)s for the introduction"),
    "decline": gettext_noop("Thank %(whom)s, and say that it is a no this time"),
    "write": gettext_noop("Write to %(whom)s"),
    "follow": gettext_noop("Remind %(whom)s once"),
    "thank_there": gettext_noop("Thank %(whom)s for the talk"),
    "report": gettext_noop("Tell %(whom)s how it goes"),
    "report_end": gettext_noop("Tell %(whom)s how it ended"),
    "rest": gettext_noop("Let it rest, and tell %(whom)s"),
    "ask": gettext_noop("Ask %(whom)s for an introduction"),
}
NEXT: Mapping[str, str] = {
    "write": gettext_noop("Write the first message."),
    "wait": gettext_noop("Wait; one reminder is worth it from then on."),
    "follow": gettext_noop("One reminder today, then stop."),
    "rest": gettext_noop("Enough was written. Let it rest."),
    "answered": gettext_noop("They answered."),
}
CHANCES: Mapping[str, str] = {
    "answers": gettext_noop("the first choice answers"),
    "starts": gettext_noop("the first choice should start"),
    "probation": gettext_noop("probation ends"),
    "quarter": gettext_noop("a new quarter"),
    "budget": gettext_noop("the new year's budget"),
}
SAMPLES: Mapping[str, str] = {
    "none": gettext_noop("No message with its time is in the journal yet, so nothing can be said."),
    "few": gettext_noop("So few messages say nothing about the hour. Any working morning will do."),
    "some": gettext_noop("A first hint, no more: the sample is small."),
    "many": gettext_noop("That is a habit one may lean on a little."),
}
"""What a number of messages is worth."""
