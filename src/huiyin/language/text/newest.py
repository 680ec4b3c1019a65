"""Only HR's newest words count: what was quoted, forwarded, signed or added by a mail server is blanked."""

import re

from huiyin.process.vocabulary import Channel

_QUOTED_BELOW = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:original message|原始邮件|forwarded message|原邮件|转发的?邮件)\s*-{2,}|on .{5,200}wrote:\s*$"
    r"|.{0,200}(?:写道|寫道)\s*[:：]\s*$|(?:from|发件人|寄件者)\s*[:：].*\n[ \t>]*(?:sent|date|to|发送时间|日期|收件人)\s*[:：])",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED_LINE = re.compile(r"^[ \t]*[>＞].*$", re.MULTILINE)
_NOT_BREAK = re.compile(r"[^\n]")


def newest(text: str, channel: Channel) -> str:
    """The text with everything but HR's newest words blanked; the same length, so every offset holds."""
    if channel in ("phone", "phone_note"):
        return text
    quoted = _QUOTED_BELOW.search(text)
    if quoted:
        text = text[: quoted.start()] + _NOT_BREAK.sub(" ", text[quoted.start() :])
    return _QUOTED_LINE.sub(lambda match: " " * len(match[0]), text)
