"""From bytes to text, whatever a spreadsheet program made of them."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = (("gb18030", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
"""An encoding, and the lead bytes of its everyday characters: chance hits lie elsewhere."""
_SAMPLE = 200_000


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in: by its mark, else the one in which it makes sense. Never fails."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace").lstrip("\ufeff"), name
    if name := _utf16(data):
        return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 or _nearly(data):
            return data.decode("utf-8", errors="replace"), "utf-8"
    name = _chinese(data) or _other(data)
    return data.decode(name, errors="replace"), name


def _utf16(data: bytes) -> str:
    """Plain text has a zero in every other byte; which one tells the order."""
    sample = data[:2000]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * 0.1 or min(even, odd) > max(even, odd) / 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _nearly(data: bytes) -> bool:
    """UTF-8 with a few damaged characters."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    damaged, beyond = text.count("\ufffd"), sum(character > "\x7f" for character in text)
    return damaged * 20 < beyond


def _chinese(data: bytes) -> str:
    sample = data[:_SAMPLE]
    scores = [(_everyday(sample, *known), known[0]) for known in _CHINESE]
    score, name = max(scores, key=lambda found: found[0])
    return name if score > 0.6 else ""


def _everyday(data: bytes, name: str, first: int, last: int) -> float:
    """The share of everyday characters among those beyond ASCII; 0 if it is not text in this encoding."""
    text = data.decode(name, errors="replace")
    beyond = [character for character in text if character > "\x7f"]
    if not beyond or text.count("\ufffd") * 50 > len(beyond):
        return 0.0
    found = 0
    for character in beyond:
        code = character.encode(name, errors="replace")
        # Full-width punctuation is as good a sign as an everyday character.
        found += len(code) == 2 and (first <= code[0] <= last or code[0] in (0xA1, 0xA3))
    return found / len(beyond)


def _other(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    try:
        name = best.encoding if best else "cp1252"
        data[:_SAMPLE].decode(name)
        return name
    except (LookupError, UnicodeDecodeError):
        return "cp1252"
