"""A real SMTP server (aiosmtpd) that keeps what it gets, and can be told to fail where a test wants it."""

import ssl
from base64 import b64decode
from collections import Counter
from collections.abc import Collection, Iterator
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


class TokenPost(Post):
    """Takes nothing before it has seen a good token; it refuses as the large providers do, with a reason first."""

    def __init__(self, tokens: Collection[str]) -> None:
        super().__init__()
        self.tokens = tokens

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if not session.authenticated:
            return "530 Who are you?"
        envelope.mail_from = address
        return "250 OK"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        said = b64decode(args[1]).decode()
        if any(said.endswith(f"\1auth=Bearer {token}\1\1") for token in self.tokens):
            return AuthResult(success=True, handled=False, auth_data=said)
        await server.challenge_auth('{"status":"401","schemes":"bearer"}')
        return AuthResult(success=False, handled=False)


@contextmanager
def running(
    *, password: str = "", context: ssl.SSLContext | None = None, tokens: Collection[str] | None = None
) -> Iterator[Post]:
    """A server on a port of its own; with `password` it wants a login, with `context` it speaks TLS from the start.

    With `tokens` it wants one of them, by XOAUTH2.
    """
    post = Post() if tokens is None else TokenPost(tokens)

    def let_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: Any) -> AuthResult:
        fits = isinstance(told, LoginPassword) and told.password == password.encode()
        return AuthResult(success=fits, handled=False)

    told: dict[str, Any] = {"authenticator": let_in, "auth_require_tls": False} if password else {}
    if tokens is not None:
        told = {
            "auth_require_tls": False,
            "auth_exclude_mechanism": ["PLAIN", "LOGIN"],
        }
    server = Controller(post, hostname="127.0.0.1", port=free_port(), ssl_context=context, **told)
    server.start()
    try:
        post.port = server.port
        yield post
    finally:
        server.stop()
