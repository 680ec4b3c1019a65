"""Names in Latin letters inside a Chinese sentence: with a space on either side, as Chinese is set."""

import re

_GAP = "\ue000"
"""Where a space is wanted, unless a stop, a quote or an edge stands there already."""
_NO_GAP = re.compile(r"(?<![A-Za-z0-9\u3400-\u9fff])\ue000+|\ue000+(?![A-Za-z0-9\u3400-\u9fff\ue000])")
_GAPS = re.compile(r"\ue000+")


def set_apart(name: str) -> str:
    """The name, marked where it wants a space; `spaced` then sets the sentence that holds it."""
    first, last = name[:1], name[-1:]
    return (
        f"{_GAP if first.isascii() and first.isalnum() else ''}{name}"
        f"{_GAP if last.isascii() and last.isalnum() else ''}"
    )


def spaced(text: str) -> str:
    """The sentence with a space where a name that was set apart meets a word, and none where it meets a stop."""
    return _GAPS.sub(" ", _NO_GAP.sub("", text))
