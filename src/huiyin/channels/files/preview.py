"""A table as it would come in: what each row becomes, what has to be looked at, what is there already."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from huiyin.channels.files import days, heads, statuses
from huiyin.channels.files.days import Order
from huiyin.channels.files.rows import Plan, Row, row_of
from huiyin.channels.files.sheets import Sheet
from huiyin.channels.files.statuses import Meaning

AMERICAN = frozenset({"US", "CA", "PH"})


@dataclass
class Choices:
    """What the person decided: columns by place, cells by row and place, meanings of status words, rows left out.

    `with_twins`: also rows whose opening is there already.
    """

    fields: dict[int, str] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    meanings: dict[str, Meaning] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    with_twins: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "fields": {str(place): name for place, name in self.fields.items()},
            "orders": {str(place): order for place, order in self.orders.items()},
            "cells": {
                str(row): {str(place): text for place, text in cells.items()}
                for row, cells in self.cells.items()
            },
            "meanings": {words: list(meaning) for words, meaning in self.meanings.items()},
            "skipped": sorted(self.skipped),
            "with_twins": self.with_twins,
        }

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Choices":
        """From its JSON."""
        return cls(
            fields={int(place): name for place, name in told.get("fields", {}).items()},
            orders={int(place): order for place, order in told.get("orders", {}).items()},
            cells={
                int(row): {int(place): text for place, text in cells.items()}
                for row, cells in told.get("cells", {}).items()
            },
            meanings={words: (meaning[0], meaning[1]) for words, meaning in told.get("meanings", {}).items()},
            skipped=set(told.get("skipped", ())),
            with_twins=bool(told.get("with_twins")),
        )


@dataclass(frozen=True)
class Preview:
    """The table understood. `fields`, `orders`: by column · `unknown`: status words nobody knows, with their number."""

    heads: list[str]
    fields: list[str]
    orders: dict[int, Order]
    rows: list[Row]
    unknown: dict[str, int]
    with_twins: bool

    @property
    def wrong(self) -> list[Row]:
        """Rows that have to be mended or left out."""
        return [row for row in self.rows if row.wrong and not row.skipped]

    @property
    def twins(self) -> list[Row]:
        """Rows whose opening is in the journal already, or stands in an earlier row."""
        return [row for row in self.rows if row.twin and not row.skipped]

    @property
    def ready(self) -> list[Row]:
        """Rows that will come in."""
        return [
            row
            for row in self.rows
            if not row.wrong and not row.skipped and (self.with_twins or not row.twin)
        ]


def previewed(
    sheet: Sheet,
    choices: Choices,
    *,
    today: dt.date,
    language: str,
    country: str,
    known: Collection[tuple[str, str]],
    zone: dt.tzinfo = dt.UTC,
) -> Preview:
    """The sheet with the person's choices. `known`: the keys (rows.key_of) of the openings in the journal.

    `zone`: where the person is · `language`, `country`: of the person; they tell how days written in figures are meant, where the column does not.
    """
    guess = heads.heads_of(sheet, today)
    fields = heads.corrected(guess.fields, choices.fields)
    body = sheet.rows[guess.first_row :]
    orders = {**_orders(body, fields, today, language, country), **choices.orders}
    plan = Plan(guess.names, fields, today, orders, choices.meanings, zone)
    rows = []
    for number, cells in enumerate(body, start=1):
        mended = _mended(cells, choices.cells.get(number))
        if any(mended) and not (guess.named and mended == guess.names):
            row = row_of(plan, number, mended)
            row.skipped = number in choices.skipped
            rows.append(row)
    _find_twins(rows, known)
    return Preview(guess.names, fields, orders, rows, _unknown(rows), choices.with_twins)


def _orders(
    rows: Sequence[Sequence[str]], fields: Sequence[str], today: dt.date, language: str, country: str
) -> dict[int, Order]:
    preferred: tuple[Order, ...] = ("dmy", "mdy", "ymd")
    if language == "zh":
        preferred = ("ymd", "mdy", "dmy")
    elif country in AMERICAN:
        preferred = ("mdy", "dmy", "ymd")
    return {
        place: days.order_of((row[place] for row in rows if row[place]), preferred, today)
        for place, name in enumerate(fields)
        if name in heads.DAYS
    }


def _mended(cells: list[str], changes: Mapping[int, str] | None) -> list[str]:
    if not changes:
        return cells
    return [changes.get(place, cell).strip() for place, cell in enumerate(cells)]


def _find_twins(rows: Sequence[Row], known: Collection[tuple[str, str]]) -> None:
    seen = dict.fromkeys(known, "journal")
    for row in rows:
        if row.wrong or row.skipped:
            continue
        row.twin = seen.get(row.key, "")
        seen.setdefault(row.key, str(row.number))


def _unknown(rows: Sequence[Row]) -> dict[str, int]:
    found = Counter(row.unknown_status for row in rows if row.unknown_status and not row.skipped)
    return dict(found.most_common(30))


def meaning_words() -> list[tuple[str, str]]:
    """The meanings that a status may be given, as `stage:outcome`."""
    found = dict.fromkeys(statuses.meanings())
    return [(f"{stage}:{outcome}", stage) for stage, outcome in found]
