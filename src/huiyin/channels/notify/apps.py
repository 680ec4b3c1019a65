import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from huiyin.channels import channel


class NotifyConfig(channel.Channel):
    name = "huiyin.channels.notify"
    label = "notify"
    verbose_name = _("Notifications")

    def duties(self) -> Sequence[channel.Duty]:
        from huiyin.channels.notify.duties import send_digest

        return [channel.Duty("notify.digest", dt.timedelta(minutes=5), send_digest)]
