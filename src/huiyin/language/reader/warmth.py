"""How warm the words are: 0 curt, 1 formula, 2 personal."""

import re

from huiyin.language.reader.door import Door
from huiyin.language.reader.lexicon import Scan
from huiyin.process.vocabulary import Outcome

_HAN = re.compile(r"[\u3400-\u9fff]")
_COURTEOUS = re.compile(
    r"请|您|谢|抱歉|不好意思|辛苦|恭喜|哈|呢|啦|哦|呀|~|好的|麻烦|[\U0001f300-\U0001faff!]|please|thank|sorry|congrat|welcome|hi\b|hey|hello|dear|regards|cheers|good luck"
)
_I_FEEL = re.compile(
    r"我(?!们|司|校|院|局|公司)[^。!?\n]{0,10}(?:意外|过意不去|难受|遗憾|佩服|喜欢|相信|希望|想说|知道你|理解|替你|也是刚|没想到|记得)|过意不去|让你|白跑|添麻烦|给您打电话|传阅|不想瞒"
    r"|\bi(?:'m|'ve|'d|'ll| am| have| would| will| know| wanted| want| did| wish| hope| hate)?\b[^.!?\n]{0,40}\b(?:sorry|straight|hear it from|know (?:how|this|the)|wanted|happier|did not want|glad|wish|want(?:ed)? you|come to you|first call|personally|reported|already|message|surprised)\b"
    r"|could not be happier|says nothing about|came away impressed|best (?:piece|one|answer)|happy to have another|so sorry|really sorry|真的sorry"
)
PERSONAL = 1.0
"""The sum of warm words from which a message is personal; our judgement."""
_BRIEF = 24


def warmth(scan: Scan, outcome: Outcome, channel: str, the_door: Door) -> int:
    """0, 1 or 2. A system's status is formula, however short; who keeps a door open or opens another one cares."""
    warm: dict[int, float] = {}
    curt = 0.0
    for find in scan.finds("warmth"):
        if find.cue.label == "warm":
            warm[find.cue.number] = find.cue.weight
        else:
            curt = max(curt, find.cue.weight)
    total = sum(warm.values())
    if channel == "portal":
        return 1
    words = scan.plain.strip()
    if curt >= 0.8 and total < 0.7 and (curt >= 1.1 or len(words) <= 2 * _BRIEF):
        return 0
    if channel in ("im", "wechat", "sms", "email") and _bare(words) and total < 0.4 and outcome != "no_info":
        return 0
    total += (
        0.5 * bool(_I_FEEL.search(words)) + 0.6 * the_door.referral + 0.9 * (the_door.strength == "personal")
    )
    if total >= PERSONAL and outcome != "no_info":
        return 2
    return 1


def _bare(words: str) -> bool:
    """Whether so little is said, and so little courtesy with it, that it sounds curt."""
    if _COURTEOUS.search(words):
        return False
    return len(words) <= 10 if _HAN.search(words) else len(words.split()) <= 5
