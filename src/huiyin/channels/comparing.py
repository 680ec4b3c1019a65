"""When two spellings are the same name."""

import unicodedata


def folded(text: str) -> str:
    """The letters and figures of a text, to be compared: width, case, spaces and punctuation do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
