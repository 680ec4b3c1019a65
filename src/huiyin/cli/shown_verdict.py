"""A verdict in the terminal: the draft with what would hurt marked, then why and the better words."""

from typing import Any

from huiyin.cli import screen
from huiyin.cli.words import _

STYLES = {"block": "red underline", "warn": "yellow underline", "hint": "dim underline"}
SEVERITIES = {"block": _("don't send this"), "warn": _("better change this"), "hint": _("a thought")}


def show(text: str, verdict: dict[str, Any]) -> None:
    if verdict["ok"]:
        screen.title(_("Good to send."))
        return
    from rich.text import Text

    marked = Text(text.rstrip())
    for finding in verdict["findings"]:
        if finding["start"] is not None:
            marked.stylize(STYLES[finding["severity"]], finding["start"], finding["end"])
    screen.console().print(marked)
    for finding in verdict["findings"]:
        screen.show("")
        where = finding["span"] or _("the whole message")
        screen.title(_("{label}: {words}").format(label=SEVERITIES[finding["severity"]], words=where))
        screen.show(f"  {finding['why']}")
        if finding["instead"]:
            screen.show("  " + _("Better: {words}").format(words=finding["instead"]))
