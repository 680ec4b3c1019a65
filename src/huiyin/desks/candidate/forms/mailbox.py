"""The mailbox: its settings, what is brought in, a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.channels.mailbox.models import Account, May
from huiyin.desks.candidate import wording
from huiyin.desks.stationery.fields import DayInput

SECURITIES = [
    ("tls", _("TLS from the start")),
    ("starttls", "STARTTLS"),
    ("plain", _("none (this computer only)")),
]


class MailboxForm(forms.Form):
    """The address and the password are enough for the common providers; the servers can be told."""

    address = forms.EmailField(label=_("E-mail address"), max_length=254)
    secret = forms.CharField(
        label=_("Password or authorisation code"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept sealed on this computer. Empty: as before."),
    )
    client_id = forms.CharField(
        label=_("Application ID"),
        required=False,
        max_length=200,
        help_text=_("Only for Outlook and Microsoft 365, in place of a password."),
    )
    name = forms.CharField(label=_("Your name, as letters carry it"), required=False, max_length=200)
    may = forms.ChoiceField(
        label=_("What may Huiyin do there?"), choices=May.choices, widget=forms.RadioSelect, initial=May.READ
    )
    since = forms.DateField(label=_("Leave mail alone that is older than"), required=False, widget=DayInput)
    user = forms.CharField(label=_("User name, where it is not the address"), required=False, max_length=254)
    imap_host = forms.CharField(label=_("Incoming server (IMAP)"), required=False, max_length=253)
    imap_port = forms.IntegerField(label=_("Port"), required=False, min_value=1, max_value=65_535)
    imap_security = forms.ChoiceField(label=_("Encryption"), choices=SECURITIES, required=False)
    smtp_host = forms.CharField(label=_("Outgoing server (SMTP)"), required=False, max_length=253)
    smtp_port = forms.IntegerField(label=_("Port"), required=False, min_value=1, max_value=65_535)
    smtp_security = forms.ChoiceField(label=_("Encryption"), choices=SECURITIES, required=False)
    folders = forms.CharField(
        label=_("Folders to look in"),
        required=False,
        max_length=1000,
        help_text=_("Separated by commas. Empty: the inbox, and what you sent."),
    )
    certificate = forms.CharField(
        label=_("Certificate of a server of your own"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    SERVERS = (
        "user",
        "imap_host",
        "imap_port",
        "imap_security",
        "smtp_host",
        "smtp_port",
        "smtp_security",
        "folders",
        "certificate",
    )

    def values(self) -> dict[str, Any]:
        """What the service takes; servers that were left empty are filled in there."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("address", "secret", "client_id", "folders")
        }
        bare = {
            name: value
            for name, value in given.items()
            if value not in ("", None) or name in ("name", "user", "certificate")
        }
        if not given["imap_host"]:
            bare.pop("imap_security", None)
        if not given["smtp_host"]:
            bare.pop("smtp_security", None)
        names = self.cleaned_data["folders"].replace("，", ",").split(",")
        return {**bare, "folders": [name.strip() for name in names if name.strip()]}

    @property
    def server_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SERVERS]

    @classmethod
    def start(cls, account: Account | None) -> dict[str, Any]:
        if account is None:
            return {"may": May.READ}
        names = [name for name in cls.base_fields if name not in ("secret", "folders")]
        return {**{name: getattr(account, name) for name in names}, "folders": ", ".join(account.folders)}


class BringForm(forms.Form):
    """Mail or chats: as a file, or pasted."""

    file = forms.FileField(
        label=_("A file: .eml, .msg, .mbox, a zip of them, an exported chat"), required=False
    )
    text = forms.CharField(
        label=_("or paste a chat, with the names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=500_000,
    )
    channel = forms.ChoiceField(label=_("Where was it held?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = ("wechat", "im", "sms", "email")
        field: Any = self.fields["channel"]
        field.choices = [("", _("As it looks")), *((name, wording.CHANNELS[name]) for name in names)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not (given.get("text") or "").strip():
            self.add_error("file", _("Choose a file, or paste a chat."))
        return given


class LetterForm(forms.Form):
    """The letter before it leaves."""

    to = forms.CharField(label=_("To"), required=False, max_length=320)
    subject = forms.CharField(label=_("Subject"), required=False, max_length=998)
    text = forms.CharField(
        label=_("Your words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=200_000,
        strip=False,
    )
