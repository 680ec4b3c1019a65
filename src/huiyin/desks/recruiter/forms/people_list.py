"""A list of candidates out of a spreadsheet: the columns by their heads, the rows as the verb wants them."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huiyin.channels.files.days import moment
from huiyin.channels.files.sheets import Sheet, UnusableTable

HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "candidate", "full name", "姓名", "名字", "候选人", "应聘者"),
    "email": ("email", "e-mail", "mail", "邮箱", "电子邮箱", "邮件", "电子邮件"),
    "phone": ("phone", "mobile", "tel", "telephone", "手机", "电话", "手机号", "联系电话", "联系方式"),
    "source": ("source", "found through", "channel", "来源", "渠道", "招聘渠道"),
    "applied_on": ("applied", "applied on", "date", "投递日期", "投递时间", "申请日期", "日期"),
    "notes": ("notes", "note", "remark", "remarks", "备注", "说明"),
}
COLUMNS = tuple(HEADS)
NAMES: Mapping[str, Any] = {
    "name": gettext_lazy("Name"),
    "email": pgettext_lazy("hiring", "E-mail"),
    "phone": gettext_lazy("Phone"),
    "source": gettext_lazy("Source"),
    "applied_on": gettext_lazy("Applied on"),
    "notes": gettext_lazy("Notes"),
}
MOST_ROWS = 2_000
MOST_SHOWN = 200


@dataclass(frozen=True)
class Wrong:
    """A row that stayed out, to be mended: its cells by column, and why."""

    number: int
    cells: dict[str, str]
    why: str

    @property
    def named(self) -> list[tuple[str, str, str]]:
        """The cells as (column, its name on the page, what stands in it)."""
        return [(column, str(NAMES[column]), value) for column, value in self.cells.items()]


def rows_of(sheet: Sheet, today: dt.date) -> list[dict[str, str]]:
    """The rows under their columns. Raises UnusableTable, which says what the first line should hold."""
    heads = [cell.strip().casefold() for cell in sheet.rows[0]]
    places = {
        column: next((place for place, head in enumerate(heads) if head in known), None)
        for column, known in HEADS.items()
    }
    if places["name"] is None:
        raise UnusableTable(
            _("The first line should name the columns, one of them “Name”. Known are: %(heads)s.")
            % {"heads": _("Name, E-mail, Phone, Source, Applied on, Notes")}
        )
    if len(sheet.rows) - 1 > MOST_ROWS:
        raise UnusableTable(_("More than 2,000 rows at once are too many. Split the list."))
    found = []
    for row in sheet.rows[1:]:
        cells = {column: row[place].strip() for column, place in places.items() if place is not None}
        if any(cells.values()):
            found.append(with_days(cells, today))
    return found


def with_days(cells: dict[str, str], today: dt.date) -> dict[str, str]:
    """The row with its day as ISO 8601, where it can be read; as it was typed where it cannot."""
    given = cells.get("applied_on", "")
    try:
        read = moment(given, today) if given else None
    except ValueError:
        read = None
    return {**cells, "applied_on": read[0].isoformat()} if read else cells


def mended_rows(request: HttpRequest, today: dt.date) -> list[dict[str, str]]:
    """The rows that came back from the page, with what was typed."""
    found: dict[int, dict[str, str]] = {}
    for name, value in request.POST.items():
        mark, _dash, rest = name.partition("-")
        number, _dash, column = rest.partition("-")
        if mark == "cell" and number.isascii() and number.isdigit() and len(number) < 8 and column in HEADS:
            found.setdefault(int(number), {})[column] = str(value).strip()[:2_000]
    rows = [with_days(found[number], today) for number in sorted(found)]
    kept = request.POST.get("rest", "")
    try:
        others = json.loads(kept) if kept else []
    except ValueError:
        others = []
    rows += [
        {str(key): str(value) for key, value in one.items() if key in HEADS}
        for one in (others if isinstance(others, list) else [])[:MOST_ROWS]
        if isinstance(one, dict)
    ]
    return [row for row in rows if any(row.values())]


def wrong_rows(rows: Sequence[Mapping[str, str]], wrong: Sequence[tuple[int, str]]) -> list[Wrong]:
    """The rows of `wrong` (number from 1, why), to be shown."""
    return [
        Wrong(place, {column: rows[number - 1].get(column, "") for column in COLUMNS}, why)
        for place, (number, why) in enumerate(wrong)
    ]
