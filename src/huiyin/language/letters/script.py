"""What to say on the telephone or face to face: the opening, the one thing, what HR may answer, and how to end."""

from collections.abc import Sequence

from huiyin.language.letters.choosing import Chooser
from huiyin.process.vocabulary import Move

BRANCHES: dict[Move, tuple[str, ...]] = {
    "ask": ("undecided", "no", "busy", "about_to_call", "terms", "reason", "call_back"),
    "ask_keen": ("undecided", "no", "busy", "about_to_call", "terms", "reason", "call_back"),
    "propose": ("send_it", "not_needed", "busy", "about_to_call", "call_back"),
    "ask_why": ("reason", "cannot_say", "busy", "other_post", "call_back"),
    "thank": ("kind_word", "other_post", "busy"),
    "follow_introduction": ("contact", "wants_cv", "busy", "call_back"),
    "answer": ("more", "terms", "busy", "call_back"),
}
_ONLY_BY_PHONE = ("busy", "call_back", "about_to_call")
_SHORT = 4


def script(chooser: Chooser, move: Move, items: Sequence[str]) -> str:
    """The script, one line for each step. `items`: what HR asked for, answered."""
    by_phone = chooser.channel == "call"
    gap = "" if chooser.language == "zh" else " "
    main = gap.join((chooser.pick(f"main_{move}"), *items))
    opening, _, main = chooser.facts.titled_once(f"{chooser.pick('open')}\0{main}").partition("\0")
    lines = [
        _step(chooser, "open" if by_phone else "say", opening),
        _step(chooser, "ask", main),
        _step(chooser, "branches", ""),
        *(_branch(chooser, key, place) for place, key in enumerate(_branches(chooser, move, items))),
        _step(chooser, "end", chooser.pick("end", place=2)),
    ]
    if by_phone:
        lines.append(_step(chooser, "voicemail", chooser.pick("voicemail", place=1)))
    lines.append(_step(chooser, "record", chooser.pick("record", place=3)))
    return "\n".join(lines)


def _branches(chooser: Chooser, move: Move, items: Sequence[str]) -> tuple[str, ...]:
    keys = BRANCHES[move]
    if chooser.channel != "call":
        keys = tuple(key for key in keys if key not in _ONLY_BY_PHONE)
    if items:
        keys = tuple(key for key in keys if key != "terms")
    return keys[:_SHORT] if chooser.register == "short" else keys


def _step(chooser: Chooser, name: str, words: str) -> str:
    colon = "：" if chooser.language == "zh" else ":"
    label = chooser.pick(f"label_{name}")
    return f"{label}{colon}{words}" if chooser.language == "zh" or not words else f"{label}{colon} {words}"


def _branch(chooser: Chooser, key: str, place: int) -> str:
    heard, _, said = chooser.pick(f"if_{key}", place=place).partition("｜")
    return f"· “{heard}”：{said}" if chooser.language == "zh" else f"- “{heard}”: {said}"
