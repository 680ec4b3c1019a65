"""Showing things in a terminal: colours and bars for people, plain lines in a pipe."""

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import click

from huiyin.cli.words import _
from huiyin.process import wording
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import Situation

if TYPE_CHECKING:
    from rich.console import Console

COLOURS: Mapping[Situation, str] = {
    "deciding": "cyan",
    "stuck": "green",
    "backup": "yellow",
    "declined_untold": "red",
    "frozen": "blue",
    "offer_coming": "bright_green",
}


_BEGINNING = re.compile(r"\s*(?:[·✓✗–-] )?")
_LEAST = 20
"""On fewer columns nothing hangs: the terminal breaks lines as it likes."""


@cache
def console() -> "Console":
    """The terminal; in a pipe it wraps nothing and colours nothing."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            # It would leave with exit code 1, which means something else here: `options.clear_errors` ends quietly.
            raise BrokenPipeError

    # No emoji: what people write may hold :words: between colons.
    found = Terminal(highlight=False, emoji=False)
    if not found.is_terminal:
        found = Terminal(highlight=False, emoji=False, soft_wrap=True, no_color=True)
    return found


def ask(question: str) -> None:
    """A yes lets the verb go on, a no ends it. Raises InvalidInput where nobody is there to answer."""
    try:
        agreed = click.confirm(question, err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo(err=True)
        raise InvalidInput(_("Nothing was changed. To go ahead without being asked, add --yes.")) from None
    if not agreed:
        raise click.Abort


def show(*lines: object) -> None:
    """Print lines without reading markup in them: what people write may hold brackets."""
    for line in lines:
        console().print(hanging(str(line)), markup=False)


def title(text: str) -> None:
    console().print(hanging(text), style="bold", markup=False)


def faint(text: str) -> None:
    console().print(hanging(text), style="dim", markup=False)


def hanging(text: str) -> str:
    """A long line goes on below its own first word, not at the edge of the terminal; in a pipe it stays one line."""
    if not console().is_terminal:
        return text
    return "\n".join(_hung(line) for line in text.split("\n"))


def _hung(line: str) -> str:
    from huiyin.cli.help_lines import wrapped

    begin = _BEGINNING.match(line)
    head = begin[0] if begin else ""
    body = line[len(head) :]
    width = console().width - len(head)
    if len(line) <= console().width // 2 or not body.strip() or width < _LEAST:
        return line
    first, *others = wrapped(body, width)
    return "\n".join([head + first, *(" " * len(head) + other for other in others)])


def odds(situations: Mapping[Situation, float]) -> None:
    """A bar for each situation, the likeliest first."""
    from rich.text import Text

    width = 24
    for name, share in sorted(situations.items(), key=lambda item: -item[1]):
        words = _(wording.SITUATIONS[name])
        if not console().is_terminal:
            show(f"  {share:4.0%}  {words}")
            continue
        bar = Text("█" * round(share * width), style=COLOURS[name])
        console().print(Text.assemble("  ", f"{share:4.0%} ", bar, " " * (width - len(bar) + 1), words))


def chance(share: float) -> str:
    """Odds in words, in the terminal's language."""
    return _(wording.odds(share))


def sentence(text: str, odds: str) -> str:
    """A sentence of the wording, with its odds before the full stop."""
    said = _(text)
    return _("{sentence} ({odds})").format(sentence=said.rstrip(".。"), odds=odds) + said[-1]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people; in a pipe, tab-separated lines."""
    if not console().is_terminal:
        for row in (heads, *rows):
            show("\t".join(row))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    found = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        found.add_column(head, overflow="fold")
    for row in rows:
        found.add_row(*(Text(cell) for cell in row))
    console().print(found)
