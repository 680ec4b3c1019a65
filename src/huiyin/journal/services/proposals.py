"""Verbs on plan B."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.journal.errors import Conflict
from huiyin.journal.models import Opening, Proposal
from huiyin.journal.services.openings import one_opening
from huiyin.journal.services.recording import Recording, recorded


def write_proposal(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    sections: Mapping[str, str],
    title: str = "",
    language: str = "",
    terms: Sequence[Mapping[str, Any]] | None = None,
    version: int | None = None,
) -> Proposal:
    """Plan B as it reads now. `version`: of the one that was opened; Conflict where another tab was quicker.

    `terms` that are not given stay. What is chosen of them becomes the opening's `can_give`; a floor never does.
    """
    with recorded(owner, "write_proposal", now=now) as recording:
        opening = one_opening(recording, opening_id)
        recording.label = str(opening)
        fields: dict[str, Any] = {"sections": dict(sections), "title": title}
        if terms is not None:
            fields["terms"] = [dict(term) for term in terms]
        there = _mine(recording, opening_id)
        said = _said(there.terms, there.language) if there else ""
        if there is None:
            found = recording.add(Proposal(opening=opening, language=language or opening.language, **fields))
        else:
            if version is not None and version != there.version:
                message = _("Plan B was changed meanwhile, perhaps in another tab. Both are shown.")
                raise Conflict(message, there)
            if language:
                fields["language"] = language
            found = recording.change(there, **fields)
        if terms is not None:
            _offer(recording, found, said)
        return found


def _offer(recording: Recording, proposal: Proposal, said: str) -> None:
    """What the person chose to say is what the letters may say; what is no longer chosen goes again.

    Words of the person's own in `can_give` stay. `said`: what the terms had put there before.
    """
    opening = Opening.objects.get(pk=proposal.opening_id)
    own = opening.can_give.removesuffix(said).rstrip("；; ")
    now_said = _said(proposal.terms, proposal.language)
    mark = "; " if proposal.language == "en" else "；"
    recording.change(opening, can_give=mark.join(text for text in (own, now_said) if text))


def _said(terms: Sequence[Mapping[str, Any]], language: str) -> str:
    chosen = [term["give"].strip() for term in terms if term["chosen"] and term["give"].strip()]
    return ("; " if language == "en" else "；").join(chosen)


def drop_proposal(owner: AbstractBaseUser, opening_id: int, *, now: dt.datetime) -> None:
    """Takes plan B out of the journal; undo brings it back."""
    with recorded(owner, "drop_proposal", now=now) as recording:
        there = _mine(recording, opening_id)
        if there is not None:
            recording.label = str(there.opening)
            recording.remove(there)


def _mine(recording: Recording, opening_id: int) -> Proposal | None:
    mine = Proposal.objects.select_related("opening").filter(owner=recording.owner)
    return mine.filter(opening_id=opening_id).first()
