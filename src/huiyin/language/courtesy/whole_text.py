"""What only the whole draft shows: whether it thanks, whether it is too long."""

import re
from bisect import bisect_right

from huiyin.language.courtesy import phrases
from huiyin.language.courtesy.spotting import Draft, Spot
from huiyin.process.vocabulary import Channel, Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_ENGLISH_WORD = re.compile(r"[^\W_][\w'-]*")
_SPOKEN = ("phone", "phone_note", "in_person")
_MOST_MAIL = {"zh": 350, "en": 200}
_MOST_CHAT = {"zh": 160, "en": 100}


def says_thanks(draft: Draft, found: list[Spot]) -> bool:
    """Whether a word of thanks stands anywhere that is not part of a reproach: bitter thanks do not count."""
    bitter = [(spot.start, spot.end) for spot in found if spot.rule.flag == "accusation"]
    for match in phrases.thanks(draft.language).finditer(draft.plain):
        start = match.start()
        place = bisect_right(bitter, (start, len(draft.plain))) - 1
        inside = place >= 0 and start < bitter[place][1]
        if not inside and not draft.plain[max(0, start - 4) : start].rstrip().endswith(
            (" no", "不用", "不必")
        ):
            return True
    return False


def is_too_long(plain: str, language: Language, channel: Channel) -> bool:
    """Longer than a person reads with pleasure: Han characters in Chinese, words in English. Spoken words have no limit."""
    if channel in _SPOKEN:
        return False
    most = (_MOST_MAIL if channel in ("email", "portal") else _MOST_CHAT)[language]
    if len(plain) <= most:
        return False
    counted = _HAN.findall(plain) if language == "zh" else _ENGLISH_WORD.findall(plain)
    return len(counted) > most
