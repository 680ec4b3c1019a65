"""Numbers and names of days and months, as they are written in both languages, short forms and slips included."""

import re
from collections.abc import Iterable

ENGLISH_NUMBERS = {
    word: value
    for value, words in enumerate(
        [
            "zero",
            "a an one",
            "two couple",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
    for word in words.split()
} | {"a couple": 2, "twenty": 20, "thirty": 30}

_HAN_DIGITS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}

HAN_WEEKDAYS = {
    sign: place
    for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7"))
    for sign in signs
}

ENGLISH_WEEKDAYS = {
    word: place
    for place, words in enumerate(
        (
            "mon monday mondy",
            "tue tues tuesday tuseday tuesdy",
            "wed weds wednesday wednsday wensday wedensday wendesday",
            "thu thur thurs thursday thrusday thursdy thurday",
            "fri friday firday fryday friady",
            "sat saturday saterday",
            "sun sunday",
        )
    )
    for word in words.split()
}

WEEKDAY = (
    r"mon(?:da?y)?|t(?:ue(?:s(?:da?y)?)?|useday|h(?:u(?:r(?:s(?:da?y)?|da?y)?)?|rusday))|we(?:d(?:s|n(?:es|s)day|ensday)?|nsday|ndesday)"
    r"|f(?:ri(?:day|ady)?|irday|ryday)|s(?:at(?:urday)?|aterday|un(?:day)?)"
)
MONTH = (
    r"ja(?:n(?:uary)?)|fe(?:b(?:r?uary)?)|ma(?:r(?:ch)?|y)|a(?:pr(?:il)?|ug(?:ust)?)|ju(?:ne?|ly?)|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?"
)
"""The keys of ENGLISH_WEEKDAYS and ENGLISH_MONTHS as patterns that compile quickly."""

ENGLISH_MONTHS = {
    word: place
    for place, words in enumerate(
        (
            "jan january",
            "feb february febuary",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}


def either(words: Iterable[str]) -> str:
    """An alternation of the words, longest first."""
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+")


def han_number(written: str) -> int | None:
    """十五 → 15, 二十 → 20, 12 → 12; None for what is no number."""
    if written.isascii() and written.isdigit():
        return int(written)
    if written in _HAN_DIGITS:
        return _HAN_DIGITS[written]
    tens, ten, ones = written.partition("十")
    if not ten or (tens and tens not in _HAN_DIGITS) or (ones and ones not in _HAN_DIGITS):
        return None
    return 10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0)


def han_range(written: str) -> tuple[int, int] | None:
    """两三 → (2, 3), 三五 → (3, 5), 五 → (5, 5)."""
    if len(written) == 2 and written[0] in _HAN_DIGITS and written[1] in _HAN_DIGITS:
        low, high = _HAN_DIGITS[written[0]], _HAN_DIGITS[written[1]]
        return (low, high) if low < high else None
    number = han_number(written)
    return None if number is None else (number, number)


def compiled(source: str) -> re.Pattern[str]:
    """The verbose pattern, with gaps of at most two characters between words.

    Plain text has none that are longer but blank lines, across which nobody writes a date; and open-ended gaps would make
    long runs of blank lines slow.
    """
    return re.compile(source.replace(r"\s+", r"\s{1,2}").replace(r"\s*", r"\s{0,2}"), re.VERBOSE)
