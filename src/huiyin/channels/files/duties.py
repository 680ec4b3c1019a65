"""What is due by itself: a backup a day on which something changed, and old tables forgotten."""

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.channels.files import services
from huiyin.journal.backup_file import once_a_day
from huiyin.journal.models import Action, Profile
from huiyin.journal.services.backup import backup_to

FOLDER = "backups"


def keep_backup(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """One backup a day into HUIYIN_HOME/backups; the newest seven stay. Nothing where nothing changed since the last.

    Raises BadBackup.
    """
    services.drop_old(owner, now)
    newest = Action.objects.filter(owner_id=owner.pk).first()
    if newest is None:
        return ""
    file = once_a_day(
        Path(settings.HUIYIN_HOME) / FOLDER,
        f"huiyin-{owner.pk}",
        Profile.objects.get(owner_id=owner.pk).day(now),
        now=now,
        changed_at=newest.at,
        to=lambda path: backup_to(owner, path, now=now),
    )
    return _("A backup was written: %(file)s") % {"file": file.name} if file else ""
