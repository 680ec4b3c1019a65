"""A backup that is put down to be looked at: whole, or not there at all."""

import errno

import pytest

from huiyin.journal.errors import BadBackup
from huiyin.journal.services import looking


def full_disk():
    yield b"PK\x03\x04"
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("parts", "says"),
    [(full_disk, "the disk is full"), (lambda: [b"no zip"], "no zip")],
    ids=["full", "no zip"],
)
def test_what_breaks_off_leaves_nothing_behind_and_says_why(owner, now, home, parts, says):
    with pytest.raises(BadBackup, match=says):
        looking.put_down(owner, parts(), now=now)
    assert list((home / "safety").iterdir()) == []
