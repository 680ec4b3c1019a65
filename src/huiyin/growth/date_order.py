"""Whether 04/05/2019 in a CV is the fourth of May or April the fifth: what the CV itself says of it."""

import re
from typing import Literal

Order = Literal["day", "month", "unsaid"]

_DATE = re.compile(
    r"(?<![\d/.-])(?P<x>\d{1,2})(?P<mark>[/-])(?P<z>\d{1,2})(?P=mark)(?:(?:19|20)\d\d|\d\d)(?![\d/])"
)
_STATES = "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
_MONTH_FIRST = (
    # Telephone, ZIP code, state: the address of somebody in the United States.
    (2, re.compile(r"(?<!\d)(?:\+1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?!\d)|\+1[ .-]?\d{3}")),
    (2, re.compile(rf"(?:,| )\s?(?:{_STATES})\s+\d{{5}}(?:-\d{{4}})?(?!\d)")),
    (1, re.compile(rf",\s?(?:{_STATES})(?![A-Za-z])|\b(?:United States|U\.S\.A?\.|USA)(?![A-Za-z])")),
    (1, re.compile(r"(?i)\b(?:colorado|california|texas|florida|illinois|massachusetts|pennsylvania|michigan|new jersey|new york|chicago|los angeles|san francisco|seattle|boston|houston|dallas|atlanta|denver|philadelphia)\b")),
    (1, re.compile(r"(?i)\b(?:\w*(?:organiz|analyz|optimiz|utiliz|specializ|prioritiz|summariz)(?:e[drs]?|ing|ation)|color|behavior(?:al)?|centers?|labor|favorite|fulfill|enrollment|traveled|traveling|modeling|gpa|summa cum laude|magna cum laude|dean's list|associate's degree)\b")),
)  # fmt: skip
_DAY_FIRST = (
    (2, re.compile(r"(?:\+|\b00)(?:4[0-9]|3[0-9]|61|64|65|91|27)(?:\d|[ ().-])")),
    (2, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")),
    (1, re.compile(r"(?i)\b(?:united kingdom|england|scotland|wales|northern ireland|ireland|australia|new zealand|south africa|india|germany|france|spain|italy|netherlands|london|manchester|edinburgh|glasgow|dublin|sydney|melbourne|birmingham, uk|uk)\b")),
    (1, re.compile(r"(?i)\b(?:\w*(?:organis|analys|optimis|utilis|specialis|prioritis|summaris)(?:e[drs]?|ing|ation)|colour|behaviour(?:al)?|centres?|labour|favourite|enrolment|travelled|travelling|modelling|programmes?|a-levels?|gcses?)\b")),
)  # fmt: skip


def order_of_dates(text: str) -> Order:
    """How the dates of a CV are written, from a date that can be read in one way only, else from its addresses and
    spelling (our judgement); unsaid where neither speaks clearly."""
    dates = [(int(one["x"]), int(one["z"])) for one in _DATE.finditer(text)]
    days = sum(x > 12 >= z for x, z in dates)
    months = sum(z > 12 >= x for x, z in dates)
    if days or months:
        return "day" if days > months else "month" if months > days else "unsaid"
    american, other = _signs(_MONTH_FIRST, text), _signs(_DAY_FIRST, text)
    if american == other or (min(american, other) > 0 and abs(american - other) < _CLEARLY):
        return "unsaid"
    return "month" if american > other else "day"


_CLEARLY = 2
"""Signs by which one side must be ahead where both have some, as with somebody who has moved."""


def _signs(kinds: tuple[tuple[int, re.Pattern[str]], ...], text: str) -> int:
    return sum(weight for weight, pattern in kinds if pattern.search(text))
