"""Only HR's newest words count: what was quoted, forwarded, signed or added by a mail server is blanked.

Own separators instead of a library's: mail-parser-reply leaks what Gmail writes in Chinese (于…写道：), 163 (在…写道：),
Foxmail's full-width colons and QQ's divider, gives no offsets, and costs its import at every start.
"""

import re

from huiyin.process.vocabulary import Channel

_NOTES: tuple[Channel, ...] = ("phone", "phone_note", "in_person")
_MARKS = re.compile(r"\n|[>＞:：|｜]|\d:\d\d")
_FOOTER_HINT = re.compile(
    r"邮件|误收|退订|勿|不要|confidential|contain|intended|environment|do not reply|stop to|unsubscribe|preferences|rights reserved|equal|privacy|browser|opt out",
    re.IGNORECASE,
)


def newest(text: str, channel: Channel) -> str:
    """The text with everything but HR's newest words blanked; the same length, so every offset holds.

    Blanked are quoted and forwarded mail, signatures, legal and unsubscribe footers, and in a pasted chat everything but
    HR's newest run of messages. A text that is a quotation and nothing else comes back blank. A note of a call is the
    person's own and stays whole. Takes time in proportion to the length.
    """
    if channel in _NOTES:
        return text
    # One line without a mark quotes nothing: most chat messages need none of the patterns behind these two doors.
    if _MARKS.search(text) is not None:
        from huiyin.language.text.quoting import unquoted

        return unquoted(text)
    if _FOOTER_HINT.search(text) is not None:
        from huiyin.language.text.footers import without_footers

        return without_footers(text)
    return text
