"""Words of being next in line, beside the phrases of the tables (see `Reading.second`)."""

import re

_RESERVE = re.compile(
    r"second choice|first choice|runner[- ]?up|next in line|(?:in|on (?:the|our)) reserve|reserve (?:list|candidate)|waiting ?list"
    r"|back-?up|another candidate"
    r"|第二(?:人选|顺位|名|候选|选择|位)|排(?:在|名)?第[二2]|备选|候补|后补|替补|储备|备胎|顺位|第一人选|首选",
    re.IGNORECASE,
)
"""Words by which HR says that somebody else comes first. Only looked at in a message that puts one on hold."""

_SECOND = re.compile(
    r"you(?: are|'re|’re| remain) (?:currently |still )?(?:our|the|on (?:our|the)) (?:second choice|runner[- ]?up|reserve|back-?up)"
    r"|keep you in reserve|you(?: are|'re|’re) next in line"
    r"|您(?:目前|现在|暂时)?(?:是|排(?:在|名)?)第[二2]|您是(?:备选|候补)",
    re.IGNORECASE,
)
"""Words that say it of the reader of the message, whatever else the message does."""


def you_are_second(text: str) -> bool:
    """Second place, said to one's face; so plainly that it counts also in a message that leaves the rest open."""
    return _SECOND.search(text) is not None


def somebody_comes_first(text: str) -> bool:
    """Second, reserve, backup: somebody else comes first, and then you."""
    return _RESERVE.search(text) is not None
