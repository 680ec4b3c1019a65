"""Where a letter leads to. The pages stand above the channels: they say here how their addresses are made."""

from collections.abc import Callable

from huiyin.hiring.services.chasing import Link

_known: dict[str, Callable[..., str]] = {}


def register(*, decide: Link, page: Callable[[], str] | None = None) -> None:
    """`decide`: the address at which a colleague can do what is asked · `page`: where a candidate can say yes.

    Called once, in `AppConfig.ready` of the recruiter's pages.
    """
    _known["decide"] = decide
    if page is not None:
        _known["page"] = page


def decide_link() -> Link | None:
    """How a colleague comes to what is asked of them; None where no pages are installed."""
    return _known.get("decide")


def page_address() -> str:
    """Where a candidate can say yes, or ""."""
    known = _known.get("page")
    return known() if known else ""
