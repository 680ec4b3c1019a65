"""Ordinal numbers in words: fourteenth, twenty-first."""

_ONES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS = {word: place for place, word in enumerate([*_ONES, *_TEENS, "twentieth"], start=1)}
ORDINALS |= {f"twenty{gap}{one}": 21 + place for gap in ("-", " ", "") for place, one in enumerate(_ONES)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
"""From the word, in lower case, to its number, 1 to 31."""
PLACES = ORDINALS | {"1st": 1, "opening": 1, "2nd": 2, "3rd": 3, "4th": 4}
PLACES |= {"last": -1, "final": -1, "closing": -1, "penultimate": -2, "second last": -2, "second to last": -2}
"""From the word for a place to its number; below zero it is counted from the end."""
