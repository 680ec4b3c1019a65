"""A draft in the terminal."""

from typing import Any

from huiyin.cli import screen
from huiyin.cli.words import _


def show(draft: dict[str, Any]) -> None:
    screen.title(f"{screen.MOVES[draft['move']]}, {screen.CHANNELS[draft['channel']]}")
    if draft["subject"]:
        screen.show(_("Subject: {subject}").format(subject=draft["subject"]))
    screen.show("", draft["text"] or _("No message: today silence is right."), "")
    for slot in draft.get("open_slots", ()):
        screen.show(_("Still to fill in: {slot}").format(slot=slot))
    for note in draft["notes"]:
        screen.faint(f"· {note}")
