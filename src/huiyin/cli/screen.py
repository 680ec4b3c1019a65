"""Showing things in a terminal: colours and bars for people, plain lines in a pipe."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from huiyin.cli.words import _
from huiyin.process.vocabulary import Situation

if TYPE_CHECKING:
    from rich.console import Console

SITUATIONS = {
    "deciding": (_("they are still comparing"), "cyan"),
    "stuck": (_("it lies still; nobody has pushed it"), "green"),
    "backup": (_("you are next in line"), "yellow"),
    "declined_untold": (_("it is a no that nobody has said"), "red"),
    "frozen": (_("the seat itself has stopped"), "blue"),
    "offer_coming": (_("an offer is on its way"), "bright_green"),
}
MOVES = {
    "wait": _("Wait; nothing to do today"),
    "ask": _("Ask for the result, once and politely"),
    "ask_keen": _("Ask, and say that you want it"),
    "propose": _("Ask to pass your plan B to the decider"),
    "ask_why": _("Ask for the reason, two or three questions"),
    "thank": _("Thank HR and stay in line"),
    "follow_introduction": _("Follow the introduction"),
    "let_go": _("Let this one rest"),
    "answer": _("Answer: HR waits for something from you"),
}
CHANNELS = {
    "email": _("by e-mail"),
    "wechat": _("on WeChat"),
    "im": _("in the recruiting app's chat"),
    "sms": _("by text message"),
    "phone": _("by phone"),
    "phone_note": _("by phone"),
    "portal": _("in the portal"),
    "in_person": _("in person"),
}
OUTCOMES = {
    "offer": _("an offer"),
    "next_round": _("another round"),
    "pending": _("still open, no decision"),
    "on_hold": _("on hold"),
    "rejected": _("a no"),
    "filled": _("the seat is gone"),
    "no_info": _("no news in it"),
}
REASONS = {
    "experience": _("experience"),
    "skill_match": _("skills"),
    "education": _("education"),
    "stronger_candidate": _("somebody else was preferred"),
    "headcount_frozen": _("headcount or budget"),
    "salary": _("pay"),
    "location": _("place"),
    "culture": _("way of working"),
    "timing": _("timing"),
    "other": _("something else"),
}
REQUESTS = {
    "documents": _("documents"),
    "start_date": _("when you can start"),
    "salary_expectation": _("your pay expectation"),
    "availability": _("when you have time"),
    "pre_hire_check": _("a check before hiring"),
    "confirmation": _("your confirmation"),
    "other": _("something else"),
}


@cache
def console() -> "Console":
    """The terminal; in a pipe it wraps nothing and colours nothing."""
    from rich.console import Console

    found = Console(highlight=False)
    if not found.is_terminal:
        found = Console(highlight=False, soft_wrap=True, no_color=True)
    return found


def show(*lines: object) -> None:
    """Print lines without reading markup in them: what people write may hold brackets."""
    for line in lines:
        console().print(line, markup=False)


def title(text: str) -> None:
    console().print(text, style="bold", markup=False)


def faint(text: str) -> None:
    console().print(text, style="dim", markup=False)


def odds(situations: Mapping[Situation, float]) -> None:
    """A bar for each situation, the likeliest first."""
    from rich.text import Text

    width = 24
    for name, share in sorted(situations.items(), key=lambda item: -item[1]):
        words, colour = SITUATIONS[name]
        if not console().is_terminal:
            show(f"  {share:4.0%}  {words}")
            continue
        bar = Text("█" * round(share * width), style=colour)
        console().print(Text.assemble("  ", f"{share:4.0%} ", bar, " " * (width - len(bar) + 1), words))


CHANCES = (
    (0.95, _("almost certain")),
    (0.85, _("about 9 in 10")),
    (0.7, _("about 3 in 4")),
    (0.6, _("about 2 in 3")),
    (0.42, _("about even odds")),
)


def chance(share: float) -> str:
    """Odds in words, without false precision."""
    if share < 0.02:
        return _("hardly any chance")
    near = (words for least, words in CHANCES if share >= least)
    return next(near, None) or _("about 1 in {number}").format(number=round(1 / share))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people; in a pipe, tab-separated lines."""
    if not console().is_terminal:
        for row in (heads, *rows):
            show("\t".join(row))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    found = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        found.add_row(*(Text(cell) for cell in row))
    console().print(found)
