"""Feasts that people date by, and the day of each in a year."""

import datetime as dt
from collections.abc import Callable

from huiyin.language.text.dates import days, lunar

OfYear = Callable[[int], dt.date]


def fixed(month: int, day: int) -> OfYear:
    return lambda year: dt.date(year, month, day)


def nth(month: int, weekday: int, number: int) -> OfYear:
    """The first, second … such weekday of the month; -1 is the last."""
    return lambda year: days.nth_weekday(dt.date(year, month, 1), weekday, number)


def _from_easter(count: int) -> OfYear:
    return lambda year: days.easter(year) + dt.timedelta(days=count)


def _black_friday(year: int) -> dt.date:
    return days.nth_weekday(dt.date(year, 11, 1), 3, 4) + dt.timedelta(days=1)


def _lunar_new_year(year: int) -> dt.date:
    return lunar.day_of(year, 1, 1) or dt.date(year, 2, 5)


_KINDS: tuple[tuple[str, OfYear], ...] = (
    ("christmas eve day|christmas eve|xmas eve|chrimbo eve", fixed(12, 24)),
    ("christmas day|xmas day", fixed(12, 25)),
    ("boxing day|st stephen's day", fixed(12, 26)),
    ("new year's eve|new year eve|nye|hogmanay", fixed(12, 31)),
    ("new year's day|new year day", fixed(1, 1)),
    ("twelfth night", fixed(1, 5)),
    ("epiphany|three kings' day", fixed(1, 6)),
    ("burns night", fixed(1, 25)),
    ("australia day", fixed(1, 26)),
    ("groundhog day|candlemas", fixed(2, 2)),
    ("valentine's day|st valentine's day|valentine's", fixed(2, 14)),
    ("st david's day|st david's", fixed(3, 1)),
    ("international women's day", fixed(3, 8)),
    ("st patrick's day|paddy's day|st paddy's day|st patrick's", fixed(3, 17)),
    ("april fool's day|april fools' day|april fool's", fixed(4, 1)),
    ("st george's day|st george's", fixed(4, 23)),
    ("anzac day", fixed(4, 25)),
    ("may day", fixed(5, 1)),
    ("star wars day", fixed(5, 4)),
    ("midsummer's day|midsummer day", fixed(6, 24)),
    ("juneteenth", fixed(6, 19)),
    ("canada day", fixed(7, 1)),
    ("independence day|fourth of july|4th july holiday", fixed(7, 4)),
    ("bastille day", fixed(7, 14)),
    ("michaelmas", fixed(9, 29)),
    ("halloween|hallowe'en", fixed(10, 31)),
    ("all saints' day|all saints", fixed(11, 1)),
    ("all souls' day", fixed(11, 2)),
    ("bonfire night|guy fawkes night", fixed(11, 5)),
    ("remembrance day|armistice day|veterans' day|veterans day", fixed(11, 11)),
    ("st andrew's day|st andrew's", fixed(11, 30)),
    ("martin luther king day|mlk day", nth(1, 0, 3)),
    ("presidents' day", nth(2, 0, 3)),
    ("memorial day", nth(5, 0, -1)),
    ("father's day", nth(6, 6, 3)),
    ("labor day", nth(9, 0, 1)),
    ("labour day", fixed(5, 1)),
    ("columbus day|canadian thanksgiving", nth(10, 0, 2)),
    ("thanksgiving day|thanksgiving", nth(11, 3, 4)),
    ("black friday", _black_friday),
    ("cyber monday", lambda year: _black_friday(year) + dt.timedelta(days=3)),
    ("shrove tuesday|pancake day|mardi gras", _from_easter(-47)),
    ("ash wednesday", _from_easter(-46)),
    ("mothering sunday", _from_easter(-21)),
    ("palm sunday", _from_easter(-7)),
    ("maundy thursday", _from_easter(-3)),
    ("good friday", _from_easter(-2)),
    ("easter saturday|holy saturday", _from_easter(-1)),
    ("easter sunday", _from_easter(0)),
    ("easter monday", _from_easter(1)),
    ("ascension day", _from_easter(39)),
    ("whit sunday|pentecost", _from_easter(49)),
    ("whit monday|pentecost monday", _from_easter(50)),
    ("corpus christi", _from_easter(60)),
    ("chinese new year|lunar new year|spring festival", _lunar_new_year),
)
FEASTS = {
    spelt: of_year
    for names, of_year in _KINDS
    for name in names.split("|")
    for spelt in {name, name.replace("'", "")}
}
"""The feast's name in lower case, with its apostrophe and without, and its day in a year."""

_BANK_HOLIDAYS: dict[str, OfYear] = {
    "new year": fixed(1, 1),
    "easter": _from_easter(1),
    "good friday": _from_easter(-2),
    "early may": nth(5, 0, 1),
    "spring": nth(5, 0, -1),
    "august": nth(8, 0, -1),
    "christmas": fixed(12, 25),
    "boxing day": fixed(12, 26),
}
"""England's; 1 January, Christmas and Boxing Day on a weekend move to a weekday, which is left to `working_after`."""


def coming(name: str, today: dt.date) -> dt.date:
    """The next such feast, today included."""
    return _next(FEASTS[name], today)


def _next(of_year: OfYear, today: dt.date) -> dt.date:
    return next(day for year in (today.year, today.year + 1) if (day := of_year(year)) >= today)


def bank_holiday(named: str, today: dt.date, *, monday: bool = False) -> dt.date:
    """The next bank holiday of that name ("august", "may", "summer"), or the very next one; `monday`: one on a Monday."""
    named = {"summer": "august", "late may": "spring", "whitsun": "spring", "xmas": "christmas"}.get(
        named, named
    )
    some = [
        of_year
        for name, of_year in _BANK_HOLIDAYS.items()
        if named in ("", name) or (named == "may" and name in ("early may", "spring"))
    ]
    found = sorted(_next(of_year, today) for of_year in some)
    return next((day for day in found if not monday or day.weekday() == days.MONDAY), found[0])


def working_after(day: dt.date) -> dt.date:
    """The first day after `day` that is neither on a weekend nor a bank holiday."""
    found = day + dt.timedelta(days=1)
    while found.weekday() >= days.SATURDAY or any(
        of_year(found.year) == found for of_year in _BANK_HOLIDAYS.values()
    ):
        found += dt.timedelta(days=1)
    return found
