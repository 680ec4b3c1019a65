"""One row of a table as one opening: what is understood, and what the person has to look at."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from huiyin.channels.comparing import folded
from huiyin.channels.files import days, statuses
from huiyin.channels.files.days import Order
from huiyin.channels.files.heads import DAYS
from huiyin.channels.files.statuses import Meaning
from huiyin.channels.files.words import WORDS

MOST = {
    "company": 200,
    "title": 200,
    "city": 200,
    "hr_name": 200,
    "found_via": 200,
    "hr_phone": 50,
    "hr_wechat": 100,
}
MOST_NOTES = 20_000
MOST_ADVERT = 100_000
_ADDRESS = re.compile(r"(https?://|www\.)[^\s<>\"，。；）)]+", re.I)
_MAIL = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,180}\.[a-z]{2,20}", re.I)
_VALID_ADDRESS = URLValidator(schemes=["http", "https"])
_FORMULA_LINK = re.compile(r"=HYPERLINK\(\s*\"([^\"]*)\"\s*[,;]\s*\"([^\"]*)\"\s*\)", re.I)


@dataclass
class Row:
    """What a row says. `number`: from 1, as the person counts the rows of data · `wrong`: column (or -1) and message."""

    number: int
    cells: Sequence[str]
    values: dict[str, Any] = field(default_factory=dict)
    interviews: list[tuple[dt.date, str]] = field(default_factory=list)
    promised: dt.date | None = None
    since: dt.date | None = None
    person: dict[str, str] = field(default_factory=dict)
    unknown_status: str = ""
    wrong: list[tuple[int, str]] = field(default_factory=list)
    twin: str = ""
    skipped: bool = False

    @property
    def wrong_columns(self) -> dict[int, str]:
        return dict(self.wrong)

    @property
    def key(self) -> tuple[str, str]:
        return key_of(self.values.get("company", ""), self.values.get("title", ""))


def key_of(company: str, title: str) -> tuple[str, str]:
    """What makes two rows the same opening: company and role, however they are spelt."""
    return folded(company), folded(title)


@dataclass(frozen=True)
class Plan:
    """How the columns are meant. `meanings`: of status words that only the person knows."""

    heads: Sequence[str]
    fields: Sequence[str]
    today: dt.date
    orders: Mapping[int, Order]
    meanings: Mapping[str, Meaning]
    zone: dt.tzinfo = dt.UTC


def row_of(plan: Plan, number: int, cells: Sequence[str]) -> Row:
    """The row as an opening. Nothing is lost: what fits no column stands in the notes."""
    row = Row(number, cells)
    notes: list[str] = []
    for place, (name, text) in enumerate(zip(plan.fields, cells, strict=True)):
        if text and name != "ignore":
            _take(plan, row, place, name, text, notes)
    _finish(plan, row, notes)
    return row


def _take(plan: Plan, row: Row, place: int, name: str, text: str, notes: list[str]) -> None:
    if text[0] == "=" and (link := _FORMULA_LINK.fullmatch(text)):
        text = f"{link[2]} {link[1]}" if name != "url" else link[1]
    if name in DAYS:
        text = _take_day(plan, row, place, name, text)
    elif name in ("status", *WORDS):
        text = _take_word(plan, row, name, text)
    elif name == "url":
        text = _take_link(row, text)
    elif name == "hr_email":
        text = _take_mail(row, text)
    elif name not in ("notes", "keep"):
        text = _take_line(row, place, name, text)
    if text:
        notes.append(text if name == "notes" else _noted(plan, place, text))


def _take_word(plan: Plan, row: Row, name: str, text: str) -> str:
    """A word of a fixed vocabulary. This and its sisters give what they could not use: it goes into the notes."""
    if name in WORDS:
        row.values |= {name: found} if (found := WORDS[name](text)) is not None else {}
        return "" if found is not None else text
    meaning = plan.meanings.get(text) or statuses.meaning_of(text)
    if meaning is None:
        row.unknown_status = text
        return text
    row.values["stage"], row.values["outcome"] = meaning
    return ""


def _take_mail(row: Row, text: str) -> str:
    found = _MAIL.search(text)
    try:
        validate_email(found[0] if found else "")
    except ValidationError:
        return text
    row.person["email"] = found[0] if found else ""
    return ""


def _take_line(row: Row, place: int, name: str, text: str) -> str:
    if name == "advert":
        row.values["advert"] = text[:MOST_ADVERT]
        return ""
    if address := _ADDRESS.search(text):
        # "A company https://…": the link belongs elsewhere, unless it is all there is.
        left = " ".join(_ADDRESS.sub(" ", text).split())
        if left:
            text = left
            row.values.setdefault("url", _whole_address(address[0]))
    text = " ".join(text.split())
    if len(text) > MOST[name]:
        row.wrong.append((place, _("This is longer than %(most)s characters.") % {"most": MOST[name]}))
    elif name in ("hr_phone", "hr_wechat"):
        row.person[name.removeprefix("hr_")] = text
    else:
        row.values[name] = text
    return ""


def _take_day(plan: Plan, row: Row, place: int, name: str, text: str) -> str:
    try:
        found = days.moment(text, plan.today, plan.orders.get(place, "mdy"), plan.zone)
    except days.NoDay:
        if name == "since":
            return text
        said = _("“%(text)s” names no day. Write it as 2026-05-08, or leave it empty.")
        row.wrong.append((place, said % {"text": text[:40]}))
        return ""
    if found is None:
        return ""
    day, time = found
    if not dt.date(1990, 1, 1) <= day <= plan.today + dt.timedelta(days=730):
        row.wrong.append((place, _("%(day)s cannot be right.") % {"day": day}))
    elif name == "promised":
        row.promised = day
    elif name == "since":
        row.since = min(day, plan.today)
    elif name == "applied_on" and day > plan.today:
        row.wrong.append(
            (place, _("%(day)s lies ahead; today is %(today)s.") % {"day": day, "today": plan.today})
        )
    elif name == "applied_on":
        row.values["applied_on"] = day
    elif name == "interview" and day <= plan.today:
        row.interviews.append((day, plan.heads[place] if place < len(plan.heads) else ""))
    elif day >= plan.today:
        row.values["appointment_on"], row.values["appointment_time"] = day, time
        row.values["appointment_about"] = "" if name == "appointment" else plan.heads[place][:200]
    else:
        return text
    return ""


def _finish(plan: Plan, row: Row, notes: list[str]) -> None:
    if not row.values.get("company", "").strip():
        place = plan.fields.index("company") if "company" in plan.fields else -1
        row.wrong.append((place, _("Which company is it?")))
    row.interviews.sort()
    if row.promised is not None and row.interviews and row.promised < row.interviews[-1][0]:
        # It lay before the last talk: no longer a promise that one waits for.
        notes.append(_("Answer promised by: %(day)s") % {"day": row.promised})
        row.promised = None
    row.values["notes"] = "\n".join(notes)[:MOST_NOTES]
    if "stage" not in row.values:
        row.values["stage"] = _stage_without_status(row)
        row.values["outcome"] = ""


def _stage_without_status(row: Row) -> str:
    if row.interviews:
        return "interviewing" if "appointment_on" in row.values else "waiting"
    return "interviewing" if "appointment_on" in row.values else "applied"


def _take_link(row: Row, text: str) -> str:
    found = _ADDRESS.search(text)
    if found and (address := _whole_address(found[0])):
        row.values["url"] = address
        text = _ADDRESS.sub("", text, count=1).strip()
    return text


def _whole_address(address: str) -> str:
    """The address as the journal takes it; empty where it is none."""
    whole = address if address.lower().startswith("http") else f"https://{address}"
    try:
        _VALID_ADDRESS(whole)
    except ValidationError:
        return ""
    return whole if len(whole) <= 2000 else ""


def _noted(plan: Plan, place: int, text: str) -> str:
    head = plan.heads[place] if place < len(plan.heads) else ""
    return f"{head}: {text}" if head else text
