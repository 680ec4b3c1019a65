"""Keeping what is rehearsed, turn by turn, so that a talk left midway can be gone on with."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.growth.rehearsal.playing import HANG_UP
from huiyin.growth.rehearsal.playing import Rehearsal as Talk
from huiyin.growth.rehearsal.reviewing import summary
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Rehearsal
from huiyin.journal.services.recording import Recording, recorded
from huiyin.journal.services.repeated import done_once


@done_once
def keep_rehearsal(
    owner: AbstractBaseUser, talk: Talk, *, now: dt.datetime, once: str = "", going: int | None = None
) -> Rehearsal:
    """The talk as it stands: going on, ended or broken off. `going`: the row in which its turns before were kept.

    Each turn is an entry of its own, so that undo takes back the last thing said. Raises Rehearsal.DoesNotExist, and
    Conflict where the kept talk went on elsewhere.
    """
    verb = "keep_rehearsal" if going is None else "go_on_rehearsal"
    with recorded(owner, verb, talk.scene.told[talk.language].title, now=now, once=once) as recording:
        said = [turn.text for turn in talk.turns if turn.text != HANG_UP]
        told = {"said": said, "summary": summary(talk) if talk.ended else {"ended": "", "turns": len(said)}}
        if going is not None:
            return _gone_on(recording, going, talk, told)
        return recording.add(
            Rehearsal(
                on=recording.today,
                scene=talk.scene.name,
                seed=talk.seed,
                language=talk.language,
                channel=talk.channel,
                **told,
            )
        )


def _gone_on(recording: Recording, going: int, talk: Talk, told: dict[str, Any]) -> Rehearsal:
    row = Rehearsal.objects.select_for_update().get(owner_id=recording.owner.pk, pk=going)
    same = (row.scene, row.seed, row.language, row.channel) == (
        talk.scene.name,
        talk.seed,
        talk.language,
        talk.channel,
    )
    if not same or not row.going_on or told["said"][: len(row.said)] != row.said:
        raise Conflict(_("This talk has gone on elsewhere. Here it stands as it is now."), row)
    return recording.change(row, on=recording.today, **told)


def remove_rehearsal(owner: AbstractBaseUser, rehearsal_id: int, *, now: dt.datetime) -> None:
    """Takes it out. Raises Rehearsal.DoesNotExist."""
    with recorded(owner, "remove_rehearsal", now=now) as recording:
        found = Rehearsal.objects.select_for_update().get(owner_id=owner.pk, pk=rehearsal_id)
        recording.label = found.scene
        recording.remove(found)
