"""The frame that a phrase stands in: negation, condition, question, hearsay, who speaks, what is past, orders to the reader."""

import re
from collections.abc import Iterator, Sequence

from huiyin.language.text.clauses import Clause

_ORDER = re.compile(
    r"(?:ignore|disregard|forget|override)[^.\n]{0,30}(?:above|previous|instruction|prompt|rules)|忽略(?:以上|上面|之前|前面|所有)"
    r"|(?:mark|label|classify|treat|read|output|return|set|tag|record)[^.\n]{0,30}(?:this|it|message|text|outcome|label|reply)?[^.\n]{0,12}"
    r"(?:as|=|:|to)\s*['\"]?(?:an? )?(?:offer|rejected|rejection|next_round|pending|on_hold|filled|no_info)\b"
    r"|(?:标记|标注|识别|判定|分类|视|当|归类|输出|判断)(?:为|成|作)\s*['\"]?(?:offer|录用|拒绝|rejected|pending|通过)"
    r"|system ?prompt|you are an? (?:ai|assistant|language model|classifier)|作为(?:一个)?(?:ai|人工智能|语言模型|分类器)|系统提示|outcome\s*[:=]"
)
_NOT_ZH = re.compile(
    r"(?:没有?|未|不(?!好意思|仅|但|过|错)|尚未|还没|无法|没法|不能|并非|不是|非|别|暂无|未能|不会|无需|不用|不必)[^,。;!?\s]{0,4}$"
)
_NOT_YET_ZH = re.compile(
    r"(?:还没|尚未|还未|暂未|没那么快|还不|暂时不能|目前不|暂不能|还没有|目前没有|没)[^,。;!?\s]{0,4}$"
)
_NOT_EN = re.compile(
    r"\b(?:not|\w+n't|never|no|cannot|without|unable to|nor|neither|hardly|than|rather than|instead of|stop short of)(?: \w+){0,3} $"
)
_NOT_YET_EN = re.compile(
    r"\b(?:not yet|yet to|n't yet|not (?:in a position|able) (?:yet )?to|before (?:we|i) can|too early to|until|can't (?:\w+ )?(?:say|promise))(?: \w+){0,4} $"
    r"|\b(?:haven't|hasn't|have not|has not)(?: \w+){0,3} $"
)
_YET_OPEN = re.compile(
    r"\b(?:not|\w+n't|never) (?:\w+ )?yet\b|\byet to\b|(?:尚未|还没|还未|暂未)[^,。;!?]{0,4}(?:决定|确定|敲定|定下)"
)
_NOT_A_NO = re.compile(
    r"(?:不是说?|并非|并没有|没有|不代表|不等于|不意味着|没说)[^,。;!?]{0,4}$|\b(?:not|n't|isn't|doesn't mean|does not mean|by no means)(?: \w+){0,3} $"
)
_DECISION = (
    r"(?:通过|录用|录取|合适|符合|入围|入选|批(?:下来|了|准)|确定(?:录用)?|成功|过了|面上|选上|有(?:缺|名额|hc)|能定|定下来|拿到|被选"
    r"|匹配|考上|合格|顺利|没问题的话|有消息|有结果|结果)"
)
_IF_ZH = re.compile(
    rf"(?:如果|若|如|要是|假如|倘若|一旦|只要|只有|万一|等到?|待|假设)[^。!?;\n]{{0,14}}?{_DECISION}|(?:审批|面试|复试|终面|评审|审核|背调)(?:通过|过)(?:了)?(?:后|的话|之后|才|再)|(?:通过|合适|录用)的?话|(?:通过|合格|入围|入选)(?:者|后|人员|的(?:人|同学|候选人))"
)
_CANDIDATE_IF_ZH = re.compile(
    r"(?:如果|若|如|要是|假如)[^。!?;\n]{0,6}?(?:您|你)?[^。!?;\n]{0,4}?(?:愿意|接受|有兴趣|方便|同意|没问题|ok|可以|有疑问|感兴趣|考虑好|确认|有意向|不便|无法参加|有问题)"
)
_IF_EN = re.compile(
    r"\b(?:if|should|once|provided|assuming|unless|whether|in the event|in case|were|when|subject to you)\b[^.;\n]{0,60}?"
    r"\b(?:success\w*|select\w*|short-?list\w*|approv\w*|appointed|offered|hired?|chosen|goes? well|go well|pass(?:ed|es)?|through|suitable"
    r"|progress\w*|preferred|recommended|it'?s a (?:yes|match)|match(?:es)?|move forward|proceed|decide to|decides? to|green ?light|pans out|works out"
    r"|extend an offer|make (?:you )?an offer|an offer is|get the)\b"
)
_CANDIDATE_IF_EN = re.compile(
    r"\b(?:if|should|whether|when) (?:you(?:'d| would| do| wish| want| like| accept| can| need| still| decide| agree|(?: are|'re) (?:still |not )?(?:happy|interested|able|unable|available|free|keen|ok|okay|comfortable|willing|content|open|in agreement)| have any)|any questions|this (?:suits|works|time)|that (?:works|suits|sounds)|not convenient|it suits|convenient|still interested|interested|happy with|anything (?:is )?unclear)\b"
)
_HEARSAY = re.compile(
    r"听说|据说|听别人|有人说|传言|估计是|好像是?|貌似|感觉(?:像|是)|猜|八成|大概率|不一定准"
    r"|\b(?:heard (?:that|from)|apparently|rumou?r|i (?:think|guess|suspect|reckon)|seems? like|sounds like|might be|probably|presumably|supposedly|not sure if)\b"
)
_MINE = re.compile(
    r"(?:^|[,。;\s])我(?:就|又|也|跟(?:她|他|hr)|和(?:她|他))?(?:问|说|跟|回|讲|告诉|表示|答)(?!.{0,6}(?:她说|他说|hr说))"
    r"|\bi (?:asked|told|said|replied|explained|mentioned|emailed|texted|called to ask)\b"
)
_PAST_ZH = re.compile(
    r"(?:感谢|谢谢|多谢|参加了?|上次|之前|此前|前天|昨天|刚刚|刚才|上周|自从?|经过|历经|抽空|抽时间|拨冗|前来|结束了?|完成了?)[^,。!?;\n]{0,10}$"
)
_PAST_EN = re.compile(
    r"\b(?:thank\w*(?: you| so much| again| very much)* for|thanks again|following (?:your|our|the|on from)|after (?:your|our|the)|since (?:your|our|the)"
    r"|regarding|about your|your recent|enjoyed|pleasure|appreciate[ds]?|attended|attending|result of|outcome of|feedback (?:from|on|after)|further to"
    r"|last (?:week|month)'?s?|yesterday'?s?|came in|participat\w+ in|as part of|during|in relation to|(?:performed|did) (?:\w+ )?(?:well )?(?:in|at|on))[^.!?;\n]{0,40}$"
)
_OTHERS_ZH = re.compile(
    r"(?:另[一外]|别的|其他|那[个位]|前面|第一)[^,。!?;\n]{0,6}(?:候选人|人选|人|位|名)|(?:有|一)个(?:候选人|同学)|他(?!们)|她(?!们)"
)
_OTHERS_EN = re.compile(
    r"\b(?:another|other|someone|somebody|successful|selected|preferred|chosen|first[- ]choice|the first|(?:the|our) (?:first|top|preferred)|internal)"
    r"(?: \w+)? ?(?:candidate|applicant|finalist|else|person|choice|pick|one)\b"
)
_IF_REFUSED = re.compile(
    r"(?:如果?|若|假如|要是|万一|凡)[^。!?;\n]{0,8}?(?:未|没|不)[^,。;!?\n]{0,6}?(?:通过|录用|录取|合适|入选|收到|接到|联系)|(?:未通过|未录用|不合适|未入选)(?:者|的(?:人|同学|候选人)|恕)"
    r"|\b(?:if|should|in the event|in case|whether)\b[^.;\n]{0,40}\b(?:not|n't|unsuccessful|no longer|reject\w*|declin\w*|says? no|turns? (?:it|us) down|drops? out|pulls? out)\b"
)
_MEETING_FIRST = re.compile(
    r"\b(?:interview|presentation|meeting|call|session|trial|visit|round|chat|appointment|onsite|lesson|assessment)s?(?: \w+){0,3} $"
)
_QUESTION_END = ("?", "吗", "么", "不", "呢")


