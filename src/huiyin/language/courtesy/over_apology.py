"""Apologies beyond need: one is kind, many make the reader uneasy."""

import re
from functools import cache

from huiyin.language.courtesy import phrases
from huiyin.language.courtesy.spotting import Draft, Spot
from huiyin.process.vocabulary import Language

_TOO_MANY = 2.0
_REAL_SLIP = 0.4
_STRESSED = 0.5

_SLIPS: dict[Language, str] = {
    "zh": r"发错|写错|打错|传错|填错|记错|弄错|漏|迟到|晚了|晚回|才回|没接到|没看到|错过|附件|改期|改时间|推迟|撞|冲突|来不了|调整|断线|掉线|故障|堵车"
    r"|信号|信息有误|笔误|赶不|有事|生病|发烧|住院|请假|堵|晚到|不能参加|无法参加|无法到|没能及时|延迟|耽搁|遗憾|空|难过",
    "en": r"wrong|typo|mistake|late\b|delay|missed|miss(?:ing)? your|attach|resched|can'?t make|cannot make|mix-?up|forgot|dropped|drop(?:ped)? off"
    r"|confusion|slip|clash|unable to|cut (?:off|out)|connection|router|line|appointment|ill\b|unwell|hear|didn'?t work|did not work|short notice"
    r"|for your loss|slow reply|error|inconvenience caused by my|change|move|time ?zone|sooner|earlier",
}
_STRESS: dict[Language, str] = {
    "zh": r"(?:非常|实在|万分|真的|真是|太|十分|特别|深感|深表|深深|再次|再度|很|恳请|诚挚|由衷)$",
    "en": r"(?:so|really|very|terribly|deeply|sincerely|awfully|truly|extremely|again|deepest|sincerest|profusely|dreadfully|ever so) (?:and )?$",
}
_NOT_MINE: dict[Language, str] = {
    "zh": r"(?:不用|不必|无需|别|不需要|您的|没有|请勿|受到|面试官(?:的)?)$",
    "en": r"(?:no need to|don'?t|not|never|your|you|an|no|they|was|an? late order an?) $",
}
_NOT_APOLOGY: dict[Language, str] = {
    "zh": r"(?:见谅晚|谅解书|谅解备忘|不好意思(?:问|麻烦|请|再)?(?:您|你)?$)",
    "en": r"sorry to hear|sorry (?:that )?you|users? deserve|apology (?:when|to users)|sorry it didn'?t",
}


def too_many_apologies(draft: Draft) -> list[Spot]:
    """The places that apologise, where together they weigh more than a slip or a polite opening asks for.

    A real slip is worth one apology: the first one counts little, the second for the same slip in full.
    """
    rule = phrases.rules()["courtesy.over_apology.apologies"]
    found: list[Spot] = []
    points: dict[int, float] = {}
    slips: set[int] = set()
    for worth, pattern in phrases.apologies(draft.language):
        for match in pattern.finditer(draft.plain):
            start, end = match.span()
            place = draft.clause_at(start)
            weight = _weight(draft, worth, start, end)
            if weight == _REAL_SLIP:
                weight = worth if slips - {place} else _REAL_SLIP
                slips.add(place)
            if not weight:
                continue
            points[place] = min(points.get(place, 0.0) + weight, _TOO_MANY)
            found.append(Spot(rule, start, end, place, place))
    heavy = [spot for spot in found if points[spot.first] > _REAL_SLIP]
    if sum(points.values()) < _TOO_MANY or len(heavy) < 2:
        return []
    return found


def _weight(draft: Draft, worth: float, start: int, end: int) -> float:
    before = draft.plain[max(0, start - 16) : start]
    near = draft.plain[start : end + 24]
    if _word(_NOT_MINE, draft.language).search(before) or _word(_NOT_APOLOGY, draft.language).match(near):
        return 0.0
    if draft.in_quotes(start, end):
        return 0.0
    first, last = draft.sentence_around(start, end)
    if worth >= 1 and _word(_SLIPS, draft.language).search(draft.plain[first:last]):
        return _REAL_SLIP
    return worth + (_STRESSED if _word(_STRESS, draft.language).search(before) else 0.0)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _word(sources: dict[Language, str], language: Language) -> re.Pattern[str]:
    return _compiled(sources[language])
