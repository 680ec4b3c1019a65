import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from huiyin.channels import channel


class CalendarConfig(channel.Channel):
    name = "huiyin.channels.calendar"
    label = "calendar"
    verbose_name = _("Calendar")

    def duties(self) -> Sequence[channel.Duty]:
        from huiyin.channels.calendar.duties import sync

        return [channel.Duty("calendar.sync", dt.timedelta(minutes=15), sync)]