class Scene:
    """The clauses of a text with what each sentence as a whole says about its phrases."""

    def __init__(self, plain: str, parts: Sequence[Clause]) -> None:
        self.plain = plain
        self.parts = parts
        self._spans: dict[int, tuple[int, int]] = {}
        for part in parts:
            start, end = self._spans.get(part.sentence, (part.start, part.end))
            self._spans[part.sentence] = (min(start, part.start), max(end, part.end))
        self._orders = (
            {number for number, (start, end) in self._spans.items() if _ORDER.search(plain, start, end)}
            if _ORDER.search(plain)
            else set()
        )
        self._open: dict[int, tuple[bool, bool]] = {}

    def ordered(self, place: int) -> bool:
        """Whether the clause belongs to a sentence that gives orders to whoever reads the text by machine."""
        return self.parts[place].sentence in self._orders

    def bends(self, place: int, start: int, end: int, outcome: str) -> Iterator[tuple[str, float]]:
        """What weakens a phrase at `start:end`, with the factor by which it does (our judgement)."""
        part = self.parts[place]
        if outcome in ("offer", "next_round", "filled") and self._condition(part.sentence, start):
            yield "condition", 0.12
        if outcome == "rejected":
            if _IF_REFUSED.search(part.text):
                yield "condition", 0.12
            elif _MEETING_FIRST.search(self.plain, max(part.start, start - 40), start):
                yield "of_a_meeting", 0.12
        before = self.plain[max(part.start, start - 48) : start]
        if outcome == "next_round" and (_PAST_ZH.search(before[-16:]) or _PAST_EN.search(before)):
            yield "past", 0.12
        if outcome == "offer":
            if _OTHERS_ZH.search(part.text) or _OTHERS_EN.search(part.text):
                yield "of_others", 0.3
            if part.text.endswith(_QUESTION_END) and self.plain[end : part.end].count(" ") < 12:
                yield "question", 0.6
        if _HEARSAY.search(part.text):
            yield "hearsay", 0.6
        mine = _MINE.search(part.text)
        if mine and part.start + mine.start() <= start:
            yield "own_words", 0.2

    def _condition(self, sentence: int, start: int) -> bool:
        begin, end = self._spans[sentence]
        text = self.plain[begin:end]
        for pattern, mine in ((_IF_ZH, _CANDIDATE_IF_ZH), (_IF_EN, _CANDIDATE_IF_EN)):
            found = pattern.search(text)
            # In Chinese the condition stands first; in English it may follow.
            first = found is not None and (pattern is _IF_EN or begin + found.start() <= start)
            if found is not None and first and not mine.match(text, found.start()):
                return True
        return False


def without_orders(plain: str, parts: Sequence[Clause]) -> str:
    """The text with the clauses blanked that tell a machine how to read it; the same length."""
    for order in _ORDER.finditer(plain):
        for part in parts:
            if part.start < order.end() and order.start() < part.end:
                plain = plain[: part.start] + " " * (part.end - part.start) + plain[part.end :]
    return plain


def still_open(words: str) -> bool:
    """Whether words of a refusal say that it has only not happened yet ("not yet able to make an offer")."""
    return _YET_OPEN.search(words) is not None


def negated(plain: str, part: Clause, start: int, outcome: str) -> tuple[str, float] | None:
    """What a negated phrase says instead, and with what share of its weight; None where nothing negates it."""
    before = plain[max(part.start, start - 40) : start]
    if not before:
        return None
    if outcome in ("rejected", "filled"):
        return ("pending", 0.5) if _NOT_A_NO.search(before) else None
    if _NOT_YET_ZH.search(before) or _NOT_YET_EN.search(before):
        return "pending", 0.8
    if _NOT_ZH.search(before) or _NOT_EN.search(before):
        return ("rejected", 0.8)
    return None
