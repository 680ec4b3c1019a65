"""What is due by itself: a backup a day on which something changed, and old tables forgotten."""

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from huiyin.channels.files import services
from huiyin.journal.backup_file import sweep
from huiyin.journal.models import Action, Profile
from huiyin.journal.services.backup import backup_to

FOLDER = "backups"
KEPT = 7


def keep_backup(owner: AbstractBaseUser, now: dt.datetime) -> str:
    """One backup a day into HUIYIN_HOME/backups; the newest seven stay. Nothing where nothing changed since the last."""
    services.drop_old(owner, now)
    newest = Action.objects.filter(owner_id=owner.pk).first()
    if newest is None:
        return ""
    folder = Path(settings.HUIYIN_HOME) / FOLDER
    day = Profile.objects.get(owner_id=owner.pk).day(now)
    file = folder / f"huiyin-{owner.pk}-{day.isoformat()}.zip"
    before = sorted(folder.glob(f"huiyin-{owner.pk}-*.zip"))
    if file.exists() or (before and before[-1].stat().st_mtime >= newest.at.timestamp()):
        return ""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    backup_to(owner, file, now=now)
    sweep(folder, now)
    for old in [*before, file][:-KEPT]:
        old.unlink(missing_ok=True)
    return _("A backup was written: %(file)s") % {"file": file.name}
