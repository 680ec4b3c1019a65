import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from huiyin.channels import channel


class MailboxConfig(channel.Channel):
    name = "huiyin.channels.mailbox"
    label = "mailbox"
    verbose_name = _("Mailbox")

    def ready(self) -> None:
        from huiyin.channels.mailbox.models import Suggestion
        from huiyin.journal.services.beside import keep_beside

        keep_beside("suggestion", Suggestion)

    def duties(self) -> Sequence[channel.Duty]:
        from huiyin.channels.mailbox.duties import fetch_mail, settle_letters

        return [
            # First: a letter that broke off is known before its copy comes in from the folder of sent mail.
            channel.Duty("mailbox.letters", dt.timedelta(minutes=2), settle_letters),
            channel.Duty("mailbox.fetch", dt.timedelta(minutes=5), fetch_mail, hold=dt.timedelta(hours=1)),
        ]
