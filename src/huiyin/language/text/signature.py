"""Where a mail's words end and its signature begins."""

import re

_CUT = re.compile(r"--|—|––|__")
_SENT_FROM = re.compile(
    r"(?:sent (?:from|via|with|by) (?:my |the |yahoo|outlook|mail|proton|gmail|mobile|a ).{0,60}|get outlook for \w+.{0,60}|发自我的.{0,30}|来自我的.{0,30}|发自\s?\w{2,20}(?:客户端|手机|邮箱).{0,10}|從我的.{0,20}傳送"
    r"|从我的.{0,20}发送|从 ?windows.{0,20}发送|download .{0,20} app.{0,30})[.。]?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:(?:my |our |very |many |kind(?:est)?|best|warm(?:est)?|sincere) ?)*(?:regards|wishes|thanks)|best|all the best|cheers|rgds|br|kr|yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?"
    r"|respectfully|cordially|warmly|many thanks|thanks(?: again| so much| a lot)?|thank you|ta|take care|talk soon|speak soon|with apologies|with gratitude"
    r"|祝好|祝您?(?:生活|工作|一切)?(?:愉快|顺利|安好|商祺)|顺祝.{0,6}|顺颂.{0,6}|此致|敬礼|谢谢|此致敬礼|敬上|致礼|商祺|即颂.{0,4}|best wishes)\s*[,，.!！。~～]*\s*",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\S+@\S+\.\w|https?://|www\.|(?<!\d)(?:\+?\d[\d\s().-]{7,}\d|0\d{2,3}-\d{4,}\w*|1[3-9]\d{9})(?!\d)|^\s*(?:t|m|e|w|tel|mob(?:ile)?|phone|cell|direct|fax|email|电话|手机|座机|邮箱|地址|微信|传真|网址|address)\s?[:：.]",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:hr|hrbp|recruit(?:er|ing|ment)|talent|human resources|people (?:team|partner|operations|ops)|hiring|manager|director|partner|coordinator|officer|head of|specialist|consultant|lead|administrator|registrar|"
    r"department of|office of|faculty|university|college|school|trust|council|group|inc|ltd|llc|gmbh|plc|limited|team|careers)\b"
    r"|人力资源|招聘|人事|hrbp|[处部科室组办]$|公司$|集团$|中心$|学院$|银行$|酒店|医院$|有限|总监|经理|主管|专员|项目组$|[·|｜/]",
    re.IGNORECASE,
)
_SAYS_SOMETHING = re.compile(
    r"[。！？!?;；…]|[已未不没会将请让等待了吗呢吧您你我]|通过|关闭|暂停|录用|取消|结束|招满|感谢|期待|"
    r"\b(?:is|are|was|were|be|been|has|have|had|will|not|no|closed|filled|hold|declined|rejected|successful|unsuccessful|selected|pending|offer|status|cancelled|moved|"
    r"we|you|your|i|i'm|i'll|we'll|please|if|let|see|can|could|would|ps|p\.s|look|looking|good luck|sorry|congratulations|hired|confirmed|yes|hope|wait|call|ring|meet|start)\b",
    re.IGNORECASE,
)
_OF_AN_APPOINTMENT = re.compile(
    r"复试|初试|面试|笔试|试讲|试岗|安排|时间|通知|结果|岗位|薪|入职|体检|材料|录用|证件|如下|^https?://"
    r"|\b(?:interview|trial|assessment|test|shift|date|time|location|venue|result|outcome|salary|documents?)\b",
    re.IGNORECASE,
)
_DASH_NAME = re.compile(r"\s*[-–—~～]{1,2}\s?\S.{0,50}")
_LONGEST = 70
_MOST_LINES = 14
_LEGAL = re.compile(
    r"confidentiality notice|disclaimer\b|this (?:e-?mail|message|communication)(?: \(including[^)]*\))?(?: and any (?:attachments?|files?)| is (?:confidential|intended|sent to|only for)| may contain| contains (?:confidential|privileged|information)| was sent (?:to|by|from))|privileged|intended (?:only|solely)|unsubscribe|退订|免责声明|保密声明|registered (?:in|office)|company (?:no|number|registration)"
    r"|\bif you (?:have )?(?:been sent|receive|received|got) [^.!?\n]{0,60}(?:in error|by mistake)\b|not the (?:intended|named) (?:recipient|addressee)"
    r"|本(?:邮件|郵件|信|消息|短信|电邮)[^。\n]{0,24}(?:保密|机密|機密|仅供|仅限|僅供|专属)|(?:如果?|若|倘若?)[^。\n]{0,6}(?:误收|誤收|错误(?:地)?收到)|(?:如果?|若|倘若?)[^。\n]{0,6}(?:并非|不是|非)(?:本邮件)?(?:的)?(?:指定|预期|预定|目标)?的?收件人",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(r"[^.!?。！？]+")


def signature_lines(lines: list[str], gone: set[int], written: list[str] | None = None) -> set[int]:
    """The lines that sign the message or were put below it by a program; `gone` are those blanked already.

    `written`: the lines as they came, where `lines` have lost sentences of law: what is left of a lawyer's paragraph
    ("an offer received in error is to be deleted") is known by its first sentence only.

    The closing ("Kind regards", 祝好) stays, for it tells how warm the message is; names, posts and numbers below it go.
    A message of one line has no signature.
    """
    written = written or lines
    full = [place for place, line in enumerate(written) if place not in gone and line.strip()]
    found = {place for place in full if _SENT_FROM.fullmatch(lines[place].strip())}
    full = [place for place in full if place not in found]
    if len(full) < 2:
        return found
    found |= _below_cut(written, full)
    found |= _legal(written, lines, full, found)
    full = [place for place in full if place not in found and lines[place].strip()]
    return found | _below_closing(lines, full) | _at_the_end(lines, full)


def _below_cut(lines: list[str], full: list[int]) -> set[int]:
    """Below "-- " alone on its line, which is the mark of a signature (RFC 3676), with or without its space."""
    for index, place in enumerate(full[1:], start=1):
        if _CUT.fullmatch(lines[place].strip()) and len(full) - index <= _MOST_LINES + 1:
            below = full[index:]
            law = next((at for at, one in enumerate(below) if _LEGAL.search(lines[one])), len(below))
            talks = any(len(lines[one]) > _LONGEST for one in below[:law])
            return set() if talks else set(below)
    return set()


def _legal(written: list[str], lines: list[str], full: list[int], found: set[int]) -> set[int]:
    """The paragraph that a lawyer wrote, from its first line to the next empty one; never the first of the message.

    Where a sentence of law was blanked from a line already, the rest is law only if that sentence opened it.
    """
    legal: set[int] = set()
    for place in full[1:]:
        if place in found or place in legal:
            continue
        first = _FIRST_SENTENCE.match(written[place].strip())
        line = lines[place] if _LEGAL.search(lines[place]) else first[0] if first else ""
        if _LEGAL.search(line) and (not written[place - 1].strip() or _LEGAL.match(line.strip())):
            until = place
            while until < len(written) and written[until].strip():
                legal.add(until)
                until += 1
    return legal


def _below_closing(lines: list[str], full: list[int]) -> set[int]:
    for index in range(len(full) - 1, max(len(full) - _MOST_LINES, 0), -1):
        if _CLOSING.fullmatch(lines[full[index]].strip()):
            return {place for place in full[index + 1 :] if _signs(lines[place])}
    return set()


def _at_the_end(lines: list[str], full: list[int]) -> set[int]:
    """A block of names, posts and numbers that ends the message without a closing above it."""
    block: list[int] = []
    for place in reversed(full[1:]):
        line = lines[place].strip()
        if len(block) >= _MOST_LINES or not _signs(line):
            break
        block.append(place)
    while block:
        top = lines[block[-1]].strip()
        if (
            _CONTACT.search(top)
            or _POST.search(top)
            or _DASH_NAME.fullmatch(top)
            or (len(block) > 1 and _is_name(top))
        ):
            break
        block.pop()
    sure = any(
        _CONTACT.search(lines[place]) or _POST.search(lines[place]) or _DASH_NAME.fullmatch(lines[place])
        for place in block
    )
    return set(block) if sure else set()


def _is_name(line: str) -> bool:
    return len(line) <= 30 and len(line.split()) <= 4


def _signs(line: str) -> bool:
    """Whether a line can belong to a signature: short, and saying nothing."""
    line = line.strip()
    if len(line) > _LONGEST or _OF_AN_APPOINTMENT.search(line):
        return False
    if _CONTACT.search(line) and len(line) <= _LONGEST:
        return not re.search(
            r"[。！？!?]|请|\bplease\b|\b(?:call|ring|e-?mail|text|contact|send|visit) (?:me|us|him|her|you)?",
            line,
            re.IGNORECASE,
        )
    return not _SAYS_SOMETHING.search(line) and not line.endswith((".", ",", "，", ":", "："))
