"""Pasted and exported chats: who said what, and when."""

import datetime as dt
import re
from dataclasses import dataclass

_DAY = r"(?:(?P<ymd>20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?)|(?P<dmy>\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)|(?:\d{1,2}月\d{1,2}日|\d{1,2}[-/]\d{1,2}|昨天|今天|前天|yesterday|today|星期.|周.|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
_CLOCK = (
    r"(?:(?:凌晨|早上|上午|中午|下午|晚上)\s?)?(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\s?(?P<half>[ap]\.?m\.?))?"
)
_WHEN = rf"(?:{_DAY},?[ \t]{{0,3}})?{_CLOCK}"
_NAME = r"(?P<name>[^\s\[\]【】:：<>\n][^\[\]【】:：<>\n]{0,38}?)"


def _style(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_TIMED = (
    _style(rf"\[{_WHEN}\][ \t]?{_NAME}[ \t]?[:：][ \t]?(?P<said>.*)"),
    _style(rf"{_WHEN}[ \t]?[-–][ \t]{_NAME}[:：][ \t]?(?P<said>.*)"),
    _style(rf"{_NAME}[ \t]{{0,3}}[\[(（【]{_WHEN}[\])）】][ \t]?[:：]?[ \t]?(?P<said>.*)"),
    _style(rf"{_NAME} sent the following messages? at {_WHEN}(?P<said>)"),
    _style(rf"{_NAME}[ \t]{{1,4}}[-·|•]?[ \t]?{_WHEN}[ \t]?(?:[:：][ \t]?(?P<said>.*))?"),
    _style(rf"{_WHEN}[ \t]{{1,4}}{_NAME}[ \t]?(?:[:：][ \t]?(?P<said>.*))?"),
)
_ONLY_WHEN = _style(rf"[—-]*[ \t]?{_WHEN}[ \t]?[—-]*")
_EDGES = "\r \t\u200b\u200e\u200f"
_TITLE = re.compile(r"聊天记录|chat history", re.IGNORECASE)
_NO_NAME = re.compile(
    r"[。，,！？!?;；、:：]|\d{1,4}[-/.年月]\d|\b(?:at|on|by|from|until|is|the|we|to|is on)$|[在到于]$"
    r"|面试|复试|初试|笔试|试讲|试岗|安排|通知|时间|报到|入职|体检|截止|您好|你好|\b(?:interview|trial|shift|test|call|meeting|start|offer|deadline|hi|hello|dear)\b",
    re.IGNORECASE,
)
_UNTIMED = re.compile(r"(?P<name>[^\s:：<>\[\]【】][^:：<>\n。，,！？!?]{0,19})[:：](?!//)[ \t]?(?P<said>.*)")
_FIELDS = re.compile(
    r"(?:时间|地点|地址|岗位|职位|薪资|薪酬|待遇|联系人|联系方式|电话|手机|邮箱|主题|会议号?|会议链接|链接|密码|注意|备注|部门|公司|日期|班次|福利|发件人|收件人|抄送|发送时间|"
    r"寄件者|面试\w{0,6}|试岗\w*|入职\w*|p\.?s\.?|附\w{0,4}|time|date|day|location|venue|address|role|position|job|title|salary|pay|rate|subject|from|to|sent|cc|bcc|note|notes|status|"
    r"\w*\s?status\s?\w*|link|zoom|teams|where|when|who|what|why|how|dress\w*|contact|phone|tel|email|e-mail|mobile|re|fw|fwd|action\s?\w*|reference|ref|id|duration|format|"
    r"next steps?|hours|shift|start\s?\w*|requirements?|update|deadline|application\s?\w*|https?)\s*",
    re.IGNORECASE,
)
_ME = re.compile(r"(?:我|我自己|自己|本人|me|i|you|myself|求职者|候选人|candidate)", re.IGNORECASE)
_HR = re.compile(
    r"hr|人事|招聘|人力|猎头|经理|总监|主管|老师|顾问|boss|老板|面试官|talent|recruit|hiring|people|manager|ta\b|agency|公司|科技|集团|银行",
    re.IGNORECASE,
)
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One message: who, on which day and at what time where written, the words, and where they stand in the text."""

    speaker: str
    on: dt.date | None
    at: dt.time | None
    text: str
    start: int
    end: int

    @property
    def is_me(self) -> bool:
        """Whether the speaker is plainly the person who keeps the chat (我, Me, You)."""
        return _ME.fullmatch(self.speaker) is not None

    @property
    def is_hr(self) -> bool:
        """Whether the name says that the speaker hires (HR, 招聘, Recruiter)."""
        return _HR.search(self.speaker) is not None


@dataclass(frozen=True, slots=True)
class Chat:
    lines: tuple[ChatLine, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.speaker for line in self.lines))


@dataclass(slots=True)
class _Head:
    """The line that opens a message: its own place, and where its words begin. Without a name it only ends the last one."""

    start: int
    words: int
    match: re.Match[str]
    timed: bool
    name: str


def chat_of(text: str) -> Chat | None:
    """The messages of a pasted or exported chat; None where the text is no chat.

    Knows WeChat, QQ, DingTalk, Feishu, Boss直聘, 智联, LinkedIn, Slack, Teams and WhatsApp, with a name and a time on the
    line or above it, and plain `name: words` where at least two messages are so written. Days and times stand only
    where they are written in full; `12/06/2025` is the 12th of June unless a date in the chat shows the month first.
    """
    heads = _heads(text)
    named = [head for head in heads if head.name]
    timed = [head for head in named if head.timed]
    if timed:
        heads = [head for head in heads if head.timed]
    elif not _is_talk(text, named, stamped=len(named) < len(heads)):
        return None
    named = timed or named
    if not named or (len(named) < 2 and text[: named[0].start].strip()):
        return None
    month_first = any(_shows_month_first(head) for head in timed)
    ends = [head.start for head in heads[1:]] + [len(text)]
    return Chat(
        tuple(_line(text, head, end, month_first) for head, end in zip(heads, ends, strict=True) if head.name)
    )


def _shows_month_first(head: _Head) -> bool:
    day = head.match["dmy"]
    return bool(day) and int(re.split(r"[/.]", day)[1]) > 12


def _heads(text: str) -> list[_Head]:
    heads: list[_Head] = []
    start = above_from = 0
    above = ""
    lines = text.split("\n")
    name_above = _has_names_above_times(lines)
    for line in lines:
        bare = line.strip(_EDGES)
        end = start + len(line)
        if len(bare) < 40 and (alone := _ONLY_WHEN.fullmatch(bare)):
            is_head = name_above and _is_name(above)
            heads.append(_Head(above_from if is_head else start, end, alone, True, above if is_head else ""))
        elif found := _head(bare):
            match, is_timed = found
            said = match.start("said")
            words = start + len(line) - len(line.lstrip(_EDGES)) + said if said >= 0 else end
            heads.append(_Head(start, words, match, is_timed, match["name"].strip()))
        above, above_from = bare, start
        start = end + 1
    return heads


def _has_names_above_times(lines: list[str]) -> bool:
    """Whether the text opens with a name and, below it, a time: so phones copy a merged chat."""
    full = [bare for line in lines[:12] if (bare := line.strip(_EDGES))][:4]
    if full and _TITLE.search(full[0]):
        full = full[1:]
    return len(full) > 2 and _is_name(full[0]) and _ONLY_WHEN.fullmatch(full[1]) is not None


def _head(line: str) -> tuple[re.Match[str], bool] | None:
    if not line or (len(line) > _LONGEST_LINE and ":" not in line[:80] and "：" not in line[:80]):
        return None
    if ":" in line[:120]:
        for style in _TIMED:
            match = style.fullmatch(line)
            if match and not _FIELDS.fullmatch(match["name"].strip()) and _is_name(match["name"]):
                return match, True
    match = _UNTIMED.fullmatch(line)
    if match and not _FIELDS.fullmatch(match["name"].strip()):
        return match, False
    return None


def _is_name(name: str) -> bool:
    """A name is short, and neither a sentence nor a day."""
    name = name.strip()
    return bool(name) and len(name) <= 30 and len(name.split()) <= 5 and not _NO_NAME.search(name)


def _is_talk(text: str, heads: list[_Head], *, stamped: bool) -> bool:
    """Whether lines of the form `name: words` are a talk, and not a list of particulars."""
    names = [head.name for head in heads]
    if len(heads) < 2 or len(set(names)) > 4:
        return False
    talking = [head for head in heads if head.match["said"]]
    if len(talking) < 2 and len(heads) < 3 and not any(_ME.fullmatch(name) for name in names):
        # Whom a letter is from or to, alone on its line, is no turn in a talk.
        return False
    full = sum(
        1 for line in text.split("\n") if line.strip() and not _ONLY_WHEN.fullmatch(line.strip(_EDGES))
    )
    known = (
        stamped
        or any(_ME.fullmatch(name) for name in names)
        or (len(set(names)) == 2 and any(_HR.search(name) for name in names))
    )
    repeated = len(set(names)) < len(names) and len(set(names)) > 1
    return (known or repeated) and 2 * len(heads) >= full


def _line(text: str, head: _Head, end: int, month_first: bool) -> ChatLine:
    words = text[head.words : end]
    start = head.words + len(words) - len(words.lstrip())
    bare = words.strip()
    on = at = None
    if head.timed:
        on, at = _day(head.match, month_first), _time(head.match)
    return ChatLine(
        head.name,
        on,
        at,
        bare,
        start if bare else head.words,
        start + len(bare) if bare else head.words,
    )


def _day(match: re.Match[str], month_first: bool) -> dt.date | None:
    written = match["ymd"] or match["dmy"]
    if not written:
        return None
    one, two, three = (int(number) for number in re.findall(r"\d+", written))
    year, month, day = (
        (one, two, three) if match["ymd"] else (three, one, two) if month_first else (three, two, one)
    )
    try:
        return dt.date(year + (2000 if year < 100 else 0), month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute = (int(number) for number in match["clock"].split(":")[:2])
    late = (match["half"] or "").lower().startswith("p") or any(word in match[0] for word in ("下午", "晚上"))
    if late and hour < 12:
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
