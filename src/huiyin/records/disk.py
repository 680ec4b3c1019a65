"""Why a file could not be read or written, in words for people instead of the system's."""

import errno
from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop

_WHY = {
    errno.ENOENT: gettext_noop("there is no such file or folder"),
    errno.ENOTDIR: gettext_noop("a part of its path is no folder"),
    errno.EISDIR: gettext_noop("it is a folder"),
    errno.EACCES: gettext_noop("you have no right to it"),
    errno.EPERM: gettext_noop("you have no right to it"),
    errno.EROFS: gettext_noop("this disk can only be read"),
    errno.ENOSPC: gettext_noop("the disk is full"),
    errno.ENAMETOOLONG: gettext_noop("its name is too long"),
}


def why(error: OSError, said: Callable[[str], str] = gettext) -> str:
    """The reason in the reader's language; the system's own words where we have none. `said`: another translation."""
    known = _WHY.get(error.errno or 0)
    return said(known) if known else error.strerror or str(error)
