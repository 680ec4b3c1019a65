"""The one bridge from records to evidence: an opening with what happened in it, as the advisor sees it."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from django.db.models import TextField
from django.db.models.functions import Cast

from huiyin.journal.models import Event, Opening, Profile
from huiyin.process import case as process
from huiyin.process.case import EVENT_KINDS, Case
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import Language
from huiyin.process.worth import Worth

_COLUMNS = (
    "pk",
    "opening_id",
    "on",
    "kind",
    "round",
    "last",
    "signals_text",
    "by",
    "move",
    "channel",
    "reading_text",
    "flags_text",
)
_AS_TEXT = {f"{name}_text": Cast(name, TextField()) for name in ("signals", "reading", "flags")}
"""JSON as it lies there: most of it is an empty list, which need not be parsed thirty thousand times."""

_NOTHING = (None, "null")


def case_of(opening: Opening, today: dt.date, *, language: str = "", without: int | None = None) -> Case:
    """The opening's Case as seen from `today`. `language`: of the advice; by default the person's own.

    `without`: the key of an event to leave out.
    """
    return _cases([opening], today, language, without)[0]


def cases_of(openings: Iterable[Opening], today: dt.date, *, language: str = "") -> list[Case]:
    """`case_of` for many openings, in the same order, in two queries."""
    return _cases(list(openings), today, language, None)


def language_for(name: str) -> Language:
    """The vocabulary's word for a language's name, such as zh-hans."""
    return "zh" if name.startswith("zh") else "en"


def _cases(openings: Sequence[Opening], today: dt.date, language: str, without: int | None) -> list[Case]:
    if not openings:
        return []
    profiles = {
        profile.owner_id: profile
        for profile in Profile.objects.filter(owner_id__in={opening.owner_id for opening in openings})
    }
    happened = _happened([opening.pk for opening in openings], today, without)
    cases = []
    for opening in openings:
        profile = profiles.get(opening.owner_id)
        own = language or (profile.language if profile else "") or opening.language
        cases.append(
            Case(
                today=today,
                opening=_seat(opening),
                events=tuple(happened[opening.pk]),
                wish=opening.wish,
                language=language_for(own),
                id=opening.pk,
                name=profile.name if profile else "",
                worth=Worth.kept(profile.worth) if profile else None,
            )
        )
    return cases


def _seat(opening: Opening) -> process.Opening:
    return process.Opening(
        company=opening.company,
        title=opening.title,
        country=opening.country,
        sector=cast(Any, opening.sector),
        seats=opening.seats,
        hr_name=opening.address_as or opening.hr_name,
        topics=tuple(opening.topics),
        new_material=opening.new_material,
        can_give=opening.can_give,
    )


def _happened(keys: list[int], today: dt.date, without: int | None) -> dict[int, list[process.Event]]:
    """Confirmed evidence by opening, in the order it happened.

    Words are left out where their meaning is kept: the reading of what HR wrote, the flags of what the person sent.
    """
    rows = Event.objects.filter(opening_id__in=keys, on__lte=today, confirmed=True, kind__in=EVENT_KINDS)
    if without is not None:
        rows = rows.exclude(pk=without)
    found: dict[int, list[process.Event]] = defaultdict(list)
    unread = {}
    for row in rows.annotate(**_AS_TEXT).values(*_COLUMNS):
        if row["kind"] == "received" and row["reading_text"] in _NOTHING:
            unread[row["pk"]] = (row["opening_id"], len(found[row["opening_id"]]))
        found[row["opening_id"]].append(_evidence(row))
    if unread:
        for key, text in Event.objects.filter(pk__in=unread).values_list("pk", "text"):
            opening_id, place = unread[key]
            found[opening_id][place] = replace(found[opening_id][place], text=text)
    return found


def _evidence(row: dict[str, Any]) -> process.Event:
    return process.Event(
        on=row["on"],
        kind=row["kind"],
        round=row["round"],
        last=row["last"],
        signals=_words(row["signals_text"]),
        by=row["by"],
        move=row["move"] or None,
        channel=row["channel"] or None,
        reading=None if row["reading_text"] in _NOTHING else Reading.of(json.loads(row["reading_text"])),
        flags=_words(row["flags_text"]),
    )


def _words(text: str | None) -> tuple[Any, ...]:
    return () if text == "[]" or not text else tuple(json.loads(text))
