"""A draft in the terminal."""

from typing import Any

from huiyin.cli import screen
from huiyin.cli.words import _
from huiyin.process import wording


def show(draft: dict[str, Any]) -> None:
    move, channel = wording.MOVES[draft["move"]], wording.BY_CHANNEL[draft["channel"]]
    screen.title(_("{move}, {channel}").format(move=_(move), channel=_(channel)))
    if draft["subject"]:
        screen.show(_("Subject: {subject}").format(subject=draft["subject"]))
    screen.show("", draft["text"] or _("No message: today silence is right."), "")
    for slot in draft.get("open_slots", ()):
        screen.show(_("Still to fill in: {slot}").format(slot=slot))
    for note in draft["notes"]:
        screen.faint(f"· {note}")
