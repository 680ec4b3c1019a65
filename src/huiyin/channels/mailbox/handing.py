"""Handing a letter to the SMTP server, so that one always knows on which side of the counter it lies."""

import datetime as dt
import smtplib
from collections.abc import Callable

from django.utils.translation import gettext as _

from huiyin.channels.mailbox import oauth
from huiyin.channels.mailbox.composing import mail_bytes
from huiyin.channels.mailbox.connection import TIMEOUT, explained, only_here, trust
from huiyin.channels.mailbox.errors import MailError, WrongPassword
from huiyin.channels.mailbox.models import Account, Entry, Letter
from huiyin.channels.mailbox.tokens import entered
from huiyin.channels.sealed import unseal


class NotSent(MailError):
    """The server certainly does not have the letter."""


class PerhapsSent(MailError):
    """The line broke after the letter was begun: the server may have it."""


class Counter:
    """The server's counter: opened when the first letter comes, used for the following ones, closed at the end.

    Servers close it when they like; it is then opened anew before the next letter. Where that fails, it stays closed.
    """

    def __init__(self, account: Account, timeout: float = TIMEOUT) -> None:
        self.account, self.timeout = account, timeout
        self._line: smtplib.SMTP | None = None
        self._wrong: NotSent | None = None

    def __enter__(self) -> "Counter":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def line(self) -> smtplib.SMTP:
        """An open line at which nothing is begun. Raises NotSent."""
        if self._line is not None and not _still_open(self._line):
            self.close()
        if self._line is None:
            self._line = self._opened()
        return self._line

    def _opened(self) -> smtplib.SMTP:
        """A batch does not wait for a server that is away as often as it has letters."""
        if self._wrong is None:
            try:
                return _open(self.account, self.timeout)
            except NotSent as error:
                self._wrong = error
        raise self._wrong

    def close(self) -> None:
        """Hangs up; the next letter opens it anew."""
        _shut(self._line)
        self._line = None


def hand_over(letter: Letter, at: dt.datetime, about_to: Callable[[], None], counter: Counter) -> None:
    """Gives the letter to the server. `about_to` is called before the first word of it leaves; it may raise to stop.

    Raises NotSent before that and when the server refuses; PerhapsSent when its answer does not come.
    """
    account = letter.account
    raw = mail_bytes(letter, at)
    line = counter.line()
    try:
        _address(line, account, letter)
        about_to()
        try:
            code, said = line.data(raw)
        except smtplib.SMTPDataError as error:
            raise NotSent(_refusal(error.smtp_code, error.smtp_error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise PerhapsSent(str(explained(error, account.smtp_host, account.smtp_port))) from error
        if code != 250:
            raise NotSent(_refusal(code, said))
    except BaseException:
        # Half a dialogue hangs in it: the next letter shall not stumble over that.
        counter.close()
        raise


def greet(account: Account, timeout: float = TIMEOUT) -> None:
    """Only says hello and logs in: does sending work? Raises NotSent."""
    _open(account, timeout).close()


def _open(account: Account, timeout: float) -> smtplib.SMTP:
    """A line on which the server has let us in. Raises NotSent."""
    try:
        if account.entry == Entry.SIGN_IN:
            return entered(account, lambda token: _greeted(account, timeout, token))
        return _greeted(account, timeout, "")
    except WrongPassword as error:
        raise NotSent(str(error)) from error
    except (smtplib.SMTPException, OSError, MailError) as error:
        raise NotSent(str(explained(error, account.smtp_host, account.smtp_port))) from error


def _greeted(account: Account, timeout: float, token: str) -> smtplib.SMTP:
    host, port = account.smtp_host, account.smtp_port
    # The machine's own name is nobody's business, and looking it up can take half a minute.
    own = "[127.0.0.1]"
    line: smtplib.SMTP | None = None
    try:
        if account.smtp_security == "plain":
            only_here(host)
        if account.smtp_security == "tls":
            line = smtplib.SMTP_SSL(host, port, own, timeout=timeout, context=trust(account))
        else:
            line = smtplib.SMTP(host, port, own, timeout=timeout)
        line.ehlo()
        if account.smtp_security == "starttls":
            line.starttls(context=trust(account))
            line.ehlo()
        if line.has_extn("auth"):
            _log_in(line, account, token)
    except smtplib.SMTPAuthenticationError as error:
        _shut(line)
        said = _("%(host)s does not accept the user name or the password for sending.") % {"host": host}
        if account.entry == Entry.SIGN_IN:
            said = _("%(host)s refuses the sign-in for sending.") % {"host": host}
        raise WrongPassword(said) from error
    except BaseException:
        _shut(line)
        raise
    return line


def _log_in(line: smtplib.SMTP, account: Account, token: str) -> None:
    if account.entry == Entry.SIGN_IN:
        known = line.esmtp_features.get("auth", "").upper().split()
        bearer = "OAUTHBEARER" in known and "XOAUTH2" not in known
        name, say = ("OAUTHBEARER", oauth.said_by_bearer) if bearer else ("XOAUTH2", oauth.said_for)
        # Whoever refuses first explains, and waits for an empty answer.
        line.auth(name, lambda asked=None: say(account.login, token) if asked is None else "")
    elif account.secret:
        line.login(account.login, unseal(account.secret))


def _still_open(line: smtplib.SMTP) -> bool:
    try:
        return line.rset()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _shut(line: smtplib.SMTP | None) -> None:
    if line is not None:
        line.close()


def _address(line: smtplib.SMTP, account: Account, letter: Letter) -> None:
    try:
        code, said = line.mail(account.address)
        if code == 250:
            code, said = line.rcpt(letter.to)
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(str(explained(error, account.smtp_host, account.smtp_port))) from error
    if code not in (250, 251):
        raise NotSent(_refusal(code, said))


def _refusal(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    told = {"code": code, "why": " ".join(words.split())[:300]}
    return _("The server did not take the letter (%(code)s %(why)s). It was not sent.") % told
