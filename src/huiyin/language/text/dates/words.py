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
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
    for word in words.split()
} | {
    "a couple": 2,
    "twenty": 20,
    "twenty-one": 21,
    "twenty-four": 24,
    "twenty-eight": 28,
    "thirty": 30,
    "forty": 40,
    "forty-eight": 48,
    "seventy-two": 72,
}

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
            "mon mond monday mondy munday moday monady monaday",
            "tue tues tuesd tuesday tuseday tuesdy tusday teusday tuedsay tuesay",
            "wed weds wednes wednesday wednsday wensday wedensday wendesday wednesdy wenesday wednesay wedneday wednsdy",
            "thu thur thurs thursd thursday thrusday thursdy thurday thirsday thersday thurdsay thurs'day thr thrs thrsday",
            "fri frid friday firday fryday friady fridy frday firdy frii",
            "sat satd saturday saterday satday saturdy satarday",
            "sun sund sunday sundy sunay",
        )
    )
    for word in words.split()
}

ENGLISH_MONTHS = {
    word: place
    for place, words in enumerate(
        (
            "jan january janurary januray janaury",
            "feb febr february febuary feburary febrary",
            "mar march marh",
            "apr april apirl aprl",
            "may",
            "jun june",
            "jul july",
            "aug augu august agust augst",
            "sep sept september septmber septembre setember",
            "oct octo october octber ocotber",
            "nov november novemeber novmber novembr",
            "dec december decemeber decmber decembr",
        ),
        start=1,
    )
    for word in words.split()
}


def branching(words: Iterable[str]) -> str:
    """The words as one pattern that branches where they part, longest first: quick to compile and to pass over."""
    tree: dict[str, list[str]] = {}
    whole = False
    for word in words:
        if word:
            tree.setdefault(word[0], []).append(word[1:])
        else:
            whole = True
    arms = [sign + branching(rest) for sign, rest in sorted(tree.items())]
    if not arms:
        return ""
    one = arms[0] if len(arms) == 1 and not whole else f"(?:{'|'.join(arms)})"
    return one + "?" * whole


WEEKDAY, MONTH = branching(ENGLISH_WEEKDAYS), branching(ENGLISH_MONTHS)


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
