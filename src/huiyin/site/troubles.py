"""What a database's error means for a person, and what to do about it."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_MEANINGS: tuple[tuple[tuple[str, ...], Promise], ...] = (
    (
        ("database is locked", "database table is locked"),
        _("Another program is writing to the journal %(place)s and does not let go. Close it and try again."),
    ),
    (
        ("readonly database", "read-only", "permission denied", "readonly"),
        _("The journal %(place)s is read-only. Give yourself the right to write to it and to its folder."),
    ),
    (
        ("disk is full", "no space left"),
        _("The disk that holds %(place)s is full. Make some room and try again; what was written is kept."),
    ),
    (
        ("file is not a database", "malformed", "file is encrypted"),
        _("%(place)s is damaged or is no journal. Put it aside and restore a backup: huiyin restore FILE."),
    ),
    (
        ("unable to open database file", "disk i/o error"),
        _("The journal %(place)s cannot be opened. Check its folder and the rights to it."),
    ),
    (
        (
            "connection refused",
            "could not connect",
            "connection failed",
            "timeout expired",
            "could not translate",
        ),
        _("The database server of %(place)s does not answer. Is it running, and is DATABASE_URL right?"),
    ),
    (
        ("password authentication", "no password supplied", "does not exist"),
        _(
            "The database server of %(place)s does not let us in. Check user, password and name in DATABASE_URL."
        ),
    ),
)


def explained(error: BaseException) -> str:
    """One sentence on what is wrong with the database and what to do; for an unknown error, with its own words."""
    said = str(error).lower()
    for marks, meaning in _MEANINGS:
        if any(mark in said for mark in marks):
            return str(meaning) % {"place": place()}
    first = str(error).strip().splitlines()
    return str(_("The journal %(place)s cannot be used: %(why)s")) % {
        "place": place(),
        "why": first[0] if first else type(error).__name__,
    }


def place() -> str:
    """Where the journal lies, without a password."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        return str(database["NAME"])
    return f"{database['HOST'] or 'localhost'}/{database['NAME']}"
