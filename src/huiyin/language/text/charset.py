"""From bytes to words, whatever the label says: Chinese mail is often labelled wrong or not at all."""

import codecs
import re

from huiyin.process.fields import InvalidText, gettext_noop

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "cp936": "gb18030",
    "big5": "cp950",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
}
_SEVEN_BITS = ("utf-16", "utf-32", "utf-7", "iso-2022", "hz")
_TWO_HIGH = re.compile(rb"[\x80-\xff]{2}")
_FOUR_HIGH = re.compile(rb"[\x80-\xff]{4}")
_FREQUENT = frozenset(
    "的您我是一不了在有们好请这个到会时和人上面试公司们贵面試請這個會時們說對為與謝谢感通知結结果"
)
_TRUST = 0.1
"""How much likelier than its label another charset must look."""
_NO_CHARSETS = frozenset(
    ("unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem")
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(raw: bytes, charset: str | None = None) -> str:
    """The text of the bytes. A mark of order is followed, what is sound UTF-8 is UTF-8; otherwise the label competes with
    GB18030 and Big5, the more likely words win. Never fails: what fits nothing is read with its gaps marked."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    label = (charset or "").strip().lower().strip("\"'")
    for name in (label, "utf-8") if label.startswith(_SEVEN_BITS) else ("utf-8",):
        if (text := _strict(raw, name)) is not None:
            return text
    if not _TWO_HIGH.search(raw):
        return raw.decode("cp1252", "replace")
    return _likeliest(raw, _WIDER.get(label, label))


def _likeliest(raw: bytes, label: str) -> str:
    vague = label.startswith(("utf", "us-", "ascii", "cp1252", "windows-125", "unknown"))
    names = dict.fromkeys(("gb18030", "cp950") if vague else (label, "gb18030", "cp950"))
    readings = [
        (_likely(text) + _TRUST * (name == label), text)
        for name in names
        if name and (text := _strict(raw, name)) is not None
    ]
    if _FOUR_HIGH.search(raw) is None and not any(likely > _TRUST for likely, _ in readings):
        return raw.decode("cp1252", "replace")
    if readings:
        return max(readings, key=lambda reading: reading[0])[1]
    guesses = [raw.decode(name, "replace") for name in ("utf-8", "gb18030")]
    return min(guesses, key=lambda text: text.count("\ufffd"))


def words_of(raw: bytes) -> str:
    """The words of a plain note. Raises InvalidText for binary or nothing."""
    if not raw.strip():
        raise InvalidText(gettext_noop("text: there are no words in it"))
    text = decoded(raw, _unmarked_utf16(raw))
    odd = len(_CONTROLS.findall(text[:100_000])) + text.count("\ufffd", 0, 100_000)
    if odd * 50 > min(len(text), 100_000) or "\0" in text:
        raise InvalidText(
            gettext_noop(
                "text: this is binary data, not a message. Give the words, or the mail as an .eml file."
            )
        )
    if not text.strip("\ufeff \t\r\n"):
        raise InvalidText(gettext_noop("text: there are no words in it"))
    return text


def _unmarked_utf16(raw: bytes) -> str | None:
    """Windows writes notes in UTF-16 without a mark at times: then nearly every second byte of Latin words is zero."""
    head = raw[:400]
    if b"\0" not in head or len(head) < 4:
        return None
    if head[1::2].count(0) * 4 > len(head) and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) * 4 > len(head) and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _strict(raw: bytes, name: str) -> str | None:
    if name.replace("-", "_") in _NO_CHARSETS:
        return None
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _likely(text: str) -> float:
    """How much the text looks like words: the share of frequent Han characters among what is not ASCII."""
    odd = [sign for sign in text[:4000] if sign > "\x7f"]
    return sum(sign in _FREQUENT for sign in odd) / max(len(odd), 1)
