"""What was quoted and forwarded in a text of several lines, who signed it, and whose turn it is in a pasted chat."""

import re

from huiyin.language.text.chat import Chat, chat_of
from huiyin.language.text.footers import without_footers
from huiyin.language.text.signature import signature_lines

_INTRO = re.compile(
    r"""(?:
      on\s.{4,200}\bwrote\s?[:：]
    | (?:at\s)?20\d\d[-/].{4,160}(?:\bwrote|写道|寫道)\s?[:：]
    | .{0,160}(?:写道|寫道)\s?[:：]
    | .{1,80}<\S+@\S+>\s?(?:wrote|writes)\s?[:：]
    | 回复(?:的)?(?:原)?邮件[:：]?
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_DIVIDER = re.compile(
    r"[-_=—\s]{2,}\s?(?P<what>original(?:\s(?:message|e?-?mail))?|原始邮件|原邮件|原始訊息|回复的原邮件|原文|reply\smessage|reply)\s?[:：]?\s?[-_=—\s]*|[-_]{2,}\s?原始邮件信息\s?[-_]*",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"[-_=—\s]*(?:(?:begin\s)?forwarded\smessage|转发(?:的)?(?:邮件|消息|信息)(?:信息)?|轉寄郵件|forwarded\sby\s.{1,60})\s?[:：]?\s?[-_=—\s]*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[*\s]*(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|发件人|發件人|寄件者|发送时间|發送時間|日期|时间|寄件日期|收件人|收件者|抄送|副本|主题|主題|主旨|附件)\s?[*]?\s?[:：]",
    re.IGNORECASE,
)
_FROM = re.compile(r"[*\s]*(?:from|发件人|發件人|寄件者|发件者)\s?[*]?\s?[:：]", re.IGNORECASE)
_RULE = re.compile(r"[_\-—=*]{10,}")
_QUOTED = re.compile(r"\s*[>＞]|\s*\|\s?>")
_WECHAT_QUOTE = re.compile(r"^[「“]([^」”\n]{1,40}[:：][^」”]{0,500})[」”][ \t]*\n[- \t—]{5,}\n")
_CHAT_TITLE = re.compile(
    r"(?:.{0,40}的聊天记录|\[?聊天记录\]?|chat history.{0,60})\s*[:：]?\s*$|—{3,}.{0,30}—{3,}$", re.IGNORECASE
)
_LETTER = re.compile(r"[^\n]")
_NOD = re.compile(
    r"(?:[嗯好哦噢行ok]+[的哒呢啦滴]?|收到|谢谢您?|不客气|没事|可以的?|thanks?(?: you)?|thx|ok(?:ay)?|got it|sure|np|no problem|great|感谢|明白|好的?谢谢您?|[^\w])+",
    re.IGNORECASE,
)


def unquoted(text: str) -> str:
    """The text with quoted and forwarded mail, signatures and the candidate's own chat lines blanked; the same length."""
    quote = _WECHAT_QUOTE.match(text)
    if quote:
        text = _blank(text, 0, quote.end())
    if (chat := _chat(text)) is not None:
        return _of_hr(text, chat)
    written = text.split("\n")
    lines = [without_footers(line) for line in written]
    gone = _quoted(lines)
    gone |= signature_lines(lines, gone, written)
    if gone:
        lines = [" " * len(line) if place in gone else line for place, line in enumerate(lines)]
    return "\n".join(lines)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + _LETTER.sub(" ", text[start:end]) + text[end:]


def _chat(text: str) -> Chat | None:
    """The text as a chat, if it is one of at least two voices or of one that is plainly somebody's."""
    if ":" not in text and "：" not in text:
        return None
    chat = chat_of(text)
    if chat is None or (len(chat.lines) < 2 and not (chat.lines[0].on or chat.lines[0].at)):
        return None
    return chat


def _of_hr(text: str, chat: Chat) -> str:
    """Blanks all but the newest run of HR's messages; a run of mere nods takes the one before it along."""
    mine = _mine(chat)
    kept: list[int] = []
    said = False
    for place in range(len(chat.lines) - 1, -1, -1):
        line = chat.lines[place]
        if line.speaker in mine:
            if said:
                break
            continue
        kept.append(place)
        said = said or not _NOD.fullmatch(line.text)
    parts = []
    done = 0
    for place in reversed(kept):
        line = chat.lines[place]
        parts += [_LETTER.sub(" ", text[done : line.start]), text[line.start : line.end]]
        done = line.end
    parts.append(_LETTER.sub(" ", text[done:]))
    return "".join(parts)


def _mine(chat: Chat) -> set[str]:
    """Whose words are the candidate's own: those named so, else those who are not HR by name, else who merely nods last."""
    me = {line.speaker for line in chat.lines if line.is_me}
    if me or len(chat.speakers) == 1:
        return me
    hiring = {line.speaker for line in chat.lines if line.is_hr}
    if hiring:
        return set(chat.speakers) - hiring
    last = chat.lines[-1]
    others = [line.speaker for line in chat.lines if line.speaker != last.speaker]
    if _NOD.fullmatch(last.text):
        return {last.speaker}
    return set(others)


def _quoted(lines: list[str]) -> set[int]:
    """The lines that are quotation or forwarding, headers included."""
    gone: set[int] = set()
    above = False
    place = 0
    while place < len(lines):
        line = lines[place].strip()
        if not line:
            place += 1
            continue
        if _QUOTED.match(line):
            gone.add(place)
            place += 1
            continue
        until = _opens_quotation(lines, place)
        if until:
            if _then_marked(lines, until):
                gone.update(range(place, until))
                place = until
                continue
            return gone | set(range(place, len(lines)))
        until = _opens_forward(lines, place)
        if until:
            if above:
                return gone | set(range(place, len(lines)))
            gone.update(range(place, until))
            place = until
            continue
        if _CHAT_TITLE.match(line) and not above:
            gone.add(place)
        else:
            above = True
        place += 1
    return gone


def _opens_quotation(lines: list[str], place: int) -> int:
    """Where the words after "On … wrote:" begin, if such a line (or two or three that a program broke) stands here; else 0."""
    line = lines[place].strip()
    if _DIVIDER.fullmatch(line):
        return place + 1
    opening = line[:3].lower()
    if (
        opening in ("on ", "at ")
        or "写道" in line
        or "寫道" in line
        or "@" in line
        or line[:2] in ("在 ", "20", "于 ", "回复")
    ):
        joined = ""
        for after in range(place, min(place + 3, len(lines))):
            joined = f"{joined} {lines[after].strip()}".strip()
            if len(joined) > 300:
                break
            if _INTRO.fullmatch(joined):
                return after + 1
    return 0


def _then_marked(lines: list[str], place: int) -> bool:
    """Whether the quotation marks its lines with ">", so that an answer may stand below it."""
    for line in lines[place : place + 3]:
        if line.strip():
            return _QUOTED.match(line) is not None
    return False


def _opens_forward(lines: list[str], place: int) -> int:
    """Where the words after a forwarding mark or a block of mail headers begin, if one stands here; else 0."""
    line = lines[place].strip()
    after = place
    marked = _FORWARD.fullmatch(line) is not None
    if marked or (
        _RULE.fullmatch(line) and any(_FROM.match(below) for below in lines[place + 1 : place + 4])
    ):
        after += 1
        while after < len(lines) and not lines[after].strip() and after < place + 4:
            after += 1
    headers = 0
    first = after
    while after < len(lines) and after < first + 10 and _HEADER.match(lines[after].strip()):
        headers += 1
        after += 1
        while (
            after < len(lines)
            and lines[after].startswith(("\t", "  "))
            and lines[after].strip()
            and after < first + 12
        ):
            after += 1
    is_block = headers >= 2 and any(_FROM.match(one.strip()) for one in lines[first:after])
    return after if is_block or (marked and first > place) else 0
