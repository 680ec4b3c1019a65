"""The desk's letters for tests.channels.killing: a batch is prepared, and sent by children that are killed."""

import datetime as dt
import sys
from typing import Any

from tests.channels.kill_work import NOW, WORK
from tests.channels.killing import main


def _batch(owner: Any, count: int) -> list[int]:
    """So many people who were refused, with letters that may go out."""
    from huiyin.hiring.services import candidates, deciding, telling
    from tests.hiring.cast import cast, opened, plain_words

    people = cast(owner)
    opening = opened(people)
    rows = [{"name": f"P{number}", "email": f"p{number}@example.com"} for number in range(count)]
    do = {"by": people.by, "now": NOW}
    found = candidates.add_applications(people.desk, opening.pk, rows, **do).applications
    deciding.refuse(people.desk, [one.pk for one in found], **do)
    keys = [one.pk for one in telling.to_tell(people.desk)]
    letters = telling.prepare(people.desk, keys, plain_words, **do).letters
    telling.approve(people.desk, [letter.pk for letter in letters], **do)
    return [letter.pk for letter in letters]


def _send(owner: Any, later: float) -> int:
    """A tick some time later: what broke off is looked after first, then what is due goes out."""
    from huiyin.channels.mailbox.services import settle
    from huiyin.channels.recruiting.duties import send_letters

    now = NOW + dt.timedelta(minutes=later)
    settle(owner, now=now)
    send_letters(owner, now)
    return 0


def _states(owner: Any) -> dict[str, int]:
    from collections import Counter

    from huiyin.hiring.models import Letter

    return dict(Counter(Letter.objects.values_list("state", flat=True)))


def _unsure(owner: Any) -> list[list[Any]]:
    from huiyin.channels.mailbox.services import letters_of
    from huiyin.channels.recruiting.sending import letter_of
    from huiyin.hiring.models import Letter

    mails = {letter_of(one.room_ref): one.message_id for one in letters_of(owner, "hiring")}
    return [[key, mails[key]] for key in Letter.objects.filter(state="unsure").values_list("pk", flat=True)]


def _tell(owner: Any, letter_id: int, arrived: bool, later: float) -> str:
    from huiyin.channels.recruiting.sending import it_did_not, it_went
    from huiyin.hiring.models import Member

    desk = Member.objects.get().desk
    said = it_went if arrived else it_did_not
    return said(owner, desk, letter_id, now=NOW + dt.timedelta(minutes=later)).state


def _told(owner: Any) -> list[int]:
    from huiyin.hiring.models import Telling

    return list(Telling.objects.filter(told_at__isnull=False).values_list("letter", flat=True))


if __name__ == "__main__":
    main(
        sys.argv[1],
        {
            **WORK,
            "batch": _batch,
            "send": _send,
            "states": _states,
            "unsure": _unsure,
            "tell": _tell,
            "told": _told,
        },
    )
