"""The verbs of the channel: a table is opened, looked at, mended, and brought in or dropped."""

import datetime as dt
from collections.abc import Mapping
from pathlib import PurePath

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError
from huiyin.channels.files.importing import import_rows, known_keys
from huiyin.channels.files.models import Draft
from huiyin.channels.files.preview import Choices, Preview, previewed
from huiyin.channels.files.sheets import Sheet, Taken, sheet_of_text, taken_of
from huiyin.channels.voice import language_of
from huiyin.journal.models import Profile

KEPT = dt.timedelta(days=3)
"""How long a table waits to be brought in."""


class NothingToImport(ChannelError):
    """No row of the table is ready."""


def open_file(owner: AbstractBaseUser, data: bytes, name: str, *, now: dt.datetime) -> Draft:
    """A file, read and kept until the person has looked at it: the largest sheet, the others beside it. Raises UnusableTable."""
    taken = taken_of(data, name)
    return _keep(owner, taken.sheet, PurePath(name).name, now, taken.left)


def open_text(owner: AbstractBaseUser, text: str, *, now: dt.datetime) -> Draft:
    """Pasted rows, kept until the person has looked at them. Raises UnusableTable."""
    return _keep(owner, sheet_of_text(text), "", now)


def draft_of(owner: AbstractBaseUser, draft_id: int) -> Draft:
    """The owner's draft. Raises Draft.DoesNotExist."""
    return Draft.objects.get(owner_id=owner.pk, pk=draft_id)


def preview_of(owner: AbstractBaseUser, draft: Draft, *, now: dt.datetime) -> Preview:
    """The draft as it would come in now."""
    return preview_sheet(owner, draft.sheet, draft.choices, now=now)


def preview_sheet(owner: AbstractBaseUser, sheet: Sheet, choices: Choices, *, now: dt.datetime) -> Preview:
    """A table as it would come in now."""
    profile = Profile.objects.get(owner_id=owner.pk)
    return previewed(
        sheet,
        choices,
        today=profile.day(now),
        language=language_of(profile),
        country=profile.country,
        known=known_keys(owner),
        zone=profile.zone,
    )


def choose_sheet(draft: Draft, place: int) -> None:
    """Another sheet of the same workbook instead; what was decided about the columns of the first is forgotten with it."""
    taken = draft.taken
    if 0 <= place < len(taken.left):
        others = (taken.sheet, *taken.left[:place], *taken.left[place + 1 :])
        draft.taken = Taken(taken.left[place], tuple(sorted(others, key=lambda one: -len(one.rows))))
        draft.choices = Choices()
        draft.save()


def decide(draft: Draft, choices: Choices) -> None:
    """Keeps the person's choices."""
    draft.choices = choices
    draft.save(update_fields=["decided"])


def mend(draft: Draft, cells: Mapping[int, Mapping[int, str]]) -> None:
    """Other words for cells: by row (from 1) and column (from 0)."""
    choices = draft.choices
    for row, changes in cells.items():
        choices.cells.setdefault(row, {}).update(changes)
    decide(draft, choices)


def import_draft(owner: AbstractBaseUser, draft: Draft, *, now: dt.datetime) -> int:
    """Brings the rows in that are ready, as one action, and drops the draft. Gives how many openings there are from it.

    Pressed twice, it happens once. Raises NothingToImport, ValidationError.
    """
    ready = preview_of(owner, draft, now=now).ready
    if not ready:
        raise NothingToImport(
            _("No row is ready. Mend what is marked, or choose the rows that are there already.")
        )
    count = import_rows(
        owner, ready, now=now, name=draft.name, once=f"table-{draft.pk}-{int(draft.created_at.timestamp())}"
    )
    draft.delete()
    return count


def drop_old(owner: AbstractBaseUser, now: dt.datetime) -> None:
    """Forgets tables that nobody came back for."""
    Draft.objects.filter(owner_id=owner.pk, created_at__lt=now - KEPT).delete()


def _keep(
    owner: AbstractBaseUser, sheet: Sheet, name: str, now: dt.datetime, left: tuple[Sheet, ...] = ()
) -> Draft:
    draft = Draft(owner_id=owner.pk, name=name[:200], created_at=now)
    draft.taken = Taken(sheet, left)
    draft.save()
    return draft
