"""What a press needs on any page: the way back, one action for two clicks, errors beside their fields."""

from hashlib import sha256
from typing import Any, cast
from urllib.parse import urlsplit

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def back(request: HttpRequest, default: str, *args: Any) -> HttpResponse:
    """To the page of this site that the form names in `next`, else to `default`."""
    wanted = request.POST.get("next", "")
    parts = urlsplit(wanted)
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.netloc
    return redirect(wanted) if inside else redirect(default, *args)


def with_value(form: BaseForm, name: str, value: Any) -> None:
    """Puts a value into what was typed, so that the form shows it when it comes back."""
    given = cast(Any, form.data).copy()
    given[name] = value
    form.data = given


def once_of(request: HttpRequest) -> str:
    """The mark of what was sent: the same form with the same words in it, sent again, does nothing more.

    The words belong to it: whoever goes back, writes something else and sends that, means both.
    """
    mark = request.POST.get("once", "")[:24]
    if not mark:
        return ""
    words = [
        (name, values)
        for name, values in sorted(request.POST.lists())
        if name not in ("csrfmiddlewaretoken", "once")
    ]
    return f"{mark}-{sha256(repr(words).encode()).hexdigest()[:16]}"


def put_errors(form: BaseForm, error: Any) -> None:
    """A service's ValidationError beside the fields of the form; what belongs to none stands above."""
    messages = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    for name, texts in messages.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)
