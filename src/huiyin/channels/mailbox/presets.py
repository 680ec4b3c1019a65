"""Where the common mailboxes live and how one lets a program in; anything else is told by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from huiyin.channels.mailbox.oauth import Endpoint

Security = Literal["tls", "starttls", "plain"]
SECURITIES: tuple[Security, ...] = ("tls", "starttls", "plain")


@dataclass(frozen=True)
class Server:
    """A server's name and port, and how the line is kept secret."""

    host: str
    port: int
    security: Security = "tls"


@dataclass(frozen=True)
class Preset:
    """A provider. `keeps_sent`: what goes through its SMTP lies in its folder of sent mail by itself.

    `sign_in`: where it lets programs in by its own sign-in only.
    """

    name: str
    title: Any
    domains: tuple[str, ...]
    incoming: Server
    outgoing: Server
    keeps_sent: bool = False
    steps: Sequence[Any] = field(default=())
    link: str = ""
    sign_in: Endpoint | None = None


_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/{what}"
_MICROSOFT_SCOPE = (
    "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
)


def _microsoft(tenant: str) -> Endpoint:
    """`tenant`: consumers (Outlook.com, Hotmail, Live) or organizations (work and school)."""
    return Endpoint(
        _MICROSOFT.format(tenant=tenant, what="devicecode"),
        _MICROSOFT.format(tenant=tenant, what="token"),
        _MICROSOFT_SCOPE,
    )


_REGISTER = (
    _("Register: New registration, any name. Then, under Authentication, allow public client flows."),
    _("Under API permissions add, for Microsoft Graph, delegated: IMAP.AccessAsUser.All and SMTP.Send."),
    _(
        "Enter the application (client) ID here. You get a code, enter it at Microsoft and agree; your password never comes here."
    ),
)
_REGISTER_PAGE = "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"

_CODE_163 = (
    _("Open the mailbox in the browser: Settings, then POP3/SMTP/IMAP."),
    _("Switch the IMAP/SMTP service on. You are asked to send a text message from your phone."),
    _("Copy the authorisation code that is shown once, and enter it here in place of your password."),
)


def _netease(name: str, domain: str) -> Preset:
    return Preset(
        name,
        domain,
        (domain,),
        Server(f"imap.{domain}", 993),
        Server(f"smtp.{domain}", 465),
        steps=_CODE_163,
        link=f"https://mail.{domain}",
    )


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            "gmail",
            "Gmail",
            ("gmail.com", "googlemail.com"),
            Server("imap.gmail.com", 993),
            Server("smtp.gmail.com", 465),
            keeps_sent=True,
            steps=(
                _("In your Google account, under Security, switch on 2-Step Verification."),
                _("Then open the page of app passwords and make one; call it Huiyin."),
                _("Enter its 16 letters here. Your own password does not work and is not needed."),
            ),
            link="https://myaccount.google.com/apppasswords",
        ),
        Preset(
            "outlook",
            "Outlook",
            ("outlook.com", "hotmail.com", "live.com", "msn.com"),
            Server("outlook.office365.com", 993),
            Server("smtp-mail.outlook.com", 587, "starttls"),
            keeps_sent=True,
            steps=(
                _(
                    "Outlook.com lets programs in by Microsoft's own sign-in only. In its settings, under Mail, Forwarding and IMAP, allow IMAP."
                ),
                _(
                    "On the page below make an application for “Personal Microsoft accounts only”. Microsoft wants an Azure account for that; or let somebody who has one make it: its ID is no secret."
                ),
                *_REGISTER,
                _(
                    "Too much? A rule in Outlook can forward mail from employers to another mailbox; or bring mails in as files."
                ),
            ),
            link=_REGISTER_PAGE,
            sign_in=_microsoft("consumers"),
        ),
        Preset(
            "microsoft365",
            _("Microsoft 365 (work, school)"),
            (),
            Server("outlook.office365.com", 993),
            Server("smtp.office365.com", 587, "starttls"),
            keeps_sent=True,
            steps=(
                _("Your organisation has to allow it: ask for IMAP and, to send, authenticated SMTP."),
                _("On the page below make an application for the accounts of your organisation."),
                *_REGISTER,
            ),
            link=_REGISTER_PAGE,
            sign_in=_microsoft("organizations"),
        ),
        Preset(
            "icloud",
            "iCloud",
            ("icloud.com", "me.com", "mac.com"),
            Server("imap.mail.me.com", 993),
            Server("smtp.mail.me.com", 587, "starttls"),
            steps=(
                _("On account.apple.com, under Sign-In and Security, open App-Specific Passwords."),
                _("Make one and call it Huiyin; it looks like abcd-efgh-ijkl-mnop."),
                _("Enter it here with its hyphens."),
            ),
            link="https://account.apple.com/account/manage",
        ),
        Preset(
            "qq",
            _("QQ mail"),
            ("qq.com", "foxmail.com", "vip.qq.com"),
            Server("imap.qq.com", 993),
            Server("smtp.qq.com", 465),
            steps=(
                _("Open mail.qq.com in the browser: Settings, then Account and security."),
                _("Switch the POP3/IMAP/SMTP service on and confirm it with your phone."),
                _("Make an authorisation code and enter its 16 letters here in place of your QQ password."),
            ),
            link="https://mail.qq.com",
        ),
        _netease("163", "163.com"),
        _netease("126", "126.com"),
        _netease("yeah", "yeah.net"),
    )
}


def preset_for(address: str) -> Preset:
    """The provider of an address; for one that is not known, a guess at its servers' names."""
    domain = address.rpartition("@")[2].strip().lower()
    for preset in PRESETS.values():
        if domain in preset.domains:
            return preset
    return Preset(
        "other",
        _("Another mailbox"),
        (),
        Server(f"imap.{domain}" if domain else "", 993),
        Server(f"smtp.{domain}" if domain else "", 465),
        steps=(
            _("Your provider's help names the servers: look for IMAP and SMTP."),
            _("Many providers want a password made for programs; yours then stays with you."),
        ),
    )


def keeps_sent(host: str) -> bool:
    """Does the provider with this SMTP server file a copy of what is sent?"""
    return any(preset.keeps_sent and preset.outgoing.host == host for preset in PRESETS.values())
