"""A real SMTP server (aiosmtpd) that keeps what it gets, and can be told to fail where a test wants it."""

import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.dovecot import free_port


@dataclass
class Post:
    """What came in. `refuse`: at which word the next letters fail: "rcpt", "data" (a no), "hang up" (after the last word).

    `unknown`: an address that it does not know.
    """

    port: int = 0
    letters: list[bytes] = field(default_factory=list)
    senders: list[tuple[str, list[str]]] = field(default_factory=list)
    refuse: str = ""
    unknown: str = ""

    @property
    def mails(self) -> list[Message]:
        return [message_from_bytes(raw) for raw in self.letters]

    @property
    def counted(self) -> Counter[str]:
        """How often each Message-ID came in."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.refuse == "rcpt" or address == self.unknown:
            return "550 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse == "data":
            return "554 Looks like spam"
        self.letters.append(bytes(envelope.content or b""))
        self.senders.append((str(envelope.mail_from), list(envelope.rcpt_tos)))
        if self.refuse == "hang up":
            server.transport.abort()
        return "250 Taken"


@contextmanager
def running(*, password: str = "", context: ssl.SSLContext | None = None) -> Iterator[Post]:
    """A server on a port of its own; with `password` it wants a login, with `context` it speaks TLS from the start."""
    post = Post()

    def let_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: Any) -> AuthResult:
        fits = isinstance(told, LoginPassword) and told.password == password.encode()
        return AuthResult(success=fits, handled=False)

    told: dict[str, Any] = {"authenticator": let_in, "auth_require_tls": False} if password else {}
    server = Controller(post, hostname="127.0.0.1", port=free_port(), ssl_context=context, **told)
    server.start()
    try:
        post.port = server.port
        yield post
    finally:
        server.stop()
