"""What Huiyin makes of an entry's words, as JSON that the journal keeps."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from huiyin.journal import case
from huiyin.journal.models import Event, Opening
from huiyin.process.fields import InvalidInput
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import Channel


def read_by_huiyin(event: Event) -> dict[str, Any]:
    """Huiyin's reading of the event's text, as JSON. Raises ValidationError for a text that cannot be read."""
    import huiyin

    try:
        return huiyin.read(event.text, channel=event.channel or "email", received=event.on).to_dict()
    except InvalidInput as error:
        raise ValidationError({"text": error.said(gettext)}) from None


def flags_of(opening: Opening, event: Event) -> list[str]:
    """What in a sent message hurts, judged in the light of what had happened until then."""
    import huiyin
    from huiyin._public import courtesy_context

    context = courtesy_context(case.case_of(opening, event.on, without=event.pk))
    try:
        verdict = huiyin.check(event.text, channel=event.channel or "email", context=context)
    except InvalidInput as error:
        raise ValidationError({"text": error.said(gettext)}) from None
    return list(dict.fromkeys(finding.flag for finding in verdict.findings))


def reading_of(given: Mapping[str, Any] | Reading, event: Event) -> dict[str, Any]:
    """A ready reading of the event's text, checked; whether one is next in line is read where it is not said.

    Raises ValidationError.
    """
    try:
        reading = given if isinstance(given, Reading) else Reading.of(given)
    except InvalidInput as error:
        raise ValidationError({"reading": error.said(gettext)}) from None
    if isinstance(given, Reading) or "second" in given:
        return reading.to_dict()
    from huiyin.language.reader.reading import says_next_in_line

    channel: Channel = event.channel or "email"  # type: ignore[assignment]  # the model knows no other
    second = says_next_in_line(event.text, channel=channel, outcome=reading.outcome)
    return {**reading.to_dict(), "second": second}
