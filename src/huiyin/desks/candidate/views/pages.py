"""What the views share: rendering, the way back after a press, and one action for two clicks."""

import secrets
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, cast
from urllib.parse import urlsplit

from django.core.exceptions import ObjectDoesNotExist
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from huiyin.desks.candidate.person import desk_of
from huiyin.journal import queries
from huiyin.journal.models import Opening

View = Callable[..., HttpResponse]


def page(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """The template `candidate/<name>.html`. `once`: a fresh mark for the page's forms."""
    return render(
        request, f"candidate/{name}.html", {"once": secrets.token_urlsafe(12), **context}, status=status
    )


def page_number(request: HttpRequest) -> int:
    """Which page of a long list is asked for; anything strange is the first."""
    number = request.GET.get("page", "1")
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return max(1, at)


def for_htmx(request: HttpRequest) -> bool:
    """Does a part of the page ask, not the whole?"""
    return bool(getattr(request, "htmx", False))


def opening_or_404(request: HttpRequest, opening_id: int) -> Opening:
    try:
        return queries.opening_of(desk_of(request).owner, opening_id)
    except ObjectDoesNotExist:
        raise Http404(_("This opening is not in your journal.")) from None


def missing_is_404(view: View) -> View:
    """A record that is gone, or was never there, is a page that says so."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404(str(error)) from None

    return answer


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
