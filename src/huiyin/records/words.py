"""Fields for what people write: with an upper bound, and without what no database can keep."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# Every field of every form and record says it in the house's own words.
MaxLengthValidator.message = _(
    "This has %(show_value)d characters; at most %(limit_value)d can be kept. Shorten it a little; what you typed is still here."
)

MOST_LINE = 200
MOST_PROSE = 20_000
MOST_MESSAGE = 200_000
"""Characters of one message, as for `huiyin.read`."""


def storable(value: object) -> None:
    """Refuses NUL characters and half characters: they come with binary data, and PostgreSQL cannot keep them."""
    if isinstance(value, str):
        _storable_text(value)
    elif value:
        # As JSON a NUL is escaped, and so is a backslash before u0000 that somebody typed.
        written = json.dumps(value, ensure_ascii=False)
        _storable_text("\0" if "\\u0000" in written.replace("\\\\", "") else written)


def _storable_text(text: str) -> None:
    if "\0" in text:
        raise ValidationError(
            _("This holds binary data (a NUL character). Paste the words only."), code="binary"
        )
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError(
            _("This holds a broken character. Paste the words again."), code="broken"
        ) from None


def line(label: Any, most: int = MOST_LINE, *, blank: bool = True) -> "models.CharField[str, str]":
    """One line of text, at most `most` characters."""
    default = "" if blank else models.NOT_PROVIDED
    return models.CharField(label, max_length=most, blank=blank, default=default, validators=[storable])


def prose(label: Any, most: int = MOST_PROSE) -> "models.TextField[str, str]":
    """Text of any shape, at most `most` characters."""
    # A TextField's own max_length binds forms only.
    bound = MaxLengthValidator(most)
    return models.TextField(label, blank=True, default="", max_length=most, validators=[storable, bound])
