import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from huiyin.channels import channel


class RecruitingConfig(channel.Channel):
    name = "huiyin.channels.recruiting"
    label = "recruiting"
    verbose_name = _("Recruiter's letters")

    def ready(self) -> None:
        from huiyin.channels.mailbox import rooms
        from huiyin.channels.recruiting.sending import ROOM, heard

        rooms.register(ROOM, heard)

    def duties(self) -> Sequence[channel.Duty]:
        from huiyin.channels.recruiting.duties import chase, keep, look_for_returned, send_letters

        return [
            channel.Duty(
                "recruiting.letters", dt.timedelta(minutes=1), send_letters, hold=dt.timedelta(hours=1)
            ),
            channel.Duty("recruiting.returned", dt.timedelta(minutes=15), look_for_returned),
            channel.Duty("recruiting.chase", dt.timedelta(hours=1), chase),
            channel.Duty("recruiting.keep", dt.timedelta(hours=6), keep),
        ]
