"""The literals of which any match of a pattern must hold one.

Most patterns are not in most texts, and compiling them costs more than reading a message. What every match must hold is
worked out from the pattern's own text, so that a table needs no column for it.
"""

import re

_TOKEN = re.compile(
    r"\(\?(?:[:=!]|<[=!])|\[\^?\]?[^\]]*\]|\\.|\{\d*,?\d*\}|[()|?*+^$.]|[^()\[\]\\|?*+^$.{}']+|[\s\S]"
)
_Anchors = tuple[str, ...] | None


def anchors(source: str) -> tuple[str, ...]:
    """Literals, one of which is in every text that the pattern `source` matches; empty where nothing is sure."""
    found, _ = _alternatives(_TOKEN.findall(source), 0)
    return tuple(sorted(set(found))) if found else ()


def _alternatives(tokens: list[str], place: int) -> tuple[_Anchors, int]:
    """The anchors of `a|b|c` up to the closing bracket, and the place behind it."""
    held: list[str] = []
    sure = True
    while True:
        best, place = _sequence(tokens, place)
        if best is None:
            sure = False
        else:
            held.extend(best)
        if place >= len(tokens) or tokens[place] == ")":
            return (tuple(held) if sure else None), place + 1
        place += 1


def _sequence(tokens: list[str], place: int) -> tuple[_Anchors, int]:
    """The best anchors of one alternative, and the place of the `|`, the bracket or the end behind it."""
    best: _Anchors = None
    while place < len(tokens) and tokens[place] not in ("|", ")"):
        token = tokens[place]
        held: _Anchors = None
        place += 1
        if token.startswith("("):
            inside, place = _alternatives(tokens, place)
            held = inside if token in ("(", "(?:") else None
        elif token[0] not in "[\\?*+^$.{'":
            held = (token,)
        following = tokens[place] if place < len(tokens) else ""
        if following in ("?", "*") or following.startswith(("{0", "{,")):
            held = (token[:-1],) if held == (token,) and len(token) > 1 and token != "(?:" else None
        if held is not None and _worth(held) > _worth(best):
            best = held
    return best, place


def _worth(held: _Anchors) -> float:
    """Long anchors are rare in texts, and few are quickly looked for."""
    return 0.0 if not held else min(map(len, held)) / (1 + len(held) / 12)
