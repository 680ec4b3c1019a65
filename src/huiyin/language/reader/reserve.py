"""Whether HR says in so many words that one is next in line."""

import re

_RESERVE = re.compile(
    r"second choice|first choice|runner[- ]?up|next in line|(?:in|on (?:the|our)) reserve|reserve (?:list|candidate)|waiting ?list"
    r"|back-?up|another candidate"
    r"|第二(?:人选|顺位|名|候选|选择|位)|排(?:在|名)?第[二2]|备选|候补|后补|替补|储备|备胎|顺位|第一人选|首选",
    re.IGNORECASE,
)
"""Words by which HR says that somebody else comes first. Only looked at in a message that puts one on hold."""


def says_next_in_line(text: str) -> bool:
    """Second, reserve, backup: somebody else comes first, and then you."""
    return _RESERVE.search(text) is not None
