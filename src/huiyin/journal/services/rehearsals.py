"""Keeping what was rehearsed."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser

from huiyin.growth.rehearsal.playing import HANG_UP
from huiyin.growth.rehearsal.playing import Rehearsal as Talk
from huiyin.growth.rehearsal.reviewing import summary
from huiyin.journal.models import Rehearsal
from huiyin.journal.services.recording import recorded
from huiyin.journal.services.repeated import done_once


@done_once
def keep_rehearsal(owner: AbstractBaseUser, talk: Talk, *, now: dt.datetime, once: str = "") -> Rehearsal:
    """The talk, ended or broken off, with what it brought."""
    with recorded(
        owner, "keep_rehearsal", talk.scene.told[talk.language].title, now=now, once=once
    ) as recording:
        return recording.add(
            Rehearsal(
                on=recording.today,
                scene=talk.scene.name,
                seed=talk.seed,
                language=talk.language,
                channel=talk.channel,
                said=[turn.text for turn in talk.turns if turn.text != HANG_UP],
                summary=summary(talk),
            )
        )


def remove_rehearsal(owner: AbstractBaseUser, rehearsal_id: int, *, now: dt.datetime) -> None:
    """Takes it out. Raises Rehearsal.DoesNotExist."""
    with recorded(owner, "remove_rehearsal", now=now) as recording:
        found = Rehearsal.objects.select_for_update().get(owner_id=owner.pk, pk=rehearsal_id)
        recording.label = found.scene
        recording.remove(found)
