"""What the views share: rendering, a verb and its refusal, records that are not there."""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from huiyin.desks.recruiter import example
from huiyin.desks.recruiter.contexts.undoable import undoable
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.stationery.pressing import back
from huiyin.hiring.errors import HiringError

Row = TypeVar("Row", bound=Model)


def page(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """The template `recruiter/<name>.html`. `once`: a fresh mark for the page's forms."""
    place = place_of(request)
    told = {
        "once": secrets.token_urlsafe(12),
        "place": place,
        "undoable": SimpleLazyObject(lambda: undoable(place)),
        "is_example": SimpleLazyObject(lambda: example.is_example(place.desk)),
        **context,
    }
    with timezone.override(place.desk.zone):
        return render(request, f"recruiter/{name}.html", told, status=status)


def tried(
    request: HttpRequest, act: Callable[[], Any], said: str = "", passing: type[HiringError] | tuple[()] = ()
) -> Any:
    """What the verb gives; where it refuses, None, and the next page says why. `said`: what it says where it worked ·
    `passing`: a refusal that the view answers itself."""
    try:
        found = act()
    except passing:
        raise
    except HiringError as error:
        messages.warning(request, str(error))
        return None
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return None
    except ObjectDoesNotExist as error:
        raise Http404(str(error)) from None
    if said:
        messages.info(request, said)
    return found if found is not None else True


def done(
    request: HttpRequest, act: Callable[[], Any], default: str, *args: Any, said: str = ""
) -> HttpResponse:
    """Does the verb, and goes back to the page of the press."""
    tried(request, act, said)
    return back(request, default, *args)


def number_of(given: str) -> int:
    """A key that a form or an address gave; 0 where it is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0


def mine(rows: "QuerySet[Row]", key: int) -> Row:
    """The row of that key, or the page that says that there is none."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found
