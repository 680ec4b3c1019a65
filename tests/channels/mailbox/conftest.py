"""Carol's mailbox: a real server for the whole run, a mailbox of its own for each test."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from huiyin.channels.mailbox.models import Account
from huiyin.channels.mailbox.services import set_up
from tests.conftest import NOW
from tests.servers import dovecot, smtp

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def imap_server() -> Iterator[dovecot.Dovecot]:
    with dovecot.running() as server:
        yield server


@pytest.fixture
def address() -> str:
    """A mailbox that nobody has used."""
    return f"carol{next(_numbers)}@example.org"


@pytest.fixture
def account(owner: object, home: object, imap_server: dovecot.Dovecot, address: str) -> Account:
    """The mailbox, set up for reading."""
    return set_up(
        owner, address, now=NOW, secret=dovecot.PASSWORD, imap_host="127.0.0.1", imap_port=imap_server.port,
        imap_security="plain", since=None,
    )  # fmt: skip


@pytest.fixture
def arrives(imap_server: dovecot.Dovecot, address: str) -> Callable[..., bytes]:
    """A mail arrives in the mailbox."""

    def put(folder: str = "INBOX", **fields: str) -> bytes:
        raw = mail(**fields)
        imap_server.put(raw, folder, address)
        return raw

    return put


@pytest.fixture
def post() -> Iterator[smtp.Post]:
    with smtp.running() as server:
        yield server


@pytest.fixture
def sender(account: Account, post: smtp.Post) -> Account:
    """The mailbox, allowed to send."""
    account.may, account.name = "send", "Carol Lin"
    account.smtp_host, account.smtp_port, account.smtp_security = "127.0.0.1", post.port, "plain"
    account.save()
    return account


def mail(
    *,
    sender: str = "Anna Field <anna.field@greenharbour.example>",
    subject: str = "Your interview at Green Harbour",
    text: str = "Dear Carol,\n\nWe are still comparing and will let you know by Friday.\n\nAnna Field",
    message_id: str = "",
    date: str = "Mon, 18 May 2026 10:00:00 +0800",
    **headers: str,
) -> bytes:
    """A mail as it travels; every value can be another."""
    own = message_id or f"<{next(_numbers)}@mail.example>"
    lines = [
        f"From: {sender}",
        "To: carol@example.org",
        f"Subject: {subject}",
        f"Date: {date}",
        f"Message-ID: {own}",
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        text,
        "",
    ]
    return "\r\n".join(lines).encode()
