"""Each way in which the line fails says what it is and what to do."""

import socket
import ssl
import threading

import pytest
from django.core.exceptions import ValidationError

from huiyin.channels.mailbox.connection import imap
from huiyin.channels.mailbox.errors import MailError, WrongPassword
from huiyin.channels.mailbox.models import Account
from huiyin.channels.mailbox.presets import PRESETS, preset_for
from huiyin.channels.mailbox.services import remove, set_up, try_account
from huiyin.channels.sealed import seal, unseal
from tests.conftest import NOW
from tests.servers import dovecot, smtp


@pytest.fixture
def broken():
    """A server that says what a test gives it, and hangs up."""
    listening = socket.create_server(("127.0.0.1", 0))
    told = {"words": b""}

    def serve() -> None:
        while True:
            try:
                line, _who = listening.accept()
            except OSError:
                return
            with line:
                line.sendall(told["words"])

    thread = threading.Thread(target=serve)
    thread.start()
    yield listening.getsockname()[1], told
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()


def test_a_wrong_password(account):
    account.secret = seal("wrong")
    with pytest.raises(WrongPassword, match="user name or the password"):
        try_account(account)


def test_a_wrong_password_at_a_known_provider_says_how_to_get_the_right_one(account):
    account.secret, account.user, account.address = seal("wrong"), account.address, "someone@163.com"
    with pytest.raises(WrongPassword, match="authorisation code"):
        try_account(account)


def test_a_certificate_that_nobody_vouches_for(account, imap_server):
    account.imap_port, account.imap_security = imap_server.tls_port, "tls"
    with pytest.raises(MailError, match="cannot be trusted"):
        try_account(account)
    account.certificate = "nonsense"
    with pytest.raises(MailError, match="not readable"):
        try_account(account)
    account.certificate = imap_server.certificate
    assert "INBOX" in try_account(account)


def test_tls_where_none_is_spoken(account):
    account.imap_security = "tls"
    with pytest.raises(MailError, match="does not speak TLS"):
        try_account(account)


def test_an_open_line_to_elsewhere_is_refused(account):
    account.imap_host = "mail.example.org"
    with pytest.raises(MailError, match="could be read on its way"):
        try_account(account)


def test_nobody_there(account):
    account.imap_port = 1
    with pytest.raises(MailError, match="takes no calls"):
        try_account(account)


def test_no_such_server(account):
    account.imap_host, account.imap_security = "no-such-server.invalid", "tls"
    with pytest.raises(MailError, match="no server called"):
        try_account(account)


def test_a_server_that_hangs_up(account, broken):
    account.imap_port = broken[0]
    with pytest.raises(MailError, match="hung up"):
        try_account(account)


def test_a_server_that_says_nonsense(account, broken):
    account.imap_port, broken[1]["words"] = broken[0], b"220 this is no IMAP\r\n" * 3
    with pytest.raises(MailError, match="127"):
        try_account(account)


def test_a_server_that_does_not_answer(account):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        account.imap_port = listening.getsockname()[1]
        with pytest.raises(MailError, match="did not answer in time"), imap(account, timeout=0.2):
            pass


def test_the_server_is_told_who_calls(owner, home):
    """As 163 and 126 want it: after the login, before a folder is opened."""
    with dovecot.running(more="imap_id_log = *\n") as server:
        set_up(
            owner, "x@163.com", now=NOW, secret=dovecot.PASSWORD, imap_host="127.0.0.1", imap_port=server.port,
            imap_security="plain", smtp_host="127.0.0.1",
        )  # fmt: skip
        log = (server.place / "log").read_text()
    assert "ID sent: name=huiyin, version=1, vendor=huiyin" in log


def test_a_certificate_for_sending_that_nobody_vouches_for(sender, imap_server):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(imap_server.place / "cert.pem", imap_server.place / "key.pem")
    with smtp.running(context=context) as strict:
        sender.smtp_port, sender.smtp_security = strict.port, "tls"
        with pytest.raises(MailError, match="cannot be trusted"):
            try_account(sender)
        sender.certificate = imap_server.certificate
        assert "INBOX" in try_account(sender)


def test_the_password_is_sealed(account):
    account.refresh_from_db()
    assert dovecot.PASSWORD not in account.secret
    assert unseal(account.secret) == dovecot.PASSWORD


def test_a_mailbox_that_does_not_work_is_not_kept(owner, home):
    with pytest.raises(MailError):
        set_up(owner, "me@example.org", now=NOW, secret="x", imap_host="127.0.0.1", imap_port=1)
    with pytest.raises(ValidationError, match="not an e-mail address"):
        set_up(owner, "me", now=NOW)
    assert not Account.objects.exists()


def test_set_up_again_it_is_changed_and_keeps_its_password(account):
    again = set_up(account.owner, account.address.upper(), now=NOW, name="Carol")
    assert (again.pk, again.name, unseal(again.secret)) == (account.pk, "Carol", dovecot.PASSWORD)
    assert remove(account.owner, account.pk)


@pytest.mark.parametrize(
    ("address", "name", "host"),
    [
        ("a@gmail.com", "gmail", "imap.gmail.com"),
        ("a@hotmail.com", "outlook", "outlook.office365.com"),
        ("a@me.com", "icloud", "imap.mail.me.com"),
        ("1@QQ.com", "qq", "imap.qq.com"),
        ("a@foxmail.com", "qq", "imap.qq.com"),
        ("a@163.com", "163", "imap.163.com"),
        ("a@126.com", "126", "imap.126.com"),
        ("a@yeah.net", "yeah", "imap.yeah.net"),
        ("a@university.example", "other", "imap.university.example"),
    ],
)
def test_providers(address, name, host):
    assert (preset_for(address).name, preset_for(address).incoming.host) == (name, host)
    assert all(preset.steps for preset in PRESETS.values())
