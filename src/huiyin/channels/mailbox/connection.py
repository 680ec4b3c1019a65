"""The line to a mailbox: opened, closed, and every way in which it fails told in words that help."""

import imaplib
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from huiyin.channels.mailbox import oauth
from huiyin.channels.mailbox.errors import MailError, WrongPassword, is_here
from huiyin.channels.mailbox.models import Account, Entry
from huiyin.channels.mailbox.presets import preset_for
from huiyin.channels.mailbox.tokens import entered
from huiyin.channels.sealed import unseal

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

TIMEOUT = 30.0
"""Seconds that a server may take for one answer."""
LONGEST_LINE = 20_000_000
"""Bytes: the numbers of a large folder come on one line; imaplib's own limit ends at some 100,000 mails."""


@contextmanager
def imap(account: Account, timeout: float = TIMEOUT) -> Iterator["BaseMailBox"]:
    """The mailbox, logged in; no folder is open yet. Raises MailError, also for what fails inside the block."""
    import imap_tools

    imaplib._MAXLINE = LONGEST_LINE  # type: ignore[attr-defined]
    try:
        box = _entered(account, timeout)
        try:
            yield box
        finally:
            _leave(box)
    except (imaplib.IMAP4.error, OSError, smtplib.SMTPException, imap_tools.errors.ImapToolsError) as error:
        raise explained(error, account.imap_host, account.imap_port) from error


def _connected(account: Account, timeout: float) -> "BaseMailBox":
    import imap_tools

    host, port = account.imap_host, account.imap_port
    if account.imap_security == "plain":
        only_here(host)
        return imap_tools.MailBoxUnencrypted(host, port, timeout=timeout)
    if account.imap_security == "starttls":
        return imap_tools.MailBoxStartTls(host, port, timeout=timeout, ssl_context=trust(account))
    return imap_tools.MailBox(host, port, timeout=timeout, ssl_context=trust(account))


def _entered(account: Account, timeout: float) -> "BaseMailBox":
    """A line on which the server has let us in."""

    def enter(token: str) -> "BaseMailBox":
        box = _connected(account, timeout)
        try:
            _log_in(box, account, token)
        except BaseException:
            _leave(box)
            raise
        return box

    return entered(account, enter) if account.entry == Entry.SIGN_IN else enter("")


def _leave(box: "BaseMailBox") -> None:
    from imap_tools.errors import ImapToolsError

    with suppress(imaplib.IMAP4.error, OSError, ImapToolsError):
        box.client.logout()
    # A goodbye that found no ear leaves the socket open.
    with suppress(OSError):
        box.client.shutdown()


def _log_in(box: "BaseMailBox", account: Account, token: str) -> None:
    from imap_tools.errors import MailboxLoginError

    try:
        if account.entry == Entry.SIGN_IN:
            _show_token(box, account, token)
        else:
            _say_password(box, account)
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        if isinstance(error, imaplib.IMAP4.abort):
            raise
        raise WrongPassword(_refused(account)) from error
    introduce(box)


def _say_password(box: "BaseMailBox", account: Account) -> None:
    secret = unseal(account.secret) if account.secret else ""
    if (account.login + secret).isascii():
        box.login(account.login, secret, initial_folder=None)
    else:
        box.login_utf8(account.login, secret, initial_folder=None)


def _show_token(box: "BaseMailBox", account: Account, token: str) -> None:
    """By XOAUTH2, or by OAUTHBEARER where the server knows only that. A refused token is answered by an empty line."""
    bearer = "AUTH=OAUTHBEARER" in box.client.capabilities and "AUTH=XOAUTH2" not in box.client.capabilities
    name, say = ("OAUTHBEARER", oauth.said_by_bearer) if bearer else ("XOAUTH2", oauth.said_for)
    words = [say(account.login, token).encode()]
    box.client.authenticate(name, lambda _asked: words.pop() if words else b"")


def introduce(box: "BaseMailBox") -> None:
    """Says who is calling, where the server wants to know: 163 and 126 open no folder before."""
    with suppress(imaplib.IMAP4.error):
        box.client.xatom("ID", '("name" "huiyin" "version" "1" "vendor" "huiyin")')


def _refused(account: Account) -> str:
    if account.entry == Entry.SIGN_IN:
        said = _("%(host)s refuses the sign-in. Is IMAP allowed in the mailbox's own settings?")
        return said % {"host": account.imap_host}
    steps = preset_for(account.address).steps
    told = _("%(host)s does not accept the user name or the password.") % {"host": account.imap_host}
    return " ".join([told, *map(str, steps)])


def trust(account: Account) -> ssl.SSLContext:
    """Whom to believe: the machine's authorities, or only the certificate that the person named."""
    if not account.certificate.strip():
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # It was chosen by hand: the name on it says no more than that.
    context.check_hostname = False
    try:
        context.load_verify_locations(cadata=account.certificate)
    except (ssl.SSLError, ValueError):
        raise MailError(
            _("The certificate is not readable. It begins with -----BEGIN CERTIFICATE-----.")
        ) from None
    return context


def only_here(host: str) -> None:
    """An open line is allowed to this machine only. Raises MailError."""
    if not is_here(host):
        raise MailError(
            _("Without encryption your password could be read on its way. Choose TLS or STARTTLS.")
        )


def explained(error: Exception, host: str, port: int) -> MailError:
    """Why the line failed, in words for people."""
    if isinstance(error, MailError):
        return error
    place = {"host": host, "port": port, "why": _plain(error)}
    for kinds, said in (
        (ssl.SSLCertVerificationError, _("The certificate of %(host)s cannot be trusted (%(why)s). If the server is your own, enter its certificate in the settings; otherwise do not go on.")),
        (ssl.SSLError, _("%(host)s does not speak TLS on port %(port)s. Usual are 993 and 465 with TLS, 143 and 587 with STARTTLS.")),
        (socket.gaierror, _("There is no server called %(host)s, or this computer is offline.")),
        (TimeoutError, _("%(host)s did not answer in time. Huiyin tries again later.")),
        (ConnectionRefusedError, _("%(host)s takes no calls on port %(port)s. Is the port right?")),
        ((imaplib.IMAP4.abort, ConnectionError, smtplib.SMTPServerDisconnected, EOFError), _("%(host)s hung up. Nothing is lost; Huiyin goes on from there later.")),
        (OSError, _("%(host)s cannot be reached (%(why)s).")),
    ):  # fmt: skip
        if isinstance(error, kinds):
            return MailError(said % place)
    if "unsafe login" in str(error).lower():
        return MailError(
            _(
                "%(host)s calls this login unsafe. Open the mailbox in the browser, allow IMAP there, and use its authorisation code."
            )
            % place
        )
    return MailError(_("%(host)s answered something unexpected: %(why)s") % place)


def _plain(error: Exception) -> str:
    """The error's own words, on one short line."""
    said = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    return " ".join(str(said).split())[:200]
