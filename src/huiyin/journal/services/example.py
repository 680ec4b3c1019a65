"""The example cast: a few openings in every state, laid out around today, and gone again without a trace."""

import datetime as dt
import re
import tomllib
from importlib.resources import files
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from huiyin.journal.models import Debrief, Event, Opening, Person, Source
from huiyin.journal.services import entries, openings, people
from huiyin.journal.services.recording import Recording, recorded
from huiyin.journal.services.understanding import flags_of, read_by_huiyin

_DAY_IN_TEXT = re.compile(r"\{([+-]\d+)\}")
_COUNTRIES = {"zh": "CN", "en": "GB"}


def load_example(
    owner: AbstractBaseUser, *, now: dt.datetime, today: dt.date | None = None, language: str = "zh"
) -> list[Opening]:
    """Puts the example cast into the journal, marked as an example. Where it stands already, it is given as it is.

    `language`: zh or en, of the cast and of what is said · `today`: the day it is laid out around, by default the
    person's own.
    """
    with recorded(owner, "load_example", now=now) as recording:
        recording.today = today or recording.today
        there = list(Opening.objects.filter(owner_id=owner.pk, is_example=True).order_by("pk"))
        if there:
            return there
        cast: dict[str, Opening] = {}
        for told in _script(language)["opening"]:
            cast[told["company"]] = _Scene(recording, language, told, cast).played()
        return list(cast.values())


def clear_example(owner: AbstractBaseUser, *, now: dt.datetime) -> int:
    """Takes exactly the example out again, with what was noted in its openings. Gives how many openings went."""
    with recorded(owner, "clear_example", now=now) as recording:
        gone = list(Opening.objects.filter(owner_id=owner.pk, is_example=True).order_by("-pk"))
        for opening in gone:
            openings.remove_with_all(recording, opening)
        for person in Person.objects.filter(owner_id=owner.pk, is_example=True).order_by("-pk"):
            people.remove_from_all(recording, person)
        return len(gone)


def _script(language: str) -> dict[str, Any]:
    name = "zh.toml" if language.startswith("zh") else "en.toml"
    return tomllib.loads(files("huiyin.journal").joinpath("example", name).read_text(encoding="utf-8"))


class _Scene:
    """One opening of the cast, on the way from the script into the journal."""

    def __init__(
        self, recording: Recording, language: str, told: dict[str, Any], cast: dict[str, Opening]
    ) -> None:
        self.recording = recording
        self.language = "zh" if language.startswith("zh") else "en"
        self.told = dict(told)
        self.cast = cast
        self.people: dict[str, Person] = {}

    def played(self) -> Opening:
        events, known = self.told.pop("event", []), self.told.pop("person", [])
        introduced = self.told.pop("introduced", [])
        opening = self._opening()
        for person in known:
            self._person(opening, **person)
        for person in introduced:
            by = self.people[person.pop("by")]
            self._person(None, introduced_by=by, **person)
        for event in events:
            self._event(opening, **event)
        return opening

    def _opening(self) -> Opening:
        applied, came_from = self.told.pop("applied", None), self.told.pop("came_from", None)
        return openings.add_to(
            self.recording,
            **self.told,
            country=_COUNTRIES[self.language],
            language=self.language,
            applied_on=None if applied is None else self._day(applied),
            came_from=self.cast.get(came_from) if came_from else None,
            is_example=True,
        )

    def _person(self, opening: Opening | None, part: str = "hr", **told: Any) -> None:
        told.setdefault("company", self.told["company"])
        person = people.add_to(self.recording, opening, part, is_example=True, **told)
        self.people[person.name] = person

    def _event(
        self,
        opening: Opening,
        day: int,
        by: int | None = None,
        text: str = "",
        person: str = "",
        outcome: str = "",  # noqa: ARG002  (what the reader is expected to find: for the tests)
        debrief: dict[str, Any] | None = None,
        **told: Any,
    ) -> None:
        event = Event(**told, source=Source.EXAMPLE, text=_DAY_IN_TEXT.sub(self._day_in_words, text))
        event.on = self._day(day)
        event.by = None if by is None else self._day(by)
        event.person = self.people.get(person)
        if event.kind == "received":
            event.reading = read_by_huiyin(event)
        elif event.kind == "sent":
            event.flags = flags_of(opening, event)
        entries.add_event(self.recording, opening, event, event.on)
        if debrief:
            self.recording.add(Debrief(opening=opening, event=event, on=event.on, **debrief))

    def _day(self, offset: int) -> dt.date:
        """The day so many days from today; a weekend day moves away from today to a working day."""
        day = self.recording.today + dt.timedelta(days=offset)
        if offset > 0:
            return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        return day - dt.timedelta(days=max(0, day.weekday() - 4) if offset else 0)

    def _day_in_words(self, found: re.Match[str]) -> str:
        day = self._day(int(found[1]))
        return f"{day.month}月{day.day}日" if self.language == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
