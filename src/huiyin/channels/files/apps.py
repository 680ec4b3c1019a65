import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from huiyin.channels import channel


class FilesConfig(channel.Channel):
    name = "huiyin.channels.files"
    label = "files"
    verbose_name = _("Files")

    def duties(self) -> Sequence[channel.Duty]:
        from huiyin.channels.files.duties import keep_backup

        return [channel.Duty("files.backup", dt.timedelta(hours=1), keep_backup)]
