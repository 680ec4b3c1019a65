"""What the views share: rendering, the way back after a press, and one action for two clicks."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
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
