"""A draft: the message for a move, ready to be looked at by a person."""

from dataclasses import dataclass
from typing import Any

from huiyin.process.vocabulary import LEVELS, Channel, Language, Level, Move


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is the message, or a call script. `open_slots`: what the person still has to fill in, as it stands in
    the text. `notes`: hints for the person, never part of the message."""

    move: Move
    channel: Channel
    language: Language
    text: str
    subject: str = ""
    notes: tuple[str, ...] = ()
    open_slots: tuple[str, ...] = ()
    id: str | int | None = None

    @property
    def level(self) -> Level | None:
        return LEVELS.get(self.move)

    @property
    def ready(self) -> bool:
        return not self.open_slots

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `huiyin write`."""
        return {
            "id": self.id,
            "move": self.move,
            "level": self.level,
            "channel": self.channel,
            "language": self.language,
            "subject": self.subject,
            "text": self.text,
            "notes": list(self.notes),
            "open_slots": list(self.open_slots),
        }
