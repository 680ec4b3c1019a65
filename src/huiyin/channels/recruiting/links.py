"""Where a letter leads to. The pages stand above the channels: they say here how their addresses are made."""

from collections.abc import Callable
from typing import Any

from huiyin.hiring.services.chasing import Link
from huiyin.hiring.services.keeping import Page

_known: dict[str, Callable[..., Any]] = {}


def register(*, decide: Link, pages: Page | None = None) -> None:
    """`decide`: the address at which a colleague can do what is asked · `pages`: where candidates can say yes.

    Called once, in `AppConfig.ready` of the recruiter's pages.
    """
    _known["decide"] = decide
    if pages is not None:
        _known["pages"] = pages


def decide_link() -> Link | None:
    """How a colleague comes to what is asked of them; None where no pages are installed."""
    return _known.get("decide")


def own_pages() -> Page | None:
    """How candidates come to their own pages; None where no pages are installed."""
    return _known.get("pages")
