"""A table on its way in, as the page shows it: a few rows at a time, those that need a look first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.channels.files import statuses
from huiyin.channels.files.days import ORDERS
from huiyin.channels.files.heads import DAYS, FIELDS
from huiyin.channels.files.preview import Choices, Preview
from huiyin.channels.files.rows import Row
from huiyin.journal.models import OpeningOutcome, OpeningStage

A_PAGE = 50
ORDER_NAMES: dict[str, str | Promise] = {
    "ymd": _("year, month, day"),
    "mdy": _("month, day, year"),
    "dmy": _("day, month, year"),
}


@dataclass(frozen=True)
class Column:
    """A column of the table. `order`: how its days are written, where it holds days."""

    place: int
    head: str
    field: str
    order: str

    @property
    def fields(self) -> list[tuple[str, str | Promise]]:
        return list(FIELDS.items())

    @property
    def orders(self) -> list[tuple[str, str | Promise]]:
        return [(order, ORDER_NAMES[order]) for order in ORDERS] if self.field in DAYS else []


@dataclass(frozen=True)
class Cell:
    """A cell as it stands; `wrong`: what is the matter with it."""

    place: int
    text: str
    wrong: str


@dataclass(frozen=True)
class ShownRow:
    """A row with its cells, and whether it comes in."""

    row: Row
    cells: list[Cell]

    @property
    def wrong_elsewhere(self) -> str:
        return dict(self.row.wrong).get(-1, "")


@dataclass(frozen=True)
class TablePage:
    """All that the page says."""

    preview: Preview
    show: str
    at: int

    @property
    def columns(self) -> list[Column]:
        preview = self.preview
        names = zip(preview.heads, preview.fields, strict=True)
        return [
            Column(place, head, field, preview.orders.get(place, ""))
            for place, (head, field) in enumerate(names)
        ]

    @property
    def found(self) -> list[Row]:
        if self.show == "wrong":
            return self.preview.wrong
        if self.show == "twins":
            return self.preview.twins
        return self.preview.rows

    @property
    def rows(self) -> list[ShownRow]:
        return [_shown(row) for row in self.found[(self.at - 1) * A_PAGE : self.at * A_PAGE]]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.found) // A_PAGE))

    @property
    def unknown(self) -> list[tuple[int, str, int]]:
        return [(place, words, count) for place, (words, count) in enumerate(self.preview.unknown.items())]


def _shown(row: Row) -> ShownRow:
    wrong = row.wrong_columns
    return ShownRow(row, [Cell(place, text, wrong.get(place, "")) for place, text in enumerate(row.cells)])


def meanings() -> list[tuple[str, str]]:
    """What a word in the status column may mean, by its name in a form."""
    return [(f"{stage}:{outcome}", _named(stage, outcome)) for stage, outcome in statuses.meanings()]


def _named(stage: str, outcome: str) -> str:
    return str(OpeningOutcome(outcome).label) if outcome else str(OpeningStage(stage).label)


def decided(choices: Choices, sent: QueryDict, unknown: Mapping[str, int]) -> Choices:
    """The choices with what the person sent. What does not fit is passed over: the page shows what counts."""
    known = {f"{stage}:{outcome}": (stage, outcome) for stage, outcome in statuses.meanings()}
    words = list(unknown)
    for name, value in sent.items():
        what, _dash, rest = name.partition("-")
        figures = [
            int(part) for part in rest.split("-") if part.isascii() and part.isdigit() and len(part) < 7
        ]
        text = str(value)
        if what == "field" and len(figures) == 1 and text in FIELDS:
            choices.fields[figures[0]] = text
        elif what == "order" and len(figures) == 1 and text in ORDERS:
            choices.orders[figures[0]] = text
        elif what == "cell" and len(figures) == 2:
            choices.cells.setdefault(figures[0], {})[figures[1]] = text.replace("\0", "")[:5_000]
        elif what == "meaning" and len(figures) == 1 and figures[0] < len(words) and text in known:
            choices.meanings[words[figures[0]]] = known[text]
    shown = {
        int(number)
        for number in sent.getlist("shown")
        if number.isascii() and number.isdigit() and len(number) < 7
    }
    wanted = {
        int(number)
        for number in sent.getlist("row")
        if number.isascii() and number.isdigit() and len(number) < 7
    }
    choices.skipped = (choices.skipped - shown) | (shown - wanted)
    choices.with_twins = sent.get("twins") == "yes"
    return choices
