"""Which column holds what: guessed from its head, or from its cells where there is no head; the person may correct it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.channels.files import days, statuses
from huiyin.channels.files.sheets import Sheet

FIELDS: dict[str, str | Promise] = {
    "company": _("Company"),
    "title": _("Role"),
    "status": _("Where it stands"),
    "applied_on": _("Applied on"),
    "interview": _("Interview on"),
    "promised": _("Answer promised by"),
    "appointment": _("Next appointment"),
    "since": _("In this state since"),
    "city": _("City"),
    "country": _("Country"),
    "sector": _("Kind of employer"),
    "hr_name": _("HR's name"),
    "hr_email": _("HR's e-mail"),
    "hr_phone": _("HR's phone"),
    "hr_wechat": _("HR's WeChat"),
    "found_via": _("Found through"),
    "url": _("Link"),
    "advert": _("Job advert"),
    "notes": _("Notes"),
    "wish": _("How much you want it"),
    "keep": _("Keep it in the notes"),
    "ignore": _("Leave this column out"),
}
DAYS = ("applied_on", "interview", "promised", "appointment", "since")
SEVERAL = frozenset({"interview", "notes", "keep", "ignore"})
"""What more than one column may hold."""
_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")
_NOISE = re.compile(r"[\s_\-./:：*#?？!！,，、|]+")
_VAGUE = frozenset({"日期", "时间", "date", "结果", "result", "outcome"})
_LOOKED_AT = 12
_SAMPLE = 200


@dataclass(frozen=True)
class Heads:
    """The heads of a table (made up where it has none), the row at which its data begins, and what each column holds."""

    names: list[str]
    first_row: int
    fields: list[str]

    @property
    def named(self) -> bool:
        return self.first_row > 0


def heads_of(sheet: Sheet, today: dt.date) -> Heads:
    """The heads of a sheet and a guess at its columns."""
    rows = sheet.rows
    known = [sum(field_named(cell) is not None for cell in row) for row in rows[:_LOOKED_AT]]
    best = max(range(len(known)), key=lambda place: (known[place], -place))
    if known[best] >= 2 or (known[best] == 1 and sum(map(bool, rows[best])) == 1):
        fields = _once_each([field_named(cell) for cell in rows[best]], rows[best], rows[best + 1 :])
        return Heads(list(rows[best]), best + 1, fields)
    if _looks_like_data(rows[0], today):
        guessed = _by_cells(rows, today)
        return Heads([str(FIELDS[field]) for field in guessed], 0, guessed)
    guessed = _by_cells(rows[1:], today)
    fields = [field_named(cell) or guess for cell, guess in zip(rows[0], guessed, strict=True)]
    return Heads(list(rows[0]), 1, _once_each(list(fields), rows[0], rows[1:]))


def field_named(head: str) -> str | None:
    """What a column with this head holds: the head as it is, then without brackets, then by its longest known part."""
    aliases = _aliases()
    for text in (head, _BRACKETS.sub("", head)):
        if (plain := _plain(text)) in aliases:
            return aliases[plain]
    plain = _plain(_BRACKETS.sub("", head))
    if not plain or len(plain) > 24:
        return None
    within = [
        alias for alias in aliases if len(alias) >= (2 if not alias.isascii() else 6) and alias in plain
    ]
    return aliases[max(within, key=len)] if within else None


def corrected(fields: Sequence[str], wanted: Mapping[int, str]) -> list[str]:
    """The columns with the person's corrections; a field that only one column may hold leaves the other one."""
    found = list(fields)
    for place, field in sorted(wanted.items()):
        if not 0 <= place < len(found) or field not in FIELDS:
            continue
        if field not in SEVERAL:
            found = ["keep" if other == field else other for other in found]
        found[place] = field
    return found


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in files("huiyin.channels.files").joinpath("heads.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            alias, field = line.split("\t")
            found.setdefault(_plain(alias), field)
    for language in ("en", "zh-hans"):
        # Our own tables come back in, whichever language they were written in.
        with translation.override(language):
            for field, label in FIELDS.items():
                found.setdefault(_plain(str(label)), field)
    return found


def _plain(head: str) -> str:
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", head).lower()).strip("()[]\"' ")
    return plain or head.strip()


def _once_each(found: Sequence[str | None], heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Each single field once, in the column that is named best and filled. What has no meaning goes into the notes."""
    filled = [sum(bool(row[place]) for row in rows[:_SAMPLE]) for place in range(len(heads))]
    fields = [
        field or ("keep" if heads[place] or filled[place] else "ignore") for place, field in enumerate(found)
    ]
    for field in FIELDS:
        places = [place for place, other in enumerate(fields) if other == field]
        if field in SEVERAL or len(places) < 2:
            continue
        enough = max(filled[place] for place in places) / 4
        best = max(
            places, key=lambda place: (filled[place] >= enough, -_place_in_table(heads[place]), -place)
        )
        for place in places:
            if place != best:
                fields[place] = "keep"
    return fields


def _place_in_table(head: str) -> int:
    """The table names the plainest heads of a field first; "date" alone may mean anything."""
    plain = _plain(head)
    if plain in _VAGUE or plain not in _aliases():
        return len(_aliases())
    return list(_aliases()).index(plain)


def _looks_like_data(row: Sequence[str], today: dt.date) -> bool:
    return any(_is_day(cell, today) or cell.startswith("http") or statuses.exactly(cell) for cell in row)


def _by_cells(rows: Sequence[Sequence[str]], today: dt.date) -> list[str]:
    """A guess from what stands in the columns: days, links, states; of the rest the first is the company, then the role."""
    sample = rows[:_SAMPLE]
    width = len(sample[0]) if sample else 0
    found, left = ["keep"] * width, ["company", "title"]
    for place in range(width):
        cells = [row[place] for row in sample if row[place]]
        if not cells:
            found[place] = "ignore"
        elif _most(cells, lambda cell: _is_day(cell, today)):
            found[place] = "interview" if "applied_on" in found else "applied_on"
        elif _most(cells, lambda cell: cell.startswith("http")):
            found[place] = "url" if "url" not in found else "keep"
        elif _most(cells, lambda cell: bool(statuses.exactly(cell))):
            found[place] = "status" if "status" not in found else "keep"
        elif _most(cells, str.isdigit):
            found[place] = "ignore" if place == 0 else "keep"
        elif left:
            found[place] = left.pop(0)
    return found


def _most(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return sum(fits(cell) for cell in cells) * 10 >= len(cells) * 7


def _is_day(cell: str, today: dt.date) -> bool:
    if len(cell) < 4 or not any(character.isdigit() for character in cell):
        return False
    try:
        return days.moment(cell, today) is not None
    except days.NoDay:
        return False
